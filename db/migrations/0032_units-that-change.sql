CREATE TABLE `unit_carried` (
	`change_id` text NOT NULL,
	`what` text NOT NULL,
	`row_id` text NOT NULL,
	`from_unit` text NOT NULL,
	`was` text,
	PRIMARY KEY(`change_id`, `what`, `row_id`),
	FOREIGN KEY (`change_id`) REFERENCES `unit_changes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `unit_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`act` text NOT NULL,
	`unit_ids` text NOT NULL,
	`target_id` text,
	`day` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`problem` text,
	`counts` text NOT NULL,
	`before` text,
	`made_by` text,
	`made_at` integer NOT NULL,
	`done_at` integer,
	`settled_at` integer,
	FOREIGN KEY (`target_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unit_changes_state` ON `unit_changes` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `unit_pasts` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`member_count` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unit_pasts_unit` ON `unit_pasts` (`unit_id`,`until`);--> statement-breakpoint
ALTER TABLE `units` ADD `code` text;--> statement-breakpoint
ALTER TABLE `units` ADD `beside_id` text REFERENCES units(id);--> statement-breakpoint
ALTER TABLE `units` ADD `successor_id` text REFERENCES units(id);--> statement-breakpoint
ALTER TABLE `units` ADD `closed_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `units_code` ON `units` (`code`) WHERE "units"."code" is not null;--> statement-breakpoint
CREATE INDEX `units_beside` ON `units` (`beside_id`) WHERE "units"."beside_id" is not null;--> statement-breakpoint
CREATE INDEX `units_successor` ON `units` (`successor_id`) WHERE "units"."successor_id" is not null;--> statement-breakpoint
CREATE INDEX `people_unit` ON `people` (`unit_id`);