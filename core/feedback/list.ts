import { and, asc, eq, gte, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { feedback } from '../../db/schema/feedback.ts'
import { people } from '../../db/schema/people.ts'
import { isBelow, units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, allow, within } from '../roles.ts'
import { masked } from '../text/people/masked.ts'
import { addDays, instantOf } from '../time.ts'

export type Feedback = typeof feedback.$inferSelect
export const statuses = feedback.status.enumValues
type Status = Feedback['status']

type Clocks = Pick<Feedback, 'status' | 'acceptBy' | 'dueAt' | 'mergedInto'>

/** A clock has run out: nobody has taken it up in time, or answered it. What is answered with another is late there, once. */
const isLate = ({ status, acceptBy, dueAt, mergedInto }: Clocks, now: number) =>
  mergedInto === null &&
  ((status === 'received' && acceptBy < now) || ((status === 'received' || status === 'assigned') && dueAt < now))

/** The same, as a condition on rows. */
export const lateAt = (now: number): SQL | undefined =>
  and(
    // As it stands in the index of open cases, whose words alone are compared.
    sql`${feedback.status} in ('received', 'assigned')`,
    isNull(feedback.mergedInto),
    or(and(eq(feedback.status, 'received'), lt(feedback.acceptBy, now)), lt(feedback.dueAt, now)),
  )

// Who answers knows a name only where its owner agreed to that.
const nameShown = sql<string | null>`case when exists (
  select 1 from consents c where c.person_id = ${feedback.personId} and c.purpose = 'feedback' and c.withdrawn_at is null)
  then ${people.name} end`
const assignees = alias(people, 'assignees')
const merged = alias(feedback, 'merged')
/** How many people told of it: those of the cases that are answered with it, each once, and each who gave no name. */
const tellers = sql<number>`1 + (select count(distinct coalesce(m.person_id, m.id)) from feedback m
  where m.merged_into = ${feedback.id} and (m.person_id is null or m.person_id is not ${feedback.personId}))`
// The day that the answer in force promises; '' where it cites a document, null where none is in force.
const promisedOn = sql<string | null>`(select a.action_on from feedback_answers a
  where a.feedback_id = ${feedback.id} and a.withdrawn_at is null and not a.closes order by a.created_at desc limit 1)`
const seen = {
  id: feedback.id,
  version: feedback.version,
  place: feedback.place,
  latitude: feedback.latitude,
  longitude: feedback.longitude,
  happenedAt: feedback.happenedAt,
  askedAt: feedback.askedAt,
  answeredAt: feedback.answeredAt,
  closedAt: feedback.closedAt,
  reopenedAt: feedback.reopenedAt,
  rating: feedback.rating,
  ratingText: feedback.ratingText,
  halfAt: feedback.halfAt,
  mergedInto: feedback.mergedInto,
  mergedIntoCode: merged.trackCode,
  tellers,
  pictures: sql<number>`(select count(*) from feedback_pictures p where p.feedback_id = ${feedback.id} and p.state <> 'refused' and p.mime_type like 'image/%')`,
  trackCode: feedback.trackCode,
  unitId: feedback.unitId,
  unitName: units.name,
  text: feedback.text,
  category: feedback.category,
  status: feedback.status,
  acceptBy: feedback.acceptBy,
  dueAt: feedback.dueAt,
  promisedOn,
  createdAt: feedback.createdAt,
  channel: feedback.channel,
  personName: nameShown,
  assignedTo: feedback.assignedTo,
  assignedName: assignees.name,
}

export const rows = (ctx: Pick<Ctx, 'db'>, where: SQL | undefined) =>
  ctx.db
    .select(seen)
    .from(feedback)
    .innerJoin(units, eq(units.id, feedback.unitId))
    .leftJoin(people, eq(people.id, feedback.personId))
    .leftJoin(assignees, eq(assignees.id, feedback.assignedTo))
    .leftJoin(merged, eq(merged.id, feedback.mergedInto))
    .where(where)
    .orderBy(asc(feedback.dueAt), asc(feedback.id))
    .limit(500)

export const toView = (row: Awaited<ReturnType<typeof rows>>[number], now: number) => ({
  ...row,
  personName: row.personName || null,
  late: isLate(row, now),
})

type Filter = {
  status?: Status
  late?: boolean
  category?: string
  merged?: boolean
  /** Of a unit and all that stands below it. */
  below?: string
  /** What came, or was answered, on these days of Vietnam, both within: each that a figure counts, also what is answered with another. */
  span?: { by: 'received' | 'answered'; from: string; to: string }
}

function inSpan({ by, from, to }: NonNullable<Filter['span']>): SQL | undefined {
  if (from > to) throw new AppError('INVALID', 'form.period')
  const at = by === 'answered' ? feedback.answeredAt : feedback.createdAt
  return and(
    gte(at, instantOf(from, '00:00')),
    lt(at, instantOf(addDays(to, 1), '00:00')),
    notInArray(feedback.category, ['khieu-nai', 'to-cao']),
  )
}

/** What people told the units the actor answers for, the most pressing first. */
export async function listFeedback(ctx: Ctx, filter: Filter = {}) {
  const where = and(
    within(ctx, 'feedback.read'),
    filter.status ? eq(feedback.status, filter.status) : undefined,
    filter.late ? lateAt(ctx.now()) : undefined,
    filter.category ? eq(feedback.category, filter.category) : undefined,
    filter.below
      ? sql`exists (select 1 from units b where b.id = ${filter.below} and ${isBelow(units.path, sql`b.path`)})`
      : undefined,
    filter.span ? inSpan(filter.span) : undefined,
    // What is answered with another stands behind that one.
    filter.merged || filter.span ? undefined : isNull(feedback.mergedInto),
  )
  const listed = (await rows(ctx, where)).map((row) => toView(row, ctx.now()))
  return ctx.actor.key ? listed.map(withoutPeople) : listed
}

/**
 * What a program learns of a case: what it is about, less names, numbers and houses in it; not who told of it or works on it, nor
 * the code by which its sender follows it.
 */
const withoutPeople = (one: ReturnType<typeof toView>): typeof one => ({
  ...one,
  ...{
    personName: null,
    assignedTo: null,
    assignedName: null,
    trackCode: '',
    mergedIntoCode: null,
    channel: 'web' as const,
  },
  ...{
    latitude: null,
    longitude: null,
    text: masked(one.text),
    place: masked(one.place),
    ratingText: masked(one.ratingText),
  },
})

/** The feedback and its unit's path, if the actor may do this there; else NOT_FOUND. */
export async function feedbackFor(ctx: Ctx, action: Action, id: string) {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ feedback, path: units.path })
    .from(feedback)
    .innerJoin(units, eq(units.id, feedback.unitId))
    .where(eq(feedback.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.path)
  return row
}
