ALTER TABLE `broadcasts` ADD `audience` text;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `planned_to` text;