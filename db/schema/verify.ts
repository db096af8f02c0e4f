import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

// What a pasted text may be: a message as it was sent, or an item. `at` is the row's own time of change, so that what changed
// is read anew. The words stay where they are.
export const verifyTexts = sqliteTable(
  'verify_texts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['broadcast', 'item'] }).notNull(),
    refId: text('ref_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('verify_texts_ref').on(t.kind, t.refId)],
)

// What each of them is found by: hashes of three words in a row (core/verify/text/prints.ts). The table is its own index.
export const verifyPrints = sqliteTable(
  'verify_prints',
  {
    print: integer().notNull(),
    textId: integer('text_id')
      .notNull()
      .references(() => verifyTexts.id),
  },
  (t) => [primaryKey({ columns: [t.print, t.textId] }), index('verify_prints_text').on(t.textId)],
)

// A text that is nobody's of those, by its fingerprint: keyed hashes of a few of its words, from which none can be read.
// `shown`: its words, where one of those who asked agreed that the office may see them.
export const verifyUnknown = sqliteTable('verify_unknown', {
  id: text().primaryKey(),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
  asksMoney: integer('asks_money', { mode: 'boolean' }).notNull().default(false),
  shown: text(),
})

export const verifyUnknownPrints = sqliteTable(
  'verify_unknown_prints',
  {
    print: text().notNull(),
    unknownId: text('unknown_id')
      .notNull()
      .references(() => verifyUnknown.id),
  },
  (t) => [primaryKey({ columns: [t.print, t.unknownId] }), index('verify_unknown_prints_text').on(t.unknownId)],
)

// Who asked about what, as a keyed hash of both: a week, and only to count people once. `about` is a text of ours, or of nobody's.
export const verifyAskers = sqliteTable(
  'verify_askers',
  {
    about: text().notNull(),
    asker: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.about, t.asker] }), index('verify_askers_at').on(t.at)],
)
