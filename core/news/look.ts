import type { Pattern, sourceKinds } from '../../db/schema/news.ts'
import type { Ctx, Way } from '../context.ts'
import { AppError } from '../errors.ts'
import { allow } from '../roles.ts'
import { unread } from './article-at.ts'
import { itemsIn } from './collecting/read.ts'
import type { FeedItem } from './feed.ts'
import { isWebLink } from './link.ts'
import type { FeedReason } from './messages.ts'

const mostShown = 20

/** What would be collected from an address, and how; `feeds` are those that a page names besides. */
export type Look = {
  kind: (typeof sourceKinds)[number]
  pattern: Pattern | null
  items: Pick<FeedItem, 'title' | 'link' | 'summary' | 'publishedAt'>[]
  feeds: { link: string; title: string }[]
}

/**
 * Looks at an address before it becomes a source: a feed or a sitemap is known by itself, a page by one of its items, named by its
 * headline or its link.
 * @throws AppError INVALID source.address or source.no-example, CONFLICT source.unread
 */
export async function lookAt(ctx: Ctx, { url, example = '' }: { url: string; example?: string }): Promise<Look> {
  allow(ctx, 'source.manage')
  if (!isWebLink(url)) throw new AppError('INVALID', 'source.address')
  const fetched = await ctx.fetchFeed(url, { etag: null, lastModified: null })
  if (fetched.kind !== 'fresh') throw unread(fetched.kind === 'refused' ? fetched.reason : 'feed.empty')
  const { body } = fetched
  if (/<(?:urlset|sitemapindex)[\s>]/i.test(body))
    return shown(await itemsIn(ctx, body, url, { kind: 'sitemap', pattern: null }), { kind: 'sitemap', pattern: null })
  const feed = await itemsIn(ctx, body, url, { kind: 'feed', pattern: null })
  if (feed.kind === 'items') return shown(feed, { kind: 'feed', pattern: null })
  if (feed.reason !== 'feed.not-feed') throw unread(feed.reason)
  const feeds = await ctx.readPage.feeds(body, url)
  if (!example.trim()) return { kind: 'page', pattern: null, items: [], feeds }
  const pattern = await ctx.readPage.pattern(body, url, example)
  if (!pattern) throw new AppError('INVALID', 'source.no-example')
  const way: Way = { kind: 'page', pattern }
  return { ...shown(await itemsIn(ctx, body, url, way), way), feeds }
}

function shown(found: { kind: 'items'; items: FeedItem[] } | { kind: 'refused'; reason: FeedReason }, way: Way): Look {
  if (found.kind === 'refused') throw unread(found.reason)
  const items = found.items.slice(0, mostShown).map(({ title, link, summary, publishedAt }) => ({
    ...{ title, link, publishedAt },
    summary,
  }))
  return { ...way, items, feeds: [] }
}
