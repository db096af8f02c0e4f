import { Readability } from '@mozilla/readability'
import type { ReadArticle } from '../../../core/news/article.ts'
import { asksSignIn } from '../../../core/news/feed.ts'
import { canonicalLink } from '../../../core/news/link.ts'
import { clip, plainText } from '../../../core/news/plain.ts'
import { instantFrom } from '../../../core/news/published.ts'
import { takeOutFurniture } from '../../import/html/furniture.ts'
import { jsonIn } from '../../json.ts'
import { dayShown, dayTold } from './day.ts'
import { type Page, pageOf } from './dom.ts'
import { isBeside, isHeadline, type Line, linesOn, namesOf } from './lines.ts'
import { isOfPortal, titleOn } from './title.ts'

const mostText = 100_000
const leastText = 80

/** The article of a page: what the page says of itself, and its text as Readability finds it, a paragraph a line. */
export function articleOn(html: string, address: string): ReadArticle {
  const page = pageOf(html)
  const lines = linesOn(page)
  const said = saidOf(page)
  const site = meta(page, 'og:site_name')
  const shared = meta(page, 'og:title', 'twitter:title')
  const called = titleOn(page, lines, { said: (shared === site ? '' : shared) || said.headline, site })
  // Whoever finds the text takes the page apart, of which more is asked below.
  const early = isOfPortal(called) ? textOf(pageOf(html)) : null
  const title = (early && firstLine(early)) || called
  const lead = leadBelow(lines, title)
  const facts = {
    title: clip(title, 300),
    lead: clip(meta(page, 'og:description', 'description') || lead, 2000),
    author: clip(meta(page, 'author', 'article:author') || said.author, 120),
    site: clip(site || new URL(address).hostname.replace(/^www\./, ''), 120),
    link: canonicalLink(page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '', address) ?? address,
    publishedAt: dayTold(page, said.published) ?? dayShown(lines, title),
  }
  const body = early ?? textOf(page)
  // Readability may take what stands apart above an article for its portal's.
  const text = lead && !body.includes(lead.slice(0, leastLead)) ? `${lead}\n${body}` : body
  if (text.length < leastText && facts.lead.length < leastText)
    return { kind: 'refused', reason: asksSignIn(html) ? 'feed.sign-in' : 'feed.no-article' }
  return { kind: 'article', ...facts, text: clip(text, mostText) }
}

function meta(page: Page, ...names: string[]): string {
  for (const name of names) {
    const found = page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')
    const words = plainText(found ?? '')
    if (words && !/^https?:/.test(words)) return words
  }
  return ''
}

const leadName = /(?:^|[\s_-])(?:sapo|summary|lead|intro|chapeau|tom-?tat|excerpt|description)(?:[\s_-]|$)/i
const [leastLead, longestLead] = [30, 1500]

/** What a page sets below its headline to say shortly what it tells; '' where nothing is called so. */
function leadBelow(lines: readonly Line[], title: string): string {
  const headline = lines.findIndex(({ words }) => isHeadline(words, title))
  const isNamed = ({ element: { parentElement }, names }: Line) =>
    leadName.test(`${names} ${parentElement ? namesOf(parentElement) : ''}`)
  const found = lines.find(
    (line, at) =>
      headline >= 0 &&
      at >= headline &&
      line.words.length >= leastLead &&
      line.words.length <= longestLead &&
      isNamed(line) &&
      !isBeside(line.element),
  )
  return found?.words ?? ''
}

const leastWords = 4
/** A text's first line where it may be what the article is called: no sentence, and no day. */
function firstLine(text: string): string {
  const line = text.split('\n').find((one) => instantFrom(one) === null) ?? ''
  const isSaid = /[.:;,|]$|\s\|\s|^\p{L}[\p{L}\s]{1,20}:\s/u.test(line)
  return line.split(' ').length >= leastWords && line.length <= 200 && !isSaid ? line : ''
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
