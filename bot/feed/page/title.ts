import { plainText } from '../../../core/news/plain.ts'
import { headlineOf } from '../../import/html/headline.ts'
import { type Element, type Page, wordsOf } from './dom.ts'
import { type Line, namesOf } from './lines.ts'

const leastWords = 4
const leastProse = 80
const parts = /\s[|–—»•-]\s|\s?::\s?/u
const ofPortal = /^(?:chi tiết (?:tin|bài)|trang (?:chủ|thông tin|tin điện tử|ttđt)|cổng (?:thông tin|ttđt|dịch vụ))/iu

/**
 * What a page calls its article: `said` to machines, else what stands on it, else what its browser is told; without the portal's own
 * name behind it.
 */
export function titleOn(page: Page, lines: readonly Line[], { said, site }: { said: string; site: string }): string {
  const named = plainText(page.querySelector('title')?.innerHTML ?? '')
  const found =
    said ||
    onlyHeading(page, named) ||
    headlineOf(page as never) ||
    partOnPage(lines, named) ||
    secondHeading(page, lines, named) ||
    named
  return withoutSite(found, site)
}

/** Whether a title says nothing but what a portal calls its pages and itself. */
export const isOfPortal = (title: string) =>
  title.split(parts).every((part) => !isLong(part) || ofPortal.test(part.trim()))

const isLong = (words: string) => words.split(' ').length >= leastWords

/**
 * The page's one great heading, or the one that it says to its browser beside its portal's name: portals call each of their pages
 * by the name of the office.
 */
function onlyHeading(page: Page, named: string): string {
  const headings = [...page.querySelectorAll('h1')]
    .filter((one) => !isOfHead(one))
    .map(wordsOf)
    .filter(Boolean)
  const long = headings.filter(isLong)
  const meant = headings.length === 1 ? long : long.filter((words) => named.startsWith(words))
  const [words = ''] = meant
  return meant.length === 1 && !isOfPortal(words) ? words : ''
}

/** The part of what a page is called in its browser that stands on it as a line of its own: the rest is its portal's. */
function partOnPage(lines: readonly Line[], named: string): string {
  const own = named.split(parts).filter((part) => !isOfPortal(part))
  return own.find((part) => lines.some(({ words }) => words === part)) ?? ''
}

/** The one long heading of the second rank above all prose, where the browser is told a portal's name or its beginning. */
function secondHeading(page: Page, lines: readonly Line[], named: string): string {
  const [first = ''] = named.split(parts)
  const found = [...page.querySelectorAll('h2')].filter((one) => !isOfHead(one) && !one.closest('aside, nav, footer'))
  const long = found.map(wordsOf).filter(isLong)
  const [words = ''] = long
  if (long.length !== 1 || !(isOfPortal(named) || words.startsWith(first))) return ''
  const at = lines.findIndex((line) => line.words === words)
  const hasProse = lines
    .slice(0, Math.max(at, 0))
    .some((line) => line.words.length >= leastProse && line.words.endsWith('.'))
  return hasProse ? '' : words
}

const head = /^(?:(?:site|top|main|page)?[-_]?(?:banner|top|logo)|(?:site|top|main)?[-_]?header)$/i
/** Whether a heading stands in a portal's own head. */
function isOfHead(heading: Element): boolean {
  for (let one = heading.parentElement; one; one = one.parentElement) {
    const names = namesOf(one).split(/\s+/)
    if (names.some((name) => head.test(name))) return true
  }
  return false
}

/** A title without the portal's own name behind it: "Khai trương đường sách | Phường Mẫu". */
function withoutSite(title: string, site: string): string {
  if (!site || !title.toLowerCase().endsWith(site.toLowerCase())) return title
  const own = title.slice(0, -site.length).trimEnd()
  return /\s[-–—|:»•]$/u.test(own) ? own.slice(0, -1).trimEnd() || title : title
}
