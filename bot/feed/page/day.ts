import { instantFrom } from '../../../core/news/published.ts'
import type { Page } from './dom.ts'
import { instantWritten } from './items.ts'
import { isBeside, isHeadline, type Line } from './lines.ts'

const metaNames = ['pubdate', 'publishdate', 'publish-date', 'datePublished', 'dc.date.issued', 'dc.date']

/** When a page says to machines that it was published, `said` in its data for them; null where it does not. */
export function dayTold(page: Page, said: string): number | null {
  const of = (selector: string, attribute: string) => page.querySelector(selector)?.getAttribute(attribute) ?? ''
  const times = [
    of('meta[property="article:published_time"]', 'content'),
    said,
    ...metaNames.map((name) => of(`meta[name="${name}" i]`, 'content')),
    of('meta[itemprop="datePublished"]', 'content'),
    of('time[datetime]', 'datetime'),
  ]
  return firstOf(times, (time) => (time ? instantFrom(time) : null))
}

const label =
  /^\(?(?:ngày (?:đăng|cập nhật|xuất bản|tạo|viết)|đăng (?:lúc|ngày|tải)|(?:được )?cập nhật(?: lúc| ngày)?|xuất bản|thời gian(?: đăng)?)(?!\p{L})\s?:?\s?/iu
const name =
  /(?:^|[\s_-])(?:news|post|article|entry|detail|cms|publish|created)?[-_]?(?:date|time|ngay|meta|info|published|created|submitted|posted(?:-on)?|byline)(?:$|[\s_-])/i
// Nothing but a day and an hour.
const dayFirst =
  /^(?:(?:thứ \p{L}{2,4}|thứ \d|chủ nhật)\s?[,|–-]?\s)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[\s|,–-]{1,5}\d{1,2}(?::|h)\d{2}$/iu
const hourFirst = /^\d{1,2}(?::|h)\d{2}[\s|,–-]{1,5}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/u

const longest = 120
const mostAbove = 4
const mostBelow = 12
const mostBelowAlone = mostBelow / 2

/**
 * The day that a page shows people near its headline: labelled as one, or just below it in an element called so or alone on its line. What
 * is dated far from it is a portal's own: its weather, its prices of gold.
 */
export function dayShown(lines: readonly Line[], title: string): number | null {
  const headline = lines.findIndex(({ words }) => isHeadline(words, title))
  if (headline < 0) return firstOf(lines, labelled)
  const below = lines.slice(headline, headline + mostBelow + 1)
  return (
    firstOf([...below.entries()], ([at, line]) => (at > 0 && isDay(line, at) ? dayOf(line) : labelled(line))) ??
    firstOf(lines.slice(Math.max(0, headline - mostAbove), headline), labelled)
  )
}

const labelled = (line: Line) => (label.test(line.words) ? dayOf(line) : null)

function isDay({ element, words, names }: Line, below: number): boolean {
  if (name.test(names) || /^time$/i.test(element.tagName)) return true
  const bare = words.replace(/^\(|\)$/gu, '')
  return below <= mostBelowAlone && (dayFirst.test(bare) || hourFirst.test(bare))
}

function dayOf({ element, words }: Line): number | null {
  if (words.length > longest || isBeside(element) || element.querySelector('a[href]')) return null
  return instantWritten(words) ?? instantFrom(words.replace(label, ''))
}

function firstOf<T>(all: readonly T[], found: (one: T) => number | null): number | null {
  for (const one of all) {
    const at = found(one)
    if (at !== null) return at
  }
  return null
}
