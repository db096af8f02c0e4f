import { real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// Up to which instant the calls of an account, or of one chat, are spoken for; written by the sender with each claim.
export const sendRates = sqliteTable('send_rates', {
  key: text().primaryKey(),
  spentUntil: real('spent_until').notNull(),
})
