import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { attempts, rounds } from './quizzes.ts'

// What somebody said to be let into a round that asks something; gone 30 days after its end. `mark` is a keyed hash of what
// told a guest apart, of this round alone, so that nobody is followed from one round to another.
export const admissions = sqliteTable(
  'admissions',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    at: integer().notNull(),
    toldBy: text('told_by', { enum: ['phone', 'code'] }),
    mark: text(),
    birthYear: integer('birth_year'),
    // A guardian's name and number, sealed; whoever is under age enters with them alone.
    guardian: text(),
    // A keyed hash of the guardian's number, by which they are found when they call to take back what they agreed to.
    guardianMark: text('guardian_mark'),
    agreedAt: integer('agreed_at'),
    textVersion: text('text_version'),
    // What was said is gone then, and nothing is begun until it is said anew.
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.personId] }),
    uniqueIndex('admissions_mark').on(t.roundId, t.mark).where(sql`${t.mark} is not null`),
    index('admissions_person').on(t.personId),
    index('admissions_guardian').on(t.roundId, t.guardianMark).where(sql`${t.guardianMark} is not null`),
  ],
)

// Codes that the office hands out at a meeting, each for one guest: hashes, for the codes themselves are told once.
export const roundCodes = sqliteTable(
  'round_codes',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    codeHash: text('code_hash').notNull(),
    madeAt: integer('made_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.codeHash] })],
)

// From which device and network a ranked attempt was begun: keyed hashes of one round, gone 30 days after its end. They are
// looked at by people and shut nobody out.
export const attemptTraces = sqliteTable(
  'attempt_traces',
  {
    attemptId: text('attempt_id')
      .primaryKey()
      .references(() => attempts.id),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    // Again beside the attempt's own: how many share something is counted without reading a million attempts.
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    device: text(),
    network: text(),
  },
  (t) => [index('attempt_traces_device').on(t.roundId, t.device), index('attempt_traces_person').on(t.personId)],
)

export const doubts = ['again', 'device', 'network', 'alike', 'speed'] as const
export type Doubt = (typeof doubts)[number]

// What somebody of the office looked at and found to be as it should.
export const keptAttempts = sqliteTable(
  'kept_attempts',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempts.id),
    doubt: text({ enum: doubts }).notNull(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    at: integer().notNull(),
    keptBy: text('kept_by').references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.doubt] }), index('kept_attempts_round').on(t.roundId)],
)
