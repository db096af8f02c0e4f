CREATE TABLE `evaluation_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`answerable` integer NOT NULL,
	`answered` integer NOT NULL,
	`right` integer NOT NULL,
	`among_ten` integer NOT NULL,
	`mrr` real NOT NULL,
	`unanswerable` integer NOT NULL,
	`refused` integer NOT NULL,
	`wrong_ids` text NOT NULL,
	`ran_by` text,
	`ran_at` integer NOT NULL,
	FOREIGN KEY (`ran_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evaluation_runs_at` ON `evaluation_runs` (`ran_at`);--> statement-breakpoint
CREATE TABLE `golden_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`passage_ids` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
