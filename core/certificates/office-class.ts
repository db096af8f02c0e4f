import { eq } from 'drizzle-orm'
import { gatheringSeries } from '../../db/schema/gatherings.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { allow } from '../roles.ts'

/** The class, if the actor writes gatherings where it belongs; else NOT_FOUND. */
export async function officeClass(ctx: Pick<Ctx, 'db' | 'actor'>, seriesId: string) {
  allow(ctx, 'gathering.write')
  const [row] = await ctx.db
    .select({ series: gatheringSeries, unit: { id: units.id, path: units.path } })
    .from(gatheringSeries)
    .innerJoin(units, eq(units.id, gatheringSeries.unitId))
    .where(eq(gatheringSeries.id, seriesId))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, 'gathering.write', row.unit.path)
  return row
}
