import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { gatheringAgenda, gatherings } from './gatherings.ts'
import { people } from './people.ts'
import { units } from './units.ts'

export const pointStates = ['planned', 'open', 'closed', 'merged', 'lost'] as const
export type PointState = (typeof pointStates)[number]

/**
 * A place at which a gathering is held beside others (điểm cầu). `path` is "/top/…/own/", as a unit's: what is below a point is
 * every path that begins with its own. `present` is kept beside the rows of attendance by whoever writes them.
 */
export const gatheringPoints = sqliteTable(
  'gathering_points',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    parentId: text('parent_id').references((): AnySQLiteColumn => gatheringPoints.id),
    path: text().notNull(),
    // Its number in the gathering, which codes and lists name it by.
    number: integer().notNull(),
    unitId: text('unit_id').references(() => units.id),
    name: text().notNull(),
    room: text().notNull().default(''),
    keeperId: text('keeper_id').references(() => people.id),
    capacity: integer(),
    registered: integer().notNull().default(0),
    // How many say that they will be there; kept beside their answers.
    answered: integer().notNull().default(0),
    present: integer().notNull().default(0),
    state: text({ enum: pointStates }).notNull().default('planned'),
    mergedInto: text('merged_into').references((): AnySQLiteColumn => gatheringPoints.id),
    // What its keeper said last; null before.
    reportedPresent: integer('reported_present'),
    reportedAbsent: integer('reported_absent'),
    reportedAt: integer('reported_at'),
    // What went wrong and is not put right yet.
    incidents: integer().notNull().default(0),
    // How many opened a paper by this point's code.
    reads: integer().notNull().default(0),
    // Why it was merged or lost.
    reason: text().notNull().default(''),
    // Which of the gathering's changes of points touched it last: whoever looked since asks for those after.
    change: integer().notNull().default(0),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('gathering_points_number').on(t.gatheringId, t.number),
    index('gathering_points_path').on(t.gatheringId, t.path),
    index('gathering_points_keeper').on(t.keeperId).where(sql`${t.keeperId} is not null`),
    index('gathering_points_unit').on(t.unitId).where(sql`${t.unitId} is not null`),
    // Without these, whoever deletes a draft's points has every other row looked through for each.
    index('gathering_points_parent').on(t.parentId).where(sql`${t.parentId} is not null`),
    index('gathering_points_merged').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    // What changed since somebody last looked.
    index('gathering_points_news').on(t.gatheringId, t.change),
  ],
)

// What keepers reported, in order: how many are there, how many are away and why, and what went wrong.
export const gatheringReports = sqliteTable(
  'gathering_reports',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    pointId: text('point_id')
      .notNull()
      .references(() => gatheringPoints.id),
    kind: text({ enum: ['present', 'absent', 'incident', 'solved'] }).notNull(),
    count: integer(),
    text: text().notNull().default(''),
    byPersonId: text('by_person_id').references(() => people.id),
    at: integer().notNull(),
  },
  (t) => [index('gathering_reports_of').on(t.gatheringId, t.at), index('gathering_reports_point').on(t.pointId, t.at)],
)

export const checkInWays = ['qr', 'paper_code', 'host'] as const
export type CheckInWay = (typeof checkInWays)[number]

/**
 * That somebody was there, once each. Who has no phone is written in by the host: a name, sealed. `id` is the phone's own, so
 * that sending again is not checking in again.
 */
export const gatheringAttendance = sqliteTable(
  'gathering_attendance',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    pointId: text('point_id').references(() => gatheringPoints.id),
    personId: text('person_id').references(() => people.id),
    sealedName: text('sealed_name'),
    // Where they belonged that day.
    unitId: text('unit_id'),
    way: text({ enum: checkInWays }).notNull(),
    // Who wrote it, where it was not the person.
    byPersonId: text('by_person_id').references(() => people.id),
    mayVote: integer('may_vote', { mode: 'boolean' }).notNull().default(false),
    // When the code was read, and when it arrived: without a network the second is later.
    at: integer().notNull(),
    takenAt: integer('taken_at').notNull(),
    // Whoever left has no vote from then on.
    leftAt: integer('left_at'),
  },
  (t) => [
    uniqueIndex('gathering_attendance_person').on(t.gatheringId, t.personId).where(sql`person_id is not null`),
    index('gathering_attendance_of').on(t.gatheringId, t.at),
    index('gathering_attendance_point').on(t.pointId).where(sql`${t.pointId} is not null`),
    index('gathering_attendance_by').on(t.personId).where(sql`${t.personId} is not null`),
  ],
)

// What was said before and during. One that is anonymous names nobody: `author` is a hash by which one person's are told apart
// within a gathering, and no more.
export const gatheringComments = sqliteTable(
  'gathering_comments',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    agendaId: text('agenda_id').references(() => gatheringAgenda.id),
    personId: text('person_id').references(() => people.id),
    author: text().notNull(),
    text: text().notNull(),
    // The first of those that say the same; its own id where it stands alone.
    clusterId: text('cluster_id').notNull(),
    state: text({ enum: ['waiting', 'shown', 'answered', 'hidden'] })
      .notNull()
      .default('waiting'),
    answer: text().notNull().default(''),
    hiddenReason: text('hidden_reason').notNull().default(''),
    // What it is about, as a set of words in order: what says the same is told by it.
    words: text().notNull().default(''),
    at: integer().notNull(),
  },
  (t) => [
    index('gathering_comments_of').on(t.gatheringId, t.state, t.at),
    index('gathering_comments_cluster').on(t.clusterId),
    index('gathering_comments_person').on(t.personId).where(sql`${t.personId} is not null`),
  ],
)

/** By option: how many, `hands` of them counted in the room; with how many could vote, and of how many it takes its share. */
export type MotionResult = {
  counts: number[]
  hands: number[]
  voted: number
  entitled: number
  base: number
  quorate: boolean
  passed: boolean | null
}

export const gatheringMotions = sqliteTable(
  'gathering_motions',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    agendaId: text('agenda_id').references(() => gatheringAgenda.id),
    position: integer().notNull(),
    text: text().notNull(),
    options: text({ mode: 'json' }).$type<string[]>().notNull(),
    // A show of hands is counted by the host and has no votes of its own.
    way: text({ enum: ['open', 'secret', 'hands'] }).notNull(),
    passPercent: integer('pass_percent'),
    state: text({ enum: ['draft', 'open', 'counted', 'cancelled'] })
      .notNull()
      .default('draft'),
    openedAt: integer('opened_at'),
    countedAt: integer('counted_at'),
    result: text({ mode: 'json' }).$type<MotionResult>(),
    resultHash: text('result_hash'),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('gathering_motions_position').on(t.gatheringId, t.position)],
)

// Who has voted, once each. What, only where the vote is open.
export const gatheringVotes = sqliteTable(
  'gathering_votes',
  {
    motionId: text('motion_id')
      .notNull()
      .references(() => gatheringMotions.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    choice: integer(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.motionId, t.personId] }), index('gathering_votes_person').on(t.personId)],
)

// What was voted in secret: no person, no instant, and (see the migration) no row number, whose order would tell who. `receipt`
// is the hash of a word that the voter alone holds, and finds in the public count.
export const gatheringBallots = sqliteTable(
  'gathering_ballots',
  {
    receipt: text().notNull(),
    motionId: text('motion_id')
      .notNull()
      .references(() => gatheringMotions.id),
    choice: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.motionId, t.receipt] })],
)
