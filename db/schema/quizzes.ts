import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { type QuestionPicture, questionKinds } from './question-bank.ts'
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
  // What a right answer gives, one where none is said; what a wrong one takes, nothing likewise. No answer takes nothing.
  points?: number
  penalty?: number
  // Points from which a person has passed.
  passMark?: number | null
  // Which of a person's attempts ranks: the best where none is said.
  counts?: 'best' | 'first' | 'last'
  // How many questions of each section a paper asks, in this order; of all alike where nothing is said.
  sections?: { section: string; count: number }[]
  // Whom Zalo vouches for, whom a unit has confirmed, or whoever opens the page; rounds made before there was a choice have
  // none, and let all in.
  people?: 'zalo' | 'members' | 'all'
  // Of which units members may enter, with what is under them: of the quiz's own where none is named.
  memberOf?: string[]
  // By what guests are told apart: their browser where none is said, a telephone number, or a code the office hands out.
  guests?: 'browser' | 'phone' | 'code'
  // Whether people say in which year they were born, as they do where their age counts. Ages are those reached in the year in
  // which the round opens.
  birthYear?: boolean
  minAge?: number | null
  maxAge?: number | null
  // Leaves out whoever has a role in the office; `excludeOrganisers` only whoever could write this quiz.
  excludeStaff?: boolean
  // Whose attempts count for a unit: of people whom it confirmed, or of all who chose it, as in rounds made before the choice.
  units?: 'confirmed' | 'chosen'
  // Played together in a hall, a question at a time, each open for so many seconds; null or none where everybody takes it alone.
  live?: { seconds: number } | null
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
  // Whoever last changed what will be asked and by which rules; they may not publish it.
  editedBy: text('edited_by').references(() => people.id),
  publishedBy: text('published_by').references(() => people.id),
  // Of the questions, key and rounds as they were published.
  publishedHash: text('published_hash'),
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
    // What part of the quiz it belongs to, by name; '' where the quiz has no parts.
    section: text().notNull().default(''),
    kind: text({ enum: questionKinds }).notNull().default('choice'),
    text: text().notNull(),
    picture: text({ mode: 'json' }).$type<QuestionPicture>(),
    options: text({ mode: 'json' }).$type<string[]>().notNull(),
    // Indexes into `options`; one or several are right. What options are of other kinds says `BankContent`.
    correct: text({ mode: 'json' }).$type<number[]>().notNull(),
    exact: integer({ mode: 'boolean' }).notNull().default(false),
    explanation: text().notNull().default(''),
    passageId: text('passage_id'),
    // Of which question of a bank, and which version of it, this is a copy; null where it was written for the quiz.
    bankQuestion: text('bank_question'),
    bankVersion: integer('bank_version'),
  },
  (t) => [uniqueIndex('quiz_questions_position').on(t.quizId, t.position)],
)

/**
 * By a question's position: the options that are right after all, of an order their row, of a short answer the forms that are
 * right; or that it was annulled.
 */
export type KeyChanges = Record<string, number[] | string[] | 'annulled'>

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
    // Who added it to a quiz that was public already; null once a second person has let it be seen.
    proposedBy: text('proposed_by').references(() => people.id),
    // The latest pause: times of papers and the close were moved by its length when it was set.
    pausedFrom: integer('paused_from'),
    pausedUntil: integer('paused_until'),
    cancelledAt: integer('cancelled_at'),
    // How many changes there were since people saw it.
    revision: integer().notNull().default(0),
    // What of the quiz's key does not hold here, by position.
    keyChanges: text('key_changes', { mode: 'json' }).$type<KeyChanges>(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('rounds_quiz').on(t.quizId), index('rounds_open').on(t.opensAt, t.closesAt)],
)

/** Indexes as shown, of an order in the row chosen; of a short answer what was written. Nothing of either: not answered. */
export type Given = number[] | string

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
    answers: text({ mode: 'json' }).$type<Given[]>(),
    guess: integer(),
    // The number its phone gave to what is held: only a higher one takes its place, in whatever order they come.
    sequence: integer(),
    score: integer(),
    total: integer().notNull(),
    durationMs: integer('duration_ms'),
    // How long the round stood still while it was under way: no time of its own.
    pausedMs: integer('paused_ms').notNull().default(0),
    // The one attempt of this person that ranks in this round.
    counted: integer({ mode: 'boolean' }).notNull().default(false),
    // The office has left its person out of the ranking: none of their attempts counts.
    leftOut: integer('left_out', { mode: 'boolean' }).notNull().default(false),
    // The number of the seal that binds it; null until the next one is set.
    seal: integer(),
  },
  (t) => [
    index('attempts_ledger').on(t.roundId, t.seal, t.submittedAt, t.id).where(sql`${t.submittedAt} is not null`),
    uniqueIndex('attempts_number').on(t.roundId, t.personId, t.number),
    index('attempts_person').on(t.personId),
    // Few: whom the office left out is found without reading the round.
    index('attempts_left_out').on(t.roundId, t.personId).where(sql`${t.leftOut} = 1`),
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
    // The change of the round that it binds, with the scores that became others by it; null where it binds attempts.
    change: integer(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.number] })],
)

// What became of a round after people saw it, each with a reason that everybody reads.
export const roundChanges = sqliteTable(
  'round_changes',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    number: integer().notNull(),
    at: integer().notNull(),
    kind: text({
      enum: ['extend', 'pause', 'resume', 'annul', 'correct', 'note', 'cancel', 'leave-out', 'take-back'],
    }).notNull(),
    reason: text().notNull(),
    // Instants before and after, or a question's position and its key before and after.
    detail: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    actorId: text('actor_id').references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.number] })],
)

// Scores that were under a seal when a change of the key made them others.
export const recounts = sqliteTable(
  'recounts',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempts.id),
    change: integer().notNull(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    before: integer().notNull(),
    after: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.change] }), index('recounts_round').on(t.roundId, t.change)],
)
