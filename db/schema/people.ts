import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
    unitId: text('unit_id'),
    follows: integer({ mode: 'boolean' }).notNull().default(false),
    lastInteractionAt: integer('last_interaction_at'),
    createdAt: integer('created_at').notNull(),
    erasedAt: integer('erased_at'),
  },
  (t) => [index('people_introduced').on(t.introducedAs), index('people_unit').on(t.unitId)],
)

export const consents = sqliteTable(
  'consents',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    purpose: text({ enum: ['contest', 'feedback', 'digest'] }).notNull(),
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
