import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { forces } from './library.ts'
import { people } from './people.ts'
import { units } from './units.ts'

// What staff wrote beforehand for a question that people ask again and again. It speaks only while a second person's
// approval binds its content, and holds no link to whoever asked first.
export const curatedAnswers = sqliteTable(
  'curated_answers',
  {
    id: text().primaryKey(),
    // It is for whoever belongs to this unit or to one below it.
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    text: text().notNull(),
    // Where else it comes from, in staff's own words; '' where the citations say it all.
    source: text().notNull().default(''),
    // The last day, such as `2026-12-31`, on which it is given; null without an end.
    validUntil: text('valid_until'),
    status: text({ enum: ['draft', 'approved', 'retired'] })
      .notNull()
      .default('draft'),
    createdBy: text('created_by').references(() => people.id),
    editedBy: text('edited_by').references(() => people.id),
    approvedBy: text('approved_by').references(() => people.id),
    approvedAt: integer('approved_at'),
    approvedHash: text('approved_hash'),
    // Since when a passage that it cites reads otherwise or is gone; cleared by a person who has looked.
    reviewSince: integer('review_since'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('curated_answers_status').on(t.status, t.updatedAt), index('curated_answers_unit').on(t.unitId)],
)

// The ways in which its question is asked, the first as it is shown. `seq` is the row of `curated_index`.
export const curatedWordings = sqliteTable(
  'curated_wordings',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    curatedId: text('curated_id')
      .notNull()
      .references(() => curatedAnswers.id),
    position: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [index('curated_wordings_of').on(t.curatedId, t.position)],
)

// What it rests on. The name of the place is kept for when the passage is gone.
export const curatedCitations = sqliteTable(
  'curated_citations',
  {
    curatedId: text('curated_id')
      .notNull()
      .references(() => curatedAnswers.id),
    position: integer().notNull(),
    passageId: text('passage_id').notNull(),
    quote: text().notNull(),
    label: text().notNull(),
    documentTitle: text('document_title').notNull(),
    // Whether the document was in force when a person last said that the answer is right.
    inForce: text('in_force', { enum: forces }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.curatedId, t.position] }), index('curated_citations_passage').on(t.passageId)],
)
