CREATE TABLE `member_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_codes_person` ON `member_codes` (`person_id`);--> statement-breakpoint
CREATE INDEX `member_codes_expiry` ON `member_codes` (`expires_at`);