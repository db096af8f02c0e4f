CREATE TABLE `operator_alarms` (
	`kind` text PRIMARY KEY NOT NULL,
	`raised_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`mailed_at` integer
);
