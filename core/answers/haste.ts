import { and, eq, gt, isNull } from 'drizzle-orm'
import { questions } from '../../db/schema/answers.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { minuteMs } from '../time.ts'

// Visitors are not told apart, so they share one bound: it keeps a flood from filling the table, nothing finer.
const perPerson = 20
const allVisitors = 300

/** Refuses who asks faster than anybody reads; the count is of stored questions, so every process sees the same. */
export async function refuseHaste(ctx: Ctx, personId: string | null): Promise<void> {
  if (ctx.actor.system) return
  const recent = and(
    personId ? eq(questions.personId, personId) : isNull(questions.personId),
    gt(questions.askedAt, ctx.now() - minuteMs),
  )
  const asked = await ctx.db.$count(questions, recent)
  if (asked >= (personId ? perPerson : allVisitors)) throw new AppError('LIMIT')
}
