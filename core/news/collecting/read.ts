import type { Ctx, FetchedFeed } from '../../context.ts'
import { minuteMs } from '../../time.ts'
import type { FeedItem, ReadFeed } from '../feed.ts'
import type { FeedReason } from '../messages.ts'
import type { Source } from '../sources.ts'

type Asked = { freshForMs?: number; retryAfterMs?: number }
/** What one reading of an address brought for a source; `validators` only with items that were read. */
export type Reading = Asked &
  (
    | { kind: 'items'; items: FeedItem[]; validators: Pick<Source, 'etag' | 'lastModified'> }
    | { kind: 'unchanged' }
    | { kind: 'refused'; reason: FeedReason }
  )

const nothingKnown = { etag: null, lastModified: null }

/** Reads an address once for all the sources that share it, in their order. Never throws. */
export async function readFor(ctx: Ctx, sources: readonly Source[]): Promise<Reading[]> {
  const [first] = sources as [Source]
  // Whoever came to it last has none of what the others know.
  const agreed = sources.every(({ etag, lastModified }) => etag === first.etag && lastModified === first.lastModified)
  const fetched = await fetchFrom(ctx, first.url, agreed ? first : nothingKnown)
  if (fetched.kind !== 'fresh') return sources.map(() => fetched)
  const parsed = new Map<string, Promise<ReadFeed>>()
  const read = ({ url, kind, pattern }: Source) => {
    const way = JSON.stringify([kind, pattern])
    const reading = parsed.get(way) ?? parse(ctx, fetched.body, url, { kind, pattern })
    parsed.set(way, reading)
    return reading
  }
  return Promise.all(sources.map(async (source) => told(await read(source), fetched)))
}

function told(feed: ReadFeed, { etag, lastModified, freshForMs = 0 }: FetchedFeed & { kind: 'fresh' }): Reading {
  if (feed.kind === 'refused') return feed
  const { items, ttlMinutes = 0 } = feed
  return {
    kind: 'items',
    items,
    validators: { etag, lastModified },
    freshForMs: Math.max(freshForMs, ttlMinutes * minuteMs),
  }
}

// The ports answer with a refusal; should one throw, one source's trouble is still not another's.
const fetchFrom = (ctx: Ctx, url: string, { etag, lastModified }: Pick<Source, 'etag' | 'lastModified'>) =>
  ctx.fetchFeed(url, { etag, lastModified }).catch((): FetchedFeed => ({ kind: 'refused', reason: 'feed.unreachable' }))

const parse = (ctx: Ctx, ...feed: Parameters<Ctx['readFeed']>) =>
  ctx.readFeed(...feed).catch((): ReadFeed => ({ kind: 'refused', reason: 'feed.not-feed' }))
