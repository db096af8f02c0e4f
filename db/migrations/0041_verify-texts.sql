CREATE TABLE `verify_askers` (
	`about` text NOT NULL,
	`asker` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`about`, `asker`)
);
--> statement-breakpoint
CREATE INDEX `verify_askers_at` ON `verify_askers` (`at`);--> statement-breakpoint
CREATE TABLE `verify_prints` (
	`print` integer NOT NULL,
	`text_id` integer NOT NULL,
	PRIMARY KEY(`print`, `text_id`),
	FOREIGN KEY (`text_id`) REFERENCES `verify_texts`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `verify_prints_text` ON `verify_prints` (`text_id`);--> statement-breakpoint
CREATE TABLE `verify_texts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`ref_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verify_texts_ref` ON `verify_texts` (`kind`,`ref_id`);--> statement-breakpoint
CREATE TABLE `verify_unknown` (
	`id` text PRIMARY KEY NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`asks_money` integer DEFAULT false NOT NULL,
	`shown` text
);
--> statement-breakpoint
CREATE TABLE `verify_unknown_prints` (
	`print` text NOT NULL,
	`unknown_id` text NOT NULL,
	PRIMARY KEY(`print`, `unknown_id`),
	FOREIGN KEY (`unknown_id`) REFERENCES `verify_unknown`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `verify_unknown_prints_text` ON `verify_unknown_prints` (`unknown_id`);