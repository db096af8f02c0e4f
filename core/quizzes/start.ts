import { and, asc, eq, inArray } from 'drizzle-orm'
import { attempts, quizQuestions } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { mayDo, signedIn } from '../roles.ts'
import { drawQuestions, paperOf } from './paper.ts'
import { nextStartAt, publicRound } from './rounds.ts'
import { stateOf } from './rules.ts'

type Attempt = typeof attempts.$inferSelect

/**
 * Begins an attempt, or hands back the one that is under way: a reply lost on the road costs nobody a try.
 * The paper leaves without its key.
 */
export async function startAttempt(ctx: Ctx, roundId: string) {
  const personId = signedIn(ctx)
  const { round, quiz, unit } = await publicRound(ctx, roundId)
  const now = ctx.now()
  const state = stateOf(round, now)
  if (state === 'upcoming') throw new AppError('CONFLICT', 'round.upcoming', { opensAt: round.opensAt })
  if (state === 'closed' || quiz.status === 'closed') throw new AppError('CONFLICT', 'round.closed')
  if (round.rules.excludeOrganisers && mayDo(ctx, 'quiz.write', unit.path))
    throw new AppError('FORBIDDEN', 'attempt.organiser')

  const { rules } = round
  const ids = await ctx.db
    .select({ id: quizQuestions.id })
    .from(quizQuestions)
    .where(eq(quizQuestions.quizId, quiz.id))
    .orderBy(asc(quizQuestions.position))
  const drawn = drawQuestions(
    ids.map(({ id }) => id),
    rules,
  )
  const paper = paperOf(await asked(ctx, drawn), rules)

  const attempt = await ctx.write(async (tx) => {
    const taken = await tx
      .select()
      .from(attempts)
      .where(and(eq(attempts.roundId, roundId), eq(attempts.personId, personId)))
      .orderBy(asc(attempts.number))
    const open = taken.find(({ submittedAt, deadlineAt }) => submittedAt === null && deadlineAt > now)
    if (open) return open
    if (rules.maxAttempts !== null && taken.length >= rules.maxAttempts)
      throw new AppError('CONFLICT', 'attempt.none-left')
    const nextAt = nextStartAt(taken, rules)
    if (nextAt !== null && nextAt > now) throw new AppError('CONFLICT', 'attempt.too-soon', { nextAt })
    const [made] = await tx
      .insert(attempts)
      .values({
        id: newId('at'),
        roundId,
        personId,
        number: taken.length + 1,
        paper,
        startedAt: now,
        deadlineAt: Math.min(round.closesAt, rules.timeLimitMs === null ? round.closesAt : now + rules.timeLimitMs),
        total: paper.length,
      })
      .returning()
    return made as Attempt
  })

  return {
    attemptId: attempt.id,
    number: attempt.number,
    startedAt: attempt.startedAt,
    deadlineAt: attempt.deadlineAt,
    now,
    guess: rules.guess,
    questions: await shownQuestions(ctx, attempt),
  }
}

/** A paper as its person sees it: words and order, and whether several options may be right; never which. */
async function shownQuestions(ctx: Pick<Ctx, 'db'>, { paper }: Pick<Attempt, 'paper'>) {
  const rows = await asked(
    ctx,
    paper.map(({ questionId }) => questionId),
  )
  return paper.map(({ options }, at) => {
    const { id, text, options: words, correct } = rows[at] as (typeof rows)[number]
    return { id, text, options: options.map((index) => words[index] ?? ''), many: correct.length > 1 }
  })
}

/** Questions in the order of their ids. */
async function asked(ctx: Pick<Ctx, 'db'>, ids: string[]) {
  const rows = await ctx.db.select().from(quizQuestions).where(inArray(quizQuestions.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
