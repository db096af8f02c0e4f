import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'

// A sign-in by Zalo's page that a browser has begun. Of its state and of the browser's cookie only the hashes are kept; both
// must come back together, once. `personId`: whoever was signed in already, and joins their Zalo to who they are.
export const zaloSignIns = sqliteTable(
  'zalo_sign_ins',
  {
    stateHash: text('state_hash').primaryKey(),
    browserHash: text('browser_hash').notNull(),
    sealedVerifier: text('sealed_verifier').notNull(),
    returnTo: text('return_to').notNull(),
    personId: text('person_id').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('zalo_sign_ins_expiry').on(t.expiresAt)],
)

// A sign-in by a message: the browser shows `code`, a person writes it to the account, and the answer they get is typed
// into that browser alone. The code is no secret: who writes it can only sign that browser in as themselves.
export const chatSignIns = sqliteTable(
  'chat_sign_ins',
  {
    browserHash: text('browser_hash').primaryKey(),
    code: text().notNull(),
    device: text().notNull(),
    personId: text('person_id').references(() => people.id),
    answerHash: text('answer_hash'),
    tries: integer().notNull().default(0),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    answeredAt: integer('answered_at'),
    usedAt: integer('used_at'),
  },
  (t) => [
    index('chat_sign_ins_code').on(t.code),
    index('chat_sign_ins_person').on(t.personId, t.answeredAt),
    index('chat_sign_ins_expiry').on(t.expiresAt),
  ],
)

// The app that makes a person's codes (TOTP). Secrets are encrypted. `pendingSecret` waits for its first code; `lastStep` is
// the newest step of thirty seconds whose code was taken, so that none is taken twice.
export const secondSteps = sqliteTable('second_steps', {
  personId: text('person_id')
    .primaryKey()
    .references(() => people.id),
  sealedSecret: text('sealed_secret'),
  enrolledAt: integer('enrolled_at'),
  pendingSecret: text('pending_secret'),
  lastStep: integer('last_step').notNull().default(0),
  failures: integer().notNull().default(0),
  lockedUntil: integer('locked_until').notNull().default(0),
  resetAt: integer('reset_at'),
  resetBy: text('reset_by'),
})

// What a member types once to be who the office introduced. Only hashes are kept.
export const memberCodes = sqliteTable(
  'member_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('member_codes_person').on(t.personId), index('member_codes_expiry').on(t.expiresAt)],
)

// For who has lost that app: ten, each for one time. Only hashes are kept.
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    codeHash: text('code_hash').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.codeHash] })],
)
