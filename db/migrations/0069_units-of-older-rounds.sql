DROP INDEX `attempt_traces_round`;--> statement-breakpoint
CREATE INDEX `attempt_traces_device` ON `attempt_traces` (`round_id`,`device`);--> statement-breakpoint
CREATE INDEX `attempts_left_out` ON `attempts` (`round_id`,`person_id`) WHERE "attempts"."left_out" = 1;--> statement-breakpoint
-- Rounds that were over before it was kept where their units stood: as they stand now, so that no later change moves a figure.
INSERT OR IGNORE INTO `round_units` (`round_id`, `unit_id`, `path`)
SELECT o.id, u.id, u.path FROM (
  SELECT r.id, top.path FROM rounds r JOIN quizzes q ON q.id = r.quiz_id JOIN units top ON top.id = q.unit_id
  WHERE EXISTS (SELECT 1 FROM seals s WHERE s.round_id = r.id AND s.last = 1)
    AND NOT EXISTS (SELECT 1 FROM round_units k WHERE k.round_id = r.id)) o
JOIN units u ON (u.path >= o.path AND u.path < o.path || '~')
  OR u.id IN (SELECT above.value FROM standings t JOIN units s ON s.id = t.unit_id,
    json_each('["' || replace(trim(s.path, '/'), '/', '","') || '"]') above WHERE t.round_id = o.id);
