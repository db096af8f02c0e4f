import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { gatheringRsvps, gatherings } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import { planWhole } from '../../broadcasts/audience.ts'
import { reachable } from '../../broadcasts/plan.ts'
import type { Ctx } from '../../context.ts'
import { describe } from '../../errors.ts'
import type { Unit } from '../../units/tree.ts'
import { invitationOf, tellAsked } from '../announce.ts'
import type { Gathering } from '../gathering.ts'
import { gatheringWords as words } from '../messages.ts'
import { planOf } from '../plan.ts'
import { papersIn } from '../write.ts'
import { stillAsked } from './reached.ts'

const mostAtOnce = 50

/** Reminds those who are asked of what comes soon, each gathering once; answers how many. A change that waits for its approval holds it back. */
export async function remindDue(ctx: Ctx): Promise<number> {
  const due = await ctx.db
    .select({ gathering: gatherings, unit: units })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(
      and(
        ...[eq(gatherings.state, 'announced'), lte(gatherings.remindAt, ctx.now()), isNull(gatherings.remindedAt)],
        sql`${gatherings.startsAt} > ${ctx.now()}`,
        sql`not exists (select 1 from gathering_notices n where n.gathering_id = ${gatherings.id} and n.state = 'waiting')`,
      ),
    )
    .limit(mostAtOnce)
  let reminded = 0
  for (const { gathering, unit } of due)
    reminded += await remind(ctx, gathering, unit).catch((error: unknown) => {
      ctx.log('gathering.remind-failed', { id: gathering.id, ...describe(error) })
      return 0
    })
  return reminded
}

async function remind(ctx: Ctx, { id }: Gathering, unit: Unit): Promise<number> {
  const [gathering] = await ctx.db.select().from(gatherings).where(eq(gatherings.id, id))
  if (!gathering) return 0
  const plan = await planOf(ctx.db, gathering)
  const audience = await stillAsked(ctx.db, unit.path, plan.invited)
  const groups = audience ? (await reachable(ctx.db, unit.path, audience)).total : 0
  const away = await ctx.db
    .select({ personId: gatheringRsvps.personId })
    .from(gatheringRsvps)
    .where(and(eq(gatheringRsvps.gatheringId, id), eq(gatheringRsvps.answer, 'no')))
  const said = new Set(away.map(({ personId }) => personId))
  const personIds = plan.invited.personIds.filter((one) => !said.has(one))
  const broadcast = await ctx.write(async (tx) => {
    const at = ctx.now()
    // Two clocks may tick at once, and the office may change it meanwhile.
    const [now] = await tx
      .update(gatherings)
      .set({ remindedAt: at })
      .where(
        and(
          ...[eq(gatherings.id, id), eq(gatherings.state, 'announced'), isNull(gatherings.remindedAt)],
          eq(gatherings.contentHash, gathering.contentHash),
        ),
      )
      .returning()
    if (!now) return undefined
    const papers = (await papersIn(tx, id)).length
    const detail = { groups, people: personIds.length }
    await record(tx, ctx, { action: 'gathering.remind', unitId: unit.id, subjectId: id, detail })
    return tellAsked(tx, ctx, {
      ...{ gathering: now, unit, personIds, audience, groups, reason: 'reminder' },
      said: invitationOf(ctx, now, plan, papers, [words.reminder(now.kind)]),
      ...{ writtenBy: now.editedBy, approvedBy: now.announcedBy },
    })
  })
  if (broadcast && broadcast.plannedTo !== null) await planWhole(ctx, broadcast.id)
  return broadcast === undefined ? 0 : 1
}
