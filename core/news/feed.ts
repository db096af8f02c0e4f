import { parseFeed as parse } from 'feedsmith'
import { canonicalLink } from './link.ts'
import { clip, oneLine, plainText } from './plain.ts'
import { instantFrom } from './published.ts'

const maxItems = 100
const maxTitle = 300
const maxSummary = 2000

export type FeedItem = {
  guid: string
  title: string
  summary: string
  author: string
  link: string
  publishedAt: number | null
}
export type ReadFeed =
  | { kind: 'items'; items: FeedItem[] }
  | { kind: 'refused'; reason: 'feed.empty' | 'feed.not-feed' }

type Entry = { id?: string; title?: string; html?: string; author?: string; link?: string; at?: number | null }

/** The items of an RSS, Atom, RDF or JSON feed, as text. Never throws: what is not a feed is refused with a reason. */
export function readFeed(body: string): ReadFeed {
  const entries = entriesOf(repaired(body))
  if (!entries) return { kind: 'refused', reason: 'feed.not-feed' }
  const items = entries.map(toItem).filter((item) => item.title !== '')
  return items.length > 0 ? { kind: 'items', items } : { kind: 'refused', reason: 'feed.empty' }
}

// Publishers send bare ampersands, which XML forbids. Each part of the pattern ends where the text does, so that no input
// makes it slow.
const repaired = (body: string) =>
  body
    .replace(/^[\s\ufeff]+/, '')
    .replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!#\d{1,7};|#x[0-9a-f]{1,6};|[a-z]\w{1,30};)/gi, (found) =>
      found === '&' ? '&amp;' : found,
    )

function parsedOf(body: string) {
  try {
    return parse(body, { maxItems, parseDateFn: (raw: string) => instantFrom(oneLine(raw)) })
  } catch {
    // The parser's errors say only that it is not a feed, or not a whole one.
    return null
  }
}

function entriesOf(body: string): Entry[] | null {
  const parsed = parsedOf(body)
  switch (parsed?.format) {
    case undefined:
      return null
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => ({
        id: item.guid?.value,
        title: item.title,
        html: item.description,
        author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name,
        link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
        at: item.pubDate ?? item.dc?.dates?.[0],
      }))
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => ({
        id: entry.id,
        title: entry.title?.value,
        html: entry.summary?.value ?? entry.content?.value,
        author: entry.authors?.[0]?.name,
        link: (entry.links?.find(({ rel }) => !rel || rel === 'alternate') ?? entry.links?.[0])?.href,
        at: entry.published ?? entry.updated,
      }))
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => ({
        title: item.title,
        html: item.description,
        author: item.dc?.creators?.[0],
        link: item.link,
        at: item.dc?.dates?.[0],
      }))
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({
        id: item.id,
        title: item.title,
        html: item.summary ?? item.content_html ?? item.content_text,
        author: item.authors?.[0]?.name,
        link: item.url,
        at: item.date_published,
      }))
  }
}

function toItem({ id, title, html, author, link, at = null }: Entry): FeedItem {
  const address = (link && canonicalLink(oneLine(link))) ?? ''
  const words = clip(plainText(title ?? ''), maxTitle)
  return {
    guid: (id && oneLine(id)) || address || `${words} ${at ?? ''}`,
    title: words,
    summary: clip(plainText(html ?? ''), maxSummary),
    author: clip(plainText(author ?? ''), 120),
    link: address,
    publishedAt: at,
  }
}
