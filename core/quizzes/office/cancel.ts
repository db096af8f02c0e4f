import { eq } from 'drizzle-orm'
import { certificateAwards } from '../../../db/schema/certificates.ts'
import { roundUnits, winnerCalls } from '../../../db/schema/contest-results.ts'
import { attempts, rounds, seals } from '../../../db/schema/quizzes.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { stateOf } from '../rules.ts'
import { changeRound, steeredRound } from './change.ts'

type Given = { reason: string }

/** Calls a round off before anybody entered it; its page stays and says why. */
export const cancelRound = (ctx: Ctx, roundId: string, { reason }: Given) =>
  changeRound(ctx, roundId, { kind: 'cancel', reason }, async (tx, round, at) => {
    if (stateOf(round, at) === 'closed') throw new AppError('CONFLICT', 'round.closed')
    const [entered] = await tx.select({ id: attempts.id }).from(attempts).where(eq(attempts.roundId, roundId)).limit(1)
    if (entered) throw new AppError('CONFLICT', 'round.entered')
    return { set: { cancelledAt: at }, detail: {} }
  })

/** Tells everybody something about a round, on its page. */
export const noteRound = (ctx: Ctx, roundId: string, { reason }: Given) =>
  changeRound(ctx, roundId, { kind: 'note', reason }, async () => ({ detail: {} }))

/** Takes away a round that nobody outside has seen: of a draft, or one that waits for a second person. */
export async function removeRound(ctx: Ctx, roundId: string): Promise<void> {
  const { quiz } = await steeredRound(ctx, roundId)
  await ctx.write(async (tx) => {
    const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId))
    if (!round || (quiz.status !== 'draft' && round.proposedBy === null)) throw new AppError('CONFLICT', 'round.public')
    const [entered] = await tx.select({ id: attempts.id }).from(attempts).where(eq(attempts.roundId, roundId)).limit(1)
    if (entered) throw new AppError('CONFLICT', 'round.entered')
    // What was set for its winners beforehand, and the empty seal of one whose time passed.
    for (const its of [winnerCalls, certificateAwards, roundUnits, seals])
      await tx.delete(its).where(eq(its.roundId, roundId))
    await tx.delete(rounds).where(eq(rounds.id, roundId))
    const detail = { quizId: quiz.id, name: round.name }
    await record(tx, ctx, { action: 'round.remove', unitId: quiz.unitId, subjectId: roundId, detail })
  })
}
