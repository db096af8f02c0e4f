import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const scopes = [
  'statistics.read',
  'library.read',
  'library.members',
  'library.write',
  'digests.read',
  'feedback.read',
  'answers.ask',
  'mcp',
] as const
/** What a key may be let do, each over routes of its own (`bot/http/key-routes.ts`). */
export type Scope = (typeof scopes)[number]

// What another program reads and writes of a unit and of those below it. Of the key itself only the hash rests here; `hint` is
// how it begins, for its owner to tell it from others.
export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text().primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    hint: text().notNull(),
    name: text().notNull(),
    scopes: text({ mode: 'json' }).$type<Scope[]>().notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    // Within a minute of the last call.
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
    revokedBy: text('revoked_by').references(() => people.id),
  },
  (t) => [index('api_keys_unit').on(t.unitId, t.createdAt)],
)
