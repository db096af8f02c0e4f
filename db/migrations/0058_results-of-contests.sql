CREATE TABLE `member_counts` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	`source` text NOT NULL,
	`typed_by` text,
	`typed_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`typed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_counts_unit` ON `member_counts` (`unit_id`,`day`,`seq`);--> statement-breakpoint
CREATE TABLE `round_counts` (
	`round_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_hours` (
	`round_id` text NOT NULL,
	`hour` integer NOT NULL,
	`started` integer DEFAULT 0 NOT NULL,
	`handed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`round_id`, `hour`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_units` (
	`round_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`path` text NOT NULL,
	PRIMARY KEY(`round_id`, `unit_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `winner_calls` (
	`round_id` text PRIMARY KEY NOT NULL,
	`places` integer NOT NULL,
	`purpose` text NOT NULL,
	`until` integer NOT NULL,
	`set_by` text,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `winner_forms` (
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`place` integer NOT NULL,
	`sealed` text NOT NULL,
	`filled_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`erase_at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `person_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `winner_forms_person` ON `winner_forms` (`person_id`);--> statement-breakpoint
CREATE INDEX `winner_forms_erase` ON `winner_forms` (`erase_at`);--> statement-breakpoint
CREATE TABLE `winner_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text,
	`asked_at` integer NOT NULL,
	`agreed_by` text,
	`agreed_at` integer,
	`until` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `winner_openings_round` ON `winner_openings` (`round_id`,`asked_at`);
--> statement-breakpoint
INSERT INTO `round_counts` (`round_id`, `version`) SELECT DISTINCT `round_id`, 1 FROM `standings`;--> statement-breakpoint
INSERT INTO `round_hours` (`round_id`, `hour`, `started`) SELECT `round_id`, `started_at` / 3600000, count(*) FROM `attempts` GROUP BY 1, 2;--> statement-breakpoint
INSERT INTO `round_hours` (`round_id`, `hour`, `handed`) SELECT `round_id`, `submitted_at` / 3600000, count(*) FROM `attempts` WHERE `submitted_at` IS NOT NULL GROUP BY 1, 2
ON CONFLICT (`round_id`, `hour`) DO UPDATE SET `handed` = excluded.`handed`;
