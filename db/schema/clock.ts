import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// One row: when the minute's work last noted the time, and since when the clock has gone on without a jump.
export const clockMarks = sqliteTable('clock_marks', {
  id: text().primaryKey(),
  seenAt: integer('seen_at').notNull(),
  steadySince: integer('steady_since').notNull(),
})
