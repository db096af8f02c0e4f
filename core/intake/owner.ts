import { and, asc, isNull } from 'drizzle-orm'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { allow, unitFor, within } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'

/** The unit that a document will belong to: the one given, else where the actor may write; the system's go to the top. */
export async function ownerOf(ctx: Ctx, unitId: string | null): Promise<string | null> {
  allow(ctx, 'document.write')
  if (unitId) return (await openUnitFor(ctx, 'document.write', unitId)).id
  const [first] = await ctx.db
    .select({ id: units.id })
    .from(units)
    .where(and(within(ctx, 'document.write'), isNull(units.closedAt)))
    .orderBy(asc(units.createdAt), asc(units.path))
    .limit(1)
  return first?.id ?? null
}

/** Whether the actor may put a new version in the place of one that this unit holds. */
export async function mayReplace(ctx: Ctx, unitId: string | null): Promise<boolean> {
  if (ctx.actor.system || !unitId) return ctx.actor.system === true
  return unitFor(ctx, 'document.write', unitId).then(
    () => true,
    () => false,
  )
}
