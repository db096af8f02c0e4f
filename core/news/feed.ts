import { parseFeed as parse } from 'feedsmith'
import type { ArticleDoubt } from '../../db/schema/news.ts'
import { canonicalLink } from './link.ts'
import type { FeedReason } from './messages.ts'
import { clip, oneLine, plainText } from './plain.ts'
import { instantFrom } from './published.ts'

const maxItems = 100
const maxTitle = 300
const maxSummary = 2000
const maxText = 8000
const maxCategories = 10

export type FeedItem = {
  guid: string
  title: string
  summary: string
  author: string
  link: string
  publishedAt: number | null
  /** Where the publisher names any. */
  categories?: string[]
  /** What its article's page does not say for sure. */
  doubts?: ArticleDoubt[]
  /** More of the article than its summary: it tells which story it is of, and is not kept. */
  text?: string
}
/**
 * `ttlMinutes`: for how long the feed says that it stays as it is. `torn`: it broke off, and these are the items before. `elsewhere`:
 * the items stand at another address.
 */
export type ReadFeed =
  | { kind: 'elsewhere'; link: string }
  | { kind: 'items'; items: FeedItem[]; ttlMinutes?: number; torn?: true }
  | { kind: 'refused'; reason: FeedReason }

type Entry = {
  id?: string
  title?: string
  html: (string | undefined)[]
  author?: string
  link?: string
  /** What the entry says its links are relative to. */
  base?: string
  at?: number | null
  categories?: (string | undefined)[]
}

/**
 * The items of an RSS, Atom, RDF or JSON feed that stands at `address`, as text. Never throws: what is not a feed is refused
 * with a reason.
 */
export function readFeed(body: string, address: string): ReadFeed {
  const whole = repaired(body)
  const torn = mended(whole)
  const read = entriesOf(torn ?? whole)
  if (!read) return { kind: 'refused', reason: asksSignIn(body) ? 'feed.sign-in' : 'feed.not-feed' }
  // What `xml:base` says counts first; else a feed's own page is what its links are relative to, where it names one.
  const base = read.base ? joined(read.base, address) : joined(read.home, address)
  const items = told(
    read.entries.map((entry) => toItem(entry, joined(entry.base, base))).filter((item) => item.title !== ''),
  )
  if (items.length === 0) return { kind: 'refused', reason: 'feed.empty' }
  const ttl = read.ttl && read.ttl > 0 && { ttlMinutes: read.ttl }
  return { kind: 'items', items, ...ttl, ...(torn !== null && { torn: true }) }
}

/** Whether a page is one where people sign in: what was a feed may turn into it. */
export const asksSignIn = (html: string) => /<input\s[^<>]{0,500}\btype\s{0,9}=\s{0,9}["']?password/i.test(html)

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
    .replace(
      /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!#\d{1,7};|#x[0-9a-f]{1,6};|[a-z]\w{1,30};)|<(?=[\s\d=]|\p{L}{1,20}(?:\s\p{L}{1,20}){1,9}>)/giu,
      (found) => (found === '&' ? '&amp;' : found === '<' ? '&lt;' : found),
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

const rootTag = /<((?:[\w-]{1,20}:)?)(rss|RDF|feed)[\s>]/

/** A feed that broke off, closed behind the last of its whole items; null for one that is whole, or has none. */
function mended(body: string): string | null {
  const [, prefix = '', name = ''] = rootTag.exec(body) ?? []
  const root = `</${prefix}${name}>`
  const itemEnd = name === 'feed' ? `</${prefix}entry>` : '</item>'
  const at = !name || body.includes(root) ? -1 : body.lastIndexOf(itemEnd)
  return at < 0 ? null : `${body.slice(0, at + itemEnd.length)}${name === 'rss' ? '</channel>' : ''}${root}`
}

function parsedOf(body: string) {
  try {
    return parse(body, { maxItems, parseDateFn: (raw: string) => instantFrom(oneLine(raw)) })
  } catch {
    // The parser's errors say only that it is not a feed, or not a whole one.
    return null
  }
}

type Entries = { entries: Entry[]; home?: string; base?: string; ttl?: number }

function entriesOf(body: string): Entries | null {
  const parsed = parsedOf(body)
  switch (parsed?.format) {
    case undefined:
      return null
    case 'rss':
      return entriesIn(parsed.feed, parsed.feed.link, parsed.feed.items, (item) => ({
        base: item.xml?.base,
        id: item.guid?.value,
        title: item.title,
        html: [item.description, item.content?.encoded, item.itunes?.summary, ...beside(item.media)],
        author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name,
        link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
        at: item.pubDate ?? item.dc?.dates?.[0],
        categories: item.categories?.map(({ name }) => name),
      }))
    case 'atom':
      return entriesIn(parsed.feed, pageOf(parsed.feed.links), parsed.feed.entries, (entry) => ({
        base: entry.xml?.base,
        id: entry.id,
        title: entry.title?.value,
        html: [entry.summary?.value, entry.content?.value, ...beside(entry.media)],
        author: entry.authors?.[0]?.name,
        link: pageOf(entry.links) ?? entry.content?.src ?? webId(entry.id) ?? entry.links?.[0]?.href,
        at: entry.published ?? entry.updated,
        categories: entry.categories?.map(({ label, term }) => label ?? term),
      }))
    case 'rdf':
      return entriesIn({}, parsed.feed.link, parsed.feed.items, (item) => ({
        title: item.title,
        html: [item.description, item.content?.encoded, ...beside(item.media)],
        author: item.dc?.creators?.[0],
        link: item.link,
        at: item.dc?.dates?.[0],
        categories: item.dc?.subjects,
      }))
    case 'json':
      return entriesIn({}, parsed.feed.home_page_url, parsed.feed.items, (item) => ({
        id: item.id,
        title: item.title,
        html: [item.summary, item.content_html, item.content_text],
        author: item.authors?.[0]?.name,
        link: item.url ?? item.external_url,
        at: item.date_published ?? item.date_modified,
        categories: item.tags,
      }))
  }
}

const entriesIn = <T>(
  { xml, ttl }: { xml?: { base?: string }; ttl?: number },
  home: string | undefined,
  items: T[] | undefined,
  entryOf: (item: T) => Entry,
): Entries => ({
  home,
  base: xml?.base,
  ttl,
  entries: (items ?? []).map(entryOf),
})

type Media = { description?: { value?: string }; groups?: Media[]; contents?: Media[] }

/** What is said of an item's film or picture, which some publishers say nothing beside. */
const beside = (media: Media | undefined): (string | undefined)[] =>
  media ? [media.description?.value, ...[...(media.groups ?? []), ...(media.contents ?? [])].flatMap(beside)] : []

const longer = (a: string, b: string) => (b.length > a.length ? b : a)

/** Where an entry's page stands: the Vietnamese one, where there are several. */
function pageOf(links: { rel?: string; href?: string; hreflang?: string }[] | undefined): string | undefined {
  const pages = links?.filter(({ rel }) => !rel || rel === 'alternate') ?? []
  return (pages.find(({ hreflang }) => /^vi(?:-|$)/i.test(hreflang ?? '')) ?? pages[0])?.href
}

const webId = (id: string | undefined) => (/^https?:\/\//i.test(id?.trim() ?? '') ? id : undefined)

const closingOpens = ['The post', 'Bài viết', 'Bài đăng']
const closingLine =
  /^\p{Lu}[\p{L} ]{7} .{1,400}? (?:appeared first on|first appeared on|(?:đã )?xuất hiện (?:lần )?đầu tiên (?:trên|tại|ở|vào ngày)) .{1,200}$/u

/** An item's words without the line that WordPress puts behind them: "The post … appeared first on …". */
function withoutClosing(words: string, title: string): string {
  for (const opening of closingOpens) {
    const named = title ? words.lastIndexOf(`${opening} ${title}`) : -1
    const at = named >= 0 ? named : words.lastIndexOf(`${opening} `)
    if (at >= 0 && closingLine.test(words.slice(at))) return words.slice(0, at).trimEnd()
  }
  return words
}

// What stands below a picture tells of it, and not of the news.
const caption = /<figcaption(?:\s[^<>]*)?>(?:[^<]|<(?!\/?figcaption))*/gi
// What leads on to the whole of it stands at a summary's end as a link.
const leadsOn =
  /(?:^|\s)(?:(?:Xem|XEM|Đọc|ĐỌC) (?:thêm|THÊM|tiếp|TIẾP|chi tiết|CHI TIẾT|toàn văn)|Chi tiết|Read more|Continue reading)[\s.…»›>→\]]{0,9}$/u
const withoutLeadOn = (words: string) => words.replace(leadsOn, '').trimEnd()

// "phuong.example.vn/tin-6": of a host that is written without its scheme a page below this one would come.
const bareHost = /^(?:[a-z0-9-]{1,63}\.){1,4}(?:vn|com|net|org)\//i
const withScheme = (link: string) => (bareHost.test(link) ? `https://${link}` : link)

function toItem({ id, title, html, author, link, at = null, categories = [] }: Entry, base: string): FeedItem {
  const address = (link && canonicalLink(withScheme(oneLine(link)), base)) || ''
  // An item may have no title; its first words then stand for it.
  const pieces = html.map((piece) =>
    withoutLeadOn(withoutClosing(plainText((piece ?? '').replace(caption, ' ')), plainText(title ?? ''))),
  )
  const text = clip(pieces.reduce(longer, ''), maxText)
  // Publishers leave a summary out, or put a picture alone into it.
  const said = pieces.find((words) => words !== '') ?? ''
  const words = clip(plainText(title ?? ''), maxTitle) || clip(said, maxTitle)
  const summary = clip(said, maxSummary)
  const named = categories.map((name) => clip(plainText(name ?? ''), 120)).filter(Boolean)
  return {
    guid: (id && oneLine(id)) || address || `${words} ${at ?? ''}`,
    title: words,
    summary,
    author: clip(plainText(author ?? ''), 120),
    link: address,
    publishedAt: at,
    ...(text.length > summary.length && { text }),
    ...(named.length > 0 && { categories: named.slice(0, maxCategories) }),
  }
}
