import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const difficulties = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof difficulties)[number]

/** `choice` of one or several options; `order`: options to be put in a row; `short`: a few words to be written. */
export const questionKinds = ['choice', 'order', 'short'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** `id` is its row's in `question_pictures`; `alt` says what is to be seen, for whoever does not see it. */
export type QuestionPicture = { id: string; alt: string; width: number; height: number }

/** All that a version of a question holds. `source`: the clause that it rests on, in words; `passageId`: where that is read. */
export type BankContent = {
  text: string
  /** Of a choice what is chosen from; of an order its rightful row; of a short answer each form that is right. */
  options: string[]
  /** Indexes into `options`; one or several are right. Of other kinds all of them. */
  correct: number[]
  /** A choice where nothing is said. */
  kind?: QuestionKind
  /** A short answer is right only with its marks; else without them too. */
  exact?: true
  picture?: QuestionPicture
  /** Whose draft it was, where no person wrote it; who put it into the bank has approved it. */
  drafted?: 'model'
  explanation: string
  source: string
  passageId: string | null
  tags: string[]
  difficulty: Difficulty | null
}

// The questions that a unit keeps, from which its quizzes are drawn. Content is that of the newest version.
export const bankQuestions = sqliteTable(
  'bank_questions',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    version: integer().notNull(),
    content: text({ mode: 'json' }).$type<BankContent>().notNull(),
    // The words by which it is found: folded.
    folded: text().notNull(),
    // What tells the same question again, whatever the order of its options; null once it is retired.
    twin: text(),
    retiredAt: integer('retired_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('bank_questions_unit').on(t.unitId, t.retiredAt, t.updatedAt),
    uniqueIndex('bank_questions_twin').on(t.unitId, t.twin),
  ],
)

// Each wording of a question, as it was written; none is ever changed, and a quiz says of which it is a copy.
export const bankVersions = sqliteTable(
  'bank_versions',
  {
    questionId: text('question_id')
      .notNull()
      .references(() => bankQuestions.id),
    version: integer().notNull(),
    content: text({ mode: 'json' }).$type<BankContent>().notNull(),
    writtenBy: text('written_by').references(() => people.id),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.version] })],
)

// Pictures of questions, as they were scaled by whoever brought them; whoever knows an id may see it.
export const questionPictures = sqliteTable(
  'question_pictures',
  {
    id: text().primaryKey(),
    mimeType: text('mime_type').notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('question_pictures_age').on(t.createdAt)],
)
