import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// What whoever keeps the machine must know of: one row a kind while it stands, so that each is told once until it ends.
export const operatorAlarms = sqliteTable('operator_alarms', {
  kind: text().primaryKey(),
  raisedAt: integer('raised_at').notNull(),
  lastAt: integer('last_at').notNull(),
  // When the mail about it left; null while it has not, where mails are sent.
  mailedAt: integer('mailed_at'),
})
