CREATE TABLE `board_seats` (
	`unit_id` text NOT NULL,
	`office` text NOT NULL,
	`person_id` text NOT NULL,
	`set_by` text,
	`set_at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `office`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `board_seats_person` ON `board_seats` (`person_id`);--> statement-breakpoint
CREATE TABLE `duties` (
	`unit_id` text NOT NULL,
	`day` text NOT NULL,
	`work` text NOT NULL,
	`person_id` text NOT NULL,
	`set_by` text,
	`set_at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `day`, `work`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duties_person` ON `duties` (`person_id`);--> statement-breakpoint
CREATE INDEX `duties_day` ON `duties` (`day`);--> statement-breakpoint
ALTER TABLE `corrections` ADD `item_id` text REFERENCES items(id);--> statement-breakpoint
ALTER TABLE `corrections` ADD `told` text;--> statement-breakpoint
ALTER TABLE `digests` ADD `asked_at` integer;