import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

/** One thing that communicators may tell people, in words meant for everybody. */
export type KitMessage = { title: string; text: string }
/** What people ask and what is answered. `topicId` names the group of questions that it comes from, `people` how many asked. */
export type PacketQuestion = { asked: string; answer: string; topicId: string | null; people: number | null }
export type PacketFact = { text: string; source: string }

/** All that an approval of a month's packet binds. The kit is for everybody's ears, the rest for communicators'. */
export type PacketContent = {
  orientation: string
  facts: PacketFact[]
  questions: PacketQuestion[]
  kit: KitMessage[]
}

// What communicators get for a month: written by one person, given out by another, and read in the unit's line.
export const packets = sqliteTable(
  'packets',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    // As `2026-12`.
    month: text().notNull(),
    title: text().notNull(),
    // Under which everybody reads the kit once it is given out.
    code: text().notNull().unique(),
    content: text({ mode: 'json' }).$type<PacketContent>().notNull(),
    contentHash: text('content_hash').notNull(),
    status: text({ enum: ['draft', 'given', 'withdrawn'] })
      .notNull()
      .default('draft'),
    editedBy: text('edited_by').references(() => people.id),
    approvedBy: text('approved_by').references(() => people.id),
    approvedAt: integer('approved_at'),
    approvedHash: text('approved_hash'),
    withdrawnBy: text('withdrawn_by').references(() => people.id),
    withdrawnAt: integer('withdrawn_at'),
    withdrawnFor: text('withdrawn_for'),
    // When everybody had been written to that it is there, and, once it was taken back, whoever had read it.
    toldAt: integer('told_at'),
    recalledAt: integer('recalled_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('packets_month').on(t.unitId, t.month).where(sql`status <> 'withdrawn'`),
    index('packets_status').on(t.status, t.month),
  ],
)

/** Where a kit was used, as two taps tell it. */
export const usedAt = ['group', 'loudspeaker', 'board', 'meeting'] as const
export type UsedAt = (typeof usedAt)[number]
export const packetActs = ['read', ...usedAt] as const

// What a communicator did with a packet, each once. Whoever counts it counts by the unit where they hold their role now.
export const packetDone = sqliteTable(
  'packet_done',
  {
    packetId: text('packet_id')
      .notNull()
      .references(() => packets.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    act: text({ enum: packetActs }).notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.packetId, t.personId, t.act] }), index('packet_done_person').on(t.personId)],
)

/** How many people a report is of: none is of fewer than five. */
export const heardFrom = ['5-19', '20-49', '50-99', '100+'] as const
export type HeardFrom = (typeof heardFrom)[number]
export const feelings = ['agree', 'mixed', 'worried', 'upset', 'indifferent'] as const
export type Feeling = (typeof feelings)[number]

// What a group of people says, as whoever heard it wrote it down. Neither who reported it nor the hour is kept, and no name.
export const opinionReports = sqliteTable(
  'opinion_reports',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    month: text().notNull(),
    subject: text().notNull(),
    // The subject folded: by it reports are put together, whoever typed it.
    subjectKey: text('subject_key').notNull(),
    people: text({ enum: heardFrom }).notNull(),
    feeling: text({ enum: feelings }).notNull(),
    suggestion: text().notNull().default(''),
  },
  (t) => [index('opinion_reports_month').on(t.month, t.unitId)],
)

// What a unit asks its communicators to listen for.
export const opinionSubjects = sqliteTable(
  'opinion_subjects',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    name: text().notNull(),
    key: text().notNull(),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('opinion_subjects_key').on(t.unitId, t.key)],
)

// A word of thanks or a reminder from a unit to one below it, once a month of each.
export const networkNotes = sqliteTable(
  'network_notes',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    fromUnitId: text('from_unit_id')
      .notNull()
      .references(() => units.id),
    month: text().notNull(),
    kind: text({ enum: ['thanks', 'reminder'] }).notNull(),
    text: text().notNull(),
    sentBy: text('sent_by').references(() => people.id),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('network_notes_once').on(t.unitId, t.fromUnitId, t.month, t.kind)],
)

/** What judges mark: each of at most `most`, and counted so many times. */
export type Criterion = { name: string; most: number; weight: number }
/** `dropEnds`: of each contestant's totals the highest and the lowest are left out. */
export type SpeakingRules = { criteria: Criterion[]; dropEnds: boolean }
export type SpeakingResult = {
  contestantId: string
  number: number
  name: string
  unitName: string
  total: number
  place: number
  dropped: number
}

// A contest of speakers, marked by judges on sheets of their own; its result is published by a second person.
export const speakingContests = sqliteTable(
  'speaking_contests',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    title: text().notNull(),
    rules: text({ mode: 'json' }).$type<SpeakingRules>().notNull(),
    status: text({ enum: ['draft', 'marking', 'closed', 'published'] })
      .notNull()
      .default('draft'),
    // What was published, and the hash of all that it was counted from.
    result: text({ mode: 'json' }).$type<SpeakingResult[]>(),
    resultHash: text('result_hash'),
    createdBy: text('created_by').references(() => people.id),
    closedBy: text('closed_by').references(() => people.id),
    publishedBy: text('published_by').references(() => people.id),
    publishedAt: integer('published_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('speaking_contests_unit').on(t.unitId)],
)

// Who speaks, in the order of their numbers: known by what the office wrote down, and by no account.
export const speakers = sqliteTable(
  'speakers',
  {
    id: text().primaryKey(),
    contestId: text('contest_id')
      .notNull()
      .references(() => speakingContests.id),
    number: integer().notNull(),
    name: text().notNull(),
    unitName: text('unit_name').notNull().default(''),
  },
  (t) => [uniqueIndex('speakers_number').on(t.contestId, t.number)],
)

export const speakingJudges = sqliteTable(
  'speaking_judges',
  {
    contestId: text('contest_id')
      .notNull()
      .references(() => speakingContests.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.contestId, t.personId] }), index('speaking_judges_person').on(t.personId)],
)

// One judge's marks for one speaker, in the order of the criteria.
export const scoreSheets = sqliteTable(
  'score_sheets',
  {
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    marks: text({ mode: 'json' }).$type<number[]>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.speakerId, t.personId] }), index('score_sheets_person').on(t.personId)],
)
