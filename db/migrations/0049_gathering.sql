CREATE TABLE `source_units` (
	`source_id` text NOT NULL,
	`unit_id` text NOT NULL,
	PRIMARY KEY(`source_id`, `unit_id`),
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `story_keys` (
	`unit_id` text NOT NULL,
	`key` text NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`unit_id`, `key`, `item_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `story_keys_item` ON `story_keys` (`item_id`);--> statement-breakpoint
CREATE TABLE `story_prints` (
	`item_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`print` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `story_prints_at` ON `story_prints` (`at`);--> statement-breakpoint
ALTER TABLE `sources` ADD `kind` text DEFAULT 'feed' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `pattern` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `filter` text DEFAULT '{"include":[],"exclude":[],"categories":[]}' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `host` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `claimed_until` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `failing_since` integer;--> statement-breakpoint
ALTER TABLE `sources` ADD `failures` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sources_host` ON `sources` (`host`);--> statement-breakpoint
CREATE INDEX `sources_shared` ON `sources` (`url`);--> statement-breakpoint
UPDATE `sources` SET `host` = lower(substr(`url`, instr(`url`, '://') + 3));--> statement-breakpoint
UPDATE `sources` SET `host` = substr(`host`, 1, instr(`host` || '/', '/') - 1);--> statement-breakpoint
UPDATE `sources` SET `failing_since` = `fetched_at`, `failures` = 1 WHERE `last_error` IS NOT NULL;
