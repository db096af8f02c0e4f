CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`document_count` integer NOT NULL,
	`before` text,
	`after` text,
	`moved` text DEFAULT '[]' NOT NULL,
	`outdated` text DEFAULT '[]' NOT NULL,
	`made_by` text,
	`made_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text DEFAULT '' NOT NULL,
	`lease_until` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `releases_state` ON `releases` (`state`,`made_at`);--> statement-breakpoint
CREATE TABLE `staged_documents` (
	`document_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`release_id` text NOT NULL,
	`original_id` text,
	`described` text NOT NULL,
	`was_at` integer,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staged_documents_release` ON `staged_documents` (`release_id`);--> statement-breakpoint
CREATE INDEX `staged_documents_original` ON `staged_documents` (`original_id`);