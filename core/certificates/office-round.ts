import { eq } from 'drizzle-orm'
import { quizzes, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { ledgerOf } from '../quizzes/published-ledger.ts'
import { type Action, allow } from '../roles.ts'

/** The round, if the actor may do this where its quiz belongs; else NOT_FOUND. */
export async function officeRound(ctx: Pick<Ctx, 'db' | 'actor'>, action: Action, roundId: string) {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ round: rounds, title: quizzes.title, unit: { id: units.id, path: units.path } })
    .from(rounds)
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .innerJoin(units, eq(units.id, quizzes.unitId))
    .where(eq(rounds.id, roundId))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.unit.path)
  return row
}

/**
 * Refuses until nothing of a round can change any more: its last seal is set.
 *
 * @throws AppError CONFLICT before that
 */
export async function expectSealed(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<void> {
  if (!(await ledgerOf(ctx, roundId)).complete) throw new AppError('CONFLICT', 'certificate.not-yet')
}
