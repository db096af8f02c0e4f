import { and, count, desc, eq, ne, sql } from 'drizzle-orm'
import {
  type GatheringPlan,
  type GatheringState,
  gatheringNotices,
  gatheringRsvps,
  gatherings,
} from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { classOf, gatheringFor, officersMark } from './gathering.ts'
import { changesOf } from './notices/differences.ts'
import { papersOf } from './papers/papers.ts'
import { planOf } from './plan.ts'

const mostListed = 100

const facts = {
  ...{ id: gatherings.id, unitId: gatherings.unitId, unitName: units.name, kind: gatherings.kind },
  ...{ title: gatherings.title, state: gatherings.state, startsAt: gatherings.startsAt, endsAt: gatherings.endsAt },
  ...{ place: gatherings.place, present: gatherings.present, seriesId: gatherings.seriesId },
}

/** The gatherings of the actor's units, the latest first. */
export function listGatherings(ctx: Ctx, { unitId, state }: { unitId?: string; state?: GatheringState } = {}) {
  return ctx.db
    .select(facts)
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(
      and(
        within(ctx, 'gathering.read'),
        unitId ? ofUnitAndFormer(gatherings.unitId, unitId) : undefined,
        state ? eq(gatherings.state, state) : undefined,
      ),
    )
    .orderBy(desc(gatherings.startsAt))
    .limit(mostListed)
}

/** All that the desk shows of one: its plan, papers, answers, and what was told of it. */
export async function gatheringInFull(ctx: Ctx, id: string) {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.read', id)
  const { sealedSecret, editedBy, createdBy, announcedBy, ...shown } = gathering
  const answers = await ctx.db
    .select({ answer: gatheringRsvps.answer, count: count() })
    .from(gatheringRsvps)
    .where(eq(gatheringRsvps.gatheringId, id))
    .groupBy(gatheringRsvps.answer)
  const of = (answer: string) => answers.find((row) => row.answer === answer)?.count ?? 0
  const invited = await invitedNames(ctx, id)
  const plan = await planOf(ctx.db, gathering)
  return {
    ...shown,
    ...{ unitName: unit.name, officersMark: officersMark(gathering) },
    classId: await classOf(ctx.db, gathering),
    mine: editedBy !== null && editedBy === ctx.actor.personId,
    plan,
    invited,
    papers: await papersOf(ctx.db, id),
    answers: gathering.keptAnswers ?? { yes: of('yes'), no: of('no'), maybe: of('maybe'), named: null },
    notices: await noticesOf(ctx, id, plan),
  }
}

/** What those who are asked were told of it, and what waits to be told: with who wrote it, and what it changes. */
async function noticesOf(ctx: Ctx, id: string, plan: GatheringPlan) {
  const rows = await ctx.db
    .select({ notice: gatheringNotices, by: people.name })
    .from(gatheringNotices)
    .leftJoin(people, eq(people.id, gatheringNotices.approvedBy))
    .where(and(eq(gatheringNotices.gatheringId, id), ne(gatheringNotices.state, 'dropped')))
    .orderBy(desc(gatheringNotices.createdAt))
  return rows.map(({ notice, by }) => {
    const { id, reason, state, words, approvedAt, digestId, contentHash, writtenBy } = notice
    const { told, inside } =
      notice.plan && state === 'waiting' ? changesOf(plan, notice.plan) : { told: [], inside: [] }
    const mine = writtenBy !== null && writtenBy === ctx.actor.personId
    return { id, reason, state, words, at: approvedAt, digestId, contentHash, by, mine, told, inside }
  })
}

/** What those who are asked are called, for the list of them. */
const invitedNames = (ctx: Ctx, id: string) =>
  ctx.db.all<{ what: string; id: string; name: string; unreached: number; stopped: number }>(sql`
    select i.what, i.target_id as id, coalesce(g.name, u.name, p.introduced_as, p.name, '') as name,
      (i.what = 'person' and p.erased_at is null and p.bot_user_id is null and (p.oa_user_id is null or p.follows = 0)) as unreached,
      (i.what = 'person' and exists (select 1 from opt_outs s where s.person_id = p.id and s.purpose = 'meetings'
        and s.channel = iif(p.oa_user_id is not null and p.follows, 'oa_chat', 'bot_chat'))) as stopped
    from gathering_invitations i
    left join groups g on i.what = 'group' and g.id = i.target_id
    left join units u on i.what = 'unit' and u.id = i.target_id
    left join people p on i.what = 'person' and p.id = i.target_id
    where i.gathering_id = ${id} order by i.what, name limit 500`)
