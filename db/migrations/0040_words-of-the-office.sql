CREATE TABLE `office_words` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`people` text NOT NULL,
	`law` text NOT NULL,
	`both` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `office_words_unit` ON `office_words` (`unit_id`);