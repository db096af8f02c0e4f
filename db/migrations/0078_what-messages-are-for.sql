ALTER TABLE `replies` ADD `purpose` text;--> statement-breakpoint
-- What was once “answers” told of what nobody could answer then, which is news; whoever stopped messages wants no invitations either.
UPDATE `opt_outs` SET `purpose` = 'meetings' WHERE `purpose` = 'answers';
