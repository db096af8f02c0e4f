import { and, eq, isNull } from 'drizzle-orm'
import { attempts, rounds } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { signedIn } from '../roles.ts'
import { lettered } from './paper.ts'
import { questionsAt } from './quizzes.ts'
import type { Round } from './rounds.ts'
import { hasPassed, isRanked, scoresFrom, settlesAt } from './rules.ts'
import { answeredIn, changedRight, pointsIn, type Right, rightOf } from './score.ts'
import { heldIn } from './start.ts'

type Attempt = typeof attempts.$inferSelect

/**
 * The asker's own attempt; somebody else's does not exist for them. Its score comes once the round is over, its review once
 * every ranked round of the same questions is; after practice both at once.
 */
export async function attemptFor(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, attemptId: string) {
  const personId = signedIn(ctx)
  const [row] = await ctx.db
    .select({ attempt: attempts, round: rounds })
    .from(attempts)
    .innerJoin(rounds, eq(rounds.id, attempts.roundId))
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, personId)))
  if (!row) throw new AppError('NOT_FOUND')
  const { attempt, round } = row
  const now = ctx.now()
  const later = scoresFrom(round, now)
  const reviewFrom = await keyOpensAt(ctx, round.quizId)
  const mayReview = attempt.submittedAt !== null && (reviewFrom === null || now > reviewFrom)
  return {
    // That one attempt counts and another does not says which is better.
    attempt: later === null ? attempt : { ...attempt, score: null, counted: null },
    held: heldIn(attempt),
    answered: answeredIn(attempt.answers),
    deadlineAt: Math.min(attempt.deadlineAt, round.closesAt),
    now,
    scoresFrom: later,
    passed: later === null ? hasPassed(round.rules, attempt.score) : null,
    reviewFrom,
    review: mayReview ? await reviewOf(ctx, round, attempt) : null,
  }
}

/** The last moment at which the key could help somebody in a ranked round of the quiz; null where there is none. */
export async function keyOpensAt(ctx: Pick<Ctx, 'db'>, quizId: string): Promise<number | null> {
  const all = await ctx.db
    .select()
    .from(rounds)
    .where(and(eq(rounds.quizId, quizId), isNull(rounds.cancelledAt)))
  const ends = all.filter(({ rules }) => isRanked(rules)).map(settlesAt)
  return ends.length > 0 ? Math.max(...ends) : null
}

/** Each question as this person saw it, what they chose, what is right and why. */
async function reviewOf(ctx: Pick<Ctx, 'db'>, { quizId, keyChanges, rules }: Round, { paper, answers }: Attempt) {
  const questions = await questionsAt(
    ctx,
    quizId,
    paper.map(([position]) => position),
  )
  const key: Right[] = []
  for (const question of questions)
    key[question.position] = changedRight(rightOf(question), keyChanges?.[question.position])
  const points = pointsIn(paper, answers ?? [], key, rules)
  return questions.map((question, at) => {
    const order = paper[at]?.[1] ?? []
    const { kind, picture, options } = question
    const words = kind === 'choice' ? lettered(options) : options
    const given = answers?.[at] ?? []
    const change = keyChanges?.[question.position]
    const changed = Array.isArray(change) ? change : null
    const right = kind === 'short' ? [] : ((changed as number[] | null) ?? question.correct)
    const shownAs = (index: number) => order.indexOf(index)
    return {
      id: question.id,
      ...{ kind, picture, text: question.text },
      options: order.map((index) => words[index] ?? ''),
      chosen: typeof given === 'string' ? [] : given,
      // Of an order in its row, of a choice as they are shown.
      correct: kind === 'order' ? right.map(shownAs) : right.map(shownAs).sort((a, b) => a - b),
      written: typeof given === 'string' ? given : '',
      accepted: kind === 'short' ? ((changed as string[] | null) ?? options) : [],
      annulled: change === 'annulled',
      points: points[at] ?? 0,
      explanation: question.explanation,
      passageId: question.passageId,
    }
  })
}
