ALTER TABLE `roles` ADD `ends_at` integer;--> statement-breakpoint
ALTER TABLE `roles` ADD `deputy_for` text REFERENCES people(id);