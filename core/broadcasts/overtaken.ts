import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { items } from '../../db/schema/news.ts'
import type { Ctx } from '../context.ts'

/**
 * Ends an announcement that a newer one takes the place of: who has not got it gets it no more, and no question is answered from
 * it. Whoever approves the newer one has approved this.
 */
export async function overtake(tx: Tx, ctx: Pick<Ctx, 'now'>, digestId: string, why: string): Promise<void> {
  const at = ctx.now()
  const going = await tx
    .update(broadcasts)
    .set({ status: 'cancelled', pauseReason: null, updatedAt: at })
    .where(
      and(eq(broadcasts.digestId, digestId), inArray(broadcasts.status, ['scheduled', 'sending', 'paused'] as const)),
    )
    .returning({ id: broadcasts.id })
  for (const { id } of going)
    await tx
      .update(deliveries)
      .set({ state: 'cancelled', updatedAt: at })
      .where(and(eq(deliveries.broadcastId, id), inArray(deliveries.state, ['queued', 'retry'])))
  if (going.length > 0)
    await tx.update(digests).set({ status: 'cancelled', updatedAt: at }).where(eq(digests.id, digestId))
  await tx
    .update(items)
    .set({ status: 'rejected', rejectReason: why, updatedAt: at })
    .where(sql`${items.id} in (select item_id from digest_items where digest_id = ${digestId})`)
}
