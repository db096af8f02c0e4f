import { and, count, desc, eq, sql } from 'drizzle-orm'
import { type GatheringState, gatheringNotices, gatheringRsvps, gatherings } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { gatheringFor } from './gathering.ts'
import { papersOf } from './papers.ts'
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
  return {
    ...shown,
    unitName: unit.name,
    mine: editedBy !== null && editedBy === ctx.actor.personId,
    plan: await planOf(ctx.db, gathering),
    invited,
    papers: await papersOf(ctx.db, id),
    answers: { yes: of('yes'), no: of('no'), maybe: of('maybe') },
    notices: await ctx.db
      .select({
        ...{ id: gatheringNotices.id, reason: gatheringNotices.reason, state: gatheringNotices.state },
        ...{ words: gatheringNotices.words, at: gatheringNotices.approvedAt, digestId: gatheringNotices.digestId },
        by: people.name,
      })
      .from(gatheringNotices)
      .leftJoin(people, eq(people.id, gatheringNotices.approvedBy))
      .where(eq(gatheringNotices.gatheringId, id))
      .orderBy(desc(gatheringNotices.createdAt)),
  }
}

/** What those who are asked are called, for the list of them. */
const invitedNames = (ctx: Ctx, id: string) =>
  ctx.db.all<{ what: string; id: string; name: string }>(sql`
    select i.what, i.target_id as id, coalesce(g.name, u.name, p.introduced_as, p.name, '') as name
    from gathering_invitations i
    left join groups g on i.what = 'group' and g.id = i.target_id
    left join units u on i.what = 'unit' and u.id = i.target_id
    left join people p on i.what = 'person' and p.id = i.target_id
    where i.gathering_id = ${id} order by i.what, name limit 500`)
