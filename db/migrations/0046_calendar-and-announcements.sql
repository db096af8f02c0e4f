CREATE TABLE `calendar_days` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`day` text NOT NULL,
	`name` text NOT NULL,
	`closed` integer NOT NULL,
	`no_send` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_days_office` ON `calendar_days` (`day`) WHERE "calendar_days"."unit_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_days_unit` ON `calendar_days` (`unit_id`,`day`) WHERE "calendar_days"."unit_id" is not null;--> statement-breakpoint
CREATE INDEX `calendar_days_day` ON `calendar_days` (`day`);--> statement-breakpoint
CREATE TABLE `sending_rules` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`if_nobody` text NOT NULL,
	`evening_at` text NOT NULL,
	`quiet_from` text NOT NULL,
	`quiet_to` text NOT NULL,
	`parts` integer NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`mime_type` text NOT NULL,
	`size` integer NOT NULL,
	`hash` text NOT NULL,
	`bytes` blob NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_age` ON `attachments` (`created_at`);--> statement-breakpoint
CREATE TABLE `digest_approvals` (
	`digest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`digest_id`, `person_id`),
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `message_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `message_templates_unit` ON `message_templates` (`unit_id`);--> statement-breakpoint
DROP INDEX `digests_unit_day`;--> statement-breakpoint
ALTER TABLE `digests` ADD `kind` text DEFAULT 'digest' NOT NULL;--> statement-breakpoint
ALTER TABLE `digests` ADD `part` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `digests` ADD `sending` text;--> statement-breakpoint
ALTER TABLE `digests` ADD `series_id` text REFERENCES digests(id);--> statement-breakpoint
ALTER TABLE `digests` ADD `returned_for` text;--> statement-breakpoint
ALTER TABLE `digests` ADD `drafted_at` integer;--> statement-breakpoint
ALTER TABLE `digests` ADD `missed` text;--> statement-breakpoint
CREATE UNIQUE INDEX `digests_series_day` ON `digests` (`series_id`,`day`) WHERE series_id is not null;--> statement-breakpoint
CREATE INDEX `digests_unit` ON `digests` (`unit_id`,`day`);--> statement-breakpoint
CREATE INDEX `digests_status` ON `digests` (`status`,`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `digests_unit_day` ON `digests` (`unit_id`,`day`,`part`) WHERE kind = 'digest';--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `quiet_from` text DEFAULT '22:00' NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `quiet_to` text DEFAULT '06:00' NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `image` text;