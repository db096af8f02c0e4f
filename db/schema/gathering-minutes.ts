import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { gatherings } from './gatherings.ts'
import { people } from './people.ts'
import { units } from './units.ts'

/** Where a sentence of the minutes comes from: our rows, or the secretary. */
export type MinutesOrigin = 'agenda' | 'attendance' | 'comment' | 'vote' | 'task' | 'secretary'
type Quoted = { text: string; origin: MinutesOrigin; ids: string[] }
/** `plain`: the sentences that a model's stands for, which come back when the secretary wants none of it. */
export type MinutesSentence = Quoted & { plain?: Quoted[] }
export type MinutesContent = { parts: { heading: string; sentences: MinutesSentence[] }[] }

// The minutes of a gathering, one row a wording; the newest is the one at work, and one that is signed changes no more.
export const gatheringMinutes = sqliteTable(
  'gathering_minutes',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    version: integer().notNull(),
    content: text({ mode: 'json' }).$type<MinutesContent>().notNull(),
    contentHash: text('content_hash').notNull(),
    state: text({ enum: ['draft', 'signing', 'signed', 'sent'] })
      .notNull()
      .default('draft'),
    writtenBy: text('written_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    signedAt: integer('signed_at'),
    sentAt: integer('sent_at'),
  },
  (t) => [uniqueIndex('gathering_minutes_version').on(t.gatheringId, t.version)],
)

// Two people sign exactly these words: the chair and the secretary.
export const gatheringSignatures = sqliteTable(
  'gathering_signatures',
  {
    minutesId: text('minutes_id')
      .notNull()
      .references(() => gatheringMinutes.id),
    signsAs: text('signs_as', { enum: ['chair', 'secretary'] }).notNull(),
    personId: text('person_id').references(() => people.id),
    contentHash: text('content_hash').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.minutesId, t.signsAs] })],
)

// What was resolved, with who does it by when; looked at in the next meeting.
export const gatheringTasks = sqliteTable(
  'gathering_tasks',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    text: text().notNull(),
    dueOn: text('due_on').notNull(),
    state: text({ enum: ['open', 'done', 'dropped'] })
      .notNull()
      .default('open'),
    outcome: text().notNull().default(''),
    // The later meeting in which it was last looked at.
    lookedAtIn: text('looked_at_in').references(() => gatherings.id),
    setBy: text('set_by').references(() => people.id),
    doneBy: text('done_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('gathering_tasks_of').on(t.gatheringId), index('gathering_tasks_unit').on(t.unitId, t.state, t.dueOn)],
)
