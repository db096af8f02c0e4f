import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { channels } from './channels.ts'
import type { Piece } from './digests.ts'
import { forces, type ToldChange } from './library.ts'
import { people } from './people.ts'
import type { Language, ProcedurePart, ToldProcedure } from './procedures.ts'
import { units } from './units.ts'

const outcomes = ['found', 'not_found', 'unavailable'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * A clause, a document, a question that staff have answered or a procedure that may be meant, as it is called; of a procedure
 * the parts that were asked for.
 */
export type Choice = { title: string } & (
  | { passageId: string }
  | { documentId: string }
  | { curatedId: string }
  | { procedureId: string; language: Language; parts: ProcedurePart[] }
)

/** What a curated answer was when it was given. `on` is the day of its approval, such as `2026-11-22`. */
export type Curated = { id: string; question: string; text: string; source: string; unitName: string; on: string }

/** What a digest told, as it was shown in an answer. `code` is the digest's, `corrected` whether a correction of it went out,
 * `lines` say when and where. */
export type Announcement = Piece & {
  code: string
  unitName: string
  sentAt: number
  corrected: boolean
  lines: string[]
}

export const questions = sqliteTable(
  'questions',
  {
    id: text().primaryKey(),
    unitId: text('unit_id').references(() => units.id),
    personId: text('person_id').references(() => people.id),
    channel: text({ enum: channels }).notNull(),
    recipient: text().notNull().default(''),
    text: text().notNull(),
    outcome: text({ enum: outcomes }).notNull(),
    // open: nobody has to act; handed_on: a person owes an answer; answered: a person gave it.
    status: text({ enum: ['open', 'handed_on', 'answered'] })
      .notNull()
      .default('open'),
    askedAt: integer('asked_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('questions_status').on(t.status, t.askedAt),
    index('questions_person').on(t.personId, t.askedAt),
    index('questions_outcome').on(t.outcome, t.askedAt),
  ],
)

export const answers = sqliteTable(
  'answers',
  {
    id: text().primaryKey(),
    questionId: text('question_id')
      .notNull()
      .references(() => questions.id),
    text: text().notNull(),
    // Who wrote it: the library's own words, a model from cited passages, staff beforehand (of this question, or as the record
    // of a procedure), the office's digests, or a person for this question.
    origin: text({ enum: ['extractive', 'model', 'curated', 'procedure', 'announced', 'person'] }).notNull(),
    curated: text({ mode: 'json' }).$type<Curated>(),
    procedure: text({ mode: 'json' }).$type<ToldProcedure>(),
    // What digests told that was shown in it.
    announced: text({ mode: 'json' }).$type<Announcement[]>(),
    answeredBy: text('answered_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    // Since when a clause that it cites reads otherwise or is gone; cleared by a person who has looked.
    // Where the library was not sure: the clauses nearest to the question, offered as what may be meant.
    choices: text({ mode: 'json' }).$type<Choice[]>(),
    // What it says beside its quotes: of the documents that the question names and the library does not hold.
    note: text().notNull().default(''),
    reviewSince: integer('review_since'),
    reviewedBy: text('reviewed_by').references(() => people.id),
  },
  (t) => [
    index('answers_question').on(t.questionId),
    index('answers_review').on(t.reviewSince),
    index('answers_by_person').on(t.createdAt).where(sql`${t.origin} = 'person'`),
  ],
)

// A citation keeps its own copy of what was quoted, so it can be checked after the document has changed.
export const citations = sqliteTable(
  'citations',
  {
    id: text().primaryKey(),
    answerId: text('answer_id')
      .notNull()
      .references(() => answers.id),
    passageId: text('passage_id').notNull(),
    documentId: text('document_id').notNull(),
    position: integer().notNull(),
    // The words that lead to the quote, such as the sentence that opens its list.
    lead: text().notNull().default(''),
    quote: text().notNull(),
    label: text().notNull(),
    documentTitle: text('document_title').notNull(),
    documentNumber: text('document_number').notNull(),
    issuedOn: text('issued_on'),
    inForce: text('in_force', { enum: forces }).notNull(),
    // What confirmed relations had done to the clause by then, as it was told.
    changes: text({ mode: 'json' }).$type<ToldChange[]>().notNull().default([]),
  },
  (t) => [
    index('citations_answer').on(t.answerId),
    index('citations_document').on(t.documentId),
    index('citations_passage').on(t.passageId),
  ],
)
