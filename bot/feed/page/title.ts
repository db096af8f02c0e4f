import { plainText } from '../../../core/news/plain.ts'
import { fold } from '../../../core/text/fold.ts'
import { headlineOf } from '../../import/html/headline.ts'
import { bareDay, labelledDay } from './day.ts'
import { type Element, isSameText, type Page, wordsOf } from './dom.ts'
import { headlineAmong, isBeside, isOfHead, isProse, type Line } from './lines.ts'

const leastWords = 4
const mostNamed = 500
const parts = /\s[|–—»•-]\s|\s?::\s?|\s>\s/u
const ofPortal =
  /^(?:chi tiết (?:tin|bài)|tin (?:tức|chi tiết)|trang (?:chủ|thông tin|tin điện tử|ttđt)|báo điện tử|cổng (?:thông tin|ttđt|dịch vụ)|(?:ubnd|(?:ủy|uỷ) ban nhân dân) (?:xã|phường|thị trấn|quận|huyện)(?: \S+){1,4}$)/iu

/** Where a page says what its article is called. Whoever is strong stands by himself. */
type Witness = { words: string; isStrong: boolean }

/** What a page calls its article, and whether its witnesses bear each other out. */
export type Title = { words: string; isSure: boolean }

/**
 * The title that most of a page's witnesses bear out: its great heading, what is called its headline, what it says to machines, to
 * whoever shares it and to its browser, and that it stands on the page at all. Of equals the first counts.
 */
export function titleOn(
  page: Page,
  lines: readonly Line[],
  told: { said: string; shared: string; site: string },
): Title {
  const { site } = told
  const named = plainText(page.querySelector('title')?.innerHTML ?? '').slice(0, mostNamed)
  const own = named.split(parts).filter((part) => !isOfPortal(part))
  const above = aboveDay(lines)
  const dated = above && isSetOff(above) ? [above.words] : []
  const strong = [headingOn(page, lines, named), headlineOf(page as never), told.said, told.shared, ...own, ...dated]
  const weak = [secondHeading(page, lines), dated.length > 0 ? '' : (above?.words ?? '')]
  const witnesses = [...strong, ...weak]
    .filter((said) => said.length <= mostNamed)
    .map((said, at) => ({ words: withoutSite(said, site), isStrong: at < strong.length }))
    .filter(({ words }) => words && words !== site && !isOfPortal(words))
  const votesFor = ({ words }: Witness) =>
    witnesses.filter((one) => isOne(one.words, words)).length + stands(lines, words)
  const counted = witnesses.map((witness) => ({ ...witness, votes: votesFor(witness) }))
  const most = Math.max(0, ...counted.map(({ votes }) => votes))
  const best = counted.find(({ votes }) => votes === most)
  if (!best) return { words: '', isSure: false }
  const rivals = counted.filter(
    ({ words, isStrong }) => isStrong && !isOne(words, best.words) && !isAlike(words, best.words),
  )
  return {
    words: shownAs(lines, best.words),
    isSure: most > (best.isStrong ? 1 : 2) && rivals.every(({ votes }) => votes < most),
  }
}

/** A title as it stands on the page, where that is no line of capitals. */
function shownAs(lines: readonly Line[], words: string): string {
  const shown = lines[headlineAmong(lines, words)]?.words ?? words
  return shown === shown.toUpperCase() ? words : shown
}

const stands = (lines: readonly Line[], words: string) => (headlineAmong(lines, words) >= 0 ? 1 : 0)

const leastCut = 20
/** Whether two witnesses say the same, one of them perhaps cut short or with a portal's name behind it. */
export function isOne(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.replace(/\s?(?:…|\.{3})$/u, ''), b].sort((x, y) => x.length - y.length)
  return isSameText(a, b) || (short.length >= leastCut && fold(long).startsWith(fold(short)))
}

/** Whether two witnesses tell one story in other words, as a paper has a shorter title for whoever shares it. */
export function isAlike(a: string, b: string): boolean {
  const [few, many] = [a, b]
    .map((words) => new Set(fold(words).match(/[\p{L}\p{N}]+/gu) ?? []))
    .sort((x, y) => x.size - y.size)
  const shared = [...(few ?? [])].filter((word) => many?.has(word)).length
  return few !== undefined && shared * 2 >= few.size
}

/** Whether a title says nothing but what a portal calls its pages and itself. */
const isOfPortal = (title: string) => title.split(parts).every((part) => !isLong(part) || ofPortal.test(part.trim()))

const isLong = (words: string) => words.split(' ').length >= leastWords

/** The page's one great heading, or the last of several above its sentences. */
function headingOn(page: Page, lines: readonly Line[], named: string): string {
  const headings = [...page.querySelectorAll('h1')].filter((one) => !isOfHead(one) && isLong(wordsOf(one)))
  const above = aboveSentences(lines)
  const meant = headings.length === 1 ? headings : headings.filter((one) => above.has(one)).slice(-1)
  return meant[0] ? wordsOf(meant[0]) : (headings.map(wordsOf).find((words) => isOne(words, named)) ?? '')
}

function aboveSentences(lines: readonly Line[]): Set<Element> {
  const first = lines.findIndex(({ words }) => isProse(words))
  return new Set(lines.slice(0, first < 0 ? lines.length : first).map(({ element }) => element))
}

/** The one long heading of a lower rank above all prose. */
function secondHeading(page: Page, lines: readonly Line[]): string {
  const above = aboveSentences(lines)
  const found = [...page.querySelectorAll('h2, h3, h4')].filter(
    (one) => above.has(one) && !isOfHead(one) && !isBeside(one),
  )
  const long = found.map(wordsOf).filter(isLong)
  return long.length === 1 ? (long[0] ?? '') : ''
}

const longestTitle = 200
const mostAbove = 6
/** The line above the first day that a page shows, behind a label if there is one. */
function aboveDay(lines: readonly Line[]): Line | undefined {
  const labelled = lines.findIndex((line) => labelledDay(line) !== null)
  const day = labelled < 0 ? lines.findIndex((line) => bareDay(line) !== null) : labelled
  const above = lines.slice(Math.max(0, day - mostAbove), Math.max(0, day))
  return above.findLast(({ words }) => isLong(words) && words.length <= longestTitle && !isProse(words))
}

const setOff = 'b, strong, font, h1, h2, h3, h4, h5'
const isSetOff = ({ element }: Line) => element.closest(setOff) !== null || element.querySelector(setOff) !== null

/** A title without the portal's own name behind it: "Khai trương đường sách | Phường Mẫu". */
function withoutSite(title: string, site: string): string {
  if (!site || !title.toLowerCase().endsWith(site.toLowerCase())) return title
  const own = title.slice(0, -site.length).trimEnd()
  return /\s[-–—|:»•]$/u.test(own) ? own.slice(0, -1).trimEnd() || title : title
}
