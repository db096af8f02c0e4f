import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { quizQuestions } from '../../../db/schema/quizzes.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Round } from '../rounds.ts'
import { changeRound } from './change.ts'
import { recount } from './recounting.ts'

type Given = { reason: string; position: number }

/** Gives a question's points to everybody who is asked it in this round, and counts anew what is in. */
export const annulQuestion = (ctx: Ctx, roundId: string, { reason, position }: Given) =>
  changeRound(
    ctx,
    roundId,
    { kind: 'annul', reason },
    async (tx, round) => {
      const { before } = await keyNow(tx, round, position)
      const keyChanges = { ...round.keyChanges, [position]: 'annulled' as const }
      return { set: { keyChanges }, detail: { position, before } }
    },
    recount,
  )

/** Puts the key of a question right in this round, and counts anew what is in. */
export const correctKey = (ctx: Ctx, roundId: string, { reason, position, ...given }: Given & { correct: number[] }) =>
  changeRound(
    ctx,
    roundId,
    { kind: 'correct', reason },
    async (tx, round) => {
      const { options, before } = await keyNow(tx, round, position)
      const correct = [...new Set(given.correct)].sort((a, b) => a - b)
      // Whether one or several are to be chosen is what people were told.
      const fits = correct.length === before.length && correct.every((index) => options[index] !== undefined)
      if (!fits) throw new AppError('INVALID', 'round.key-shape')
      if (correct.join() === before.join()) throw new AppError('CONFLICT', 'round.same-key')
      return {
        set: { keyChanges: { ...round.keyChanges, [position]: correct } },
        detail: { position, before, correct },
      }
    },
    recount,
  )

async function keyNow(tx: Tx, { quizId, keyChanges }: Round, position: number) {
  const [question] = await tx
    .select()
    .from(quizQuestions)
    .where(and(eq(quizQuestions.quizId, quizId), eq(quizQuestions.position, position)))
  if (!question) throw new AppError('NOT_FOUND')
  const change = keyChanges?.[position]
  if (change === 'annulled') throw new AppError('CONFLICT', 'round.annulled')
  return { options: question.options, before: change ?? question.correct }
}
