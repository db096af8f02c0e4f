import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { gatheringTasks } from '../../../db/schema/gathering-minutes.ts'
import { gatheringAttendance, gatheringComments, gatheringMotions } from '../../../db/schema/gathering-rooms.ts'
import { gatheringAgenda } from '../../../db/schema/gatherings.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import type { Gathering } from '../gathering.ts'
import { papersOf } from '../papers/papers.ts'
import { shownComments } from '../room/comments.ts'
import type { MinutesFacts } from './drafted.ts'

// What minutes quote of what was said; the rest is counted.
const mostQuoted = 60

/** What the rows say of a gathering, for its minutes. */
export async function factsOf(ctx: Pick<Ctx, 'db'>, gathering: Gathering): Promise<MinutesFacts> {
  const { id } = gathering
  const comments = await shownComments(ctx, id, mostQuoted)
  const all = await ctx.db.$count(
    gatheringComments,
    and(
      ...[eq(gatheringComments.gatheringId, id), eq(gatheringComments.clusterId, gatheringComments.id)],
      inArray(gatheringComments.state, ['waiting', 'shown', 'answered']),
    ),
  )
  const motions = await ctx.db
    .select()
    .from(gatheringMotions)
    .where(and(eq(gatheringMotions.gatheringId, id), eq(gatheringMotions.state, 'counted')))
    .orderBy(asc(gatheringMotions.position))
  return {
    openedAt: gathering.openedAt ?? gathering.startsAt,
    closedAt: gathering.closedAt ?? gathering.endsAt,
    place: gathering.place,
    online: gathering.link !== '',
    chair: await nameOf(ctx, gathering.chairId),
    secretary: await nameOf(ctx, gathering.secretaryId),
    present: gathering.present,
    voters: await ctx.db.$count(
      gatheringAttendance,
      and(eq(gatheringAttendance.gatheringId, id), eq(gatheringAttendance.mayVote, true)),
    ),
    votersExpected: gathering.votersExpected,
    quorumPercent: gathering.quorumPercent,
    units: await presentByUnit(ctx, id),
    agenda: await ctx.db
      .select({ id: gatheringAgenda.id, title: gatheringAgenda.title, speaker: gatheringAgenda.speaker })
      .from(gatheringAgenda)
      .where(eq(gatheringAgenda.gatheringId, id))
      .orderBy(asc(gatheringAgenda.position)),
    papers: (await papersOf(ctx.db, id)).filter(({ withdrawnAt }) => withdrawnAt === null),
    comments,
    others: Math.max(0, all - comments.length),
    motions: motions.flatMap(({ result, resultHash, ...motion }) =>
      result && resultHash ? [{ ...motion, result, resultHash }] : [],
    ),
    tasks: await ctx.db
      .select({
        ...{ id: gatheringTasks.id, text: gatheringTasks.text, dueOn: gatheringTasks.dueOn },
        unitName: units.name,
      })
      .from(gatheringTasks)
      .innerJoin(units, eq(units.id, gatheringTasks.unitId))
      .where(eq(gatheringTasks.gatheringId, id))
      .orderBy(asc(gatheringTasks.createdAt)),
  }
}

export async function nameOf(ctx: Pick<Ctx, 'db'>, personId: string | null): Promise<string> {
  if (!personId) return ''
  const [row] = await ctx.db
    .select({ name: sql<string>`coalesce(${people.introducedAs}, ${people.name}, '')` })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.erasedAt)))
  return row?.name ?? ''
}

/** How many of each unit were there, the most first. */
export const presentByUnit = (ctx: Pick<Ctx, 'db'>, id: string) =>
  ctx.db
    .select({ name: units.name, count: sql<number>`count(*)`.as('present_of') })
    .from(gatheringAttendance)
    .innerJoin(units, eq(units.id, gatheringAttendance.unitId))
    .where(eq(gatheringAttendance.gatheringId, id))
    .groupBy(units.id)
    .orderBy(sql`present_of desc`, asc(units.name))
    .limit(100)
