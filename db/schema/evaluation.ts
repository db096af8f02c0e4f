import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

// A question of the office's own whose right answer is known: passages that answer it, or none, where the library does
// not hold the answer and must say so. Written by editors, and asked when one of them wants to know.
export const goldenQuestions = sqliteTable('golden_questions', {
  id: text().primaryKey(),
  // Whose question it is; those below and beside that unit do not see it. Null is the office's top.
  unitId: text('unit_id').references(() => units.id),
  text: text().notNull(),
  passageIds: text('passage_ids', { mode: 'json' }).$type<string[]>().notNull(),
  createdBy: text('created_by').references(() => people.id),
  createdAt: integer('created_at').notNull(),
  // Since when a passage of it reads otherwise or is gone; cleared by a person who has looked.
  reviewSince: integer('review_since'),
})

/** What came of asking all golden questions at one time. Counts, not shares: "18 of 20" can be read by anybody. */
export type GoldenFigures = {
  answerable: number
  answered: number
  right: number
  amongTen: number
  /** The mean of 1 / rank over what can be answered, 0 where nothing can. */
  mrr: number
  unanswerable: number
  refused: number
}

export const evaluationRuns = sqliteTable(
  'evaluation_runs',
  {
    id: text().primaryKey(),
    // Whose questions, and those of the units below, were asked; null is the office's top.
    unitId: text('unit_id').references(() => units.id),
    answerable: integer().notNull(),
    answered: integer().notNull(),
    right: integer().notNull(),
    amongTen: integer('among_ten').notNull(),
    mrr: real().notNull(),
    unanswerable: integer().notNull(),
    refused: integer().notNull(),
    wrongIds: text('wrong_ids', { mode: 'json' }).$type<string[]>().notNull(),
    ranBy: text('ran_by').references(() => people.id),
    ranAt: integer('ran_at').notNull(),
  },
  (t) => [index('evaluation_runs_at').on(t.ranAt)],
)
