import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { GoldenFigures } from './evaluation.ts'
import { documents } from './library.ts'
import { people } from './people.ts'
import { units } from './units.ts'

const releaseStates = ['checking', 'waiting', 'publishing', 'published', 'discarded'] as const
export type ReleaseState = (typeof releaseStates)[number]

/** A golden question that is answered rightly on one side only. What it was answered from is '' where it was not. */
export type Moved = { id: string; text: string; better: boolean; before: string; after: string }

// What one import brings, shown together once the golden questions have been asked of it. `before` and `after` are null
// until then, and stay so where they could not be asked.
export const releases = sqliteTable(
  'releases',
  {
    id: text().primaryKey(),
    unitId: text('unit_id').references(() => units.id),
    name: text().notNull(),
    state: text({ enum: releaseStates }).notNull(),
    documentCount: integer('document_count').notNull(),
    before: text({ mode: 'json' }).$type<GoldenFigures>(),
    after: text({ mode: 'json' }).$type<GoldenFigures>(),
    moved: text({ mode: 'json' }).$type<Moved[]>().notNull().default([]),
    // Documents that somebody changed while their new versions waited: those are not shown, and the file is needed again.
    outdated: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    madeBy: text('made_by').references(() => people.id),
    madeAt: integer('made_at').notNull(),
    // Who showed it though fewer questions were answered rightly, and why; or who threw it away.
    decidedBy: text('decided_by').references(() => people.id),
    decidedAt: integer('decided_at'),
    reason: text().notNull().default(''),
    leaseUntil: integer('lease_until'),
  },
  (t) => [index('releases_state').on(t.state, t.madeAt)],
)

// A new version whose sections are written and not shown. `was_at`: when the document that it replaces had last changed;
// null where it replaces none.
export const stagedDocuments = sqliteTable(
  'staged_documents',
  {
    documentId: text('document_id')
      .primaryKey()
      .references(() => documents.id),
    version: integer().notNull(),
    releaseId: text('release_id')
      .notNull()
      .references(() => releases.id),
    originalId: text('original_id'),
    // Its description without its text, as core/library/store/prepare.ts has it.
    described: text({ mode: 'json' }).$type<object>().notNull(),
    wasAt: integer('was_at'),
  },
  (t) => [index('staged_documents_release').on(t.releaseId), index('staged_documents_original').on(t.originalId)],
)
