import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

// Who does now what an office of the district level did, as somebody of the office has found in the law and confirmed.
export const districtSuccessors = sqliteTable(
  'district_successors',
  {
    id: text().primaryKey(),
    // It is told in this unit and in those below it.
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    // As people write it, and in small letters and one spelling.
    office: text().notNull(),
    officeKey: text('office_key').notNull(),
    // In what matter, such as "hộ tịch"; '' in all.
    matter: text().notNull().default(''),
    successor: text().notNull(),
    legalSource: text('legal_source').notNull(),
    confirmedBy: text('confirmed_by').references(() => people.id),
    confirmedAt: integer('confirmed_at').notNull(),
  },
  (t) => [uniqueIndex('district_successors_office').on(t.unitId, t.officeKey, t.matter)],
)
