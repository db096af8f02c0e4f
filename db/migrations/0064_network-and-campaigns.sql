CREATE TABLE `campaign_links` (
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`ref_id` text NOT NULL,
	`position` integer NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `kind`, `ref_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_links_ref` ON `campaign_links` (`kind`,`ref_id`);--> statement-breakpoint
CREATE TABLE `campaign_tags` (
	`campaign_id` text NOT NULL,
	`key` text NOT NULL,
	`tag` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	PRIMARY KEY(`campaign_id`, `key`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_tags_key` ON `campaign_tags` (`key`,`state`);--> statement-breakpoint
CREATE TABLE `campaign_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`title` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text,
	`due_on` text NOT NULL,
	`done_at` integer,
	`done_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_tasks_of` ON `campaign_tasks` (`campaign_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `campaign_tasks_person` ON `campaign_tasks` (`person_id`);--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`lead` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`content_hash` text NOT NULL,
	`edited_by` text,
	`approved_by` text,
	`approved_at` integer,
	`approved_hash` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_code_unique` ON `campaigns` (`code`);--> statement-breakpoint
CREATE INDEX `campaigns_unit` ON `campaigns` (`unit_id`,`starts_on`);--> statement-breakpoint
CREATE INDEX `campaigns_status` ON `campaigns` (`status`,`ends_on`);--> statement-breakpoint
CREATE TABLE `network_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`from_unit_id` text NOT NULL,
	`month` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`sent_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `network_notes_once` ON `network_notes` (`unit_id`,`from_unit_id`,`month`,`kind`);--> statement-breakpoint
CREATE TABLE `opinion_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`subject` text NOT NULL,
	`subject_key` text NOT NULL,
	`people` text NOT NULL,
	`feeling` text NOT NULL,
	`suggestion` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `opinion_reports_month` ON `opinion_reports` (`month`,`unit_id`);--> statement-breakpoint
CREATE TABLE `opinion_subjects` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opinion_subjects_key` ON `opinion_subjects` (`unit_id`,`key`);--> statement-breakpoint
CREATE TABLE `packet_done` (
	`packet_id` text NOT NULL,
	`person_id` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`packet_id`, `person_id`, `act`),
	FOREIGN KEY (`packet_id`) REFERENCES `packets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `packet_done_person` ON `packet_done` (`person_id`);--> statement-breakpoint
CREATE TABLE `packets` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`title` text NOT NULL,
	`code` text NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`edited_by` text,
	`approved_by` text,
	`approved_at` integer,
	`approved_hash` text,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	`withdrawn_for` text,
	`told_at` integer,
	`recalled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `packets_code_unique` ON `packets` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `packets_month` ON `packets` (`unit_id`,`month`) WHERE status <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `packets_status` ON `packets` (`status`,`month`);--> statement-breakpoint
CREATE TABLE `score_sheets` (
	`speaker_id` text NOT NULL,
	`person_id` text NOT NULL,
	`marks` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`speaker_id`, `person_id`),
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `score_sheets_person` ON `score_sheets` (`person_id`);--> statement-breakpoint
CREATE TABLE `speakers` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`unit_name` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `speaking_contests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `speakers_number` ON `speakers` (`contest_id`,`number`);--> statement-breakpoint
CREATE TABLE `speaking_contests` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`rules` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`result` text,
	`result_hash` text,
	`created_by` text,
	`closed_by` text,
	`published_by` text,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `speaking_contests_unit` ON `speaking_contests` (`unit_id`);--> statement-breakpoint
CREATE TABLE `speaking_judges` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`contest_id`, `person_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `speaking_contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `speaking_judges_person` ON `speaking_judges` (`person_id`);