CREATE TABLE `byte_parts` (
	`of_id` text NOT NULL,
	`position` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`of_id`, `position`)
);
--> statement-breakpoint
CREATE TRIGGER `attachments_parts` AFTER DELETE ON `attachments` BEGIN DELETE FROM `byte_parts` WHERE `of_id` = old.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `feedback_pictures_parts` AFTER DELETE ON `feedback_pictures` BEGIN DELETE FROM `byte_parts` WHERE `of_id` = old.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `feedback_pictures_emptied` AFTER UPDATE OF `bytes` ON `feedback_pictures` WHEN length(new.`bytes`) = 0 BEGIN DELETE FROM `byte_parts` WHERE `of_id` = old.`id`; END;
--> statement-breakpoint
INSERT INTO `byte_parts` (`of_id`, `position`, `bytes`)
SELECT r.`id`, n.`value`, substr(r.`bytes`, n.`value` * 1500000 + 1, 1500000) FROM `attachments` r JOIN json_each('[1,2,3,4,5,6]') n WHERE length(r.`bytes`) > n.`value` * 1500000;
--> statement-breakpoint
UPDATE `attachments` SET `bytes` = substr(`bytes`, 1, 1500000) WHERE length(`bytes`) > 1500000;
--> statement-breakpoint
INSERT INTO `byte_parts` (`of_id`, `position`, `bytes`)
SELECT r.`id`, n.`value`, substr(r.`bytes`, n.`value` * 1500000 + 1, 1500000) FROM `feedback_pictures` r JOIN json_each('[1,2,3,4,5,6]') n WHERE length(r.`bytes`) > n.`value` * 1500000;
--> statement-breakpoint
UPDATE `feedback_pictures` SET `bytes` = substr(`bytes`, 1, 1500000) WHERE length(`bytes`) > 1500000;
