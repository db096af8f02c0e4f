import { eq } from 'drizzle-orm'
import { gatheringMinutes } from '../../../db/schema/gathering-minutes.ts'
import { saidOf } from '../../announcements/content.ts'
import { record } from '../../audit.ts'
import { planWhole } from '../../broadcasts/audience.ts'
import { reachable } from '../../broadcasts/plan.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { tellAsked } from '../announce.ts'
import { gatheringFor } from '../gathering.ts'
import { stillAsked } from '../notices/reached.ts'
import { planOf } from '../plan.ts'
import { newestOf } from './minutes.ts'
import { minutesWords as words } from './words.ts'

/**
 * Lets those who were asked read the minutes, and tells them so; once. Two people signed these words, so nobody approves them again.
 *
 * @throws AppError CONFLICT minutes.none or minutes.unsigned
 */
export async function sendMinutes(ctx: Ctx, id: string): Promise<void> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const plan = await planOf(ctx.db, gathering)
  const audience = await stillAsked(ctx.db, unit.path, plan.invited)
  const groups = audience ? (await reachable(ctx.db, unit.path, audience)).total : 0
  const told = await ctx.write(async (tx) => {
    const minutes = await newestOf(tx, id)
    if (!minutes) throw new AppError('CONFLICT', 'minutes.none')
    if (minutes.state === 'sent') return null
    if (minutes.state !== 'signed') throw new AppError('CONFLICT', 'minutes.unsigned')
    const at = ctx.now()
    await tx.update(gatheringMinutes).set({ state: 'sent', sentAt: at }).where(eq(gatheringMinutes.id, minutes.id))
    const said = saidOf({
      ...{ title: words.told(gathering.title), text: words.toldText, link: ctx.link(`/gatherings/${id}/minutes`) },
      life: null,
    })
    // Where no group can be written to any more, the page has them all the same.
    const to = { audience: groups > 0 ? audience : null, groups }
    const broadcast = await tellAsked(tx, ctx, {
      ...{ gathering, unit, personIds: plan.invited.personIds, said, ...to, reason: 'minutes' },
      ...{ writtenBy: minutes.writtenBy, approvedBy: gathering.chairId },
    })
    const detail = { contentHash: minutes.contentHash, groups }
    await record(tx, ctx, { action: 'gathering.minutes-send', unitId: unit.id, subjectId: id, detail })
    return broadcast
  })
  if (told && told.plannedTo !== null) await planWhole(ctx, told.id)
}
