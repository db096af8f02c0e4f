CREATE TABLE `unmet_nights` (
	`day` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	`joined` integer DEFAULT 0 NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`ended_at` integer,
	`lease_until` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `unmet_questions` ADD `from_topic_id` text;--> statement-breakpoint
ALTER TABLE `unmet_questions` ADD `vector` blob;--> statement-breakpoint
ALTER TABLE `unmet_questions` ADD `vector_model` text;--> statement-breakpoint
ALTER TABLE `unmet_topics` ADD `parted` integer DEFAULT false NOT NULL;