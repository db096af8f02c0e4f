import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { channels } from './channels.ts'
import { units } from './units.ts'

/** `locked`: members only read. `approval`: whoever joins waits for a yes. `openLink`: the link, and so the QR code, lets people in. */
export type GroupSettings = { locked: boolean; approval: boolean; history: boolean; openLink: boolean }

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
    // What the office calls such a group, so that a digest can go to all of the kind.
    tags: text({ mode: 'json' }).$type<string[]>().notNull().default(sql`'[]'`),
    status: text({ enum: ['active', 'disabled', 'left'] })
      .notNull()
      .default('active'),
    // What the platform said of the group when it was last looked at; null until then, and where nobody can look.
    link: text(),
    memberCount: integer('member_count'),
    memberLimit: integer('member_limit'),
    pendingCount: integer('pending_count'),
    settings: text({ mode: 'json' }).$type<GroupSettings>(),
    dissolvesAt: integer('dissolves_at'),
    checkedAt: integer('checked_at'),
    // When to look again: an event, a refused message or the day's turn brings it forward.
    checkAt: integer('check_at').notNull().default(0),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('groups_external').on(t.channel, t.externalId), index('groups_unit').on(t.unitId)],
)

// The account's room for groups, as the platform tells it: one asset carries one group. Refreshed daily and on demand.
export const groupAssets = sqliteTable(
  'group_assets',
  {
    id: text().primaryKey(),
    product: text().notNull(),
    memberLimit: integer('member_limit'),
    validThrough: integer('valid_through'),
    autoRenew: integer('auto_renew', { mode: 'boolean' }).notNull(),
    // The platform's id of the group it carries, and its name when that group belongs to no unit here.
    usedBy: text('used_by'),
    usedByName: text('used_by_name'),
    seenAt: integer('seen_at').notNull(),
  },
  (t) => [index('group_assets_used').on(t.usedBy)],
)

// One line: when the assets were last read, what stood in the way, and when to read them again.
export const groupLedger = sqliteTable('group_ledger', {
  id: text().primaryKey(),
  checkAt: integer('check_at').notNull(),
  checkedAt: integer('checked_at'),
  problem: text(),
})

// One warning for each end (of the asset, of the group), each date of it and each step of days before it.
export const groupAlarms = sqliteTable(
  'group_alarms',
  {
    assetId: text('asset_id').notNull(),
    end: text({ enum: ['expiry', 'dissolution'] }).notNull(),
    endsAt: integer('ends_at').notNull(),
    step: integer().notNull(),
    raisedAt: integer('raised_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.assetId, t.end, t.endsAt, t.step] })],
)
