CREATE TABLE `recounts` (
	`attempt_id` text NOT NULL,
	`change` integer NOT NULL,
	`round_id` text NOT NULL,
	`before` integer NOT NULL,
	`after` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `change`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recounts_round` ON `recounts` (`round_id`,`change`);--> statement-breakpoint
CREATE TABLE `round_changes` (
	`round_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`detail` text NOT NULL,
	`actor_id` text,
	PRIMARY KEY(`round_id`, `number`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `attempts` ADD `paused_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `edited_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `quizzes` ADD `published_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `quizzes` ADD `published_hash` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `proposed_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `rounds` ADD `paused_from` integer;--> statement-breakpoint
ALTER TABLE `rounds` ADD `paused_until` integer;--> statement-breakpoint
ALTER TABLE `rounds` ADD `cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `rounds` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `key_changes` text;--> statement-breakpoint
ALTER TABLE `seals` ADD `change` integer;