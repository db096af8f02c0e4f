import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// What comes behind the first part of a large value of bytes, by the id of the row that holds that one; it goes with the row
// (triggers). Written and read by `db/parted.ts`.
export const byteParts = sqliteTable(
  'byte_parts',
  {
    ofId: text('of_id').notNull(),
    /** From 1: the first part stands in the row itself. */
    position: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.ofId, t.position] })],
)
