CREATE TABLE `admissions` (
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`told_by` text,
	`mark` text,
	`birth_year` integer,
	`guardian` text,
	`guardian_mark` text,
	`agreed_at` integer,
	`text_version` text,
	`withdrawn_at` integer,
	PRIMARY KEY(`round_id`, `person_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `admissions_mark` ON `admissions` (`round_id`,`mark`) WHERE "admissions"."mark" is not null;--> statement-breakpoint
CREATE INDEX `admissions_person` ON `admissions` (`person_id`);--> statement-breakpoint
CREATE INDEX `admissions_guardian` ON `admissions` (`round_id`,`guardian_mark`) WHERE "admissions"."guardian_mark" is not null;--> statement-breakpoint
CREATE TABLE `attempt_traces` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`device` text,
	`network` text,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_traces_round` ON `attempt_traces` (`round_id`);--> statement-breakpoint
CREATE INDEX `attempt_traces_person` ON `attempt_traces` (`person_id`);--> statement-breakpoint
CREATE TABLE `kept_attempts` (
	`attempt_id` text NOT NULL,
	`doubt` text NOT NULL,
	`round_id` text NOT NULL,
	`at` integer NOT NULL,
	`kept_by` text,
	PRIMARY KEY(`attempt_id`, `doubt`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kept_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kept_attempts_round` ON `kept_attempts` (`round_id`);--> statement-breakpoint
CREATE TABLE `round_codes` (
	`round_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`made_at` integer NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`round_id`, `code_hash`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `attempts` ADD `left_out` integer DEFAULT false NOT NULL;