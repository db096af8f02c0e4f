import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

// What the office says of days that are not like others: mourning, its own, and where a holiday is not as the law and the moon
// suggest (core/calendar/holidays.ts). Without a unit it is said for the whole office.
export const calendarDays = sqliteTable(
  'calendar_days',
  {
    id: text().primaryKey(),
    unitId: text('unit_id').references(() => units.id),
    day: text().notNull(),
    name: text().notNull(),
    // Working hours pass over it.
    closed: integer({ mode: 'boolean' }).notNull(),
    // Nothing is sent to groups but what cannot wait.
    noSend: integer('no_send', { mode: 'boolean' }).notNull(),
    updatedBy: text('updated_by').references(() => people.id),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('calendar_days_office').on(t.day).where(sql`${t.unitId} is null`),
    uniqueIndex('calendar_days_unit').on(t.unitId, t.day).where(sql`${t.unitId} is not null`),
    index('calendar_days_day').on(t.day),
  ],
)

/** What becomes of a morning's digest when nobody acts: nothing, what a second person approved, or the approved items. */
export const ifNobodyActs = ['skip', 'approved', 'items'] as const

// How a unit sends. One without a row goes by the nearest unit above that has one.
export const sendingRules = sqliteTable('sending_rules', {
  unitId: text('unit_id')
    .primaryKey()
    .references(() => units.id),
  ifNobody: text('if_nobody', { enum: ifNobodyActs }).notNull(),
  // The evening before, when tomorrow's digest is first drafted; '' where it is drafted an hour before alone.
  eveningAt: text('evening_at').notNull(),
  quietFrom: text('quiet_from').notNull(),
  quietTo: text('quiet_to').notNull(),
  // Into how many parts a digest may go: what finds no room in the first waits where this is one.
  parts: integer().notNull(),
  updatedBy: text('updated_by').references(() => people.id),
  updatedAt: integer('updated_at').notNull(),
})

// The secret address under which a person's phone reads what is to be sent; made anew, the one before ends.
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('calendar_feeds_person').on(t.personId)],
)
