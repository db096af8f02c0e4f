CREATE TABLE `announced` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`digest_id` text NOT NULL,
	`item_id` text NOT NULL,
	`changed_at` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `items`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `announced_item` ON `announced` (`digest_id`,`item_id`);--> statement-breakpoint
CREATE INDEX `announced_until` ON `announced` (`until`);--> statement-breakpoint
ALTER TABLE `answers` ADD `announced` text;--> statement-breakpoint
ALTER TABLE `items` ADD `life` text;--> statement-breakpoint
CREATE VIRTUAL TABLE announced_index USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
