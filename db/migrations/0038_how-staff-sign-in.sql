CREATE TABLE `chat_sign_ins` (
	`browser_hash` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`device` text NOT NULL,
	`person_id` text,
	`answer_hash` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`answered_at` integer,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `chat_sign_ins_code` ON `chat_sign_ins` (`code`);--> statement-breakpoint
CREATE INDEX `chat_sign_ins_person` ON `chat_sign_ins` (`person_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `chat_sign_ins_expiry` ON `chat_sign_ins` (`expires_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `second_steps` (
	`person_id` text PRIMARY KEY NOT NULL,
	`sealed_secret` text,
	`enrolled_at` integer,
	`pending_secret` text,
	`last_step` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`locked_until` integer DEFAULT 0 NOT NULL,
	`reset_at` integer,
	`reset_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `zalo_sign_ins` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`browser_hash` text NOT NULL,
	`sealed_verifier` text NOT NULL,
	`return_to` text NOT NULL,
	`person_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `zalo_sign_ins_expiry` ON `zalo_sign_ins` (`expires_at`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `second_step_at` integer;