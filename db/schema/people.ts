import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const unitStates = ['waiting', 'confirmed', 'declined'] as const
export const declineReasons = ['elsewhere', 'unknown', 'twice', 'name'] as const
export type DeclineReason = (typeof declineReasons)[number]

// A person is known by a Zalo id: `oaUserId` from the official account, `appUserId` from the mini app, `botUserId` from the
// bot. A guest has none and lives in one browser. `name` is what people call themselves; `introducedAs` is what the office
// called them, and the only name that ever tells who is meant.
export const people = sqliteTable(
  'people',
  {
    id: text().primaryKey(),
    name: text().notNull().default(''),
    introducedAs: text('introduced_as'),
    oaUserId: text('oa_user_id').unique(),
    appUserId: text('app_user_id').unique(),
    botUserId: text('bot_user_id').unique(),
    // Where they say they belong. What the unit says of it is `unitState`: null until they ask it.
    unitId: text('unit_id'),
    unitState: text('unit_state', { enum: unitStates }),
    unitStateAt: integer('unit_state_at'),
    unitDecidedBy: text('unit_decided_by'),
    unitReason: text('unit_reason', { enum: declineReasons }),
    follows: integer({ mode: 'boolean' }).notNull().default(false),
    lastInteractionAt: integer('last_interaction_at'),
    createdAt: integer('created_at').notNull(),
    erasedAt: integer('erased_at'),
  },
  (t) => [
    index('people_introduced').on(t.introducedAs),
    index('people_unit').on(t.unitId),
    index('people_waiting').on(t.unitId).where(sql`${t.unitState} = 'waiting'`),
  ],
)

export const purposes = ['contest', 'feedback', 'unit'] as const
export type Purpose = (typeof purposes)[number]

export const consents = sqliteTable(
  'consents',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    purpose: text({ enum: purposes }).notNull(),
    textVersion: text('text_version').notNull(),
    channel: text().notNull(),
    givenAt: integer('given_at').notNull(),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [index('consents_person').on(t.personId, t.purpose)],
)

// Only the hash of a session or a sign-in link is kept: the database alone signs nobody in.
export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    // When its person gave the code of their second step in it.
    secondStepAt: integer('second_step_at'),
  },
  (t) => [index('sessions_person').on(t.personId), index('sessions_expiry').on(t.expiresAt)],
)

export const loginLinks = sqliteTable('login_links', {
  tokenHash: text('token_hash').primaryKey(),
  personId: text('person_id')
    .notNull()
    .references(() => people.id),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
})

export const requestKinds = ['view', 'export', 'correct', 'erase', 'withdraw', 'object'] as const
export type RequestKind = (typeof requestKinds)[number]

// What people asked about their data, each with its clocks (law 91/2025/QH15). What the app did at once is done as it is
// written. Of somebody erased the row keeps its kind and its days.
export const dataRequests = sqliteTable(
  'data_requests',
  {
    id: text().primaryKey(),
    personId: text('person_id').references(() => people.id),
    kind: text({ enum: requestKinds }).notNull(),
    // Who asked, where the office noted it for somebody: on paper, at the counter, by telephone.
    askedBy: text('asked_by').notNull().default(''),
    text: text().notNull().default(''),
    askedAt: integer('asked_at').notNull(),
    acknowledgeBy: integer('acknowledge_by').notNull(),
    acknowledgedAt: integer('acknowledged_at'),
    dueAt: integer('due_at').notNull(),
    extendedAt: integer('extended_at'),
    doneAt: integer('done_at'),
    outcome: text({ enum: ['done', 'refused'] }),
    answer: text().notNull().default(''),
    doneBy: text('done_by').references(() => people.id),
  },
  (t) => [
    index('data_requests_person').on(t.personId),
    index('data_requests_open').on(t.dueAt).where(sql`${t.doneAt} is null`),
    index('data_requests_done').on(t.doneAt).where(sql`${t.doneAt} is not null`),
  ],
)
