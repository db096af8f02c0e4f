import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { apiKeys } from './api-keys.ts'
import { accessLevels, documents } from './library.ts'
import { people } from './people.ts'
import { units } from './units.ts'

// A file as it was handed in, so that a passage can be held against what was signed and a copy of the database holds all.
// Its bytes come a piece at a time; `sha256` is null until the last one is in, and what stays without is swept away.
export const originals = sqliteTable(
  'originals',
  {
    id: text().primaryKey(),
    fileName: text('file_name').notNull(),
    size: integer().notNull().default(0),
    sha256: text(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('originals_sha256').on(t.sha256)],
)

export const originalParts = sqliteTable(
  'original_parts',
  {
    originalId: text('original_id')
      .notNull()
      .references(() => originals.id),
    position: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.originalId, t.position] })],
)

// Which file a version of a document was read from; one file of many laws stands behind many. Written when it is published.
export const documentOriginals = sqliteTable(
  'document_originals',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    version: integer().notNull(),
    originalId: text('original_id')
      .notNull()
      .references(() => originals.id),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.version] }), index('document_originals_original').on(t.originalId)],
)

const importStates = ['queued', 'reading', 'done', 'refused', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

/** What came of one document of a file. */
export type Taken = {
  id: string
  title: string
  outcome: 'added' | 'changed' | 'unchanged' | 'held' | 'waiting'
  passages: number
}

/** What came of a file: what was taken, and what of it was not and why. Pages count from 1; confidence is 0 to 100. */
export type ImportedFile = {
  kind: string
  documents: Taken[]
  documentCount: number
  passages: number
  ocr: { page: number; confidence: number }[]
  unread: { page?: number; reason: string }[]
  notes: string[]
  refused: { name: string; reason: string; line?: number }[]
}

// One file that somebody handed in at the console, and how far its reading is. Claimed with a lease: a process that dies
// leaves the row to the next one; `claim` tells whose it is now.
export const imports = sqliteTable(
  'imports',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    uploadedBy: text('uploaded_by').references(() => people.id),
    // The key by which a program handed it in, where nobody did.
    keyId: text('key_id').references(() => apiKeys.id),
    originalId: text('original_id').references(() => originals.id),
    // The document that this file is the new version of, where the person said so.
    replaces: text().references(() => documents.id),
    fileName: text('file_name').notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    access: text({ enum: accessLevels }).notNull(),
    state: text({ enum: importStates }).notNull().default('queued'),
    reason: text(),
    attempts: integer().notNull().default(0),
    claim: text(),
    leaseUntil: integer('lease_until'),
    pagesRead: integer('pages_read').notNull().default(0),
    pages: integer(),
    passages: integer().notNull().default(0),
    report: text({ mode: 'json' }).$type<ImportedFile>(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('imports_waiting').on(t.state, t.leaseUntil),
    index('imports_unit').on(t.unitId, t.createdAt),
    index('imports_original').on(t.originalId),
  ],
)
