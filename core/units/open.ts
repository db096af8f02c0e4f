import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, unitFor } from '../roles.ts'
import { closedTold } from './blocked.ts'
import { unitNow } from './former.ts'
import type { Unit } from './tree.ts'

/**
 * The unit, if the actor may make something there and it has not ended; else NOT_FOUND, or CONFLICT that names who took over.
 */
export async function openUnitFor(ctx: Pick<Ctx, 'actor' | 'db'>, action: Action, unitId: string): Promise<Unit> {
  const unit = await unitFor(ctx, action, unitId)
  if (unit.closedAt === null) return unit
  const { code, reason, details } = closedTold(unit, await unitNow(ctx.db, unitId))
  throw new AppError(code, reason, details)
}
