CREATE TABLE `library_term_changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`counts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `library_term_folds` (
	`through` integer PRIMARY KEY NOT NULL,
	`up_to` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `library_terms_flat` (
	`term` text PRIMARY KEY NOT NULL,
	`sections` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `library_terms_flat` (`term`, `sections`) SELECT `term`, `sections` FROM `library_terms` ORDER BY `term`;
--> statement-breakpoint
DROP TABLE `library_terms`;
--> statement-breakpoint
ALTER TABLE `library_terms_flat` RENAME TO `library_terms`;
