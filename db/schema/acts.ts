import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// What a screen asked for and was done, for a day: asked again because no answer came back, it is answered as it was then. `id` is a
// hash of who asked and of the key that their screen gave the act, `print` stands for what was asked, `run` for the request that did
// it. Without an answer the process died before it gave one, or is still at it.
export const doneActs = sqliteTable(
  'done_acts',
  {
    id: text().primaryKey(),
    print: text().notNull(),
    run: text().notNull(),
    at: integer().notNull(),
    status: integer(),
    sealedReply: text('sealed_reply'),
  },
  (t) => [index('done_acts_at').on(t.at)],
)
