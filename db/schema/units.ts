import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type AnySQLiteColumn, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

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

/**
 * Whether a path is of the subtree of another. A range and no pattern: the index serves it, and a pattern may have fifty
 * bytes on some databases. No sign of a path comes behind "~".
 */
export const isBelow = (path: SQLWrapper, top: SQLWrapper | string): SQL =>
  sql`(${path} >= ${top} and ${path} < ${top} || '~')`
