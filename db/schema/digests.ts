import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { items, type Told } from './news.ts'
import { people } from './people.ts'
import { units } from './units.ts'

/** What a digest says, whoever shows it: a group's message, its page, the feed and the mini app are all made of this. */
export type Content = { opening: string; items: Piece[]; closing: string }
export type Piece = Told & { id: string; kind: (typeof items.$inferSelect)['kind'] }

export const digests = sqliteTable(
  'digests',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    day: text().notNull(),
    code: text().notNull().unique(),
    status: text({ enum: ['draft', 'approved', 'scheduled', 'cancelled'] })
      .notNull()
      .default('draft'),
    title: text().notNull(),
    // Null in a digest from before there was one: its page shows the text as it was sent.
    content: text({ mode: 'json' }).$type<Content>(),
    // The content as a message to a group.
    text: text().notNull(),
    contentHash: text('content_hash').notNull(),
    // The last person to change the words; the tick's own draft has none.
    editedBy: text('edited_by').references(() => people.id),
    approvedBy: text('approved_by').references(() => people.id),
    approvedAt: integer('approved_at'),
    approvedHash: text('approved_hash'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [uniqueIndex('digests_unit_day').on(t.unitId, t.day)],
)

// What is told of an item is kept as it was approved; the digest's own words for it stand in the content.
export const digestItems = sqliteTable(
  'digest_items',
  {
    digestId: text('digest_id')
      .notNull()
      .references(() => digests.id),
    itemId: text('item_id')
      .notNull()
      .references(() => items.id),
    position: integer().notNull(),
    told: text({ mode: 'json' }).$type<Told>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.itemId] }), index('digest_items_item').on(t.itemId)],
)
