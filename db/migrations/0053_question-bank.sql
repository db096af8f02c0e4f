CREATE TABLE `bank_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`folded` text NOT NULL,
	`twin` text,
	`retired_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_questions_unit` ON `bank_questions` (`unit_id`,`retired_at`,`updated_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `bank_questions_twin` ON `bank_questions` (`unit_id`,`twin`);--> statement-breakpoint
CREATE TABLE `bank_versions` (
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`written_by` text,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`question_id`, `version`),
	FOREIGN KEY (`question_id`) REFERENCES `bank_questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `bank_question` text;--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `bank_version` integer;