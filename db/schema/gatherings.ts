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
import { attachments, digests, type Recurrence } from './digests.ts'
import { documents } from './library.ts'
import { people } from './people.ts'
import { rounds } from './quizzes.ts'
import { units } from './units.ts'

export const gatheringKinds = ['residents_meeting', 'cell_meeting', 'class', 'conference'] as const
export type GatheringKind = (typeof gatheringKinds)[number]

export const classKinds = ['training', 'study', 'skills', 'other'] as const
export type ClassKind = (typeof classKinds)[number]

export const gatheringStates = ['draft', 'announced', 'open', 'closed', 'minuted', 'cancelled'] as const
export type GatheringState = (typeof gatheringStates)[number]

// Who may check in: whoever is asked (by name, or a confirmed member of a unit that is), the confirmed members of its own unit
// and of those below, or everybody whom Zalo vouches for.
export const attenders = ['invited', 'members', 'all'] as const
// Who may vote: confirmed members of its unit and of those below who are there, whoever is there, or nobody.
export const voters = ['members', 'present', 'nobody'] as const

export const inviteKinds = ['group', 'unit', 'person'] as const
export const rsvpAnswers = ['yes', 'no', 'maybe'] as const
export type RsvpAnswer = (typeof rsvpAnswers)[number]
/** How many answered what, and how many were asked by name. */
export type KeptAnswers = { yes: number; no: number; maybe: number; named: number }
export const paperReaders = ['public', 'member', 'communicator', 'asked'] as const
export const noticeReasons = ['invitation', 'change', 'cancel', 'reminder', 'minutes'] as const

/** What an approval binds, and what a change proposes. Instants are UTC milliseconds. */
export type GatheringPlan = {
  title: string
  lead: string
  startsAt: number
  endsAt: number
  place: string
  link: string
  contact: string
  attends: (typeof attenders)[number]
  votes: (typeof voters)[number]
  /** How many of those who may vote must be there, in per cent, and how many they are; null where nothing is asked. */
  quorumPercent: number | null
  votersExpected: number | null
  /** Whether checking in takes the number that stands in the room as well. */
  asksRoomNumber: boolean
  anonymousComments: boolean
  agenda: {
    id: string
    startsAt: number | null
    minutes: number | null
    title: string
    speaker: string
    note: string
  }[]
  invited: { groupIds: string[]; unitIds: string[]; personIds: string[] }
}

/** What each gathering of a series begins with. */
export type SeriesPlan = Pick<
  GatheringPlan,
  'lead' | 'place' | 'link' | 'contact' | 'attends' | 'votes' | 'quorumPercent' | 'asksRoomNumber' | 'invited'
> & { minutes: number; agenda: Omit<GatheringPlan['agenda'][number], 'id' | 'startsAt'>[] }

// What comes again: a unit's monthly meetings, or a class of several days. `papersOn`: the day of the month before by which
// the papers are due.
export const gatheringSeries = sqliteTable(
  'gathering_series',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    kind: text({ enum: gatheringKinds }).notNull(),
    title: text().notNull(),
    // Null where its days are set one by one, as of a class.
    recurrence: text({ mode: 'json' }).$type<Recurrence>(),
    papersOn: integer('papers_on'),
    plan: text({ mode: 'json' }).$type<SeriesPlan>().notNull(),
    // Of a class: what it is for and what it teaches, the round of a quiz at its end, and what it takes to complete it: so many
    // hundredths of its sessions, of the marks, or both.
    classKind: text('class_kind', { enum: classKinds }),
    programme: text().notNull().default(''),
    roundId: text('round_id').references(() => rounds.id),
    attendPercent: integer('attend_percent'),
    passPercent: integer('pass_percent'),
    // Who alone sees by name who was there.
    keeperId: text('keeper_id').references(() => people.id),
    editedBy: text('edited_by').references(() => people.id),
    endedAt: integer('ended_at'),
    // When names were let go of; what is counted then stands in `class_figures`.
    forgottenAt: integer('forgotten_at'),
    state: text({ enum: ['active', 'ended'] })
      .notNull()
      .default('active'),
    // The last day of which a gathering was drafted by the clock.
    draftedTo: text('drafted_to'),
    createdBy: text('created_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('gathering_series_unit').on(t.unitId, t.state)],
)

// Who is in a class by name. Whoever comes by a group or a unit that is asked is in it from the first session they attend.
export const classMembers = sqliteTable(
  'class_members',
  {
    seriesId: text('series_id')
      .notNull()
      .references(() => gatheringSeries.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    addedBy: text('added_by').references(() => people.id),
    addedAt: integer('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.seriesId, t.personId] }), index('class_members_person').on(t.personId)],
)

// What a class came to, by the units of its people, once their names were let go of; '' for people of no unit.
export const classFigures = sqliteTable(
  'class_figures',
  {
    seriesId: text('series_id')
      .notNull()
      .references(() => gatheringSeries.id),
    unitId: text('unit_id').notNull(),
    people: integer().notNull(),
    attended: integer().notNull(),
    completed: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seriesId, t.unitId] })],
)

export const wallSubjects = ['code', 'agenda', 'paper', 'comments', 'motion'] as const
/** What stands on the wall: of a paper which page too, from 0. */
export type OnWall = { what: (typeof wallSubjects)[number]; id: string | null; page: number }

/** A meeting of residents or of a cell, a class, a conference. */
export const gatherings = sqliteTable(
  'gatherings',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    kind: text({ enum: gatheringKinds }).notNull(),
    seriesId: text('series_id').references(() => gatheringSeries.id),
    // The meeting before, whose promises are looked at in this one.
    previousId: text('previous_id').references((): AnySQLiteColumn => gatherings.id),
    title: text().notNull(),
    lead: text().notNull().default(''),
    state: text({ enum: gatheringStates }).notNull().default('draft'),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    place: text().notNull().default(''),
    link: text().notNull().default(''),
    contact: text().notNull().default(''),
    attends: text({ enum: attenders }).notNull().default('invited'),
    votes: text({ enum: voters }).notNull().default('members'),
    quorumPercent: integer('quorum_percent'),
    votersExpected: integer('voters_expected'),
    asksRoomNumber: integer('asks_room_number', { mode: 'boolean' }).notNull().default(false),
    anonymousComments: integer('anonymous_comments', { mode: 'boolean' }).notNull().default(false),
    // By when its papers are due; null where nothing says so.
    papersDueAt: integer('papers_due_at'),
    remindAt: integer('remind_at'),
    remindedAt: integer('reminded_at'),
    chairId: text('chair_id').references(() => people.id),
    secretaryId: text('secretary_id').references(() => people.id),
    // What its codes are made of, sealed; printed codes also of `paperRevision`, so that they can be taken back.
    sealedSecret: text('sealed_secret').notNull(),
    paperRevision: integer('paper_revision').notNull().default(0),
    contentHash: text('content_hash').notNull(),
    createdBy: text('created_by').references(() => people.id),
    // Whoever last changed the plan; they may not announce it.
    editedBy: text('edited_by').references(() => people.id),
    announcedBy: text('announced_by').references(() => people.id),
    announcedAt: integer('announced_at'),
    announcedHash: text('announced_hash'),
    openedAt: integer('opened_at'),
    closedAt: integer('closed_at'),
    cancelledAt: integer('cancelled_at'),
    cancelReason: text('cancel_reason').notNull().default(''),
    // What the wall shows; counted up with every step, so that who leads sends what they saw.
    shown: text({ mode: 'json' }).$type<OnWall>(),
    revision: integer().notNull().default(0),
    // How many checked in, kept beside the rows by whoever writes them.
    present: integer().notNull().default(0),
    // What came of its invitations, once names are let go of; null before.
    keptAnswers: text('kept_answers', { mode: 'json' }).$type<KeptAnswers>(),
    // Counted up whenever something of its points changes.
    pointsChange: integer('points_change').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('gatherings_unit').on(t.unitId, t.startsAt),
    index('gatherings_state').on(t.state, t.startsAt),
    // Whose names are to be let go of a year after.
    index('gatherings_remembered').on(t.endsAt).where(sql`kept_answers is null`),
    uniqueIndex('gatherings_series').on(t.seriesId, t.startsAt).where(sql`series_id is not null`),
  ],
)

export const gatheringAgenda = sqliteTable(
  'gathering_agenda',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    position: integer().notNull(),
    startsAt: integer('starts_at'),
    minutes: integer(),
    title: text().notNull(),
    speaker: text().notNull().default(''),
    note: text().notNull().default(''),
  },
  (t) => [index('gathering_agenda_of').on(t.gatheringId, t.position)],
)

// What is to be read: a document of the library, in one version where `version` says so, or an uploaded file.
export const gatheringPapers = sqliteTable(
  'gathering_papers',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    agendaId: text('agenda_id').references(() => gatheringAgenda.id),
    position: integer().notNull(),
    title: text().notNull(),
    documentId: text('document_id').references(() => documents.id),
    version: integer(),
    attachmentId: text('attachment_id').references(() => attachments.id),
    // What was read off an uploaded file, for whoever reads it in large type.
    words: text().notNull().default(''),
    // A document's own access holds beside it.
    readers: text({ enum: paperReaders }).notNull().default('asked'),
    outAt: integer('out_at').notNull(),
    withdrawnAt: integer('withdrawn_at'),
    withdrawnBy: text('withdrawn_by').references(() => people.id),
    reads: integer().notNull().default(0),
    addedBy: text('added_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('gathering_papers_of').on(t.gatheringId, t.position),
    index('gathering_papers_document').on(t.documentId),
  ],
)

// That somebody has read a paper, by a hash that only this service can make: who it was cannot be told from it.
export const gatheringReads = sqliteTable(
  'gathering_reads',
  {
    paperId: text('paper_id')
      .notNull()
      .references(() => gatheringPapers.id),
    reader: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.paperId, t.reader] })],
)

// Who is asked: `targetId` is a group's, a unit's (with those below it) or a person's.
export const gatheringInvitations = sqliteTable(
  'gathering_invitations',
  {
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    what: text({ enum: inviteKinds }).notNull(),
    targetId: text('target_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.gatheringId, t.what, t.targetId] }),
    index('gathering_invitations_target').on(t.what, t.targetId),
  ],
)

// What those who are asked are told, each with a second person's approval; `plan` is what a change makes of it. The clock's
// reminders repeat what was approved.
export const gatheringNotices = sqliteTable(
  'gathering_notices',
  {
    id: text().primaryKey(),
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    reason: text({ enum: noticeReasons }).notNull(),
    plan: text({ mode: 'json' }).$type<GatheringPlan>(),
    // Why it changes or does not take place.
    words: text().notNull().default(''),
    contentHash: text('content_hash').notNull(),
    state: text({ enum: ['waiting', 'told', 'dropped'] })
      .notNull()
      .default('waiting'),
    writtenBy: text('written_by').references(() => people.id),
    approvedBy: text('approved_by').references(() => people.id),
    approvedAt: integer('approved_at'),
    // What went to the groups; null where no group is asked.
    digestId: text('digest_id').references(() => digests.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('gathering_notices_of').on(t.gatheringId, t.createdAt),
    uniqueIndex('gathering_notices_waiting').on(t.gatheringId).where(sql`state = 'waiting'`),
    index('gathering_notices_digest').on(t.digestId),
  ],
)

export const gatheringRsvps = sqliteTable(
  'gathering_rsvps',
  {
    gatheringId: text('gathering_id')
      .notNull()
      .references(() => gatherings.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    answer: text({ enum: rsvpAnswers }).notNull(),
    // At which point they will be, where there are several.
    pointId: text('point_id'),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.gatheringId, t.personId] }),
    index('gathering_rsvps_person').on(t.personId),
    index('gathering_rsvps_point').on(t.pointId).where(sql`${t.pointId} is not null`),
  ],
)
