import { and, eq } from 'drizzle-orm'
import type { Audience } from '../../../db/schema/digests.ts'
import { type GatheringPlan, gatheringNotices } from '../../../db/schema/gatherings.ts'
import type { Said } from '../../announcements/content.ts'
import { textOf } from '../../announcements/write.ts'
import { reachable } from '../../broadcasts/plan.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Unit } from '../../units/tree.ts'
import { audienceOf, cancellationOf, invitationOf, toPerson } from '../announce.ts'
import { gatheringFor } from '../gathering.ts'
import { gatheringWords as words } from '../messages.ts'
import { planOf } from '../plan.ts'
import { papersIn } from '../write.ts'
import { changesOf, isMoved } from './differences.ts'
import { bothAsked, newlyAsked, stillAsked } from './reached.ts'

/** What groups would read, but for its code, or people where no group is asked; and how many of both are. */
export type Telling = { text: string; groups: number; people: number }

/** The condition on notices that one waits for a second person. */
export const waitingOf = (gatheringId: string) =>
  and(eq(gatheringNotices.gatheringId, gatheringId), eq(gatheringNotices.state, 'waiting'))

type Waiting = Pick<typeof gatheringNotices.$inferSelect, 'plan' | 'words'>

/**
 * What a change or a cancellation tells, and whom it asks: of what only the office looks at nobody hears again, and who is new is
 * asked. `opening`: why those who were asked hear of it again.
 */
export function retold(before: GatheringPlan, { plan, words: why }: Waiting) {
  const after = plan ?? before
  const { told } = changesOf(before, after)
  const isTold = !plan || told.length > 0
  const timeMoved = isMoved(before, after)
  return {
    ...{ isTold, timeMoved },
    asked: isTold ? bothAsked(before.invited, after.invited) : newlyAsked(before.invited, after.invited),
    opening: isTold
      ? [words.changed, ...told, ...(why ? [words.why(why)] : []), ...(timeMoved ? [words.answerAgain] : [])]
      : undefined,
  }
}

/**
 * What would be told by approving now what waits: an invitation, a change or a cancellation.
 *
 * @throws AppError CONFLICT gathering.state where nothing waits, gathering.nobody and broadcast.no-groups where nobody would hear
 */
export async function readTelling(ctx: Ctx, id: string): Promise<Telling> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.read', id)
  const before = await planOf(ctx.db, gathering)
  const papers = (await papersIn(ctx.db, id)).length
  if (gathering.state === 'draft') {
    const said = invitationOf(ctx, gathering, before, papers)
    return tellingOf(ctx, unit, { said, reason: 'invitation' }, before.invited, await audienceOf(ctx, before.invited))
  }
  const [waiting] = await ctx.db.select().from(gatheringNotices).where(waitingOf(id))
  if (!waiting) throw new AppError('CONFLICT', 'gathering.state')
  const { reason } = waiting
  const { asked, opening } = retold(before, waiting)
  const said = waiting.plan
    ? invitationOf(ctx, gathering, waiting.plan, papers, opening)
    : cancellationOf(ctx, gathering, before, waiting.words)
  return tellingOf(ctx, unit, { said, reason }, asked, await stillAsked(ctx.db, unit.path, asked))
}

export async function tellingOf(
  ctx: Ctx,
  unit: Unit,
  { said, reason }: { said: Said; reason: (typeof gatheringNotices.$inferSelect)['reason'] },
  { personIds }: Pick<GatheringPlan['invited'], 'personIds'>,
  audience: Audience | null,
): Promise<Telling> {
  const sending = {
    audience: audience ?? {},
    sendAt: null,
    urgentReason: '',
    image: null,
    file: null,
    recurrence: null,
  }
  if (reason === 'invitation' && !audience && personIds.length === 0) throw new AppError('CONFLICT', 'gathering.nobody')
  const text = audience ? textOf(ctx, unit, said, sending, 'XXXXXX') : toPerson(unit, said, reason)
  const groups = audience ? (await reachable(ctx.db, unit.path, audience)).total : 0
  return { text, groups, people: personIds.length }
}
