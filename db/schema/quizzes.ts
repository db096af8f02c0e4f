import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export type GuessOf = 'all_correct' | 'entries' | 'participants'

// The rules of a round, as data. Times are milliseconds, limits are per person; `delayMs` runs from the last attempt's end.
export type RoundRules = {
  questionCount: number
  timeLimitMs: number | null
  graceMs: number
  maxAttempts: number | null
  delayMs: number
  shuffleQuestions: boolean
  shuffleOptions: boolean
  requireAll: boolean
  excludeOrganisers: boolean
  // What is guessed counts people, not tries: `entries` alone counts every submission.
  guess: GuessOf | null
  // `none` is practice: no standing, and score and key at once.
  rank: 'earliest' | 'fastest' | 'none'
  // Whom Zalo vouches for, or whoever opens the page; rounds made before there was a choice have none, and let all in.
  people?: 'zalo' | 'all'
  // Whose attempts count for a unit: of people whom it confirmed, or of all who chose it, as in rounds made before the choice.
  units?: 'confirmed' | 'chosen'
}

export const quizzes = sqliteTable('quizzes', {
  id: text().primaryKey(),
  unitId: text('unit_id')
    .notNull()
    .references(() => units.id),
  title: text().notNull(),
  description: text().notNull().default(''),
  status: text({ enum: ['draft', 'published', 'closed'] })
    .notNull()
    .default('draft'),
  createdBy: text('created_by').references(() => people.id),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const quizQuestions = sqliteTable(
  'quiz_questions',
  {
    id: text().primaryKey(),
    quizId: text('quiz_id')
      .notNull()
      .references(() => quizzes.id),
    position: integer().notNull(),
    text: text().notNull(),
    options: text({ mode: 'json' }).$type<string[]>().notNull(),
    // Indexes into `options`; one or several are right.
    correct: text({ mode: 'json' }).$type<number[]>().notNull(),
    explanation: text().notNull().default(''),
    passageId: text('passage_id'),
    // Of which question of a bank, and which version of it, this is a copy; null where it was written for the quiz.
    bankQuestion: text('bank_question'),
    bankVersion: integer('bank_version'),
  },
  (t) => [uniqueIndex('quiz_questions_position').on(t.quizId, t.position)],
)

export const rounds = sqliteTable(
  'rounds',
  {
    id: text().primaryKey(),
    quizId: text('quiz_id')
      .notNull()
      .references(() => quizzes.id),
    name: text().notNull(),
    opensAt: integer('opens_at').notNull(),
    closesAt: integer('closes_at').notNull(),
    rules: text({ mode: 'json' }).$type<RoundRules>().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('rounds_quiz').on(t.quizId), index('rounds_open').on(t.opensAt, t.closesAt)],
)

// Each question as its position in the quiz, in the order shown, with the author's index of every option shown. Kept
// short: a contest has a million attempts.
export type AttemptPaper = [question: number, options: number[]][]

export const attempts = sqliteTable(
  'attempts',
  {
    id: text().primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    unitId: text('unit_id').references(() => units.id),
    number: integer().notNull(),
    paper: text({ mode: 'json' }).$type<AttemptPaper>().notNull(),
    startedAt: integer('started_at').notNull(),
    deadlineAt: integer('deadline_at').notNull(),
    submittedAt: integer('submitted_at'),
    // Indexes as shown, in the paper's order; until it is handed in, what its person has answered so far, as is the guess.
    answers: text({ mode: 'json' }).$type<number[][]>(),
    guess: integer(),
    // The number its phone gave to what is held: only a higher one takes its place, in whatever order they come.
    sequence: integer(),
    score: integer(),
    total: integer().notNull(),
    durationMs: integer('duration_ms'),
    // The one attempt of this person that ranks in this round.
    counted: integer({ mode: 'boolean' }).notNull().default(false),
    // The number of the seal that binds it; null until the next one is set.
    seal: integer(),
  },
  (t) => [
    index('attempts_ledger').on(t.roundId, t.seal, t.submittedAt, t.id).where(sql`${t.submittedAt} is not null`),
    uniqueIndex('attempts_number').on(t.roundId, t.personId, t.number),
    index('attempts_person').on(t.personId),
    // Attempts under way of which something is held: they are marked when their time is over.
    index('attempts_held')
      .on(t.roundId, t.deadlineAt)
      .where(sql`${t.submittedAt} is null and ${t.answers} is not null`),
    // The ranking reads this alone: a place, and the first names of the list.
    index('attempts_counted')
      .on(t.roundId, sql`${t.score} desc`, t.submittedAt, t.durationMs, t.guess)
      .where(sql`${t.counted} = 1`),
  ],
)

// Running totals of a round, written with each submission, so that a standing never reads the attempts themselves.
// `participants` counts people by their counted score and unit, `entries` every submission; a unit of '' is none.
export const standings = sqliteTable(
  'standings',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    unitId: text('unit_id').notNull(),
    score: integer().notNull(),
    participants: integer().notNull().default(0),
    entries: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.unitId, t.score] })],
)

// The ledger of a round, sealed while it runs: each hash binds the one before it and the attempts handed in since, so that
// none can be changed, added or taken away later unseen. `last` once the round is over.
export const seals = sqliteTable(
  'seals',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    number: integer().notNull(),
    hash: text().notNull(),
    // Told with the ledger only: without it scores could be tried out against the hash of a few attempts. Older seals have none.
    salt: text().notNull().default(''),
    entries: integer().notNull(),
    sealedAt: integer('sealed_at').notNull(),
    last: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.number] })],
)
