import { and, eq, inArray, ne } from 'drizzle-orm'
import { items } from '../../../db/schema/news.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Item, itemFor } from '../item.ts'
import { leaveStory } from './leave.ts'

/** An item of a story, besides the one that is shown. */
export type OtherTelling = Pick<Item, 'id' | 'clusterId' | 'title' | 'sourceName' | 'link' | 'publishedAt'>

/** What else tells the stories of these shown items, oldest first. */
export const otherTellings = (ctx: Ctx, shownIds: string[]): Promise<OtherTelling[]> =>
  ctx.db
    .select({
      id: items.id,
      clusterId: items.clusterId,
      title: items.title,
      sourceName: items.sourceName,
      link: items.link,
      publishedAt: items.publishedAt,
    })
    .from(items)
    .where(and(inArray(items.clusterId, shownIds), ne(items.id, items.clusterId)))
    .orderBy(items.publishedAt, items.createdAt)

/**
 * Says that an item tells the story of another: it and all that stood with it are shown under that one.
 * @throws AppError INVALID item.story where they are of two units, one is a notice, or they are one story already
 */
export async function joinStories(ctx: Ctx, id: string, { into }: { into: string }): Promise<void> {
  const [item, other] = [await itemFor(ctx, 'item.write', id), await itemFor(ctx, 'item.write', into)]
  const isFit = item.unitId === other.unitId && item.kind === 'news' && other.kind === 'news'
  if (!isFit || item.clusterId === other.clusterId) throw new AppError('INVALID', 'item.story')
  await ctx.write(async (tx) => {
    await tx.update(items).set({ clusterId: other.clusterId }).where(eq(items.clusterId, item.clusterId))
    await record(tx, ctx, {
      action: 'item.join',
      unitId: item.unitId,
      subjectId: id,
      detail: { into: other.clusterId },
    })
  })
}

/** Says that an item tells a story of its own; what stood under it stays together under the earliest of it. */
export async function splitStory(ctx: Ctx, id: string): Promise<void> {
  const item = await itemFor(ctx, 'item.write', id)
  await ctx.write(async (tx) => {
    await leaveStory(tx, item)
    await record(tx, ctx, {
      action: 'item.split',
      unitId: item.unitId,
      subjectId: id,
      detail: { from: item.clusterId },
    })
  })
}
