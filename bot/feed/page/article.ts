import { Readability } from '@mozilla/readability'
import type { ReadArticle } from '../../../core/news/article.ts'
import { asksSignIn } from '../../../core/news/feed.ts'
import { canonicalLink } from '../../../core/news/link.ts'
import { clip, plainText } from '../../../core/news/plain.ts'
import { instantFrom } from '../../../core/news/published.ts'
import { takeOutFurniture } from '../../import/html/furniture.ts'
import { headlineOf } from '../../import/html/headline.ts'
import { jsonIn } from '../../json.ts'
import { type Element, type Page, pageOf, wordsOf } from './dom.ts'
import { instantWritten } from './items.ts'

const mostText = 100_000
const leastText = 80
const leastHeading = 4

/** The article of a page: what the page says of itself, and its text as Readability finds it, a paragraph a line. */
export function articleOn(html: string, address: string): ReadArticle {
  const page = pageOf(html)
  const said = saidOf(page)
  const named = plainText(page.querySelector('title')?.innerHTML ?? '')
  const shared = meta(page, 'og:title', 'twitter:title')
  const site = meta(page, 'og:site_name')
  const found =
    (shared === site ? '' : shared) ||
    said.headline ||
    onlyHeading(page, named) ||
    headlineOf(page as never) ||
    partOnPage(page, named) ||
    secondHeading(page, named) ||
    named
  const own = withoutSite(found, site)
  const title = isOfPortal(own) ? firstLine(textOf(pageOf(html))) || own : own
  const [publishedOn, sapo] = [saidBelow(page, title), leadBelow(page, title)]
  const facts = {
    title: clip(title, 300),
    lead: clip(meta(page, 'og:description', 'description') || sapo, 2000),
    author: clip(meta(page, 'author', 'article:author') || said.author, 120),
    site: clip(site || new URL(address).hostname.replace(/^www\./, ''), 120),
    link: canonicalLink(page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '', address) ?? address,
    publishedAt: publishedAt(page, said.published) ?? publishedOn,
  }
  const body = textOf(page)
  const text = sapo && !body.includes(sapo.slice(0, leastLead)) ? `${sapo}\n${body}` : body
  if (text.length < leastText && facts.lead.length < leastText)
    return { kind: 'refused', reason: asksSignIn(html) ? 'feed.sign-in' : 'feed.no-article' }
  return { kind: 'article', ...facts, text: clip(text, mostText) }
}

/**
 * The page's one great heading, or the one that it says to its browser beside its portal's name: portals call each of their pages
 * by the name of the office.
 */
function onlyHeading(page: Page, named: string): string {
  const headings = [...page.querySelectorAll('h1')]
    .filter((one) => !isOfHead(one))
    .map((one) => plainText(one.innerHTML))
    .filter(Boolean)
  const long = headings.filter((words) => words.split(' ').length >= leastHeading)
  const meant = headings.length === 1 ? long : long.filter((words) => named.startsWith(words))
  const [words = ''] = meant
  return meant.length === 1 && !isOfPortal(words) ? words : ''
}

const head = /^(?:(?:site|top|main|page)?[-_]?(?:banner|top|logo)|(?:site|top|main)?[-_]?header)$/i
/** Whether a heading stands in a portal's own head. */
function isOfHead(heading: Element): boolean {
  for (let one = heading.parentElement; one; one = one.parentElement)
    if (
      namesOf(one)
        .split(/\s+/)
        .some((name) => head.test(name))
    )
      return true
  return false
}

/** The part of what a page is called in its browser that stands on it as a line of its own: the rest is its portal's. */
function partOnPage(page: Page, named: string): string {
  const parts = named.split(titleParts).filter((part) => !isOfPortal(part))
  const lines = parts.length > 0 ? new Set(linesOf(page).map(wordsOf)) : new Set()
  return parts.find((part) => lines.has(part)) ?? ''
}

/** The one long heading of the second rank above all prose, where the browser is told a portal's name or its beginning. */
function secondHeading(page: Page, named: string): string {
  const [first = ''] = named.split(titleParts)
  const found = [...page.querySelectorAll('h2')].filter((one) => !isOfHead(one) && !one.closest('aside, nav, footer'))
  const long = found.map(wordsOf).filter((words) => words.split(' ').length >= leastHeading)
  const [words = ''] = long
  if (long.length !== 1 || !(isOfPortal(named) || words.startsWith(first))) return ''
  const lines = linesOf(page).map(wordsOf)
  const above = lines.slice(0, lines.indexOf(words))
  return above.some((line) => line.length >= leastText && line.endsWith('.')) ? '' : words
}

/** A title without the portal's own name behind it: "Khai trương đường sách | Phường Mẫu". */
function withoutSite(title: string, site: string): string {
  if (!site || !title.toLowerCase().endsWith(site.toLowerCase())) return title
  const own = title.slice(0, -site.length).trimEnd()
  return /\s[-–—|:»•]$/u.test(own) ? own.slice(0, -1).trimEnd() || title : title
}

function meta(page: Page, ...names: string[]): string {
  for (const name of names) {
    const found = page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')
    const words = plainText(found ?? '')
    if (words && !/^https?:/.test(words)) return words
  }
  return ''
}

function publishedAt(page: Page, said: string): number | null {
  const times = [
    page.querySelector('meta[property="article:published_time"]')?.getAttribute('content'),
    said,
    ...['pubdate', 'publishdate', 'publish-date', 'datePublished', 'dc.date.issued', 'dc.date'].map((name) =>
      page.querySelector(`meta[name="${name}" i]`)?.getAttribute('content'),
    ),
    page.querySelector('meta[itemprop="datePublished"]')?.getAttribute('content'),
    page.querySelector('time[datetime]')?.getAttribute('datetime'),
  ]
  for (const time of times) {
    const at = time ? instantFrom(time) : null
    if (at !== null) return at
  }
  return null
}

const dateLabel =
  /^\(?(?:ngày (?:đăng|cập nhật|xuất bản|tạo|viết)|đăng (?:lúc|ngày|tải)|(?:được )?cập nhật(?: lúc| ngày)?|xuất bản|thời gian(?: đăng)?)(?!\p{L})\s?:?\s?/iu
const dateName =
  /(?:^|[\s_-])(?:news|post|article|entry|detail|cms|publish|created)?[-_]?(?:date|time|ngay|meta|info|published|created|submitted|posted(?:-on)?|byline)(?:$|[\s_-])/i
// Nothing but a day and an hour.
const clockAlone =
  /^(?:(?:thứ \p{L}{2,4}|thứ \d|chủ nhật)\s?[,|–-]?\s)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[\s|,–-]{1,5}\d{1,2}(?::|h)\d{2}$/iu
const clockFirst = /^\d{1,2}(?::|h)\d{2}[\s|,–-]{1,5}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/u
const longestDate = 120
const mostBelow = 12
const mostAbove = 4

const mostLines = 2000
const block = 'p, div, section, article, table, ul, ol, h1, h2, h3'
/** What stands on a page in one line: elements without blocks in them, the first of them. */
const linesOf = (page: Page) =>
  Array.from(page.body.querySelectorAll('h1, h2, h3, h4, p, div, span, td, em, i, small, time, b, strong, font'))
    .slice(0, mostLines)
    .filter((one) => !one.querySelector(block))
const namesOf = (one: Element) => `${one.className} ${one.getAttribute('id') ?? ''}`

/** Whether words are what a page is called, or begin so: its browser may be told the portal's name behind them. */
const isHeadline = (words: string, title: string) =>
  words === title || (words.length >= leastLead && title.startsWith(words))

const leadName = /(?:^|[\s_-])(?:sapo|summary|lead|intro|chapeau|tom-?tat|excerpt|description)(?:[\s_-]|$)/i
const leastLead = 30
const longestLead = 1500
/** What a page sets below its headline to say shortly what it tells; '' where nothing is called so. */
function leadBelow(page: Page, title: string): string {
  let isBelow = false
  for (const one of linesOf(page)) {
    const words = wordsOf(one)
    isBelow ||= isHeadline(words, title)
    const isNamed = leadName.test(`${namesOf(one)} ${one.parentElement ? namesOf(one.parentElement) : ''}`)
    if (
      isBelow &&
      isNamed &&
      words.length >= leastLead &&
      words.length <= longestLead &&
      !one.closest('aside, nav, footer, li')
    )
      return words
  }
  return ''
}

const titleParts = /\s[|–—»•-]\s|\s?::\s?/u
const ofPortal = /^(?:chi tiết (?:tin|bài)|trang (?:chủ|thông tin|tin điện tử|ttđt)|cổng (?:thông tin|ttđt|dịch vụ))/iu
/** Whether a title says nothing but what a portal calls its pages and itself. */
const isOfPortal = (title: string) =>
  title.split(titleParts).every((part) => part.split(' ').length < leastHeading || ofPortal.test(part.trim()))

/** A text's first line where it may be what the article is called: no sentence, and no day. */
function firstLine(text: string): string {
  const line = text.split('\n').find((one) => instantFrom(one) === null) ?? ''
  return line.split(' ').length >= leastHeading &&
    line.length <= 200 &&
    !/[.:;,|]$|\s\|\s|^\p{L}[\p{L}\s]{1,20}:\s/u.test(line)
    ? line
    : ''
}

/** The day that a page shows people near its headline: said to be that, or in an element called so just below it. */
function saidBelow(page: Page, title: string): number | null {
  let below = -1
  // What is dated far above a headline is a portal's own: its weather, its prices of gold.
  let above: { at: number; line: number } | null = null
  for (const [line, one] of linesOf(page).entries()) {
    if (below >= 0) below += 1
    if (below > mostBelow) break
    const words = wordsOf(one)
    if (below < 0 && isHeadline(words, title)) {
      below = 0
      if (above && line - above.line > mostAbove) above = null
    }
    if (words.length > longestDate || one.closest('aside, nav, footer, li') || one.querySelector('a[href]')) continue
    const isNamed = below > 0 && below <= mostBelow && (dateName.test(namesOf(one)) || /^time$/i.test(one.tagName))
    const bare = words.replace(/^\(|\)$/gu, '')
    const isAlone = below > 0 && below <= mostBelow / 2 && (clockAlone.test(bare) || clockFirst.test(bare))
    if (!isNamed && !isAlone && !dateLabel.test(words)) continue
    const at = instantWritten(words) ?? instantFrom(words.replace(dateLabel, ''))
    if (at !== null && below >= 0) return at
    if (at !== null) above ??= { at, line }
  }
  return above?.at ?? null
}

/** What a page says of its article for machines (JSON-LD). */
function saidOf(page: Page): { headline: string; author: string; published: string } {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    // Publishers write line breaks into it, which JSON forbids: such a one says nothing.
    for (const one of listed(jsonIn(script.innerHTML))) {
      if (typeof one.datePublished !== 'string') continue
      const [author] = listed(one.author)
      return { headline: textIn(one.headline), author: textIn(author?.name), published: one.datePublished }
    }
  }
  return { headline: '', author: '', published: '' }
}

type Said = Record<string, unknown>
const textIn = (value: unknown) => (typeof value === 'string' ? plainText(value) : '')
const isSaid = (value: unknown): value is Said => typeof value === 'object' && value !== null

function listed(value: unknown): Said[] {
  const graph = isSaid(value) && '@graph' in value ? value['@graph'] : value
  return (Array.isArray(graph) ? graph : [graph]).filter(isSaid)
}

const file = /\.(?:pdf|docx?|xlsx?|zip|rar)(?:$|["'?#\s])/i

/** Whether a piece of an article is nothing but a link to another page; one to a file is the article's own. */
function leadsAway(piece: string): boolean {
  const [tag, ...others] = piece.match(/<a\s[^<>]*>/gi) ?? []
  const end = piece.toLowerCase().lastIndexOf('</a>')
  if (!tag || others.length > 0 || end < 0 || file.test(tag)) return false
  return plainText(piece.slice(0, piece.indexOf(tag)) + piece.slice(end)) === ''
}

function textOf(page: Page): string {
  try {
    // Of short articles it leaves paths and buttons that share.
    takeOutFurniture(page.body as never)
    const found = new Readability(page as never, { charThreshold: 200 }).parse()
    const paragraphs = (found?.content ?? '')
      .replace(/<\/t[dh]>\s{0,99}(?=<t[dh][\s>])/gi, ' | ')
      .split(/<\/(?:p|div|h[1-6]|li|tr|table|figcaption|blockquote)>|<br\s{0,3}\/?>/i)
      .filter((piece) => !leadsAway(piece))
      .map(plainText)
    return paragraphs.filter(Boolean).join('\n')
  } catch {
    // It gives up on trees that are too deep for it; what the page says of itself still stands.
    return ''
  }
}
