import { eq, sql } from 'drizzle-orm'
import { gatheringSeries } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { quizzes, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { gatheringsNear } from '../gatherings/asked.ts'
import { ownGathering } from '../gatherings/own.ts'
import { signedIn } from '../roles.ts'
import { dayMs } from '../time.ts'
import { heldOf } from './certificates.ts'
import { type Class, sessionsOf } from './class.ts'
import { studentOf } from './roster.ts'

const lookBackMs = 366 * dayMs
const mostListed = 50

/** The classes of which a session was announced to whom this is, or that they are in by name. */
export async function ownClasses(ctx: Ctx) {
  const personId = signedIn(ctx)
  const near = await gatheringsNear(ctx.db, personId, { endsAfter: ctx.now() - lookBackMs, now: ctx.now() })
  return ctx.db.all<{
    id: string
    title: string
    unitName: string
    state: Class['state']
    from: number
    to: number
  }>(sql`
    select s.id, s.title, u.name as "unitName", s.state, min(g.starts_at) as "from", max(g.ends_at) as "to"
    from gathering_series s join units u on u.id = s.unit_id
    join gatherings g on g.series_id = s.id and g.state not in ('draft', 'cancelled')
    where s.kind = 'class' and s.recurrence is null and (
      g.id in (select value from json_each(${JSON.stringify(near)}))
      or s.id in (select m.series_id from class_members m where m.person_id = ${personId}))
    group by s.id order by max(g.ends_at) desc limit ${mostListed}`)
}

/** A class that something of was announced; a draft is nobody's but the office's. */
export async function announcedClass(ctx: Pick<Ctx, 'db'>, id: string): Promise<{ series: Class; unitName: string }> {
  const [row] = await ctx.db
    .select({ series: gatheringSeries, unitName: units.name })
    .from(gatheringSeries)
    .innerJoin(units, eq(units.id, gatheringSeries.unitId))
    .where(
      sql`${gatheringSeries.id} = ${id} and ${gatheringSeries.kind} = 'class' and ${gatheringSeries.recurrence} is null and exists (
        select 1 from gatherings g where g.series_id = ${gatheringSeries.id} and g.state <> 'draft')`,
    )
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

/** A class as whoever is in it sees it: its days with what may be read, what of it they attended, the quiz, and their certificate. */
export async function ownClass(ctx: Ctx, id: string) {
  const { series, unitName } = await announcedClass(ctx, id)
  const { personId } = ctx.actor
  const announced = (await sessionsOf(ctx.db, id)).filter(({ state }) => state !== 'draft')
  const sessions = await Promise.all(
    announced.map(async ({ id: gatheringId, topic, speaker }) => {
      const { state, startsAt, endsAt, place, cancelReason, papers, answer, presentAt, asked } = await ownGathering(
        ctx,
        gatheringId,
      )
      return {
        ...{ id: gatheringId, topic, speaker, state, startsAt, endsAt, place, cancelReason },
        ...{ papers, answer, presentAt, asked },
      }
    }),
  )
  const mine = personId ? (await studentOf(ctx.db, series, personId)).student : null
  const certificate = personId ? await heldOf(ctx, id, personId) : null
  const [person] = personId ? await ctx.db.select().from(people).where(eq(people.id, personId)) : []
  return {
    ...{ id, title: series.title, unitName, programme: series.programme, classKind: series.classKind },
    ...{ contact: series.plan.contact, attendPercent: series.attendPercent, passPercent: series.passPercent },
    ...{ ended: series.endedAt !== null, sessions },
    quiz: await quizOf(ctx, series),
    mine: mine && { attended: mine.sessions.length, score: mine.score, total: mine.total, completed: mine.completed },
    held: sessions.filter(({ state }) => state === 'closed' || state === 'minuted').length,
    earned: series.endedAt !== null && mine?.completed === true && certificate === null,
    certificate,
    name: person?.name || person?.introducedAs || '',
  }
}

/** The quiz at the end of a class, once people may see it. */
async function quizOf(ctx: Pick<Ctx, 'db'>, { roundId }: Pick<Class, 'roundId'>) {
  if (roundId === null) return null
  const [row] = await ctx.db
    .select({
      ...{ roundId: rounds.id, title: quizzes.title, round: rounds.name },
      ...{ opensAt: rounds.opensAt, closesAt: rounds.closesAt },
    })
    .from(rounds)
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .where(sql`${rounds.id} = ${roundId} and ${quizzes.status} <> 'draft' and ${rounds.proposedBy} is null`)
  return row ?? null
}
