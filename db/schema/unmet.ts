import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
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
  // A person parted what meaning had joined to it, or parted it from another: meaning joins it no more.
  parted: integer({ mode: 'boolean' }).notNull().default(false),
})

// A question of a topic, its wording without names, numbers and addresses; it goes with the question. `fromTopicId`: the topic that its
// words made it one of, where meaning joined that to this one; `vector` is what a model of meanings makes of the wording, a byte a
// dimension (core/vectors/quantised.ts), empty where it would not take it.
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
    fromTopicId: text('from_topic_id'),
    vector: blob({ mode: 'buffer' }),
    vectorModel: text('vector_model'),
  },
  (t) => [index('unmet_questions_topic').on(t.topicId)],
)

/**
 * How a night's joining by meaning went: `unfit` where the model takes near matters for one, `failed` where its server did, `partly`
 * where more was asked than a night may send.
 */
export const unmetNightStates = ['open', 'done', 'partly', 'failed', 'unfit'] as const
export type UnmetNightState = (typeof unmetNightStates)[number]

// One a day of the office, of the last days. `calls` counts what the server was asked, `reason` is the name of its last failure.
export const unmetNights = sqliteTable('unmet_nights', {
  day: text().primaryKey(),
  model: text().notNull(),
  state: text({ enum: unmetNightStates }).notNull().default('open'),
  calls: integer().notNull().default(0),
  joined: integer().notNull().default(0),
  reason: text().notNull().default(''),
  endedAt: integer('ended_at'),
  leaseUntil: integer('lease_until').notNull().default(0),
})
