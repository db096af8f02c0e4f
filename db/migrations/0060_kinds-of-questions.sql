CREATE TABLE `question_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`mime_type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` blob NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `question_pictures_age` ON `question_pictures` (`created_at`);--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `section` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `kind` text DEFAULT 'choice' NOT NULL;--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `picture` text;--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `exact` integer DEFAULT false NOT NULL;