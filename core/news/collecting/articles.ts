import { sql } from 'drizzle-orm'
import type { ArticleDoubt } from '../../../db/schema/news.ts'
import type { Ctx } from '../../context.ts'
import { articleAt } from '../article-at.ts'
import type { FeedItem } from '../feed.ts'
import { clip } from '../plain.ts'
import type { Source } from '../sources.ts'
import { sentencesFrom } from '../summary/extract.ts'
import type { Reading } from './read.ts'

// One after the other from one host: what is not read now is the next round's.
const mostArticles = 10

type Read = Extract<Reading, { kind: 'items' }>

/**
 * Pages and sitemaps tell little of their items: the articles of those that a source does not have yet tell the rest. One that cannot
 * be read keeps what the list says of it.
 */
export async function withArticles(ctx: Ctx, sources: readonly Source[], readings: Reading[]): Promise<Reading[]> {
  const lacking = (item: FeedItem) => item.title === '' || item.publishedAt === null || item.summary === ''
  const told = new Map<string, FeedItem>()
  let left = mostArticles
  const filled: Reading[] = []
  for (const [i, source] of sources.entries()) {
    const reading = readings[i]!
    if (source.kind === 'feed' || reading.kind !== 'items') {
      filled.push(reading)
      continue
    }
    const known = await linksOf(ctx, source, reading)
    const items: FeedItem[] = []
    for (const item of reading.items) {
      const needs = lacking(item) && !known.has(item.link)
      if (needs && !told.has(item.link) && left > 0) {
        left -= 1
        told.set(item.link, await toldBy(ctx, item))
      }
      if (!needs || told.has(item.link)) items.push(told.get(item.link) ?? item)
    }
    // Whoever left some out is to see the list again, though it stays as it is.
    const validators = items.length < reading.items.length ? { etag: null, lastModified: null } : reading.validators
    filled.push({ ...reading, items: items.filter(({ title }) => title !== ''), validators })
  }
  return filled
}

async function linksOf(ctx: Ctx, { id }: Source, { items }: Read): Promise<Set<string>> {
  const links = JSON.stringify(items.map(({ link }) => link))
  const rows = await ctx.db.all<{ link: string }>(sql`
    select link from items where source_id = ${id} and guid in (select value from json_each(${links}))`)
  return new Set(rows.map(({ link }) => link))
}

async function toldBy(ctx: Ctx, item: FeedItem): Promise<FeedItem> {
  const article = await articleAt(ctx, item.link)
  if (article.kind === 'refused') return { ...item, title: item.title || nameIn(item.link) }
  const { lead, text } = article
  const title = item.title || article.title || nameIn(item.link)
  return {
    ...item,
    title,
    summary: item.summary || sentencesFrom({ title, lead, text }) || lead,
    author: item.author || article.author,
    publishedAt: item.publishedAt ?? article.publishedAt,
    // What the list says itself is not taken from the article.
    doubts: article.doubts.filter((doubt) => !isListed(item, doubt)),
    text: clip(text, 8000),
  }
}

const isListed = (item: FeedItem, doubt: ArticleDoubt) =>
  doubt === 'title' ? item.title !== '' : doubt === 'day' ? item.publishedAt !== null : item.summary !== ''

/** The words of an address: better than nothing for an editor who looks at what could not be read. */
const nameIn = (link: string) =>
  decodeURIComponent(new URL(link).pathname.split('/').filter(Boolean).at(-1) ?? link)
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[-_+]+/g, ' ')
    .trim()
