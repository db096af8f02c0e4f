CREATE TABLE `seals` (
	`round_id` text NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`entries` integer NOT NULL,
	`sealed_at` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`round_id`, `number`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `attempts` ADD `seal` integer;--> statement-breakpoint
CREATE INDEX `attempts_ledger` ON `attempts` (`round_id`,`seal`,`submitted_at`,`id`) WHERE "attempts"."submitted_at" is not null;