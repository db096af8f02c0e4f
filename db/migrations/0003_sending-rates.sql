CREATE TABLE `send_rates` (
	`key` text PRIMARY KEY NOT NULL,
	`spent_until` real NOT NULL
);
--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `hold_until` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `deliveries_turn` ON `deliveries` (`broadcast_id`,`state`,`due_at`);