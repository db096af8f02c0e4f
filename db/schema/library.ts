import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const accessLevels = ['public', 'member', 'communicator'] as const
export type Access = (typeof accessLevels)[number]

// What a document was read from. Articles already parted beat the same law as one long text; of a catalogue's records
// the library knows that they exist and holds no text.
const origins = ['articles', 'rows', 'whole', 'file', 'catalogue'] as const
export type Origin = (typeof origins)[number]

const metadataFields = [
  'number',
  'title',
  'kind',
  'issuer',
  'place',
  'issuedOn',
  'effectiveOn',
  'expiresOn',
  'term',
  'signatory',
  'access',
] as const
export type MetadataField = (typeof metadataFields)[number]

/** What was read in a document of itself, each with the words that it was read from. */
export type Readings = Partial<Record<MetadataField, { value: string; evidence: string }>>

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
    place: text().notNull().default(''),
    term: text().notNull().default(''),
    signatory: text().notNull().default(''),
    // Where the document stands on the web, for those of which only the record is held.
    url: text().notNull().default(''),
    readings: text({ mode: 'json' }).$type<Readings>().notNull().default({}),
    // Until a person has confirmed what was read, it is shown as not confirmed and says nothing about force.
    confirmedAt: integer('confirmed_at'),
    confirmedBy: text('confirmed_by').references(() => people.id),
    // Days that follow from other documents by confirmed relations; written by core/library/force/recompute-force.ts alone.
    repealedOn: text('repealed_on'),
    amendedOn: text('amended_on'),
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
    // For the filters of search and of the list.
    index('documents_kind').on(t.kind),
    index('documents_issuer').on(t.issuer),
    index('documents_issued').on(t.issuedOn),
    // What not everybody may read is little, and looked for apart.
    index('documents_access').on(t.access),
  ],
)

/** Whether what is cited is in force: core/library/force says it. */
export const forces = ['yes', 'partly', 'amended', 'suspended', 'no', 'not_yet', 'unknown'] as const

/** What became of a clause or a document, as people read it, and the page of ours that says so; null where none is open to all. */
export type ToldChange = { note: string; to: string | null }

export const relationKinds = ['amends', 'replaces', 'repeals', 'suspends', 'guides', 'based_on', 'related'] as const
export type RelationKind = (typeof relationKinds)[number]

// What a document does to another, or rests on. The other is known by its number's key, so that it is joined whenever it
// comes. Read from the text it is a suggestion; only a confirmed one moves the other's force.
export const relations = sqliteTable(
  'document_relations',
  {
    id: text().primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    kind: text({ enum: relationKinds }).notNull(),
    targetKey: text('target_key').notNull(),
    targetNumber: text('target_number').notNull(),
    targetTitle: text('target_title').notNull().default(''),
    targetIssuedOn: text('target_issued_on'),
    // The parts of the other that are meant, such as "Điều 5, khoản 2 Điều 7"; '' is the whole.
    scope: text().notNull().default(''),
    // Null is the day on which the document itself takes effect.
    effectiveOn: text('effective_on'),
    evidence: text().notNull().default(''),
    status: text({ enum: ['suggested', 'confirmed', 'rejected'] })
      .notNull()
      .default('suggested'),
    decidedAt: integer('decided_at'),
    decidedBy: text('decided_by').references(() => people.id),
    position: integer().notNull(),
  },
  (t) => [
    uniqueIndex('document_relations_one').on(t.documentId, t.kind, t.targetKey, t.targetTitle, t.scope),
    index('document_relations_target').on(t.targetKey, t.status),
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
    // Letterhead, grounds and signature: shown in their place and never found.
    aside: integer({ mode: 'boolean' }).notNull().default(false),
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
    // The words that the passage completes, or the head of the table that it is a row of.
    lead: text().notNull().default(''),
    page: integer(),
    text: text().notNull(),
  },
  (t) => [
    uniqueIndex('passages_id').on(t.id, t.version),
    uniqueIndex('passages_position').on(t.documentId, t.version, t.position),
    index('passages_section').on(t.sectionSeq),
  ],
)

// The text that a reading of a document was made of, `\f` between its pages, in parts; by the reading's hash, for a release may
// throw away what a version's number was meant for. Documents of rows have none. Written by core/library/store/texts.ts.
export const documentTexts = sqliteTable(
  'document_texts',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    hash: text().notNull(),
    position: integer().notNull(),
    text: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.hash, t.position] }), index('document_texts_created').on(t.createdAt)],
)

// Which reading each version that was ever shown is. Written as it is published.
export const documentVersions = sqliteTable(
  'document_versions',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    version: integer().notNull(),
    hash: text().notNull(),
    shownAt: integer('shown_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.version] })],
)

/** One line put right: what was read, and what the file says; null takes the line away. Lines count from 0. */
export type Change = { line: number; before: string; after: string | null }

// What a person put right in one reading, which made another of it. `hash` is '' while that is being made: of one document one
// at a time.
export const documentCorrections = sqliteTable(
  'document_corrections',
  {
    id: text().primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    fromHash: text('from_hash').notNull(),
    hash: text().notNull().default(''),
    version: integer().notNull(),
    changes: text({ mode: 'json' }).$type<Change[]>().notNull(),
    madeBy: text('made_by').references(() => people.id),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [
    index('document_corrections_hash').on(t.documentId, t.hash),
    uniqueIndex('document_corrections_one').on(t.documentId).where(sql`hash = ''`),
  ],
)

// In how many sections a term stands; `#…` rows count sections and words. Kept with every write of a section.
export const terms = sqliteTable('library_terms', {
  term: text().primaryKey(),
  sections: integer().notNull(),
})

// Counts of terms that an import of many documents leaves beside: `library_terms` is as wide as the language, and each
// of its transactions would touch all of it. Brought in soon after (core/library/store/fold-counts.ts).
export const termChanges = sqliteTable('library_term_changes', {
  seq: integer().primaryKey({ autoIncrement: true }),
  // As pairs where a version of before left them.
  counts: text({ mode: 'json' }).$type<{ terms: string[]; by: number[] } | [term: string, by: number][]>().notNull(),
})

// How far it is, while that is being done: one row at most.
export const termFolds = sqliteTable('library_term_folds', {
  through: integer().primaryKey(),
  upTo: text('up_to').notNull(),
})

// What a model of meanings makes of a section's words, a byte a dimension (core/vectors/quantised.ts); empty where the model
// would not take them. `id` grows with every row, so that what is new since the last look is found at once; `hash` is of
// the words, so that the same words are not sent twice; `section_seq` is minus `id` where the section has gone.
export const sectionVectors = sqliteTable(
  'section_vectors',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    model: text().notNull(),
    sectionSeq: integer('section_seq').notNull(),
    hash: text().notNull(),
    vector: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [
    uniqueIndex('section_vectors_section').on(t.model, t.sectionSeq),
    index('section_vectors_seq').on(t.sectionSeq),
    index('section_vectors_hash').on(t.hash, t.model),
  ],
)

// What people of an office say for what the law says, beside the pairs that every library knows (core/library/words). They
// widen the questions of the unit that wrote them and of those below it. `both`: the law's word is as well asked for theirs.
export const officeWords = sqliteTable(
  'office_words',
  {
    id: text().primaryKey(),
    // Null is the office's top.
    unitId: text('unit_id').references(() => units.id),
    people: text().notNull(),
    law: text().notNull(),
    both: integer({ mode: 'boolean' }).notNull(),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('office_words_unit').on(t.unitId)],
)
