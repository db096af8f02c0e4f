import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** What of a procedure somebody asks for, in the order in which all of it is told. */
export const procedureParts = [
  ...(['papers', 'copies', 'fee', 'time', 'place', 'decider', 'online', 'forms', 'ground'] as const),
] as const
export type ProcedurePart = (typeof procedureParts)[number]

/** What is told of a procedure in one language. `called`: what people call it. A fee is words, and never a number. */
export type ProcedureText = {
  name: string
  called: string[]
  papers: string[]
  copies: string
  fee: string
  time: string
  decider: string
  place: string
  online: string
  note: string
}

/** A form to download; a law or decision that the procedure rests on, with the passage of the library that says so. */
export type ProcedureForm = { name: string; url: string }
export type ProcedureGround = { text: string; passageId: string | null }

/** All that an approval binds. `en` is null where nobody has written it in English. */
export type ProcedureContent = {
  vi: ProcedureText
  en: ProcedureText | null
  onlineUrl: string
  forms: ProcedureForm[]
  grounds: ProcedureGround[]
}

/** What a procedure was when it answered a question: the lines that were told, and the day on which somebody last checked it. */
export type ToldProcedure = {
  id: string
  language: Language
  name: string
  unitName: string
  parts: ProcedurePart[]
  lines: { label: string; text: string }[]
  note: string
  checked: string
  old: boolean
  link: string
}

// What an office does for people. Everybody may read the version that a second person has approved.
export const procedures = sqliteTable(
  'procedures',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    // The Vietnamese name of the newest version, to list by and to tell twins apart.
    name: text().notNull(),
    // draft: no version of it is shown; shown: `shown_version` is, whatever newer one waits.
    status: text({ enum: ['draft', 'shown', 'retired'] })
      .notNull()
      .default('draft'),
    version: integer().notNull(),
    shownVersion: integer('shown_version'),
    // When somebody last held it against the law and the office as they are.
    checkedAt: integer('checked_at'),
    checkedBy: text('checked_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('procedures_unit').on(t.unitId, t.status)],
)

// Each wording of a procedure, as it was written; none is ever changed.
export const procedureVersions = sqliteTable(
  'procedure_versions',
  {
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    version: integer().notNull(),
    content: text({ mode: 'json' }).$type<ProcedureContent>().notNull(),
    writtenBy: text('written_by').references(() => people.id),
    writtenAt: integer('written_at').notNull(),
    approvedBy: text('approved_by').references(() => people.id),
    approvedAt: integer('approved_at'),
    approvedHash: text('approved_hash'),
  },
  (t) => [primaryKey({ columns: [t.procedureId, t.version] })],
)

// What people call the version that is shown, in the words by which a question is looked up: folded, one blank between.
export const procedureNames = sqliteTable(
  'procedure_names',
  {
    key: text().notNull(),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    language: text({ enum: languages }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.procedureId, t.language] }), index('procedure_names_of').on(t.procedureId)],
)
