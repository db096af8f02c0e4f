CREATE TABLE `procedure_names` (
	`key` text NOT NULL,
	`procedure_id` text NOT NULL,
	`language` text NOT NULL,
	PRIMARY KEY(`key`, `procedure_id`, `language`),
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `procedure_names_of` ON `procedure_names` (`procedure_id`);--> statement-breakpoint
CREATE TABLE `procedure_versions` (
	`procedure_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`written_by` text,
	`written_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`approved_hash` text,
	PRIMARY KEY(`procedure_id`, `version`),
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `procedures` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`version` integer NOT NULL,
	`shown_version` integer,
	`checked_at` integer,
	`checked_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `procedures_unit` ON `procedures` (`unit_id`,`status`);--> statement-breakpoint
ALTER TABLE `answers` ADD `procedure` text;