import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const licences = ['link', 'excerpt', 'full'] as const

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
    etag: text(),
    lastModified: text('last_modified'),
    nextFetchAt: integer('next_fetch_at').notNull(),
    fetchedAt: integer('fetched_at'),
    lastError: text('last_error'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('sources_url').on(t.unitId, t.url), index('sources_due').on(t.nextFetchAt)],
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
  ],
)

/** The words and facts of an item that people see. */
export type Told = Pick<
  typeof items.$inferSelect,
  'title' | 'summary' | 'sourceName' | 'author' | 'link' | 'publishedAt'
>
