import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { rounds } from './quizzes.ts'
import { units } from './units.ts'

// Which state the counts of a round are in: one more with everything that changes them, so that what was worked out of them
// is known to hold still.
export const roundCounts = sqliteTable('round_counts', {
  roundId: text('round_id')
    .primaryKey()
    .references(() => rounds.id),
  version: integer().notNull(),
})

// How many attempts began and came in, by the hour (of hours since 1970), written with each.
export const roundHours = sqliteTable(
  'round_hours',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    hour: integer().notNull(),
    started: integer().notNull().default(0),
    handed: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.hour] })],
)

// Where the units of a round's standing stood when it was over: what becomes of the tree since changes no figure.
export const roundUnits = sqliteTable(
  'round_units',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    path: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.unitId] })],
)

// How many people a unit had on a day, as the office typed it off a paper it names. Each stays: the latest of a day holds.
export const memberCounts = sqliteTable(
  'member_counts',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    day: text().notNull(),
    count: integer().notNull(),
    source: text().notNull(),
    typedBy: text('typed_by').references(() => people.id),
    typedAt: integer('typed_at').notNull(),
  },
  (t) => [index('member_counts_unit').on(t.unitId, t.day, t.seq)],
)

// That whoever is among the first so many of a round is asked who they are, until when, and what for.
export const winnerCalls = sqliteTable('winner_calls', {
  roundId: text('round_id')
    .primaryKey()
    .references(() => rounds.id),
  places: integer().notNull(),
  purpose: text().notNull(),
  until: integer().notNull(),
  setBy: text('set_by').references(() => people.id),
  setAt: integer('set_at').notNull(),
})

// What a winner wrote, encrypted as one text: name, year of birth, telephone, unit.
export const winnerForms = sqliteTable(
  'winner_forms',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    place: integer().notNull(),
    sealed: text().notNull(),
    filledAt: integer('filled_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    eraseAt: integer('erase_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.personId] }),
    index('winner_forms_person').on(t.personId),
    index('winner_forms_erase').on(t.eraseAt),
  ],
)

// One person asks to open the forms of a round and says why, another agrees; then these two read them for a while.
export const winnerOpenings = sqliteTable(
  'winner_openings',
  {
    id: text().primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    reason: text().notNull(),
    askedBy: text('asked_by').references(() => people.id),
    askedAt: integer('asked_at').notNull(),
    agreedBy: text('agreed_by').references(() => people.id),
    agreedAt: integer('agreed_at'),
    until: integer(),
  },
  (t) => [index('winner_openings_round').on(t.roundId, t.askedAt)],
)
