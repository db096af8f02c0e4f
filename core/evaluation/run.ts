import { evaluationRuns } from '../../db/schema/evaluation.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { rootsOf } from '../roles.ts'
import { rootUnit } from '../units/tree.ts'
import { askGolden } from './ask-golden.ts'
import { goldenFor } from './golden.ts'
import { figuresOf } from './golden-result.ts'

/**
 * Asks the golden questions of the actor's units of the library as it is, and keeps the figures: one run for each unit in
 * which, and below which, the actor keeps the library.
 *
 * @throws AppError CONFLICT where there is no golden question
 */
export async function runEvaluation(ctx: Ctx) {
  const golden = await goldenFor(ctx, 'document.write')
  if (golden.length === 0) throw new AppError('CONFLICT', 'golden.none')
  const results = await askGolden(
    ctx,
    golden.map((one) => one.golden),
  )
  const roots = ctx.actor.system ? [await rootUnitOf(ctx)] : rootsOf(ctx, 'document.write')
  const runs = roots.flatMap(({ unitId, path }) => {
    const there = results.filter((_, i) => golden[i]?.path.startsWith(path))
    if (there.length === 0) return []
    return {
      id: newId('ev'),
      unitId,
      ...figuresOf(there),
      wrongIds: there.filter(({ right }) => !right).map(({ id }) => id),
      ranBy: ctx.actor.personId,
      ranAt: ctx.now(),
    }
  })
  await ctx.write(async (tx) => {
    for (const run of runs) {
      const { id, unitId, wrongIds, ranBy, ranAt, ...figures } = run
      await tx.insert(evaluationRuns).values(run)
      await record(tx, ctx, { action: 'evaluation.run', unitId, subjectId: id, detail: figures })
    }
  })
  return { run: runs[0], results }
}

async function rootUnitOf(ctx: Ctx) {
  const { id, path } = await rootUnit(ctx.db)
  return { unitId: id, path }
}
