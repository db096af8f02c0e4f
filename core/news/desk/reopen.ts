import { and, eq, ne, sql } from 'drizzle-orm'
import { items } from '../../../db/schema/news.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Item, itemFor } from '../item.ts'

/** `decidedAt` is the decision that is taken back; `others` the tellings that stood under the item before. */
export type Reopening = { decidedAt: number; others?: string[] }

/**
 * Takes a decision on an item back: it waits again, and the tellings of its story that the decision parted from it stand under
 * it again.
 *
 * @throws AppError CONFLICT item.decided where it was decided anew or changed since
 */
export async function reopenItem(ctx: Ctx, id: string, { decidedAt, others = [] }: Reopening): Promise<Item> {
  const { unitId, status } = await itemFor(ctx, 'item.approve', id)
  return ctx.write(async (tx) => {
    const [after] = await tx
      .update(items)
      .set({ status: 'draft', decidedBy: null, decidedAt: null, approvedHash: null, rejectReason: null })
      .where(and(eq(items.id, id), eq(items.decidedAt, decidedAt), ne(items.status, 'draft')))
      .returning()
    if (!after) throw new AppError('CONFLICT', 'item.decided')
    if (after.clusterId === id && others.length > 0)
      await tx
        .update(items)
        .set({ clusterId: id })
        .where(
          and(
            eq(items.unitId, unitId),
            eq(items.kind, 'news'),
            ne(items.status, 'rejected'),
            sql`${items.id} in (select value from json_each(${JSON.stringify(others)}))`,
          ),
        )
    await record(tx, ctx, { action: 'item.reopen', unitId, subjectId: id, detail: { was: status } })
    return after as Item
  })
}
