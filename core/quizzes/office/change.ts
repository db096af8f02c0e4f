import { eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { roundChanges, rounds } from '../../../db/schema/quizzes.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Quiz, quizFor } from '../quizzes.ts'
import type { Round } from '../rounds.ts'
import { sealChange } from '../seal.ts'

type Kind = (typeof roundChanges.$inferSelect)['kind']
type Work = (tx: Tx, round: Round, at: number) => Promise<{ set?: Partial<Round>; detail: Record<string, unknown> }>

/** The round, if the actor may steer it, with its quiz. */
export async function steeredRound(ctx: Ctx, roundId: string): Promise<{ round: Round; quiz: Quiz }> {
  const [round] = await ctx.db.select().from(rounds).where(eq(rounds.id, roundId))
  const quiz = await quizFor(ctx, 'quiz.write', round?.quizId ?? '')
  if (!round) throw new AppError('NOT_FOUND')
  return { round, quiz }
}

/**
 * Changes a round that people can see, with the reason that they read: what `work` finds right is written, numbered, put under
 * a seal of its own and recorded, all or nothing. `after` does what follows from it.
 */
export async function changeRound(
  ctx: Ctx,
  roundId: string,
  { kind, reason }: { kind: Kind; reason: string },
  work: Work,
  after: (tx: Tx, round: Round) => Promise<void> = async () => {},
): Promise<Round> {
  const { quiz } = await steeredRound(ctx, roundId)
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId))
    if (!round || quiz.status === 'draft' || round.proposedBy !== null) throw new AppError('CONFLICT', 'round.not-open')
    if (round.cancelledAt !== null) throw new AppError('CONFLICT', 'round.cancelled')
    const { set = {}, detail } = await work(tx, round, at)
    const number = round.revision + 1
    const [changed] = await tx
      .update(rounds)
      .set({ ...set, revision: number })
      .where(eq(rounds.id, roundId))
      .returning()
    const row = { roundId, number, at, kind, reason, detail, actorId: ctx.actor.personId }
    await tx.insert(roundChanges).values(row)
    await after(tx, changed as Round)
    await sealChange(tx, row)
    await record(tx, ctx, {
      action: `round.${kind}`,
      unitId: quiz.unitId,
      subjectId: roundId,
      detail: { ...detail, number, reason },
    })
    return changed as Round
  })
}
