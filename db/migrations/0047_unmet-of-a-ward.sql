ALTER TABLE `unmet_topics` ADD `unit_id` text REFERENCES units(id);--> statement-breakpoint
UPDATE unmet_topics SET unit_id = (
  SELECT coalesce((
    SELECT keeper.id FROM units keeper, units kept WHERE kept.id = q.unit_id AND instr(kept.path, keeper.path) = 1
      AND keeper.kind IN ('ward', 'commune', 'special_zone') AND keeper.closed_at IS NULL
    ORDER BY length(keeper.path) DESC LIMIT 1), q.unit_id, (SELECT id FROM units ORDER BY created_at, path LIMIT 1))
  FROM unmet_questions u JOIN questions q ON q.id = u.question_id WHERE u.topic_id = unmet_topics.id
  GROUP BY 1 ORDER BY count(*) DESC LIMIT 1);
--> statement-breakpoint
DELETE FROM unmet_questions WHERE told_at IS NULL AND EXISTS (
  SELECT 1 FROM unmet_topics t, questions q WHERE t.id = unmet_questions.topic_id AND q.id = unmet_questions.question_id
    AND t.unit_id <> coalesce((
      SELECT keeper.id FROM units keeper, units kept WHERE kept.id = q.unit_id AND instr(kept.path, keeper.path) = 1
        AND keeper.kind IN ('ward', 'commune', 'special_zone') AND keeper.closed_at IS NULL
      ORDER BY length(keeper.path) DESC LIMIT 1), q.unit_id, (SELECT id FROM units ORDER BY created_at, path LIMIT 1)));
