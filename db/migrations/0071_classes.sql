CREATE TABLE `class_figures` (
	`series_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`people` integer NOT NULL,
	`attended` integer NOT NULL,
	`completed` integer NOT NULL,
	PRIMARY KEY(`series_id`, `unit_id`),
	FOREIGN KEY (`series_id`) REFERENCES `gathering_series`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `class_members` (
	`series_id` text NOT NULL,
	`person_id` text NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`series_id`, `person_id`),
	FOREIGN KEY (`series_id`) REFERENCES `gathering_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `class_members_person` ON `class_members` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`round_id` text,
	`series_id` text,
	`person_id` text NOT NULL,
	`attempt_id` text,
	`name` text NOT NULL,
	`shown` text NOT NULL,
	`place` integer,
	`score` integer NOT NULL,
	`total` integer NOT NULL,
	`sessions` integer,
	`issued_at` integer NOT NULL,
	`withdraw_asked_by` text,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `gathering_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdraw_asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_certificates`("id", "code", "round_id", "series_id", "person_id", "attempt_id", "name", "shown", "place", "score", "total", "sessions", "issued_at", "withdraw_asked_by", "withdrawn_at", "withdrawn_by", "reason") SELECT "id", "code", "round_id", NULL, "person_id", "attempt_id", "name", "shown", "place", "score", "total", NULL, "issued_at", "withdraw_asked_by", "withdrawn_at", "withdrawn_by", "reason" FROM `certificates`;--> statement-breakpoint
DROP TABLE `certificates`;--> statement-breakpoint
ALTER TABLE `__new_certificates` RENAME TO `certificates`;--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_standing` ON `certificates` (`round_id`,`person_id`) WHERE "certificates"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_class` ON `certificates` (`series_id`,`person_id`) WHERE "certificates"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX `certificates_person` ON `certificates` (`person_id`);--> statement-breakpoint
-- A class is completed by a round and by a share of its sessions: to the two columns before nothing was ever written.
CREATE TABLE `__new_gathering_series` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`recurrence` text,
	`papers_on` integer,
	`plan` text NOT NULL,
	`class_kind` text,
	`programme` text DEFAULT '' NOT NULL,
	`round_id` text,
	`attend_percent` integer,
	`pass_percent` integer,
	`keeper_id` text,
	`edited_by` text,
	`ended_at` integer,
	`forgotten_at` integer,
	`state` text DEFAULT 'active' NOT NULL,
	`drafted_to` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`keeper_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_gathering_series`("id", "unit_id", "kind", "title", "recurrence", "papers_on", "plan", "programme", "state", "drafted_to", "created_by", "created_at", "updated_at") SELECT "id", "unit_id", "kind", "title", "recurrence", "papers_on", "plan", "programme", "state", "drafted_to", "created_by", "created_at", "updated_at" FROM `gathering_series`;--> statement-breakpoint
DROP TABLE `gathering_series`;--> statement-breakpoint
ALTER TABLE `__new_gathering_series` RENAME TO `gathering_series`;--> statement-breakpoint
CREATE INDEX `gathering_series_unit` ON `gathering_series` (`unit_id`,`state`);
