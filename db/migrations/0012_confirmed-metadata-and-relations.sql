CREATE TABLE `document_relations` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`kind` text NOT NULL,
	`target_key` text NOT NULL,
	`target_number` text NOT NULL,
	`target_title` text DEFAULT '' NOT NULL,
	`target_issued_on` text,
	`scope` text DEFAULT '' NOT NULL,
	`effective_on` text,
	`evidence` text DEFAULT '' NOT NULL,
	`status` text DEFAULT 'suggested' NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_relations_one` ON `document_relations` (`document_id`,`kind`,`target_key`,`target_title`,`scope`);--> statement-breakpoint
CREATE INDEX `document_relations_target` ON `document_relations` (`target_key`,`status`);--> statement-breakpoint
ALTER TABLE `documents` ADD `place` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `term` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `signatory` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `url` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `readings` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `confirmed_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `documents` ADD `repealed_on` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `amended_on` text;--> statement-breakpoint
CREATE INDEX `documents_kind` ON `documents` (`kind`);--> statement-breakpoint
CREATE INDEX `documents_issuer` ON `documents` (`issuer`);--> statement-breakpoint
CREATE INDEX `documents_issued` ON `documents` (`issued_on`);