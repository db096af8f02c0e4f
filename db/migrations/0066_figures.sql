CREATE TABLE `fact_days` (
	`day` text PRIMARY KEY NOT NULL,
	`counted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `facts` (
	`period` text NOT NULL,
	`measure` text NOT NULL,
	`unit_id` text NOT NULL,
	`part` text DEFAULT '' NOT NULL,
	`count` integer NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`own_count` integer DEFAULT 0 NOT NULL,
	`own_total` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`period`, `measure`, `unit_id`, `part`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `report_forms` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`letterhead` text NOT NULL,
	`monthly` integer DEFAULT false NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`content` text NOT NULL,
	`made_at` integer NOT NULL,
	`opened_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reports_unit` ON `reports` (`unit_id`,`month`);--> statement-breakpoint
CREATE INDEX `reports_waiting` ON `reports` (`unit_id`) WHERE "reports"."opened_at" is null;--> statement-breakpoint
CREATE TABLE `unit_lines` (
	`unit_id` text NOT NULL,
	`from_day` text NOT NULL,
	`path` text NOT NULL,
	PRIMARY KEY(`unit_id`, `from_day`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `visits` (
	`day` text NOT NULL,
	`unit_id` text NOT NULL,
	`page` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `unit_id`, `page`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `deliveries` ADD `unit_id` text REFERENCES units(id);--> statement-breakpoint
-- What was planned before is counted for the unit that has the group by now.
UPDATE `deliveries` SET `unit_id` = (SELECT `unit_id` FROM `groups` WHERE `id` = `deliveries`.`group_id`) WHERE `group_id` IS NOT NULL;--> statement-breakpoint
CREATE INDEX `answers_by_person` ON `answers` (`created_at`) WHERE "answers"."origin" = 'person';--> statement-breakpoint
CREATE INDEX `broadcasts_day` ON `broadcasts` (`send_at`);--> statement-breakpoint
CREATE INDEX `feedback_answered` ON `feedback` (`answered_at`) WHERE "feedback"."answered_at" is not null;--> statement-breakpoint
CREATE INDEX `feedback_closed` ON `feedback` (`closed_at`) WHERE "feedback"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX `feedback_reopened` ON `feedback` (`reopened_at`) WHERE "feedback"."reopened_at" is not null;--> statement-breakpoint
CREATE INDEX `feedback_rated` ON `feedback` (`rated_at`) WHERE "feedback"."rated_at" is not null;--> statement-breakpoint
CREATE INDEX `items_created` ON `items` (`created_at`);--> statement-breakpoint
CREATE INDEX `items_decided` ON `items` (`decided_at`) WHERE "items"."decided_at" is not null;