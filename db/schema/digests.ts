import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Channel } from './channels.ts'
import { items, type Told } from './news.ts'
import { people } from './people.ts'
import { units } from './units.ts'

/** What a digest says, whoever shows it: a group's message, its page, the feed and the mini app are all made of this. */
export type Content = { opening: string; items: Piece[]; closing: string }
export type Piece = Told & { id: string; kind: (typeof items.$inferSelect)['kind'] }

/** Of a unit's groups, those of these units' subtrees, of these channels, with one of these tags, or these by name. */
export type Audience = { unitIds?: string[]; channels?: Channel[]; tags?: string[]; groupIds?: string[] }

/** A file that goes with what is said; `id` is its row's in `attachments`, `hash` its bytes'. */
export type Attached = { id: string; name: string; mimeType: string; hash: string; size: number }

/** On which days of the week (Monday is 1) or of the month (the last where a month is shorter), at which time, until which day. */
export type Recurrence = { every: 'week' | 'month'; on: number[]; at: string; until: string | null }

/**
 * What an announcement's approval binds beside its words. `sendAt` null: as soon as it is approved. `urgentReason`: why it
 * may disturb people at night; '' for what may wait.
 */
export type Sending = {
  audience: Audience
  sendAt: number | null
  urgentReason: string
  image: Attached | null
  file: Attached | null
  recurrence: Recurrence | null
}

/** Why the time of a digest or an announcement went by and nothing left. */
export const missedReasons = ['not-approved', 'skip', 'blocked', 'no-groups', 'groups-gone', 'no-send'] as const
export type MissedReason = (typeof missedReasons)[number]

export const digests = sqliteTable(
  'digests',
  {
    id: text().primaryKey(),
    // A unit's daily digest; one announcement of a time of its own; or a series, of which an announcement is made each time.
    kind: text({ enum: ['digest', 'announcement', 'series'] })
      .notNull()
      .default('digest'),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    day: text().notNull(),
    // Of a digest that goes out in parts, which one this is.
    part: integer().notNull().default(1),
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
    // Of announcements and series alone.
    sending: text({ mode: 'json' }).$type<Sending>(),
    seriesId: text('series_id').references((): AnySQLiteColumn => digests.id),
    // Why it went back to its author, in the words of who was to approve it.
    returnedFor: text('returned_for'),
    // When the clock last drafted it by itself.
    draftedAt: integer('drafted_at'),
    missed: text({ enum: missedReasons }),
    // When somebody was first asked to approve it.
    askedAt: integer('asked_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('digests_unit_day').on(t.unitId, t.day, t.part).where(sql`kind = 'digest'`),
    uniqueIndex('digests_series_day').on(t.seriesId, t.day).where(sql`series_id is not null`),
    index('digests_unit').on(t.unitId, t.day),
    index('digests_status').on(t.status, t.day),
  ],
)

// Who has approved exactly which words: what is urgent needs two.
export const digestApprovals = sqliteTable(
  'digest_approvals',
  {
    digestId: text('digest_id')
      .notNull()
      .references(() => digests.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    contentHash: text('content_hash').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.personId] })],
)

// A picture or a file that an announcement takes along. One that none holds is dropped within days. Of a large one `bytes` are the
// first part (`parted.ts`).
export const attachments = sqliteTable(
  'attachments',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    name: text().notNull(),
    mimeType: text('mime_type').notNull(),
    size: integer().notNull(),
    hash: text().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('attachments_age').on(t.createdAt)],
)

// Words that a unit uses again and again.
export const messageTemplates = sqliteTable(
  'message_templates',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    name: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    updatedBy: text('updated_by').references(() => people.id),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('message_templates_unit').on(t.unitId)],
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
