CREATE TABLE `group_alarms` (
	`asset_id` text NOT NULL,
	`end` text NOT NULL,
	`ends_at` integer NOT NULL,
	`step` integer NOT NULL,
	`raised_at` integer NOT NULL,
	PRIMARY KEY(`asset_id`, `end`, `ends_at`, `step`)
);
--> statement-breakpoint
CREATE TABLE `group_assets` (
	`id` text PRIMARY KEY NOT NULL,
	`product` text NOT NULL,
	`member_limit` integer,
	`valid_through` integer,
	`auto_renew` integer NOT NULL,
	`used_by` text,
	`used_by_name` text,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `group_assets_used` ON `group_assets` (`used_by`);--> statement-breakpoint
CREATE TABLE `group_ledger` (
	`id` text PRIMARY KEY NOT NULL,
	`check_at` integer NOT NULL,
	`checked_at` integer,
	`problem` text
);
--> statement-breakpoint
ALTER TABLE `groups` ADD `link` text;--> statement-breakpoint
ALTER TABLE `groups` ADD `member_count` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `member_limit` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `pending_count` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `groups` ADD `dissolves_at` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `checked_at` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `check_at` integer DEFAULT 0 NOT NULL;