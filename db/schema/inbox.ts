import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { channels } from './channels.ts'

// Written by the webhook before its 200; claimed by the work after the reply or by the minute tick.
export const inboxEvents = sqliteTable(
  'inbox_events',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    dedupeKey: text('dedupe_key').notNull().unique(),
    channel: text({ enum: channels }).notNull(),
    name: text().notNull(),
    body: text().notNull(),
    state: text({ enum: ['new', 'working', 'done', 'failed'] })
      .notNull()
      .default('new'),
    attempts: integer().notNull().default(0),
    leaseUntil: integer('lease_until'),
    reason: text(),
    receivedAt: integer('received_at').notNull(),
    doneAt: integer('done_at'),
  },
  (t) => [index('inbox_events_state').on(t.state, t.leaseUntil), index('inbox_events_over').on(t.state, t.doneAt)],
)
