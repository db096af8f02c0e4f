CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`digest_id` text NOT NULL,
	`text` text NOT NULL,
	`content_hash` text NOT NULL,
	`written_by` text,
	`approved_by` text,
	`approved_at` integer,
	`broadcast_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `corrections_digest` ON `corrections` (`digest_id`);