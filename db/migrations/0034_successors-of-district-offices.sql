CREATE TABLE `district_successors` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`office` text NOT NULL,
	`office_key` text NOT NULL,
	`matter` text DEFAULT '' NOT NULL,
	`successor` text NOT NULL,
	`legal_source` text NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `district_successors_office` ON `district_successors` (`unit_id`,`office_key`,`matter`);