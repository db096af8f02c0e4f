CREATE TABLE `document_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`from_hash` text NOT NULL,
	`hash` text DEFAULT '' NOT NULL,
	`version` integer NOT NULL,
	`changes` text NOT NULL,
	`made_by` text,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_corrections_hash` ON `document_corrections` (`document_id`,`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `document_corrections_one` ON `document_corrections` (`document_id`) WHERE hash = '';--> statement-breakpoint
CREATE TABLE `document_texts` (
	`document_id` text NOT NULL,
	`hash` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`document_id`, `hash`, `position`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_texts_created` ON `document_texts` (`created_at`);--> statement-breakpoint
CREATE TABLE `document_versions` (
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`shown_at` integer NOT NULL,
	PRIMARY KEY(`document_id`, `version`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
