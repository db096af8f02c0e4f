ALTER TABLE `evaluation_runs` ADD `unit_id` text REFERENCES units(id);--> statement-breakpoint
ALTER TABLE `golden_questions` ADD `unit_id` text REFERENCES units(id);