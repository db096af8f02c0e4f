CREATE TABLE `done_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`print` text NOT NULL,
	`run` text NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`sealed_reply` text
);
--> statement-breakpoint
CREATE INDEX `done_acts_at` ON `done_acts` (`at`);