CREATE TABLE `unmet_questions` (
	`question_id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`wording` text NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `unmet_topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unmet_questions_topic` ON `unmet_questions` (`topic_id`);--> statement-breakpoint
CREATE TABLE `unmet_topics` (
	`id` text PRIMARY KEY NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`became` text,
	`ref_id` text,
	`note` text DEFAULT '' NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	`ready_at` integer,
	FOREIGN KEY (`taken_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questions_outcome` ON `questions` (`outcome`,`asked_at`);