import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core'
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
    // When half of the working time is over, and of how many of its two clocks somebody was reminded; 3 more once a promise's day had passed.
    halfAt: integer('half_at'),
    reminded: integer().notNull().default(0),
    // Where it happened: an address as it was typed, or what a picture said of the place and its sender agreed to send.
    place: text().notNull().default(''),
    latitude: real(),
    longitude: real(),
    happenedAt: integer('happened_at'),
    // The case that this one is answered with.
    mergedInto: text('merged_into').references((): AnySQLiteColumn => feedback.id),
    // Since when a question to the sender waits; null while none does.
    askedAt: integer('asked_at'),
    answeredAt: integer('answered_at'),
    // Whether its first answer came after its day; opened again, its clocks are others.
    answeredLate: integer('answered_late', { mode: 'boolean' }),
    closedAt: integer('closed_at'),
    reopenedAt: integer('reopened_at'),
    rating: integer(),
    ratingText: text('rating_text').notNull().default(''),
    ratedAt: integer('rated_at'),
    // Goes up with each change, so that of two officers at once one is told.
    version: integer().notNull().default(0),
    // When its sender was erased: its words go once it is settled and could be read with the code.
    senderErasedAt: integer('sender_erased_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('feedback_unit').on(t.unitId, t.status, t.dueAt),
    index('feedback_person').on(t.personId),
    index('feedback_merged').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    // Clocks and the desk look here: what is settled is in it no more.
    index('feedback_open').on(t.dueAt).where(sql`${t.status} in ('received', 'assigned')`),
    index('feedback_received').on(t.createdAt),
    // Each night counts what was answered, closed, opened again and rated on a day.
    index('feedback_answered').on(t.answeredAt).where(sql`${t.answeredAt} is not null`),
    index('feedback_closed').on(t.closedAt).where(sql`${t.closedAt} is not null`),
    index('feedback_reopened').on(t.reopenedAt).where(sql`${t.reopenedAt} is not null`),
    index('feedback_rated').on(t.ratedAt).where(sql`${t.ratedAt} is not null`),
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
    // It is done and shown by a picture or a document; null while it only promises.
    closes: integer({ mode: 'boolean' }).notNull().default(false),
    withdrawnAt: integer('withdrawn_at'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('feedback_answers_feedback').on(t.feedbackId)],
)

export const stepKinds = [
  ...([
    'addition',
    'question',
    'progress',
    'note',
    'route',
    'assign',
    'colleague',
    'merge',
    'answer',
    'close',
  ] as const),
  ...(['reopen', 'rate', 'withdraw', 'take-back', 'refused-picture', 'kind'] as const),
] as const
export type StepKind = (typeof stepKinds)[number]
/** What a case was before a step, as far as taking the step back puts it there again. */
export type Before = {
  status: 'received' | 'assigned' | 'answered' | 'closed'
  unitId: string
  assignedTo: string | null
  mergedInto: string | null
}

// What happened in a case, in its order: what its sender said, what staff asked, did and noted. Of a step of the sender nothing
// is kept that leads to them beyond the case itself. `told`: whether its words were put in line for the sender, or wait until
// the platform lets them be written to.
export const feedbackSteps = sqliteTable(
  'feedback_steps',
  {
    id: text().primaryKey(),
    feedbackId: text('feedback_id')
      .notNull()
      .references(() => feedback.id),
    kind: text({ enum: stepKinds }).notNull(),
    byPersonId: text('by_person_id').references(() => people.id),
    text: text().notNull().default(''),
    // The unit that it was handed to, by the name of that day.
    toName: text('to_name').notNull().default(''),
    toPersonId: text('to_person_id').references(() => people.id),
    answerId: text('answer_id').references(() => feedbackAnswers.id),
    before: text({ mode: 'json' }).$type<Before>(),
    told: text({ enum: ['no', 'queued', 'waits'] })
      .notNull()
      .default('no'),
    takenBackAt: integer('taken_back_at'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('feedback_steps_feedback').on(t.feedbackId),
    index('feedback_steps_waiting').on(t.feedbackId).where(sql`${t.told} = 'waits'`),
  ],
)

// Who helps with a case beside the one who answers it. It gives no right: they hold a role there already.
export const feedbackColleagues = sqliteTable(
  'feedback_colleagues',
  {
    feedbackId: text('feedback_id')
      .notNull()
      .references(() => feedback.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    addedAt: integer('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.feedbackId, t.personId] }), index('feedback_colleagues_person').on(t.personId)],
)

// Pictures of a case, of its first words where no step is named. `waiting` until its words were looked through for a marking of
// secrecy; one that bears it is `refused` and its bytes are gone. Of a large one `bytes` are the first part (`parted.ts`).
export const feedbackPictures = sqliteTable(
  'feedback_pictures',
  {
    id: text().primaryKey(),
    feedbackId: text('feedback_id')
      .notNull()
      .references(() => feedback.id),
    stepId: text('step_id').references(() => feedbackSteps.id),
    state: text({ enum: ['waiting', 'shown', 'refused'] }).notNull(),
    tries: integer().notNull().default(0),
    mimeType: text('mime_type').notNull(),
    hash: text().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('feedback_pictures_feedback').on(t.feedbackId),
    index('feedback_pictures_waiting').on(t.createdAt).where(sql`${t.state} = 'waiting'`),
  ],
)

// Words of an office for what it answers often; what stands in braces is filled in for each case.
export const feedbackTemplates = sqliteTable(
  'feedback_templates',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    name: text().notNull(),
    text: text().notNull(),
    action: text().notNull().default(''),
    updatedBy: text('updated_by').references(() => people.id),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('feedback_templates_unit').on(t.unitId)],
)
