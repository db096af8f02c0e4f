import { desc, eq } from 'drizzle-orm'
import { evaluationRuns } from '../../db/schema/evaluation.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ownUnit } from '../units/tree.ts'

const mostRuns = 20

/** The latest runs over the actor's units, newest first, each with the path of the unit whose questions it asked. */
export async function runsFor(ctx: Pick<Ctx, 'db' | 'actor'>) {
  const rows = await ctx.db
    .select({ run: evaluationRuns, path: units.path, unitName: units.name })
    .from(evaluationRuns)
    .innerJoin(units, eq(units.id, ownUnit(evaluationRuns.unitId)))
    .where(within(ctx, 'document.read'))
    .orderBy(desc(evaluationRuns.ranAt), desc(evaluationRuns.id))
    .limit(mostRuns)
  return rows.map(({ run, path, unitName }) => ({ ...run, path, unitName }))
}

/** The same as people see them. */
export const listRuns = async (ctx: Ctx) => (await runsFor(ctx)).map(({ path, ...shown }) => shown)
