import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { gatheringSeries } from './gatherings.ts'
import { people } from './people.ts'
import { rounds } from './quizzes.ts'

// For what certificates of a round are given: whoever reached so many hundredths of the marks, the first so many places, or both.
export const certificateAwards = sqliteTable('certificate_awards', {
  roundId: text('round_id')
    .primaryKey()
    .references(() => rounds.id),
  passPercent: integer('pass_percent'),
  places: integer(),
  setBy: text('set_by').references(() => people.id),
  setAt: integer('set_at').notNull(),
})

/** How a person's name stands on the public page: whole, family name and initial, or not at all. */
export const nameShowings = ['whole', 'initial', 'none'] as const
export type NameShowing = (typeof nameShowings)[number]

// A certificate as it was given: what it says stays, whatever becomes of the ranking. Its id is made of its code, so that a
// look-up compares no code letter by letter. Whoever is erased takes theirs along.
export const certificates = sqliteTable(
  'certificates',
  {
    id: text().primaryKey(),
    code: text().notNull(),
    // Of a round of a contest, or of a class.
    roundId: text('round_id').references(() => rounds.id),
    seriesId: text('series_id').references(() => gatheringSeries.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    attemptId: text('attempt_id'),
    name: text().notNull(),
    shown: text({ enum: nameShowings }).notNull(),
    place: integer(),
    score: integer().notNull(),
    // Of a class without a quiz at its end nought, both.
    total: integer().notNull(),
    // Of a class, how many sessions it had.
    sessions: integer(),
    issuedAt: integer('issued_at').notNull(),
    // One asks, another withdraws; an admin does both at once.
    withdrawAskedBy: text('withdraw_asked_by').references(() => people.id),
    withdrawnAt: integer('withdrawn_at'),
    withdrawnBy: text('withdrawn_by').references(() => people.id),
    reason: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('certificates_standing').on(t.roundId, t.personId).where(sql`${t.withdrawnAt} is null`),
    uniqueIndex('certificates_class').on(t.seriesId, t.personId).where(sql`${t.withdrawnAt} is null`),
    index('certificates_person').on(t.personId),
  ],
)
