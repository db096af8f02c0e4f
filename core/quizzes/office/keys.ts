import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { quizQuestions } from '../../../db/schema/quizzes.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { formProblems } from '../questions.ts'
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

type Put = Given & { correct?: number[]; accepted?: string[] }

/** Puts the key of a question right in this round, and counts anew what is in. */
export const correctKey = (ctx: Ctx, roundId: string, { reason, position, ...given }: Put) =>
  changeRound(
    ctx,
    roundId,
    { kind: 'correct', reason },
    async (tx, round) => {
      const { question, before } = await keyNow(tx, round, position)
      const correct = soundKey(question, before, given)
      if (correct.join('\n') === before.join('\n')) throw new AppError('CONFLICT', 'round.same-key')
      return {
        set: { keyChanges: { ...round.keyChanges, [position]: correct } },
        detail: { position, before, correct },
      }
    },
    recount,
  )

type Question = typeof quizQuestions.$inferSelect

/** The new key, if it is of the question's kind. @throws AppError INVALID round.key-shape */
function soundKey(
  { kind, options, exact }: Question,
  before: Key,
  { correct = [], accepted = [] }: Omit<Put, keyof Given>,
) {
  if (kind === 'short') {
    const forms = accepted.map((form) => form.replace(/\s+/gu, ' ').trim())
    if (formProblems(forms, exact).length > 0) throw new AppError('INVALID', 'round.key-shape')
    return forms
  }
  const put = kind === 'order' ? correct : [...new Set(correct)].sort((a, b) => a - b)
  // Whether one or several are to be chosen is what people were told; a row has each option once.
  const fits =
    put.length === before.length &&
    new Set(put).size === put.length &&
    put.every((index) => options[index] !== undefined)
  if (!fits) throw new AppError('INVALID', 'round.key-shape')
  return put
}

type Key = number[] | string[]

async function keyNow(tx: Tx, { quizId, keyChanges }: Round, position: number) {
  const [question] = await tx
    .select()
    .from(quizQuestions)
    .where(and(eq(quizQuestions.quizId, quizId), eq(quizQuestions.position, position)))
  if (!question) throw new AppError('NOT_FOUND')
  const change = keyChanges?.[position]
  if (change === 'annulled') throw new AppError('CONFLICT', 'round.annulled')
  const first: Key = question.kind === 'short' ? question.options : question.correct
  return { question, before: change ?? first }
}
