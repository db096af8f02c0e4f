import { and, eq } from 'drizzle-orm'
import { attempts, rounds } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { signedIn } from '../roles.ts'
import { questionsAt } from './quizzes.ts'
import { isSettled } from './rules.ts'

type Attempt = typeof attempts.$inferSelect

/** The asker's own attempt; somebody else's does not exist for them. With the review once the round is over. */
export async function attemptFor(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, attemptId: string) {
  const personId = signedIn(ctx)
  const [row] = await ctx.db
    .select({ attempt: attempts, round: rounds })
    .from(attempts)
    .innerJoin(rounds, eq(rounds.id, attempts.roundId))
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, personId)))
  if (!row) throw new AppError('NOT_FOUND')
  const { attempt, round } = row
  const over = isSettled(round, ctx.now())
  return {
    attempt,
    reviewFrom: round.closesAt + round.rules.graceMs,
    review: over ? await reviewOf(ctx, round.quizId, attempt) : null,
  }
}

/** Each question as this person saw it, what they chose, what is right and why. */
async function reviewOf(ctx: Pick<Ctx, 'db'>, quizId: string, { paper, answers }: Attempt) {
  const questions = await questionsAt(
    ctx,
    quizId,
    paper.map(([position]) => position),
  )
  return questions.map((question, at) => {
    const order = paper[at]?.[1] ?? []
    return {
      id: question.id,
      text: question.text,
      options: order.map((index) => question.options[index] ?? ''),
      chosen: answers?.[at] ?? [],
      correct: order.flatMap((index, shown) => (question.correct.includes(index) ? [shown] : [])),
      explanation: question.explanation,
      passageId: question.passageId,
    }
  })
}
