import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { channels } from './channels.ts'
import { people } from './people.ts'
import { units } from './units.ts'

// biome-ignore format: one line tells them all
export const contactKinds = ['office', 'police', 'clinic', 'fire', 'power', 'water', 'rubbish', 'head', 'school', 'other'] as const
export type ContactKind = (typeof contactKinds)[number]

// Whom people may call or go to, as the office keeps it. It is told in its unit and in those below it.
export const contacts = sqliteTable(
  'contacts',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    kind: text({ enum: contactKinds }).notNull(),
    name: text().notNull(),
    phone: text().notNull().default(''),
    address: text().notNull().default(''),
    hours: text().notNull().default(''),
    updatedBy: text('updated_by').references(() => people.id),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('contacts_unit').on(t.unitId)],
)

/** One stretch of an office's day, as `07:30` to `11:30`. */
export type Stretch = { from: string; to: string }
/** Days on which an office is closed, or open only so; `from` and `to` are days as `2027-02-05`, both closed. */
export type Closure = { from: string; to: string; name: string }

// When an office is open: for each weekday, Monday first, its stretches. A unit without a row has those of the one above it.
export const officeHours = sqliteTable('office_hours', {
  unitId: text('unit_id')
    .primaryKey()
    .references(() => units.id),
  week: text({ mode: 'json' }).$type<Stretch[][]>().notNull(),
  closures: text({ mode: 'json' }).$type<Closure[]>().notNull(),
  note: text().notNull().default(''),
  updatedBy: text('updated_by').references(() => people.id),
  updatedAt: integer('updated_at').notNull(),
})

/**
 * What the account writes of its own accord, as people would name it: that there is now something on what they once asked;
 * invitations and reminders of gatherings and classes; what became of a question or a feedback of their own.
 */
export const optOutPurposes = ['news', 'meetings', 'answers'] as const
export type OptOutPurpose = (typeof optOutPurposes)[number]

// What a person no longer wants to be sent of the account's own accord; an answer in the same turn is not of its own accord.
export const optOuts = sqliteTable(
  'opt_outs',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    channel: text({ enum: channels }).notNull(),
    purpose: text({ enum: optOutPurposes }).notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.channel, t.purpose] })],
)
