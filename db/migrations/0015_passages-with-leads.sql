ALTER TABLE `passages` ADD `lead` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sections` ADD `aside` integer DEFAULT false NOT NULL;