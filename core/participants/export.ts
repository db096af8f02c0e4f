import { record } from '../audit.ts'
import { officeRound } from '../certificates/office-round.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isSecret } from '../quizzes/rules.ts'
import { participantPages } from './listed.ts'
import { progressOf } from './progress.ts'

/**
 * All of a round for a file: its units, and its participants a page at a time. That it was taken is in the log.
 *
 * @throws AppError CONFLICT while a number about the round is to be guessed
 */
export async function exportRound(ctx: Ctx, roundId: string) {
  const { round, unit } = await officeRound(ctx, 'quiz.write', roundId)
  if (isSecret(round, ctx.now())) throw new AppError('CONFLICT', 'participants.secret')
  const progress = await progressOf(ctx, roundId)
  if (progress.secret) throw new AppError('CONFLICT', 'participants.secret')
  await ctx.write((tx) =>
    record(tx, ctx, {
      action: 'round.export',
      unitId: unit.id,
      subjectId: roundId,
      detail: { people: progress.people },
    }),
  )
  return { progress, pages: participantPages(ctx, round) }
}
