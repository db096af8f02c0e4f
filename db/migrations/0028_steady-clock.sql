CREATE TABLE `clock_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL,
	`steady_since` integer NOT NULL
);
