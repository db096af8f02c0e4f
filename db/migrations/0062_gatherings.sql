CREATE TABLE `gathering_minutes` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`written_by` text,
	`created_at` integer NOT NULL,
	`signed_at` integer,
	`sent_at` integer,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gathering_minutes_version` ON `gathering_minutes` (`gathering_id`,`version`);--> statement-breakpoint
CREATE TABLE `gathering_signatures` (
	`minutes_id` text NOT NULL,
	`signs_as` text NOT NULL,
	`person_id` text,
	`content_hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`minutes_id`, `signs_as`),
	FOREIGN KEY (`minutes_id`) REFERENCES `gathering_minutes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gathering_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`text` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	`looked_at_in` text,
	`set_by` text,
	`done_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`looked_at_in`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_tasks_of` ON `gathering_tasks` (`gathering_id`);--> statement-breakpoint
CREATE INDEX `gathering_tasks_unit` ON `gathering_tasks` (`unit_id`,`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `gathering_attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`point_id` text,
	`person_id` text,
	`sealed_name` text,
	`unit_id` text,
	`way` text NOT NULL,
	`by_person_id` text,
	`may_vote` integer DEFAULT false NOT NULL,
	`at` integer NOT NULL,
	`taken_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`point_id`) REFERENCES `gathering_points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gathering_attendance_person` ON `gathering_attendance` (`gathering_id`,`person_id`) WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX `gathering_attendance_of` ON `gathering_attendance` (`gathering_id`,`at`);--> statement-breakpoint
CREATE INDEX `gathering_attendance_by` ON `gathering_attendance` (`person_id`) WHERE "gathering_attendance"."person_id" is not null;--> statement-breakpoint
CREATE TABLE `gathering_ballots` (
	`receipt` text NOT NULL,
	`motion_id` text NOT NULL,
	`choice` integer NOT NULL,
	PRIMARY KEY(`motion_id`, `receipt`),
	FOREIGN KEY (`motion_id`) REFERENCES `gathering_motions`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `gathering_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`agenda_id` text,
	`person_id` text,
	`author` text NOT NULL,
	`text` text NOT NULL,
	`cluster_id` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_id`) REFERENCES `gathering_agenda`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_comments_of` ON `gathering_comments` (`gathering_id`,`state`,`at`);--> statement-breakpoint
CREATE INDEX `gathering_comments_cluster` ON `gathering_comments` (`cluster_id`);--> statement-breakpoint
CREATE INDEX `gathering_comments_person` ON `gathering_comments` (`person_id`) WHERE "gathering_comments"."person_id" is not null;--> statement-breakpoint
CREATE TABLE `gathering_motions` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`agenda_id` text,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`options` text NOT NULL,
	`way` text NOT NULL,
	`pass_percent` integer,
	`state` text DEFAULT 'draft' NOT NULL,
	`opened_at` integer,
	`counted_at` integer,
	`result` text,
	`result_hash` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_id`) REFERENCES `gathering_agenda`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gathering_motions_position` ON `gathering_motions` (`gathering_id`,`position`);--> statement-breakpoint
CREATE TABLE `gathering_points` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`parent_id` text,
	`path` text NOT NULL,
	`number` integer NOT NULL,
	`unit_id` text,
	`name` text NOT NULL,
	`room` text DEFAULT '' NOT NULL,
	`keeper_id` text,
	`capacity` integer,
	`registered` integer DEFAULT 0 NOT NULL,
	`present` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`merged_into` text,
	`reported_present` integer,
	`reported_absent` integer,
	`reported_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `gathering_points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`keeper_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into`) REFERENCES `gathering_points`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gathering_points_number` ON `gathering_points` (`gathering_id`,`number`);--> statement-breakpoint
CREATE INDEX `gathering_points_path` ON `gathering_points` (`gathering_id`,`path`);--> statement-breakpoint
CREATE INDEX `gathering_points_keeper` ON `gathering_points` (`keeper_id`) WHERE "gathering_points"."keeper_id" is not null;--> statement-breakpoint
CREATE INDEX `gathering_points_unit` ON `gathering_points` (`unit_id`) WHERE "gathering_points"."unit_id" is not null;--> statement-breakpoint
CREATE INDEX `gathering_points_news` ON `gathering_points` (`gathering_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `gathering_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`point_id` text NOT NULL,
	`kind` text NOT NULL,
	`count` integer,
	`text` text DEFAULT '' NOT NULL,
	`by_person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`point_id`) REFERENCES `gathering_points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_reports_of` ON `gathering_reports` (`gathering_id`,`at`);--> statement-breakpoint
CREATE INDEX `gathering_reports_point` ON `gathering_reports` (`point_id`,`at`);--> statement-breakpoint
CREATE TABLE `gathering_votes` (
	`motion_id` text NOT NULL,
	`person_id` text NOT NULL,
	`choice` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`motion_id`, `person_id`),
	FOREIGN KEY (`motion_id`) REFERENCES `gathering_motions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_votes_person` ON `gathering_votes` (`person_id`);--> statement-breakpoint
CREATE TABLE `gathering_agenda` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`position` integer NOT NULL,
	`starts_at` integer,
	`minutes` integer,
	`title` text NOT NULL,
	`speaker` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_agenda_of` ON `gathering_agenda` (`gathering_id`,`position`);--> statement-breakpoint
CREATE TABLE `gathering_invitations` (
	`gathering_id` text NOT NULL,
	`what` text NOT NULL,
	`target_id` text NOT NULL,
	PRIMARY KEY(`gathering_id`, `what`, `target_id`),
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_invitations_target` ON `gathering_invitations` (`what`,`target_id`);--> statement-breakpoint
CREATE TABLE `gathering_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`reason` text NOT NULL,
	`plan` text,
	`words` text DEFAULT '' NOT NULL,
	`content_hash` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`written_by` text,
	`approved_by` text,
	`approved_at` integer,
	`digest_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_notices_of` ON `gathering_notices` (`gathering_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `gathering_notices_waiting` ON `gathering_notices` (`gathering_id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `gathering_notices_digest` ON `gathering_notices` (`digest_id`);--> statement-breakpoint
CREATE TABLE `gathering_papers` (
	`id` text PRIMARY KEY NOT NULL,
	`gathering_id` text NOT NULL,
	`agenda_id` text,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`document_id` text,
	`version` integer,
	`attachment_id` text,
	`readers` text DEFAULT 'asked' NOT NULL,
	`out_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`reads` integer DEFAULT 0 NOT NULL,
	`added_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_id`) REFERENCES `gathering_agenda`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_papers_of` ON `gathering_papers` (`gathering_id`,`position`);--> statement-breakpoint
CREATE INDEX `gathering_papers_document` ON `gathering_papers` (`document_id`);--> statement-breakpoint
CREATE TABLE `gathering_reads` (
	`paper_id` text NOT NULL,
	`reader` text NOT NULL,
	PRIMARY KEY(`paper_id`, `reader`),
	FOREIGN KEY (`paper_id`) REFERENCES `gathering_papers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gathering_rsvps` (
	`gathering_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text NOT NULL,
	`point_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`gathering_id`, `person_id`),
	FOREIGN KEY (`gathering_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_rsvps_person` ON `gathering_rsvps` (`person_id`);--> statement-breakpoint
CREATE TABLE `gathering_series` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`recurrence` text,
	`papers_on` integer,
	`plan` text NOT NULL,
	`programme` text DEFAULT '' NOT NULL,
	`quiz_id` text,
	`must_attend` integer,
	`state` text DEFAULT 'active' NOT NULL,
	`drafted_to` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_series_unit` ON `gathering_series` (`unit_id`,`state`);--> statement-breakpoint
CREATE TABLE `gatherings` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`series_id` text,
	`previous_id` text,
	`title` text NOT NULL,
	`lead` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`attends` text DEFAULT 'invited' NOT NULL,
	`votes` text DEFAULT 'members' NOT NULL,
	`quorum_percent` integer,
	`voters_expected` integer,
	`asks_room_number` integer DEFAULT false NOT NULL,
	`anonymous_comments` integer DEFAULT false NOT NULL,
	`papers_due_at` integer,
	`remind_at` integer,
	`reminded_at` integer,
	`chair_id` text,
	`secretary_id` text,
	`sealed_secret` text NOT NULL,
	`paper_revision` integer DEFAULT 0 NOT NULL,
	`content_hash` text NOT NULL,
	`created_by` text,
	`edited_by` text,
	`announced_by` text,
	`announced_at` integer,
	`announced_hash` text,
	`opened_at` integer,
	`closed_at` integer,
	`cancelled_at` integer,
	`cancel_reason` text DEFAULT '' NOT NULL,
	`shown` text,
	`revision` integer DEFAULT 0 NOT NULL,
	`present` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `gathering_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous_id`) REFERENCES `gatherings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chair_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`secretary_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`announced_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gatherings_unit` ON `gatherings` (`unit_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `gatherings_state` ON `gatherings` (`state`,`starts_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `gatherings_series` ON `gatherings` (`series_id`,`starts_at`) WHERE series_id is not null;