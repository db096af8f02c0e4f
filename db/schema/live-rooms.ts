import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { attempts, rounds } from './quizzes.ts'

// `asking` lasts until the answer is shown: that its time is over follows from the question's own end.
export type RoomPhase = 'waiting' | 'asking' | 'answer' | 'scores' | 'ended'

/** A round played in a hall: everybody answers one question at a time, and whoever leads goes on to the next. */
export const liveRooms = sqliteTable(
  'live_rooms',
  {
    id: text().primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    // What people type to come in; null once the room has ended.
    code: text(),
    phase: text({ enum: ['waiting', 'asking', 'answer', 'scores', 'ended'] })
      .notNull()
      .default('waiting'),
    // The position of the question that was asked or passed over last; null before the first.
    question: integer(),
    // Counts every step and every change of names: who leads sends the one they saw.
    revision: integer().notNull().default(0),
    namesShown: integer('names_shown', { mode: 'boolean' }).notNull().default(true),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    // When somebody last led it on.
    actedAt: integer('acted_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [uniqueIndex('live_rooms_round').on(t.roundId), uniqueIndex('live_rooms_code').on(t.code)],
)

// What became of each question of a room. One that was passed over counts for nobody.
export const liveQuestions = sqliteTable(
  'live_questions',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => liveRooms.id),
    position: integer().notNull(),
    openedAt: integer('opened_at').notNull(),
    closesAt: integer('closes_at').notNull(),
    outcome: text({ enum: ['asked', 'told', 'skipped'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.position] })],
)

// Who came in, by their attempt. The name is what they want on the wall, and goes a day after the room has ended.
export const liveSeats = sqliteTable(
  'live_seats',
  {
    attemptId: text('attempt_id')
      .primaryKey()
      .references(() => attempts.id),
    roomId: text('room_id')
      .notNull()
      .references(() => liveRooms.id),
    number: integer().notNull(),
    name: text().notNull().default(''),
    hidden: integer({ mode: 'boolean' }).notNull().default(false),
    joinedAt: integer('joined_at').notNull(),
  },
  (t) => [uniqueIndex('live_seats_number').on(t.roomId, t.number)],
)

// The first answer to a question stands, however often it is sent.
export const liveAnswers = sqliteTable(
  'live_answers',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempts.id),
    roomId: text('room_id')
      .notNull()
      .references(() => liveRooms.id),
    position: integer().notNull(),
    chosen: text({ mode: 'json' }).$type<number[]>().notNull(),
    answeredAt: integer('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.position] }), index('live_answers_question').on(t.roomId, t.position)],
)
