import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

// biome-ignore format: one line tells them all
export const noticeKinds = ['power', 'water', 'road', 'storm', 'vaccination', 'meeting', 'class', 'event', 'other'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * What a notice says of when and where, and until when it holds. Instants in milliseconds; '' and null where nothing is said.
 * `expiresAt`: once this is past the notice is over, whatever its end; without it `endsAt` decides.
 */
export type Life = {
  kind: NoticeKind
  startsAt: number | null
  endsAt: number | null
  place: string
  contact: string
  urgent: boolean
  expiresAt: number | null
}

export const licences = ['link', 'excerpt', 'full'] as const
export const sourceKinds = ['feed', 'page', 'sitemap'] as const

/** What an article's page does not say for sure: its title, its day, where its text begins. */
export const articleDoubts = ['title', 'day', 'text'] as const
export type ArticleDoubt = (typeof articleDoubts)[number]

/** Where the items of a page stand: a selector for each block, and within it one for the link. */
export type Pattern = { block: string; link: string }
/** Of a source only what speaks of one of `include` is taken, nothing that speaks of one of `exclude`; all where a list is empty. */
export type Filter = { include: string[]; exclude: string[]; categories: string[] }

export const sources = sqliteTable(
  'sources',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    name: text().notNull(),
    url: text().notNull(),
    licence: text({ enum: licences }).notNull().default('excerpt'),
    embargoMinutes: integer('embargo_minutes').notNull().default(60),
    intervalMinutes: integer('interval_minutes').notNull().default(15),
    paused: integer({ mode: 'boolean' }).notNull().default(false),
    kind: text({ enum: sourceKinds }).notNull().default('feed'),
    // Of a page without a feed: where its items stand.
    pattern: text({ mode: 'json' }).$type<Pattern>(),
    filter: text({ mode: 'json' }).$type<Filter>().notNull().default({ include: [], exclude: [], categories: [] }),
    // One request a host at a time: whoever reads from it holds its rows until `claimedUntil`.
    host: text().notNull().default(''),
    claimedUntil: integer('claimed_until').notNull().default(0),
    etag: text(),
    lastModified: text('last_modified'),
    nextFetchAt: integer('next_fetch_at').notNull(),
    fetchedAt: integer('fetched_at'),
    lastError: text('last_error'),
    // Null and 0 once a reading succeeds.
    failingSince: integer('failing_since'),
    failures: integer().notNull().default(0),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('sources_url').on(t.unitId, t.url),
    index('sources_due').on(t.nextFetchAt),
    index('sources_host').on(t.host),
    index('sources_shared').on(t.url),
  ],
)

// The units that a source's news concerns; without a row, all that stand at or below the source's own.
export const sourceUnits = sqliteTable(
  'source_units',
  {
    sourceId: text('source_id')
      .notNull()
      .references(() => sources.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.unitId] })],
)

// `guid` is the feed's own id, or the canonical link where it gives none; a notice written by hand has its own id there.
// `clusterId` names the first item that told the same story.
export const items = sqliteTable(
  'items',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    sourceId: text('source_id').references(() => sources.id),
    kind: text({ enum: ['notice', 'news'] }).notNull(),
    guid: text().notNull(),
    clusterId: text('cluster_id').notNull(),
    title: text().notNull(),
    summary: text().notNull().default(''),
    sourceName: text('source_name').notNull().default(''),
    author: text().notNull().default(''),
    link: text().notNull().default(''),
    publishedAt: integer('published_at'),
    // Of what was read from an article's page, until somebody edits it.
    doubts: text({ mode: 'json' }).$type<ArticleDoubt[]>().notNull().default([]),
    // Of a notice that says when and where; null of all others.
    life: text({ mode: 'json' }).$type<Life>(),
    licence: text({ enum: licences }).notNull().default('excerpt'),
    embargoMinutes: integer('embargo_minutes').notNull().default(60),
    status: text({ enum: ['draft', 'approved', 'rejected'] })
      .notNull()
      .default('draft'),
    createdBy: text('created_by').references(() => people.id),
    // The last person to change the words: neither they nor the author may approve them.
    editedBy: text('edited_by').references(() => people.id),
    decidedBy: text('decided_by').references(() => people.id),
    decidedAt: integer('decided_at'),
    approvedHash: text('approved_hash'),
    rejectReason: text('reject_reason'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('items_guid').on(t.unitId, t.sourceId, t.guid),
    index('items_status').on(t.unitId, t.status, t.publishedAt),
    index('items_cluster').on(t.clusterId),
    index('items_link').on(t.unitId, t.link),
    // Each night counts what came in and what was decided on a day.
    index('items_created').on(t.createdAt),
    index('items_decided').on(t.decidedAt).where(sql`${t.decidedAt} is not null`),
    // The desk's stream: each story once, the newest first, and what it is mostly filtered by.
    index('items_stream')
      .on(sql`coalesce(published_at, created_at)`, t.id, t.status, t.unitId, t.clusterId)
      .where(sql`cluster_id = id`),
  ],
)

// The number by which an item stands in `items_plain` and `items_marked`, where the desk finds it by its words without their marks
// and with them. Triggers keep all three beside `items`.
export const itemWords = sqliteTable('item_words', {
  id: integer().primaryKey({ autoIncrement: true }),
  itemId: text('item_id')
    .notNull()
    .unique()
    .references(() => items.id),
})

// By what a telling is known again, for as long as another may tell the same: its words in brief, and keys that tellings of one
// story share. Written as an item is collected.
export const storyPrints = sqliteTable(
  'story_prints',
  {
    itemId: text('item_id').primaryKey(),
    at: integer().notNull(),
    print: text().notNull(),
  },
  (t) => [index('story_prints_at').on(t.at)],
)
export const storyKeys = sqliteTable(
  'story_keys',
  {
    unitId: text('unit_id').notNull(),
    key: text().notNull(),
    itemId: text('item_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.key, t.itemId] }), index('story_keys_item').on(t.itemId)],
)

/** The words and facts of an item that people see. */
export type Told = Pick<
  typeof items.$inferSelect,
  'title' | 'summary' | 'sourceName' | 'author' | 'link' | 'publishedAt'
> & {
  /** Absent in what was told before notices had one. */
  life?: Life | null
}

// What digests have told and still holds, found by its words in `announced_index`, whose rows these are. `changedAt` is the
// item's, so that what changed is read anew; `until` is when it is over.
export const announced = sqliteTable(
  'announced',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    digestId: text('digest_id').notNull(),
    itemId: text('item_id')
      .notNull()
      .references(() => items.id),
    changedAt: integer('changed_at').notNull(),
    until: integer().notNull(),
  },
  (t) => [uniqueIndex('announced_item').on(t.digestId, t.itemId), index('announced_until').on(t.until)],
)
