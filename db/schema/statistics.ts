import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

// What happened at a unit in a period, never by person: `2026-11-28`, `2026-11` or `2026`, each the sum of the shorter ones. `part` is
// what a measure is told by, such as a channel; `count` and `total` are of the unit and all that stood below it on the day, the
// others of the unit alone. The migration makes it without a rowid: its key is all that is looked up.
export const facts = sqliteTable(
  'facts',
  {
    period: text().notNull(),
    measure: text().notNull(),
    unitId: text('unit_id').notNull(),
    part: text().notNull().default(''),
    count: integer().notNull(),
    total: integer().notNull().default(0),
    ownCount: integer('own_count').notNull().default(0),
    ownTotal: integer('own_total').notNull().default(0),
    // Of what people did, in a month or a year: whether the unit's count is told (1), by parts too (2), or nothing (0), and whether
    // what it did alone is. Null where that is not decided.
    told: integer(),
    ownTold: integer('own_told', { mode: 'boolean' }),
  },
  (t) => [primaryKey({ columns: [t.period, t.measure, t.unitId, t.part] })],
)

// The days whose facts stand, and when they were last counted: what changed since then is counted anew.
export const factDays = sqliteTable('fact_days', {
  day: text().primaryKey(),
  countedAt: integer('counted_at').notNull(),
})

// Where a unit stood from a day on; '' is from the beginning. A day is summed upwards as the tree was on it.
export const unitLines = sqliteTable(
  'unit_lines',
  {
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    fromDay: text('from_day').notNull(),
    path: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.fromDay] })],
)

// How often pages of a kind were opened on a day. Who opened them is not known: no cookie, no address, no time.
export const visits = sqliteTable(
  'visits',
  {
    day: text().notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    page: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.unitId, t.page] })],
)

/** What stands around the figures of a report: whose it is, its sign, who signs and who gets it. */
export type Letterhead = {
  above: string
  office: string
  sign: string
  place: string
  signerTitle: string
  signer: string
  recipients: string[]
}

// How a unit's reports are headed, and whether one is made of each month.
export const reportForms = sqliteTable('report_forms', {
  unitId: text('unit_id')
    .primaryKey()
    .references(() => units.id),
  letterhead: text({ mode: 'json' }).$type<Letterhead>().notNull(),
  monthly: integer({ mode: 'boolean' }).notNull().default(false),
  updatedBy: text('updated_by').references(() => people.id),
  updatedAt: integer('updated_at').notNull(),
})

// A month's report as it was made: what is counted later does not change what was sent upward.
export const reports = sqliteTable(
  'reports',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    month: text().notNull(),
    content: text({ mode: 'json' }).$type<unknown>().notNull(),
    madeAt: integer('made_at').notNull(),
    // When somebody first opened it: until then it waits in the console.
    openedAt: integer('opened_at'),
  },
  (t) => [
    index('reports_unit').on(t.unitId, t.month),
    index('reports_waiting').on(t.unitId).where(sql`${t.openedAt} is null`),
  ],
)
