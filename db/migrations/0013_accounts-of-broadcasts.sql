CREATE TABLE `broadcast_accounts` (
	`broadcast_id` text NOT NULL,
	`account` text NOT NULL,
	`failed_run` integer DEFAULT 0 NOT NULL,
	`hold_until` integer DEFAULT 0 NOT NULL,
	`stop_reason` text,
	PRIMARY KEY(`broadcast_id`, `account`),
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `broadcasts` DROP COLUMN `failed_run`;--> statement-breakpoint
ALTER TABLE `broadcasts` DROP COLUMN `hold_until`;