import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { channels } from './channels.ts'
import { people } from './people.ts'
import { units } from './units.ts'

export const feedback = sqliteTable(
  'feedback',
  {
    id: text().primaryKey(),
    trackCode: text('track_code').notNull().unique(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    personId: text('person_id').references(() => people.id),
    channel: text({ enum: channels }).notNull(),
    // Where the answer goes back to: a chat, or nothing when the person only holds the track code.
    recipient: text().notNull().default(''),
    text: text().notNull(),
    category: text().notNull(),
    status: text({ enum: ['received', 'assigned', 'answered', 'closed'] })
      .notNull()
      .default('received'),
    assignedTo: text('assigned_to').references(() => people.id),
    // When somebody must have taken it up, and when it must be answered.
    acceptBy: integer('accept_by').notNull(),
    dueAt: integer('due_at').notNull(),
    // When its sender was erased: its words go once it is settled and could be read with the code.
    senderErasedAt: integer('sender_erased_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('feedback_unit').on(t.unitId, t.status, t.dueAt),
    index('feedback_person').on(t.personId),
    index('feedback_erased').on(t.senderErasedAt).where(sql`${t.senderErasedAt} is not null`),
  ],
)

// An answer names what was done, by whom and when, or the document that settles it: never a vague word.
export const feedbackAnswers = sqliteTable(
  'feedback_answers',
  {
    id: text().primaryKey(),
    feedbackId: text('feedback_id')
      .notNull()
      .references(() => feedback.id),
    answeredBy: text('answered_by')
      .notNull()
      .references(() => people.id),
    text: text().notNull(),
    action: text().notNull().default(''),
    actionBy: text('action_by').notNull().default(''),
    actionOn: text('action_on').notNull().default(''),
    document: text().notNull().default(''),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('feedback_answers_feedback').on(t.feedbackId)],
)
