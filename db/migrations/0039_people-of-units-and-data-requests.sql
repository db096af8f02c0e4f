CREATE TABLE `data_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`kind` text NOT NULL,
	`asked_by` text DEFAULT '' NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`asked_at` integer NOT NULL,
	`acknowledge_by` integer NOT NULL,
	`acknowledged_at` integer,
	`due_at` integer NOT NULL,
	`extended_at` integer,
	`done_at` integer,
	`outcome` text,
	`answer` text DEFAULT '' NOT NULL,
	`done_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `data_requests_person` ON `data_requests` (`person_id`);--> statement-breakpoint
CREATE INDEX `data_requests_open` ON `data_requests` (`due_at`) WHERE "data_requests"."done_at" is null;--> statement-breakpoint
CREATE INDEX `data_requests_done` ON `data_requests` (`done_at`) WHERE "data_requests"."done_at" is not null;--> statement-breakpoint
ALTER TABLE `feedback` ADD `sender_erased_at` integer;--> statement-breakpoint
CREATE INDEX `feedback_erased` ON `feedback` (`sender_erased_at`) WHERE "feedback"."sender_erased_at" is not null;--> statement-breakpoint
ALTER TABLE `people` ADD `unit_state` text;--> statement-breakpoint
ALTER TABLE `people` ADD `unit_state_at` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `unit_decided_by` text;--> statement-breakpoint
ALTER TABLE `people` ADD `unit_reason` text;--> statement-breakpoint
CREATE INDEX `people_waiting` ON `people` (`unit_id`) WHERE "people"."unit_state" = 'waiting';