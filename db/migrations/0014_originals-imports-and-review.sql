CREATE TABLE `document_originals` (
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`original_id` text NOT NULL,
	PRIMARY KEY(`document_id`, `version`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`original_id`) REFERENCES `originals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_originals_original` ON `document_originals` (`original_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`uploaded_by` text,
	`original_id` text,
	`replaces` text,
	`file_name` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`access` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claim` text,
	`lease_until` integer,
	`pages_read` integer DEFAULT 0 NOT NULL,
	`pages` integer,
	`passages` integer DEFAULT 0 NOT NULL,
	`report` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`original_id`) REFERENCES `originals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaces`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_waiting` ON `imports` (`state`,`lease_until`);--> statement-breakpoint
CREATE INDEX `imports_unit` ON `imports` (`unit_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `imports_original` ON `imports` (`original_id`);--> statement-breakpoint
CREATE TABLE `original_parts` (
	`original_id` text NOT NULL,
	`position` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`original_id`, `position`),
	FOREIGN KEY (`original_id`) REFERENCES `originals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `originals` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`size` integer DEFAULT 0 NOT NULL,
	`sha256` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `originals_sha256` ON `originals` (`sha256`);--> statement-breakpoint
ALTER TABLE `answers` ADD `review_since` integer;--> statement-breakpoint
ALTER TABLE `answers` ADD `reviewed_by` text REFERENCES people(id);--> statement-breakpoint
CREATE INDEX `answers_review` ON `answers` (`review_since`);--> statement-breakpoint
ALTER TABLE `golden_questions` ADD `review_since` integer;--> statement-breakpoint
CREATE INDEX `citations_passage` ON `citations` (`passage_id`);