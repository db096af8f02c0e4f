ALTER TABLE `replies` ADD `purpose` text;-- What was once “answers” told of what nobody could answer then, which is news; whoever stopped messages wants no invitations either.--> statement-breakpoint
UPDATE `opt_outs` SET `purpose` = 'meetings' WHERE `purpose` = 'answers';
