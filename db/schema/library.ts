import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { units } from './units.ts'

export const accessLevels = ['public', 'member', 'communicator'] as const
export type Access = (typeof accessLevels)[number]

export const documents = sqliteTable(
  'documents',
  {
    id: text().primaryKey(),
    unitId: text('unit_id').references(() => units.id),
    number: text().notNull().default(''),
    title: text().notNull(),
    kind: text().notNull().default(''),
    issuer: text().notNull().default(''),
    issuedOn: text('issued_on'),
    effectiveOn: text('effective_on'),
    expiresOn: text('expires_on'),
    access: text({ enum: accessLevels }).notNull().default('public'),
    sample: integer({ mode: 'boolean' }).notNull().default(false),
    sourceKey: text('source_key').notNull(),
    sha256: text().notNull(),
    version: integer().notNull().default(1),
    retiredAt: integer('retired_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [uniqueIndex('documents_source').on(t.sourceKey), index('documents_number').on(t.number)],
)

// `seq` is the row number the search index points at and is never handed out twice; `id` is what links carry.
export const passages = sqliteTable(
  'passages',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    position: integer().notNull(),
    article: text().notNull().default(''),
    clause: text().notNull().default(''),
    heading: text().notNull().default(''),
    page: integer(),
    text: text().notNull(),
  },
  (t) => [uniqueIndex('passages_position').on(t.documentId, t.position)],
)
