import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { questions } from './answers.ts'
import { people } from './people.ts'
import { units } from './units.ts'

/** What a topic was made into; `dropped`: the office answers nothing to it. */
export const unmetBecame = ['item', 'curated', 'procedure', 'wish', 'dropped'] as const
export type UnmetBecame = (typeof unmetBecame)[number]

// What several of one ward asked in other words and the library did not answer. `refId` names what was made of it, `note` what is wished for;
// `readyAt` is when there was something to read.
export const unmetTopics = sqliteTable('unmet_topics', {
  id: text().primaryKey(),
  unitId: text('unit_id').references(() => units.id),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
  became: text({ enum: unmetBecame }),
  refId: text('ref_id'),
  note: text().notNull().default(''),
  takenBy: text('taken_by').references(() => people.id),
  takenAt: integer('taken_at'),
  readyAt: integer('ready_at'),
})

// A question of a topic, its wording without names, numbers and addresses; it goes with the question.
export const unmetQuestions = sqliteTable(
  'unmet_questions',
  {
    questionId: text('question_id')
      .primaryKey()
      .references(() => questions.id),
    topicId: text('topic_id')
      .notNull()
      .references(() => unmetTopics.id),
    wording: text().notNull(),
    toldAt: integer('told_at'),
  },
  (t) => [index('unmet_questions_topic').on(t.topicId)],
)
