import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const offices = ['chair', 'secretary'] as const
export type Office = (typeof offices)[number]

// Who leads a unit's editorial board and who keeps it together. Its other members are those who hold a role there.
export const boardSeats = sqliteTable(
  'board_seats',
  {
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    office: text({ enum: offices }).notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    setBy: text('set_by').references(() => people.id),
    setAt: integer('set_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.office] }), index('board_seats_person').on(t.personId)],
)

export const dutyWorks = ['write', 'approve'] as const
export type DutyWork = (typeof dutyWorks)[number]

// Who is on duty in a unit on a day: one person writes, another approves. It gives nobody a right.
export const duties = sqliteTable(
  'duties',
  {
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    day: text().notNull(),
    work: text({ enum: dutyWorks }).notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    setBy: text('set_by').references(() => people.id),
    setAt: integer('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.day, t.work] }),
    index('duties_person').on(t.personId),
    index('duties_day').on(t.day),
  ],
)
