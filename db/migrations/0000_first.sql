CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`text` text NOT NULL,
	`origin` text NOT NULL,
	`answered_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answers_question` ON `answers` (`question_id`);--> statement-breakpoint
CREATE TABLE `citations` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`passage_id` text NOT NULL,
	`document_id` text NOT NULL,
	`position` integer NOT NULL,
	`quote` text NOT NULL,
	`label` text NOT NULL,
	`document_title` text NOT NULL,
	`document_number` text NOT NULL,
	`issued_on` text,
	`in_force` text NOT NULL,
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `citations_answer` ON `citations` (`answer_id`);--> statement-breakpoint
CREATE INDEX `citations_document` ON `citations` (`document_id`);--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`person_id` text,
	`channel` text NOT NULL,
	`recipient` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`outcome` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`asked_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questions_status` ON `questions` (`status`,`asked_at`);--> statement-breakpoint
CREATE INDEX `questions_person` ON `questions` (`person_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `broadcasts` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`digest_id` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`content_hash` text NOT NULL,
	`approved_by` text,
	`status` text DEFAULT 'scheduled' NOT NULL,
	`pause_reason` text,
	`send_at` integer NOT NULL,
	`send_by` integer NOT NULL,
	`emergency_reason` text,
	`failed_run` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `broadcasts_unit` ON `broadcasts` (`unit_id`,`send_at`);--> statement-breakpoint
CREATE INDEX `broadcasts_status` ON `broadcasts` (`status`,`send_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `broadcasts_digest` ON `broadcasts` (`digest_id`) WHERE status <> 'cancelled';--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`broadcast_id` text NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`group_id` text,
	`state` text DEFAULT 'queued' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`message_id` text,
	`reason` text,
	`sent_at` integer,
	`received_at` integer,
	`seen_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_recipient` ON `deliveries` (`broadcast_id`,`channel`,`recipient`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`message_id`);--> statement-breakpoint
CREATE TABLE `digest_items` (
	`digest_id` text NOT NULL,
	`item_id` text NOT NULL,
	`position` integer NOT NULL,
	`told` text NOT NULL,
	PRIMARY KEY(`digest_id`, `item_id`),
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `items`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `digest_items_item` ON `digest_items` (`item_id`);--> statement-breakpoint
CREATE TABLE `digests` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`day` text NOT NULL,
	`code` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
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
CREATE UNIQUE INDEX `digests_code_unique` ON `digests` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `digests_unit_day` ON `digests` (`unit_id`,`day`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`track_code` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text,
	`channel` text NOT NULL,
	`recipient` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`category` text NOT NULL,
	`status` text DEFAULT 'received' NOT NULL,
	`assigned_to` text,
	`accept_by` integer NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_track_code_unique` ON `feedback` (`track_code`);--> statement-breakpoint
CREATE INDEX `feedback_unit` ON `feedback` (`unit_id`,`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `feedback_person` ON `feedback` (`person_id`);--> statement-breakpoint
CREATE TABLE `feedback_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`feedback_id` text NOT NULL,
	`answered_by` text NOT NULL,
	`text` text NOT NULL,
	`action` text DEFAULT '' NOT NULL,
	`action_by` text DEFAULT '' NOT NULL,
	`action_on` text DEFAULT '' NOT NULL,
	`document` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_answers_feedback` ON `feedback_answers` (`feedback_id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`number` text DEFAULT '' NOT NULL,
	`number_key` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`issued_on` text,
	`effective_on` text,
	`expires_on` text,
	`access` text DEFAULT 'public' NOT NULL,
	`sample` integer DEFAULT false NOT NULL,
	`origin` text NOT NULL,
	`source_key` text NOT NULL,
	`sha256` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`passage_count` integer DEFAULT 0 NOT NULL,
	`retired_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_source` ON `documents` (`source_key`);--> statement-breakpoint
CREATE INDEX `documents_number` ON `documents` (`number_key`);--> statement-breakpoint
CREATE INDEX `documents_title` ON `documents` (`title`);--> statement-breakpoint
CREATE TABLE `passages` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`section_seq` integer NOT NULL,
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`position` integer NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`heading` text DEFAULT '' NOT NULL,
	`page` integer,
	`text` text NOT NULL,
	FOREIGN KEY (`section_seq`) REFERENCES `sections`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passages_id` ON `passages` (`id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `passages_position` ON `passages` (`document_id`,`version`,`position`);--> statement-breakpoint
CREATE INDEX `passages_section` ON `passages` (`section_seq`);--> statement-breakpoint
CREATE TABLE `sections` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`position` integer NOT NULL,
	`article` text DEFAULT '' NOT NULL,
	`heading` text DEFAULT '' NOT NULL,
	`path` text DEFAULT '' NOT NULL,
	`tokens` blob NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sections_position` ON `sections` (`document_id`,`version`,`position`);--> statement-breakpoint
CREATE INDEX `sections_article` ON `sections` (`article`,`document_id`);--> statement-breakpoint
CREATE TABLE `library_terms` (
	`term` text PRIMARY KEY NOT NULL,
	`sections` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`source_id` text,
	`kind` text NOT NULL,
	`guid` text NOT NULL,
	`cluster_id` text NOT NULL,
	`title` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`source_name` text DEFAULT '' NOT NULL,
	`author` text DEFAULT '' NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`published_at` integer,
	`licence` text DEFAULT 'excerpt' NOT NULL,
	`embargo_minutes` integer DEFAULT 60 NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`created_by` text,
	`edited_by` text,
	`decided_by` text,
	`decided_at` integer,
	`approved_hash` text,
	`reject_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `items_guid` ON `items` (`unit_id`,`source_id`,`guid`);--> statement-breakpoint
CREATE INDEX `items_status` ON `items` (`unit_id`,`status`,`published_at`);--> statement-breakpoint
CREATE INDEX `items_cluster` ON `items` (`cluster_id`);--> statement-breakpoint
CREATE INDEX `items_link` ON `items` (`unit_id`,`link`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`licence` text DEFAULT 'excerpt' NOT NULL,
	`embargo_minutes` integer DEFAULT 60 NOT NULL,
	`interval_minutes` integer DEFAULT 15 NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`etag` text,
	`last_modified` text,
	`next_fetch_at` integer NOT NULL,
	`fetched_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_url` ON `sources` (`unit_id`,`url`);--> statement-breakpoint
CREATE INDEX `sources_due` ON `sources` (`next_fetch_at`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`unit_id` text,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_log_hash_unique` ON `audit_log` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_log_unit` ON `audit_log` (`unit_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject_id`);--> statement-breakpoint
CREATE TABLE `inbox_events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`dedupe_key` text NOT NULL,
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`reason` text,
	`received_at` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_events_dedupe_key_unique` ON `inbox_events` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `inbox_events_state` ON `inbox_events` (`state`,`lease_until`);--> statement-breakpoint
CREATE TABLE `oa_tokens` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`oa_id` text NOT NULL,
	`access_token` text NOT NULL,
	`refresh_token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`replaced_at` integer,
	`refresh_lease_until` integer
);
--> statement-breakpoint
CREATE INDEX `oa_tokens_current` ON `oa_tokens` (`oa_id`,`replaced_at`);--> statement-breakpoint
CREATE TABLE `replies` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`cause` text NOT NULL,
	`cause_id` text NOT NULL,
	`text` text NOT NULL,
	`buttons` text,
	`state` text DEFAULT 'queued' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`message_id` text,
	`reason` text,
	`sent_at` integer,
	`received_at` integer,
	`seen_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replies_cause` ON `replies` (`cause`,`cause_id`);--> statement-breakpoint
CREATE INDEX `replies_due` ON `replies` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `replies_message` ON `replies` (`message_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`text_version` text NOT NULL,
	`channel` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consents_person` ON `consents` (`person_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `login_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`oa_user_id` text,
	`app_user_id` text,
	`unit_id` text,
	`follows` integer DEFAULT false NOT NULL,
	`last_interaction_at` integer,
	`created_at` integer NOT NULL,
	`erased_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_oa_user_id_unique` ON `people` (`oa_user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_app_user_id_unique` ON `people` (`app_user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text,
	`number` integer NOT NULL,
	`paper` text NOT NULL,
	`started_at` integer NOT NULL,
	`deadline_at` integer NOT NULL,
	`submitted_at` integer,
	`answers` text,
	`guess` integer,
	`score` integer,
	`total` integer NOT NULL,
	`duration_ms` integer,
	`counted` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_number` ON `attempts` (`round_id`,`person_id`,`number`);--> statement-breakpoint
CREATE INDEX `attempts_counted` ON `attempts` (`round_id`,"score" desc,`submitted_at`,`duration_ms`,`guess`) WHERE "attempts"."counted" = 1;--> statement-breakpoint
CREATE TABLE `quiz_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`options` text NOT NULL,
	`correct` text NOT NULL,
	`explanation` text DEFAULT '' NOT NULL,
	`passage_id` text,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_questions_position` ON `quiz_questions` (`quiz_id`,`position`);--> statement-breakpoint
CREATE TABLE `quizzes` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`name` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`rules` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rounds_quiz` ON `rounds` (`quiz_id`);--> statement-breakpoint
CREATE INDEX `rounds_open` ON `rounds` (`opens_at`,`closes_at`);--> statement-breakpoint
CREATE TABLE `standings` (
	`round_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`score` integer NOT NULL,
	`participants` integer DEFAULT 0 NOT NULL,
	`entries` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`round_id`, `unit_id`, `score`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`channel` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_external` ON `groups` (`channel`,`external_id`);--> statement-breakpoint
CREATE INDEX `groups_unit` ON `groups` (`unit_id`);--> statement-breakpoint
CREATE TABLE `roles` (
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `unit_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roles_unit` ON `roles` (`unit_id`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`path` text NOT NULL,
	`name` text NOT NULL,
	`kind` text DEFAULT 'ward' NOT NULL,
	`member_count` integer DEFAULT 0 NOT NULL,
	`digest_time` text DEFAULT '06:30' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_path` ON `units` (`path`);--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);