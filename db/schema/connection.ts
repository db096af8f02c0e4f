import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// A consent that somebody of the office asked for and an administrator of the account is to give. Only the hash of its
// state is kept, and its verifier encrypted: the row is what ties the reply to the question.
export const consentRequests = sqliteTable('consent_requests', {
  stateHash: text('state_hash').primaryKey(),
  sealedVerifier: text('sealed_verifier').notNull(),
  askedBy: text('asked_by').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
})

// What a person must know about the connection. One row a kind and subject, raised by the clock's work, cleared when it passes.
export const connectionAlarms = sqliteTable(
  'connection_alarms',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['lapses', 'lost', 'unanswered', 'clock'] }).notNull(),
    subject: text().notNull().default(''),
    times: integer().notNull().default(1),
    raisedAt: integer('raised_at').notNull(),
    lastAt: integer('last_at').notNull(),
    clearedAt: integer('cleared_at'),
  },
  (t) => [index('connection_alarms_open').on(t.clearedAt, t.kind)],
)

// Events of a name that Loa does not know: how often, and the names of their fields, never what stood in them.
export const unknownEvents = sqliteTable('unknown_events', {
  name: text().primaryKey(),
  fields: text({ mode: 'json' }).$type<string[]>().notNull(),
  times: integer().notNull().default(1),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
})

// What was uploaded to the platform already, until it forgets it; `key` is the kind and the content's hash.
export const uploads = sqliteTable('uploads', {
  key: text().primaryKey(),
  handle: text().notNull(),
  expiresAt: integer('expires_at').notNull(),
})

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
