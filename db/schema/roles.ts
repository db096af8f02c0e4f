import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const roleNames = ['admin', 'approver', 'editor', 'communicator', 'responder', 'member'] as const
export type Role = (typeof roleNames)[number]

export const roles = sqliteTable(
  'roles',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    role: text({ enum: roleNames }).notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: integer('granted_at').notNull(),
    endsAt: integer('ends_at'),
    // Whom they stand in for: the role is theirs only while that person holds it there.
    deputyFor: text('deputy_for').references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.personId, t.unitId, t.role] }), index('roles_unit').on(t.unitId)],
)
