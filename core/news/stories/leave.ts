import { and, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { items } from '../../../db/schema/news.ts'

/** Leaves an item alone in its story: the earliest other telling takes its place in the list. */
export async function leaveStory(tx: Tx, { id, clusterId }: { id: string; clusterId: string }): Promise<void> {
  await tx.update(items).set({ clusterId: id }).where(eq(items.id, id))
  const others = await tx
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.clusterId, clusterId), ne(items.id, id)))
    .orderBy(items.publishedAt, items.createdAt)
  const [first] = others
  if (!first || clusterId !== id) return
  const ids = others.map((other) => other.id)
  await tx
    .update(items)
    .set({ clusterId: first.id })
    .where(sql`${items.id} in (select value from json_each(${JSON.stringify(ids)}))`)
}
