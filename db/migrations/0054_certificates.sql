CREATE TABLE `certificate_awards` (
	`round_id` text PRIMARY KEY NOT NULL,
	`pass_percent` integer,
	`places` integer,
	`set_by` text,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`name` text NOT NULL,
	`shown` text NOT NULL,
	`place` integer,
	`score` integer NOT NULL,
	`total` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`withdraw_asked_by` text,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdraw_asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_standing` ON `certificates` (`round_id`,`person_id`) WHERE "certificates"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX `certificates_person` ON `certificates` (`person_id`);