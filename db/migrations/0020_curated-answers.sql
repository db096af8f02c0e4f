CREATE TABLE `curated_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`text` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`valid_until` text,
	`status` text DEFAULT 'draft' NOT NULL,
	`created_by` text,
	`edited_by` text,
	`approved_by` text,
	`approved_at` integer,
	`approved_hash` text,
	`review_since` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `curated_answers_status` ON `curated_answers` (`status`,`updated_at`);--> statement-breakpoint
CREATE INDEX `curated_answers_unit` ON `curated_answers` (`unit_id`);--> statement-breakpoint
CREATE TABLE `curated_citations` (
	`curated_id` text NOT NULL,
	`position` integer NOT NULL,
	`passage_id` text NOT NULL,
	`quote` text NOT NULL,
	`label` text NOT NULL,
	`document_title` text NOT NULL,
	`in_force` text NOT NULL,
	PRIMARY KEY(`curated_id`, `position`),
	FOREIGN KEY (`curated_id`) REFERENCES `curated_answers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `curated_citations_passage` ON `curated_citations` (`passage_id`);--> statement-breakpoint
CREATE TABLE `curated_wordings` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`curated_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`curated_id`) REFERENCES `curated_answers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `curated_wordings_of` ON `curated_wordings` (`curated_id`,`position`);--> statement-breakpoint
ALTER TABLE `answers` ADD `curated` text;--> statement-breakpoint
CREATE VIRTUAL TABLE curated_index USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
