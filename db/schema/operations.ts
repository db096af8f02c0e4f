import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { deliveryStates } from './broadcasts.ts'
import { channels } from './units.ts'

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

// One message to one person or chat that answers something; `cause` + `causeId` is what it answers, so it exists once.
export const replies = sqliteTable(
  'replies',
  {
    id: text().primaryKey(),
    channel: text({ enum: channels }).notNull(),
    recipient: text().notNull(),
    cause: text().notNull(),
    causeId: text('cause_id').notNull(),
    text: text().notNull(),
    buttons: text({ mode: 'json' }).$type<{ title: string; url?: string; say?: string }[]>(),
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

// The token pair in force has `replacedAt` null; older pairs stay for audit. Both tokens are encrypted.
export const oaTokens = sqliteTable(
  'oa_tokens',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    oaId: text('oa_id').notNull(),
    accessToken: text('access_token').notNull(),
    refreshToken: text('refresh_token').notNull(),
    expiresAt: integer('expires_at').notNull(),
    createdAt: integer('created_at').notNull(),
    replacedAt: integer('replaced_at'),
    refreshLeaseUntil: integer('refresh_lease_until'),
    refusedAt: integer('refused_at'),
  },
  (t) => [index('oa_tokens_current').on(t.oaId, t.replacedAt)],
)

// Append-only (triggers refuse update and delete) and chained: each hash covers the one before it.
export const auditLog = sqliteTable(
  'audit_log',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actorId: text('actor_id').notNull(),
    action: text().notNull(),
    unitId: text('unit_id'),
    subjectId: text('subject_id').notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    hash: text().notNull().unique(),
  },
  (t) => [index('audit_log_unit').on(t.unitId, t.seq), index('audit_log_subject').on(t.subjectId)],
)
