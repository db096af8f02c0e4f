import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const webhookEvents = ['digest.sent', 'feedback.received', 'feedback.answered', 'quiz.closed'] as const
export type WebhookEvent = (typeof webhookEvents)[number]
export const stopReasons = ['person', 'failing', 'gone', 'private'] as const
export type StopReason = (typeof stopReasons)[number]

// Where another program is told of what happened in a unit and those below it. A target that does not take it waits as a whole:
// `nextAt`, `failures` and the lease are the target's, and what it is to be told stands in line.
export const webhooks = sqliteTable(
  'webhooks',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    url: text().notNull(),
    events: text({ mode: 'json' }).$type<WebhookEvent[]>().notNull(),
    sealedSecret: text('sealed_secret').notNull(),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    stopped: text({ enum: stopReasons }),
    stoppedAt: integer('stopped_at'),
    // Until when what happened has been put in line.
    lookedAt: integer('looked_at').notNull(),
    failures: integer().notNull().default(0),
    failingSince: integer('failing_since'),
    nextAt: integer('next_at').notNull().default(0),
    leaseUntil: integer('lease_until'),
  },
  (t) => [index('webhooks_unit').on(t.unitId)],
)

// What a target is told, once each: ids and public words, never a person's. `reason` is what came of the last try.
export const webhookMessages = sqliteTable(
  'webhook_messages',
  {
    id: text().primaryKey(),
    webhookId: text('webhook_id')
      .notNull()
      .references(() => webhooks.id),
    event: text().notNull(),
    subjectId: text('subject_id').notNull(),
    body: text().notNull(),
    state: text({ enum: ['waiting', 'sent', 'failed'] })
      .notNull()
      .default('waiting'),
    attempts: integer().notNull().default(0),
    status: integer(),
    reason: text(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('webhook_messages_once').on(t.webhookId, t.event, t.subjectId),
    index('webhook_messages_line').on(t.webhookId, t.state, t.createdAt),
  ],
)
