CREATE TABLE `section_vectors` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`model` text NOT NULL,
	`section_seq` integer NOT NULL,
	`hash` text NOT NULL,
	`vector` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `section_vectors_section` ON `section_vectors` (`model`,`section_seq`);--> statement-breakpoint
CREATE INDEX `section_vectors_seq` ON `section_vectors` (`section_seq`);--> statement-breakpoint
CREATE INDEX `section_vectors_hash` ON `section_vectors` (`hash`,`model`);