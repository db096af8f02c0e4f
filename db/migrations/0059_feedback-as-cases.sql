CREATE TABLE `feedback_colleagues` (
	`feedback_id` text NOT NULL,
	`person_id` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`feedback_id`, `person_id`),
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_colleagues_person` ON `feedback_colleagues` (`person_id`);--> statement-breakpoint
CREATE TABLE `feedback_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`feedback_id` text NOT NULL,
	`step_id` text,
	`state` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`mime_type` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `feedback_steps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_pictures_feedback` ON `feedback_pictures` (`feedback_id`);--> statement-breakpoint
CREATE INDEX `feedback_pictures_waiting` ON `feedback_pictures` (`created_at`) WHERE "feedback_pictures"."state" = 'waiting';--> statement-breakpoint
CREATE TABLE `feedback_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`feedback_id` text NOT NULL,
	`kind` text NOT NULL,
	`by_person_id` text,
	`text` text DEFAULT '' NOT NULL,
	`to_name` text DEFAULT '' NOT NULL,
	`to_person_id` text,
	`answer_id` text,
	`before` text,
	`told` text DEFAULT 'no' NOT NULL,
	`taken_back_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answer_id`) REFERENCES `feedback_answers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_steps_feedback` ON `feedback_steps` (`feedback_id`);--> statement-breakpoint
CREATE INDEX `feedback_steps_waiting` ON `feedback_steps` (`feedback_id`) WHERE "feedback_steps"."told" = 'waits';--> statement-breakpoint
CREATE TABLE `feedback_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`action` text DEFAULT '' NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_templates_unit` ON `feedback_templates` (`unit_id`);--> statement-breakpoint
ALTER TABLE `feedback` ADD `half_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `reminded` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `feedback` ADD `place` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `feedback` ADD `latitude` real;--> statement-breakpoint
ALTER TABLE `feedback` ADD `longitude` real;--> statement-breakpoint
ALTER TABLE `feedback` ADD `happened_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `merged_into` text REFERENCES feedback(id);--> statement-breakpoint
ALTER TABLE `feedback` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `answered_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `answered_late` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `reopened_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `rating` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `rating_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `feedback` ADD `rated_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `feedback_merged` ON `feedback` (`merged_into`) WHERE "feedback"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX `feedback_open` ON `feedback` (`due_at`) WHERE "feedback"."status" in ('received', 'assigned');--> statement-breakpoint
CREATE INDEX `feedback_received` ON `feedback` (`created_at`);--> statement-breakpoint
ALTER TABLE `feedback_answers` ADD `closes` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `feedback_answers` ADD `withdrawn_at` integer;--> statement-breakpoint
-- When it was first answered is known; of what is late already nobody is reminded all at once.
UPDATE `feedback` SET `answered_at` = (SELECT min(`created_at`) FROM `feedback_answers` WHERE `feedback_id` = `feedback`.`id`);--> statement-breakpoint
UPDATE `feedback` SET `answered_late` = `answered_at` > `due_at` WHERE `answered_at` IS NOT NULL;--> statement-breakpoint
UPDATE `feedback` SET `reminded` = 2 WHERE `due_at` < unixepoch() * 1000;
