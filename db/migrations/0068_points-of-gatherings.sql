DROP INDEX `gathering_points_news`;--> statement-breakpoint
ALTER TABLE `gathering_points` ADD `incidents` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `gathering_points` ADD `reads` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `gathering_points` ADD `reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `gathering_points` ADD `change` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `gathering_points_parent` ON `gathering_points` (`parent_id`) WHERE "gathering_points"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX `gathering_points_merged` ON `gathering_points` (`merged_into`) WHERE "gathering_points"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX `gathering_points_news` ON `gathering_points` (`gathering_id`,`change`);--> statement-breakpoint
ALTER TABLE `gatherings` ADD `points_change` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `gathering_attendance_point` ON `gathering_attendance` (`point_id`) WHERE "gathering_attendance"."point_id" is not null;