import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { units } from './units.ts'

export const accessLevels = ['public', 'member', 'communicator'] as const
export type Access = (typeof accessLevels)[number]

// What a document was read from. Articles already parted beat the same law as one long text.
export const origins = ['articles', 'rows', 'whole', 'file'] as const
export type Origin = (typeof origins)[number]

// `version` 0 is a document still on its way in: sections carry the version they belong to, and only those of the
// document's own version are read. So a long document is written in many short transactions and appears in one.
export const documents = sqliteTable(
  'documents',
  {
    id: text().primaryKey(),
    unitId: text('unit_id').references(() => units.id),
    number: text().notNull().default(''),
    numberKey: text('number_key').notNull().default(''),
    title: text().notNull(),
    kind: text().notNull().default(''),
    issuer: text().notNull().default(''),
    issuedOn: text('issued_on'),
    effectiveOn: text('effective_on'),
    expiresOn: text('expires_on'),
    access: text({ enum: accessLevels }).notNull().default('public'),
    sample: integer({ mode: 'boolean' }).notNull().default(false),
    origin: text({ enum: origins }).notNull(),
    sourceKey: text('source_key').notNull(),
    sha256: text().notNull(),
    version: integer().notNull().default(0),
    passageCount: integer('passage_count').notNull().default(0),
    retiredAt: integer('retired_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('documents_source').on(t.sourceKey),
    index('documents_number').on(t.numberKey),
    index('documents_title').on(t.title),
  ],
)

// What a search finds: one Điều, or one paragraph of a text without any. `seq` is the search index's row number and is
// never handed out twice. `tokens` holds the words of heading, name and body as numbers, for ranking without the text.
export const sections = sqliteTable(
  'sections',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    version: integer().notNull(),
    position: integer().notNull(),
    article: text().notNull().default(''),
    heading: text().notNull().default(''),
    path: text().notNull().default(''),
    tokens: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [
    uniqueIndex('sections_position').on(t.documentId, t.version, t.position),
    index('sections_article').on(t.article, t.documentId),
  ],
)

// The smallest part that can be cited. Its id comes from the document and the place in it, so a link outlives a new version.
export const passages = sqliteTable(
  'passages',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    sectionSeq: integer('section_seq')
      .notNull()
      .references(() => sections.seq),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    version: integer().notNull(),
    position: integer().notNull(),
    label: text().notNull().default(''),
    heading: text().notNull().default(''),
    page: integer(),
    text: text().notNull(),
  },
  (t) => [
    uniqueIndex('passages_id').on(t.id, t.version),
    uniqueIndex('passages_position').on(t.documentId, t.version, t.position),
    index('passages_section').on(t.sectionSeq),
  ],
)

// In how many sections a term stands; `#…` rows count sections and words. Kept with every write of a section.
export const terms = sqliteTable('library_terms', {
  term: text().primaryKey(),
  sections: integer().notNull(),
})
