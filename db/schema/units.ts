import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
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
    // The office's own number for it, or the state's; null where it has none.
    code: text(),
    // Of a unit of the Party's line the unit of the state's that it works beside; it gives nobody a right.
    besideId: text('beside_id').references((): AnySQLiteColumn => units.id),
    // One that has ended stands below the unit that took over from it, and what it did stays its own.
    successorId: text('successor_id').references((): AnySQLiteColumn => units.id),
    closedAt: integer('closed_at'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('units_path').on(t.path),
    // Whether something belongs below a unit is asked with the id of where it belongs, thousands of times for one audience.
    index('units_line').on(t.id, t.path),
    index('units_parent').on(t.parentId),
    uniqueIndex('units_code').on(t.code).where(sql`${t.code} is not null`),
    index('units_beside').on(t.besideId).where(sql`${t.besideId} is not null`),
    index('units_successor').on(t.successorId).where(sql`${t.successorId} is not null`),
  ],
)

// What a unit was called and how many people it had until an instant: figures from before stay as they were.
export const unitPasts = sqliteTable(
  'unit_pasts',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    name: text().notNull(),
    memberCount: integer('member_count').notNull(),
    until: integer().notNull(),
  },
  (t) => [index('unit_pasts_unit').on(t.unitId, t.until)],
)

export const changeActs = ['move', 'merge', 'close'] as const
export type ChangeAct = (typeof changeActs)[number]

/** Each unit's parent as it was, and how many people the target got. */
export type ChangeBefore = { parents: Record<string, string | null>; added: number }

// Units that move, merge or end on a day. `targetId` is the new parent or the successor; null where nobody takes over.
export const unitChanges = sqliteTable(
  'unit_changes',
  {
    id: text().primaryKey(),
    act: text({ enum: changeActs }).notNull(),
    unitIds: text('unit_ids', { mode: 'json' }).$type<string[]>().notNull(),
    targetId: text('target_id').references(() => units.id),
    day: text().notNull(),
    dueAt: integer('due_at').notNull(),
    state: text({ enum: ['planned', 'done', 'undone', 'cancelled'] })
      .notNull()
      .default('planned'),
    // Why it could not take effect on its day; the minute tries again.
    problem: text(),
    counts: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
    before: text({ mode: 'json' }).$type<ChangeBefore>(),
    madeBy: text('made_by').references(() => people.id),
    madeAt: integer('made_at').notNull(),
    doneAt: integer('done_at'),
    settledAt: integer('settled_at'),
  },
  (t) => [index('unit_changes_state').on(t.state, t.dueAt)],
)

// What a change took along, row by row, for as long as it can be undone. `was` is the state that it put an end to.
export const unitCarried = sqliteTable(
  'unit_carried',
  {
    changeId: text('change_id')
      .notNull()
      .references(() => unitChanges.id),
    what: text().notNull(),
    rowId: text('row_id').notNull(),
    fromUnit: text('from_unit').notNull(),
    was: text(),
  },
  (t) => [primaryKey({ columns: [t.changeId, t.what, t.rowId] })],
)

/**
 * Whether a path is of the subtree of another. A range and no pattern: the index serves it, and a pattern may have fifty
 * bytes on some databases. No sign of a path comes behind "~".
 */
export const isBelow = (path: SQLWrapper, top: SQLWrapper | string): SQL =>
  sql`(${path} >= ${top} and ${path} < ${top} || '~')`

/**
 * The ids of a path's unit and of all above it, inside another query: each is found by its key, however many units there are.
 */
export const idsIn = (path: SQLWrapper): SQL =>
  sql`(select value from json_each('["' || replace(trim(${path}, '/'), '/', '","') || '"]'))`
