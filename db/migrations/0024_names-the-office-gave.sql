ALTER TABLE `people` ADD `introduced_as` text;--> statement-breakpoint
CREATE INDEX `people_introduced` ON `people` (`introduced_as`);--> statement-breakpoint
-- Whom the office introduced by name has no Zalo id; what others are called they may have chosen themselves.
UPDATE `people` SET `introduced_as` = `name`
WHERE `name` <> '' AND `erased_at` IS NULL AND `oa_user_id` IS NULL AND `app_user_id` IS NULL AND `bot_user_id` IS NULL
  AND `id` IN (SELECT `subject_id` FROM `audit_log` WHERE `action` = 'person.introduce');
