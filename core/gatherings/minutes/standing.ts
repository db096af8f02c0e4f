import { and, asc, desc, gt, inArray, sql } from 'drizzle-orm'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { within } from '../../roles.ts'
import { dayMs } from '../../time.ts'
import { openTasks } from './tasks.ts'

const months = 12
const monthMs = 30.4 * dayMs
const mostUnits = 500

/**
 * How the actor's units meet: each with how often in a year, how many came, whether there were enough, and for how many months it
 * has not met; and what was resolved and is not done.
 */
export async function gatheringStanding(ctx: Ctx) {
  const now = ctx.now()
  const visible = await ctx.db
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(and(within(ctx, 'gathering.read'), sql`${units.successorId} is null`))
    .orderBy(asc(units.path))
    .limit(mostUnits)
  const held = await ctx.db
    .select({
      ...{ id: gatherings.id, unitId: gatherings.unitId, startsAt: gatherings.startsAt, present: gatherings.present },
      ...{ quorumPercent: gatherings.quorumPercent, votersExpected: gatherings.votersExpected },
      voters: sql<number>`(select count(*) from gathering_attendance a where a.gathering_id = gatherings.id and a.may_vote = 1)`,
    })
    .from(gatherings)
    .where(
      and(
        inArray(gatherings.state, ['open', 'closed', 'minuted']),
        gt(gatherings.startsAt, now - months * monthMs),
        sql`${gatherings.unitId} in (select value from json_each(${JSON.stringify(visible.map(({ id }) => id))}))`,
      ),
    )
    .orderBy(desc(gatherings.startsAt))
  const of = new Map<string, typeof held>()
  for (const one of held) of.set(one.unitId, [...(of.get(one.unitId) ?? []), one])
  return {
    units: visible.map(({ id, name }) => {
      const own = of.get(id) ?? []
      const asked = own.filter(({ quorumPercent, votersExpected }) => quorumPercent !== null && votersExpected)
      const last = own[0]?.startsAt ?? null
      return {
        ...{ id, name, meetings: own.length, last },
        present: own.length === 0 ? null : Math.round(own.reduce((sum, { present }) => sum + present, 0) / own.length),
        quorate: {
          of: asked.length,
          reached: asked.filter((one) => one.voters * 100 >= (one.quorumPercent ?? 0) * (one.votersExpected ?? 0))
            .length,
        },
        // Null where it has not met within the year.
        monthsWithout: last === null ? null : Math.floor(Math.max(0, now - last) / monthMs),
      }
    }),
    tasks: await openTasks(ctx),
  }
}
