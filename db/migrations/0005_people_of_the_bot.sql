ALTER TABLE `people` ADD `bot_user_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `people_bot_user_id_unique` ON `people` (`bot_user_id`);