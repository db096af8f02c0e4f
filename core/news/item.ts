import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { items } from '../../db/schema/news.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, allow } from '../roles.ts'

export type Item = typeof items.$inferSelect

/** The item, if the actor may do this in its unit; else NOT_FOUND. */
export async function itemFor(
  ctx: Pick<Ctx, 'actor'> & { db: Pick<Tx, 'select'> },
  action: Action,
  id: string,
): Promise<Item> {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ item: items, path: units.path })
    .from(items)
    .innerJoin(units, eq(units.id, items.unitId))
    .where(eq(items.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.path)
  return row.item
}
