CREATE INDEX `inbox_events_over` ON `inbox_events` (`state`,`done_at`);--> statement-breakpoint
CREATE INDEX `replies_worded` ON `replies` (`updated_at`) WHERE "replies"."text" <> '';--> statement-breakpoint
CREATE INDEX `attempts_person` ON `attempts` (`person_id`);