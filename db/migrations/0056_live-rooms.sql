CREATE TABLE `live_answers` (
	`attempt_id` text NOT NULL,
	`room_id` text NOT NULL,
	`position` integer NOT NULL,
	`chosen` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `position`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `live_rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `live_answers_question` ON `live_answers` (`room_id`,`position`);--> statement-breakpoint
CREATE TABLE `live_questions` (
	`room_id` text NOT NULL,
	`position` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`outcome` text NOT NULL,
	PRIMARY KEY(`room_id`, `position`),
	FOREIGN KEY (`room_id`) REFERENCES `live_rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `live_rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`code` text,
	`phase` text DEFAULT 'waiting' NOT NULL,
	`question` integer,
	`revision` integer DEFAULT 0 NOT NULL,
	`names_shown` integer DEFAULT true NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`acted_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_rooms_round` ON `live_rooms` (`round_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `live_rooms_code` ON `live_rooms` (`code`);--> statement-breakpoint
CREATE TABLE `live_seats` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`hidden` integer DEFAULT false NOT NULL,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `live_rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_seats_number` ON `live_seats` (`room_id`,`number`);