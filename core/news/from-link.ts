import { and, eq, sql } from 'drizzle-orm'
import { items } from '../../db/schema/news.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { openUnitFor } from '../units/open.ts'
import { readArticleAt } from './article-at.ts'
import { excerptMax } from './gate.ts'
import type { Item } from './item.ts'
import { canonicalLink } from './link.ts'
import { clip } from './plain.ts'
import { joinStory } from './stories/join.ts'
import { printOf } from './stories/print.ts'
import { sentencesFrom } from './summary/extract.ts'

/**
 * One item of news, drafted from the article that a link leads to: as an excerpt, for its publisher has agreed to no more.
 * @throws AppError INVALID source.address, CONFLICT item.exists (with its id) or source.unread
 */
export async function draftFromLink(ctx: Ctx, { unitId, url }: { unitId: string; url: string }): Promise<Item> {
  const unit = await openUnitFor(ctx, 'item.write', unitId)
  const link = canonicalLink(url)
  if (!link) throw new AppError('INVALID', 'source.address')
  await refuseKnown(ctx, unit.id, link)
  const article = await readArticleAt(ctx, link)
  if (article.link !== link) await refuseKnown(ctx, unit.id, article.link)
  const { title, lead, text, author, site, publishedAt, doubts } = article
  const at = ctx.now()
  const id = newId('it')
  return ctx.write(async (tx) => {
    const [item] = await tx
      .insert(items)
      .values({
        ...{ id, unitId: unit.id, kind: 'news', guid: id, clusterId: id, title, author, publishedAt, doubts },
        ...{ sourceName: site, link: article.link, createdAt: at, updatedAt: at, createdBy: ctx.actor.personId },
        summary: sentencesFrom({ title, lead, text }, excerptMax) || clip(lead, excerptMax),
      })
      .returning()
    await joinStory(tx, unit.id, { id, print: printOf({ title, summary: lead, text }), at: publishedAt ?? at })
    await record(tx, ctx, { action: 'item.draft', unitId: unit.id, subjectId: id, detail: { link: article.link } })
    return item as Item
  })
}

async function refuseKnown(ctx: Ctx, unitId: string, link: string): Promise<void> {
  const [known] = await ctx.db
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.unitId, unitId), sql`${items.link} = ${link}`))
  if (known) throw new AppError('CONFLICT', 'item.exists', { id: known.id })
}
