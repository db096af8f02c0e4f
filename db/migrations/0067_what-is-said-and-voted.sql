ALTER TABLE `gathering_comments` ADD `hidden_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `gathering_comments` ADD `words` text DEFAULT '' NOT NULL;