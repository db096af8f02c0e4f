import { and, eq, inArray } from 'drizzle-orm'
import { attempts, quizQuestions, rounds } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { signedIn } from '../roles.ts'
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
    review: over ? await reviewOf(ctx, attempt) : null,
  }
}

/** Each question as this person saw it, what they chose, what is right and why. */
async function reviewOf(ctx: Pick<Ctx, 'db'>, { paper, answers }: Attempt) {
  const ids = paper.map(({ questionId }) => questionId)
  const rows = await ctx.db.select().from(quizQuestions).where(inArray(quizQuestions.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return paper.flatMap(({ questionId, options }, at) => {
    const question = byId.get(questionId)
    if (!question) return []
    return {
      id: questionId,
      text: question.text,
      options: options.map((index) => question.options[index] ?? ''),
      chosen: answers?.[at] ?? [],
      correct: options.flatMap((index, shown) => (question.correct.includes(index) ? [shown] : [])),
      explanation: question.explanation,
      passageId: question.passageId,
    }
  })
}
