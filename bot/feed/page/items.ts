import type { FeedItem, ReadFeed } from '../../../core/news/feed.ts'
import { clip, plainText } from '../../../core/news/plain.ts'
import { instantFrom } from '../../../core/news/published.ts'
import type { Pattern } from '../../../db/schema/news.ts'
import { anchorsIn, baseOf, type Element, pageOf, wordsOf } from './dom.ts'

const mostItems = 60
const mostTitle = 300
const mostSummary = 2000
const leastSummary = 40
const leastWords = 20
const tool =
  /^(?:tải(?: về| xuống| file| tệp)?|download|xem(?: thêm| chi tiết| tiếp)?|chi tiết|đọc (?:tiếp|thêm))[\s.…»›>]{0,5}$/iu

/** What stands on a page at the places that its source learned; the first of those that lead to one address. */
export function itemsOnPage(html: string, address: string, { block, link }: Pattern): ReadFeed {
  const found = new Map<string, FeedItem>()
  const page = pageOf(html)
  const base = baseOf(page, address)
  for (const element of page.querySelectorAll(block)) {
    const item = itemIn(element, base, link)
    if (item && !found.has(item.link)) found.set(item.link, item)
    if (found.size === mostItems) break
  }
  return found.size > 0 ? { kind: 'items', items: [...found.values()] } : { kind: 'refused', reason: 'feed.no-items' }
}

function itemIn(block: Element, address: string, steps: string): FeedItem | null {
  const anchors = block.matches('a[href]')
    ? anchorsIn({ querySelectorAll: () => [block] }, address)
    : anchorsIn(block, address)
  const meant = steps ? Array.from(block.querySelectorAll(steps)) : []
  const named = anchors.filter(({ element }) => meant.includes(element))
  const [headline] = (named.length > 0 ? named : anchors).sort((a, b) => b.words.length - a.words.length)
  // A headline that leads nowhere by itself still says what the other link of its row leads to.
  const leads = (one: Element) => anchors.some(({ element }) => element === one)
  const mute = meant.find((one) => !leads(one) && wordsOf(one).length >= leastWords)
  const said = mute && (named.length === 0 || tool.test(headline?.words ?? '')) ? wordsOf(mute) : ''
  const heading = headline?.element.querySelector('h1, h2, h3, h4, h5, h6')
  const words = said || (heading && wordsOf(heading)) || headline?.words || ''
  if (!headline || !words || tool.test(words)) return null
  return {
    guid: headline.link,
    title: clip(words, mostTitle),
    summary: clip(summaryIn(block, words), mostSummary),
    author: '',
    link: headline.link,
    publishedAt: instantIn(block),
  }
}

/** The longest words of a block besides its headline, if they are long enough to be a lead. */
function summaryIn(block: Element, headline: string): string {
  const pieces = Array.from(block.querySelectorAll('p, div, span'))
    .filter((piece) => !piece.querySelector('a[href], p, div'))
    .map(wordsOf)
    .filter((words) => words !== headline && words.length >= leastSummary)
  return pieces.sort((a, b) => b.length - a.length)[0] ?? ''
}

const day = String.raw`\d{1,2}[/.-]\d{1,2}[/.-]\d{4}`
const clock = String.raw`\d{1,2}(?::\d{2}(?::\d{2})?|h\d{2})(?: ?(?:sa|ch|am|pm)(?!\p{L}))?`
const dated = new RegExp(`${day}(?:[ ,|-]{1,4}${clock})?|${clock}[ ,|-]{1,4}(?:ngày )?${day}`, 'iu')

/** When a block says that it was published; null where it does not. */
function instantIn(block: Element): number | null {
  const [time] = block.querySelectorAll('time[datetime]')
  const said = time && instantFrom(time.getAttribute('datetime') ?? '')
  if (said) return said
  return instantWritten(wordsOf(block)) ?? instantNamed(block)
}

/** The first date in figures among some words, within the first `most` letters of them. */
export function instantWritten(words: string, most = words.length): number | null {
  const found = dated.exec(words)
  return found && found.index <= most ? instantFrom(found[0].replaceAll('|', ' ')) : null
}

/** A date in parts, "14" over "Th10" over "2026", in an element that is called one. */
function instantNamed(block: Element): number | null {
  for (const one of block.querySelectorAll('time, small, [class*="date"], [class*="time"], [class*="ngay"]')) {
    const at = instantFrom(plainText(one.innerHTML.replace(/<[^<>]{0,2000}>/g, ' ')))
    if (at !== null) return at
  }
  return null
}
