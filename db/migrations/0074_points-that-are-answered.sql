ALTER TABLE `gathering_points` ADD `answered` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `gatherings` ADD `kept_answers` text;--> statement-breakpoint
CREATE INDEX `gathering_rsvps_point` ON `gathering_rsvps` (`point_id`) WHERE "gathering_rsvps"."point_id" is not null;