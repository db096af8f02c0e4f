CREATE TABLE `connection_alarms` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`times` integer DEFAULT 1 NOT NULL,
	`raised_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`cleared_at` integer
);
--> statement-breakpoint
CREATE INDEX `connection_alarms_open` ON `connection_alarms` (`cleared_at`,`kind`);--> statement-breakpoint
CREATE TABLE `consent_requests` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`sealed_verifier` text NOT NULL,
	`asked_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `unknown_events` (
	`name` text PRIMARY KEY NOT NULL,
	`fields` text NOT NULL,
	`times` integer DEFAULT 1 NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`key` text PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `oa_tokens` ADD `refused_at` integer;