import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'

export const roleNames = ['admin', 'approver', 'editor', 'communicator', 'responder', 'member'] as const
export type Role = (typeof roleNames)[number]

export const channels = ['oa_chat', 'oa_group', 'bot_chat', 'bot_group', 'share', 'web'] as const
export type Channel = (typeof channels)[number]

// `path` is "/root/child/…/": a subtree is every path that begins with the unit's own.
export const units = sqliteTable(
  'units',
  {
    id: text().primaryKey(),
    parentId: text('parent_id').references((): AnySQLiteColumn => units.id),
    path: text().notNull(),
    name: text().notNull(),
    kind: text().notNull().default('ward'),
    memberCount: integer('member_count').notNull().default(0),
    digestTime: text('digest_time').notNull().default('06:30'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('units_path').on(t.path), index('units_parent').on(t.parentId)],
)

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
  },
  (t) => [primaryKey({ columns: [t.personId, t.unitId, t.role] }), index('roles_unit').on(t.unitId)],
)

export const groups = sqliteTable(
  'groups',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    channel: text({ enum: channels }).notNull(),
    externalId: text('external_id').notNull(),
    name: text().notNull(),
    status: text({ enum: ['active', 'disabled', 'left'] })
      .notNull()
      .default('active'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('groups_external').on(t.channel, t.externalId), index('groups_unit').on(t.unitId)],
)
