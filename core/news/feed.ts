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

type Entry = {
  id?: string
  title?: string
  html: (string | undefined)[]
  author?: string
  link?: string
  /** What the entry says its links are relative to. */
  base?: string
  at?: number | null
}

/**
 * The items of an RSS, Atom, RDF or JSON feed that stands at `address`, as text. Never throws: what is not a feed is refused
 * with a reason.
 */
export function readFeed(body: string, address: string): ReadFeed {
  const read = entriesOf(repaired(body))
  if (!read) return { kind: 'refused', reason: 'feed.not-feed' }
  // What `xml:base` says counts first; else a feed's own page is what its links are relative to, where it names one.
  const base = read.base ? joined(read.base, address) : joined(read.home, address)
  const items = told(
    read.entries.map((entry) => toItem(entry, joined(entry.base, base))).filter((item) => item.title !== ''),
  )
  return items.length > 0 ? { kind: 'items', items } : { kind: 'refused', reason: 'feed.empty' }
}

/** An address that may be relative to another; the other where it is none of the web. */
function joined(link: string | undefined, base: string): string {
  return (link && canonicalLink(oneLine(link), base)) || base
}

/** Of items that have no id but the page they share, each gets its title to be known by. */
function told(items: FeedItem[]): FeedItem[] {
  const titles = new Map<string, Set<string>>()
  for (const { guid, title } of items) titles.set(guid, (titles.get(guid) ?? new Set()).add(title))
  return items.map((item) =>
    (titles.get(item.guid)?.size ?? 0) > 1 ? { ...item, guid: `${item.guid} ${item.title}` } : item,
  )
}

// Publishers send bare ampersands and "giá < 5 triệu", which XML forbids. Each part of the pattern ends where the text does, so that no input
// makes it slow.
const repaired = (body: string) =>
  withLinksJoined(body)
    .replace(/^[\s\ufeff]+/, '')
    .replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!#\d{1,7};|#x[0-9a-f]{1,6};|[a-z]\w{1,30};)|<(?=[\s\d=])/gi, (found) =>
      found === '&' ? '&amp;' : found === '<' ? '&lt;' : found,
    )

const linkTag = /(?<=<(?:atom:)?link\s)[^<>]{0,8000}(?=>)/gi
const ownBase = /(?<=^|\s)xml:base\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/
const ownHref = /(?<=^|\s)href\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/
const nowhere = 'http://nowhere.invalid/'

/** Links that say themselves what they are relative to, joined with it: the parser does not tell. */
const withLinksJoined = (body: string) => (body.includes('xml:base') ? body.replace(linkTag, linkJoined) : body)

function linkJoined(tag: string): string {
  const [, base1 = '', base = base1] = ownBase.exec(tag) ?? []
  const [href = '', link1 = '', link = link1] = ownHref.exec(tag) ?? []
  if (!base || !href || !URL.canParse(base, nowhere) || !URL.canParse(link, new URL(base, nowhere).href)) return tag
  const whole = new URL(link, new URL(base, nowhere)).href
  return tag.replace(href, () => `href="${whole.replace(nowhere, base.startsWith('/') ? '/' : '')}"`)
}

function parsedOf(body: string) {
  try {
    return parse(body, { maxItems, parseDateFn: (raw: string) => instantFrom(oneLine(raw)) })
  } catch {
    // The parser's errors say only that it is not a feed, or not a whole one.
    return null
  }
}

type Entries = { entries: Entry[]; home?: string; base?: string }

function entriesOf(body: string): Entries | null {
  const parsed = parsedOf(body)
  switch (parsed?.format) {
    case undefined:
      return null
    case 'rss':
      return entriesIn(parsed.feed.link, parsed.feed.xml, parsed.feed.items, (item) => ({
        base: item.xml?.base,
        id: item.guid?.value,
        title: item.title,
        html: [item.description, item.content?.encoded],
        author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name,
        link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
        at: item.pubDate ?? item.dc?.dates?.[0],
      }))
    case 'atom':
      return entriesIn(pageOf(parsed.feed.links), parsed.feed.xml, parsed.feed.entries, (entry) => ({
        base: entry.xml?.base,
        id: entry.id,
        title: entry.title?.value,
        html: [entry.summary?.value, entry.content?.value],
        author: entry.authors?.[0]?.name,
        link: pageOf(entry.links) ?? entry.links?.[0]?.href,
        at: entry.published ?? entry.updated,
      }))
    case 'rdf':
      return entriesIn(parsed.feed.link, undefined, parsed.feed.items, (item) => ({
        title: item.title,
        html: [item.description, item.content?.encoded],
        author: item.dc?.creators?.[0],
        link: item.link,
        at: item.dc?.dates?.[0],
      }))
    case 'json':
      return entriesIn(parsed.feed.home_page_url, undefined, parsed.feed.items, (item) => ({
        id: item.id,
        title: item.title,
        html: [item.summary, item.content_html, item.content_text],
        author: item.authors?.[0]?.name,
        link: item.url,
        at: item.date_published,
      }))
  }
}

const entriesIn = <T>(
  home: string | undefined,
  xml: { base?: string } | undefined,
  items: T[] | undefined,
  entryOf: (item: T) => Entry,
): Entries => ({
  home,
  base: xml?.base,
  entries: (items ?? []).map(entryOf),
})

/** The words of the first piece that has any: publishers leave a summary out, or put a picture alone into it. */
function firstWords(pieces: (string | undefined)[]): string {
  for (const piece of pieces) {
    const words = plainText(piece ?? '')
    if (words !== '') return words
  }
  return ''
}

const pageOf = (links: { rel?: string; href?: string }[] | undefined) =>
  links?.find(({ rel }) => !rel || rel === 'alternate')?.href

function toItem({ id, title, html, author, link, at = null }: Entry, base: string): FeedItem {
  const address = (link && canonicalLink(oneLine(link), base)) || ''
  // An item may have no title; its first words then stand for it.
  const words = clip(plainText(title ?? ''), maxTitle) || clip(firstWords(html), maxTitle)
  return {
    guid: (id && oneLine(id)) || address || `${words} ${at ?? ''}`,
    title: words,
    summary: clip(firstWords(html), maxSummary),
    author: clip(plainText(author ?? ''), 120),
    link: address,
    publishedAt: at,
  }
}
