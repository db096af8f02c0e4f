import type { Ctx, FetchedFeed, Way } from '../../context.ts'
import { minuteMs } from '../../time.ts'
import type { FeedItem, ReadFeed } from '../feed.ts'
import type { FeedReason } from '../messages.ts'
import { believed } from '../published.ts'
import type { Source } from '../sources.ts'

type Asked = { freshForMs?: number; retryAfterMs?: number }
/** What one reading of an address brought for a source; `validators` only with items that were read. */
export type Reading = Asked &
  (
    | { kind: 'items'; items: FeedItem[]; torn?: true; validators: Pick<Source, 'etag' | 'lastModified'> }
    | { kind: 'unchanged' }
    | { kind: 'refused'; reason: FeedReason }
  )

type Found = Exclude<ReadFeed, { kind: 'elsewhere' }> & { elsewhere: boolean }

// A list of sitemaps, and the sitemap.
const mostHops = 2
const nothingKnown = { etag: null, lastModified: null }

/** Reads an address once for all the sources that share it, in their order. Never throws. */
export async function readFor(ctx: Ctx, sources: readonly Source[]): Promise<Reading[]> {
  const [first] = sources as [Source]
  // Whoever came to it last has none of what the others know.
  const agreed = sources.every(({ etag, lastModified }) => etag === first.etag && lastModified === first.lastModified)
  const fetched = await fetchFrom(ctx, first.url, agreed ? first : nothingKnown)
  if (fetched.kind !== 'fresh') return sources.map(() => fetched)
  const parsed = new Map<string, Promise<Found>>()
  const read = ({ url, kind, pattern }: Source) => {
    const way = JSON.stringify([kind, pattern])
    const reading = parsed.get(way) ?? itemsIn(ctx, fetched.body, url, { kind, pattern })
    parsed.set(way, reading)
    return reading
  }
  return Promise.all(sources.map(async (source) => told(await read(source), fetched)))
}

function told(feed: Found, { etag, lastModified, freshForMs = 0 }: FetchedFeed & { kind: 'fresh' }): Reading {
  if (feed.kind === 'refused') return feed
  const { items, ttlMinutes = 0, elsewhere, torn } = feed
  return {
    kind: 'items',
    items,
    ...(torn && { torn }),
    // What broke off is fetched whole again.
    validators: elsewhere || torn ? nothingKnown : { etag, lastModified },
    freshForMs: Math.max(freshForMs, ttlMinutes * minuteMs),
  }
}

// The ports answer with a refusal; should one throw, one source's trouble is still not another's.
const fetchFrom = (ctx: Ctx, url: string, { etag, lastModified }: Pick<Source, 'etag' | 'lastModified'>) =>
  ctx.fetchFeed(url, { etag, lastModified }).catch((): FetchedFeed => ({ kind: 'refused', reason: 'feed.unreachable' }))

/** What a document holds, or the one that it names holds: with no validators then, for the first may stay as it is. */
export async function itemsIn(ctx: Ctx, body: string, address: string, way: Way, hops = mostHops): Promise<Found> {
  const feed = await ctx
    .readFeed(body, address, way)
    .catch((): ReadFeed => ({ kind: 'refused', reason: 'feed.not-feed' }))
  if (feed.kind !== 'elsewhere') {
    const elsewhere = hops < mostHops
    return feed.kind === 'items'
      ? { ...feed, items: feed.items.map(believedBy(ctx)), elsewhere }
      : { ...feed, elsewhere }
  }
  const fetched = hops > 0 ? await fetchFrom(ctx, feed.link, nothingKnown) : null
  if (fetched?.kind === 'fresh') return itemsIn(ctx, fetched.body, feed.link, way, hops - 1)
  return { kind: 'refused', reason: fetched?.kind === 'refused' ? fetched.reason : 'feed.empty', elsewhere: true }
}

const believedBy = (ctx: Ctx) => (item: FeedItem) => ({ ...item, publishedAt: believed(item.publishedAt, ctx.now()) })
