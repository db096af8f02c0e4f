import { desc } from 'drizzle-orm'
import { evaluationRuns } from '../../db/schema/evaluation.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { allow } from '../roles.ts'
import { askGolden } from './ask-golden.ts'
import { goldenOf } from './golden.ts'
import { figuresOf } from './golden-result.ts'

const mostRuns = 20

/**
 * Asks all golden questions of the library as it is and keeps the figures.
 *
 * @throws AppError CONFLICT where there is no golden question
 */
export async function runEvaluation(ctx: Ctx) {
  allow(ctx, 'document.write')
  const golden = await goldenOf(ctx)
  if (golden.length === 0) throw new AppError('CONFLICT', 'golden.none')
  const results = await askGolden(ctx, golden)
  const figures = figuresOf(results)
  const run = {
    id: newId('ev'),
    ...figures,
    wrongIds: results.filter(({ right }) => !right).map(({ id }) => id),
    ranBy: ctx.actor.personId,
    ranAt: ctx.now(),
  }
  await ctx.write(async (tx) => {
    await tx.insert(evaluationRuns).values(run)
    await record(tx, ctx, { action: 'evaluation.run', subjectId: run.id, detail: { ...figures } })
  })
  return { run, results }
}

/** The latest runs, newest first. */
export async function listRuns(ctx: Ctx) {
  allow(ctx, 'document.read')
  return ctx.db
    .select()
    .from(evaluationRuns)
    .orderBy(desc(evaluationRuns.ranAt), desc(evaluationRuns.id))
    .limit(mostRuns)
}
