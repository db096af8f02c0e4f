import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accounts, channels } from './channels.ts'
import { type Attached, type Audience, digests } from './digests.ts'
import { groups } from './groups.ts'
import { items, type Life } from './news.ts'
import { people } from './people.ts'
import { units } from './units.ts'

/** Why one stands still; the last is that its text is not the approved one any more. */
export const pauseReasons = ['by-hand', 'token', 'configuration', 'failures', 'changed'] as const
export type PauseReason = (typeof pauseReasons)[number]

export const broadcasts = sqliteTable(
  'broadcasts',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    digestId: text('digest_id').references(() => digests.id),
    title: text().notNull(),
    text: text().notNull(),
    contentHash: text('content_hash').notNull(),
    approvedBy: text('approved_by').references(() => people.id),
    status: text({ enum: ['scheduled', 'sending', 'paused', 'finished', 'cancelled'] })
      .notNull()
      .default('scheduled'),
    pauseReason: text('pause_reason', { enum: pauseReasons }),
    sendAt: integer('send_at').notNull(),
    // Past this instant a delivery is skipped: yesterday's news is not sent the next morning by a late process.
    sendBy: integer('send_by').notNull(),
    // Why it may disturb people at night; null for all that may wait until morning.
    emergencyReason: text('emergency_reason'),
    // The quiet hours of its unit when it was scheduled: in them it stands still.
    quietFrom: text('quiet_from').notNull().default('22:00'),
    quietTo: text('quiet_to').notNull().default('06:00'),
    // A picture that goes with the text where a channel shows any.
    image: text({ mode: 'json' }).$type<Attached>(),
    // Which of the unit's groups; null for all of them.
    audience: text({ mode: 'json' }).$type<Audience>(),
    // A large audience gets its rows piece by piece: the last group that has one, '' before the first, null when all have.
    plannedTo: text('planned_to'),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('broadcasts_unit').on(t.unitId, t.sendAt),
    index('broadcasts_status').on(t.status, t.sendAt),
    // Each night counts what was to leave on a day.
    index('broadcasts_day').on(t.sendAt),
    // All of a digest's, the cancelled ones too: its public page asks.
    index('broadcasts_of_digest').on(t.digestId),
    // A digest goes out once; one that was cancelled before anybody got it may be scheduled anew.
    uniqueIndex('broadcasts_digest').on(t.digestId).where(sql`status <> 'cancelled'`),
  ],
)

// How a broadcast fares with each account it goes through: what stops one leaves the other alone.
export const broadcastAccounts = sqliteTable(
  'broadcast_accounts',
  {
    broadcastId: text('broadcast_id')
      .notNull()
      .references(() => broadcasts.id),
    account: text({ enum: accounts }).notNull(),
    // Sends in a row that did not succeed.
    failedRun: integer('failed_run').notNull().default(0),
    // While the platform is down, or its quota used up, nothing of it leaves before this instant.
    holdUntil: integer('hold_until').notNull().default(0),
    // Why nothing of it leaves until a person resumes it.
    stopReason: text('stop_reason', { enum: pauseReasons }),
  },
  (t) => [primaryKey({ columns: [t.broadcastId, t.account] })],
)

// What a digest got wrong, in words that a second person approves. Its broadcast goes to those who have the mistake.
export const corrections = sqliteTable(
  'corrections',
  {
    id: text().primaryKey(),
    digestId: text('digest_id')
      .notNull()
      .references(() => digests.id),
    text: text().notNull(),
    contentHash: text('content_hash').notNull(),
    writtenBy: text('written_by').references(() => people.id),
    approvedBy: text('approved_by').references(() => people.id),
    approvedAt: integer('approved_at'),
    broadcastId: text('broadcast_id').references(() => broadcasts.id),
    // Of one made of a notice that changed: which, and when and where it then said it was.
    itemId: text('item_id').references(() => items.id),
    told: text({ mode: 'json' }).$type<Life>(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('corrections_digest').on(t.digestId)],
)

export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'received',
  'seen',
  'retry',
  'failed',
  'unknown',
  'skipped',
  'cancelled',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text().primaryKey(),
    broadcastId: text('broadcast_id')
      .notNull()
      .references(() => broadcasts.id),
    channel: text({ enum: channels }).notNull(),
    recipient: text().notNull(),
    groupId: text('group_id').references(() => groups.id),
    // Whose group it was when it was planned: reach stays with that unit, whoever has the group since.
    unitId: text('unit_id').references(() => units.id),
    state: text({ enum: deliveryStates }).notNull().default('queued'),
    attempts: integer().notNull().default(0),
    dueAt: integer('due_at').notNull(),
    leaseUntil: integer('lease_until'),
    messageId: text('message_id'),
    reason: text(),
    sentAt: integer('sent_at'),
    receivedAt: integer('received_at'),
    seenAt: integer('seen_at'),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('deliveries_recipient').on(t.broadcastId, t.channel, t.recipient),
    index('deliveries_due').on(t.state, t.dueAt),
    // Claims of one broadcast in the order of their age, and its progress by state.
    index('deliveries_turn').on(t.broadcastId, t.state, t.dueAt),
    index('deliveries_message').on(t.messageId),
  ],
)
