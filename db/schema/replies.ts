import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { deliveryStates } from './broadcasts.ts'
import { channels } from './channels.ts'
import { optOutPurposes } from './conversation.ts'

// One message to one person or chat that answers something; `cause` + `causeId` is what it answers, so it exists once.
export const replies = sqliteTable(
  'replies',
  {
    id: text().primaryKey(),
    channel: text({ enum: channels }).notNull(),
    recipient: text().notNull(),
    cause: text().notNull(),
    causeId: text('cause_id').notNull(),
    // What it is sent for of the account's own accord, which its reader may have stopped; null of an answer and of a duty.
    purpose: text({ enum: optOutPurposes }),
    text: text().notNull(),
    buttons: text({ mode: 'json' }).$type<{ title: string; url?: string; say?: string }[]>(),
    // It bears a number to call, so it leaves before all that does not.
    urgent: integer({ mode: 'boolean' }).notNull().default(false),
    state: text({ enum: deliveryStates }).notNull().default('queued'),
    attempts: integer().notNull().default(0),
    dueAt: integer('due_at').notNull(),
    leaseUntil: integer('lease_until'),
    messageId: text('message_id'),
    reason: text(),
    sentAt: integer('sent_at'),
    receivedAt: integer('received_at'),
    seenAt: integer('seen_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('replies_cause').on(t.cause, t.causeId),
    index('replies_due').on(t.state, t.dueAt),
    index('replies_message').on(t.messageId),
    // Retention looks here: a reply whose words are gone is in it no more.
    index('replies_worded').on(t.updatedAt).where(sql`${t.text} <> ''`),
  ],
)
