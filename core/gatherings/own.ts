import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { gatheringAttendance, gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import { gatheringRsvps, gatherings, type RsvpAnswer } from '../../db/schema/gatherings.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { signedIn } from '../roles.ts'
import { dayMs } from '../time.ts'
import { gatheringsNear, type Standing, standingsOf } from './asked.ts'
import { announcedOne, classOf, type Gathering } from './gathering.ts'
import { papersOf } from './papers/papers.ts'
import { mayRead } from './papers/read.ts'
import { planOf } from './plan.ts'
import { chosenPoint, countAnswers, expectAsked } from './points/choose.ts'
import { isOfCell, isWithin } from './room/within.ts'

/** What is over is looked back at for so long. */
const lookBackMs = 90 * dayMs
const mostListed = 50

/** What was announced to whom this is, the next first: what they are asked to, and what they were at. */
export async function ownGatherings(ctx: Ctx) {
  const personId = signedIn(ctx)
  const near = await gatheringsNear(ctx.db, personId, { endsAfter: ctx.now() - lookBackMs, now: ctx.now() })
  const rows = await ctx.db
    .select({ gathering: gatherings, unitName: units.name })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(inArray(gatherings.id, near))
    .orderBy(asc(gatherings.startsAt))
  const known = new Map(rows.map(({ gathering }) => [gathering.id, gathering]))
  const standings = await standingsOf(
    ctx.db,
    rows.map(({ gathering }) => ({ gatheringId: gathering.id, personId })),
    known,
    ctx.now(),
  )
  const mine = rows.filter((_, n) => isTheirs(standings[n] ?? null, rows[n]?.gathering)).slice(-mostListed)
  return Promise.all(
    mine.map(async ({ gathering: { id, kind, title, state, startsAt, endsAt, place }, unitName }) => ({
      ...{ id, kind, title, state, startsAt, endsAt, place, unitName },
      ...(await ownPart(ctx, id, personId)),
    })),
  )
}

/** What is everybody's to come to is not everybody's to be shown: who is nobody's member looks it up by its link. */
const isTheirs = (standing: Standing | null, gathering: Gathering | undefined) =>
  standing !== null && (standing.member || (standing.asked && gathering?.attends !== 'all'))

async function ownPart(ctx: Ctx, id: string, personId: string) {
  const [rsvp] = await ctx.db
    .select({ answer: gatheringRsvps.answer, pointId: gatheringRsvps.pointId })
    .from(gatheringRsvps)
    .where(and(eq(gatheringRsvps.gatheringId, id), eq(gatheringRsvps.personId, personId)))
  const [attended] = await ctx.db
    .select({ at: gatheringAttendance.at, mayVote: gatheringAttendance.mayVote })
    .from(gatheringAttendance)
    .where(and(eq(gatheringAttendance.gatheringId, id), eq(gatheringAttendance.personId, personId)))
  const point = rsvp?.pointId ? await pointNow(ctx, rsvp.pointId) : null
  return { answer: rsvp?.answer ?? null, point, presentAt: attended?.at ?? null, mayVote: attended?.mayVote ?? false }
}

/** A point as whoever chose it finds it: where it went to when it was merged, and whether it is lost. */
async function pointNow({ db }: Pick<Ctx, 'db'>, pointId: string) {
  const [point] = await db
    .select({
      number: gatheringPoints.number,
      name: gatheringPoints.name,
      room: gatheringPoints.room,
      state: gatheringPoints.state,
    })
    .from(gatheringPoints)
    .where(
      eq(
        gatheringPoints.id,
        sql`(select coalesce(d.merged_into, d.id) from gathering_points d where d.id = ${pointId})`,
      ),
    )
  if (!point) return null
  const { state, ...named } = point
  return { ...named, lost: state === 'lost' }
}

/**
 * A gathering as whoever is asked sees it. That it takes place is no secret once it is announced; papers are for those who may
 * read each, and of a cell where it meets and what about are for its own.
 */
export async function ownGathering(ctx: Ctx, id: string) {
  const { gathering, unitName } = await announcedOne(ctx, id)
  const { personId } = ctx.actor
  const [standing] = personId
    ? await standingsOf(ctx.db, [{ gatheringId: id, personId }], new Map([[id, gathering]]), ctx.now())
    : [null]
  const { title, startsAt, endsAt, link, contact, ...said } = await planOf(ctx.db, gathering)
  const within = !isOfCell(gathering) || (await isWithin(ctx, gathering))
  const { agenda, lead, place } = within ? said : { agenda: [], lead: '', place: '' }
  const { kind, state, cancelReason, asksRoomNumber } = gathering
  const papers = (await papersOf(ctx.db, id)).filter((paper) => mayRead(ctx, paper, standing ?? null))
  const asked = standing?.asked ?? false
  return {
    ...{ id, kind, state, unitName, title, lead, startsAt, endsAt, place, contact, agenda, cancelReason },
    ...{ asksRoomNumber, asked, known: standing?.known ?? false },
    // What a class is a session of has a page of its own.
    classId: await classOf(ctx.db, gathering),
    // Where it is held online is for those who are asked.
    link: asked ? link : '',
    papers: papers.map(({ id, title, documentId, attachmentId, agendaId }) => ({
      ...{ id, title, documentId, attachmentId, agendaId },
    })),
    ...(personId ? await ownPart(ctx, id, personId) : { answer: null, point: null, presentAt: null, mayVote: false }),
    // By our clock, not the phone's.
    hasBegun: ctx.now() >= startsAt,
    hasPoints: await hasPoints(ctx, id),
    keeps: personId ? await keptBy(ctx, id, personId) : [],
  }
}

/** The points of a gathering that somebody keeps. */
/** Whether it is held at several points; a conference has thousands, which are not counted for each who looks. */
async function hasPoints({ db }: Pick<Ctx, 'db'>, id: string): Promise<boolean> {
  const any = await db
    .select({ id: gatheringPoints.id })
    .from(gatheringPoints)
    .where(eq(gatheringPoints.gatheringId, id))
    .limit(1)
  return any.length > 0
}

const keptBy = (ctx: Pick<Ctx, 'db'>, id: string, personId: string) =>
  ctx.db
    .select({ number: gatheringPoints.number, name: gatheringPoints.name })
    .from(gatheringPoints)
    .where(and(eq(gatheringPoints.keeperId, personId), eq(gatheringPoints.gatheringId, id)))
    .orderBy(asc(gatheringPoints.number))
    .limit(mostListed)

/**
 * Says whether they will come, until it is closed, and at which point, until it begins; the last word stands. `point`: its number;
 * where it is not named, the one they chose before.
 *
 * @throws AppError FORBIDDEN gathering.unknown or gathering.not-asked; CONFLICT gathering.closed, gathering.cancelled,
 * gathering.point-begun, gathering.point-off or gathering.point-full; NOT_FOUND of a point
 */
export async function answerInvitation(
  ctx: Ctx,
  id: string,
  { answer, point }: { answer: RsvpAnswer; point?: number | undefined },
): Promise<void> {
  const personId = signedIn(ctx)
  const { gathering } = await announcedOne(ctx, id)
  await expectAsked(ctx, gathering, personId)
  const at = ctx.now()
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (now?.state === 'cancelled') throw new AppError('CONFLICT', 'gathering.cancelled')
    // Once names are let go of none comes to stand there again.
    const isOver = now?.keptAnswers !== null
    if (isOver || (now.state !== 'announced' && now.state !== 'open'))
      throw new AppError('CONFLICT', 'gathering.closed')
    const own = and(eq(gatheringRsvps.gatheringId, id), eq(gatheringRsvps.personId, personId))
    const [earlier] = await tx.select({ pointId: gatheringRsvps.pointId }).from(gatheringRsvps).where(own)
    const before = earlier?.pointId ?? null
    const chosen =
      answer === 'yes' && point !== undefined
        ? await chosenPoint(tx, { gathering: now, number: point, before, now: at })
        : before
    // A seat is whose who comes.
    const pointId = answer === 'yes' ? chosen : null
    const row = { gatheringId: id, personId, answer, pointId, at }
    await tx
      .insert(gatheringRsvps)
      .values(row)
      .onConflictDoUpdate({ target: [gatheringRsvps.gatheringId, gatheringRsvps.personId], set: row })
    await countAnswers(tx, id, [before, pointId], at)
  })
}
