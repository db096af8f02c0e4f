import { Readability } from '@mozilla/readability'
import { plainText } from '../../../core/news/plain.ts'
import { takeOutFurniture } from '../../import/html/furniture.ts'
import { type Element, isSameText, type Page, wordsOf } from './dom.ts'
import { headlineAmong, isBeside, isProse, type Line, linesOn, namesOf } from './lines.ts'
import { withMergedCells } from './merged.ts'

/** An article's text, a paragraph a line; what it is led by, where a page calls something so; and whether no sentence that stands on its page between them was left out. */
export type Text = { words: string; lead: string; isSure: boolean }

/** What is known of a page before its text: its title, where it shows its day, and how it describes itself. */
type Known = { title: string; shown?: Element | null; described?: string }

/**
 * The text of a page as Readability finds it below its headline. What it took for the portal's, though it stands between both as a
 * sentence or as the article's lead, comes first. Takes the page apart.
 */
export function textOn(page: Page, { title, shown, described = '' }: Known): Text {
  takeOutFurniture(page.body as never)
  // Their words are for a browser that cannot play them.
  for (const one of page.querySelectorAll('video, audio, object')) one.remove()
  const lines = linesOn(page)
  const headline = headlineAmong(lines, title)
  const isBelow = headline >= 0 && takeOutAbove(lines, headline)
  const sentences = lines.slice(headline + 1).filter(({ words }) => isProse(words))
  if (shown && sentences.length > 0)
    bylineAround(shown, [...lines.slice(headline, headline + 1), ...sentences]).remove()
  const own = lines
    .slice(headline + 1)
    .filter(({ element }) => isBelow && !isBeside(element) && !element.closest(ofOthers))
  const isLead = (line: Line) => leadName.test(aroundOf(line)) || isSameText(line.words, described)
  const leads = new Set(own.filter((line) => line.words.length >= leastLead && isLead(line)))
  const [top = '', ...rest] = paragraphsOf(page)
  const found = title === '' || !isSameText(top, title) ? [top, ...rest].filter(Boolean) : rest
  const text = found.join(' ')
  const isRead = ({ words }: Line) => words !== '' && text.includes(words)
  const [first, last] = [own.findIndex(isRead), own.findLastIndex(isRead)]
  const opening = own.slice(0, Math.max(0, first)).filter((line) => leads.has(line) || isProse(line.words))
  const left = own.slice(Math.max(0, first), last).filter((line) => isProse(line.words) && !isRead(line))
  const [lead] = leads
  return { words: [...outermost(opening), ...found].join('\n'), lead: lead?.words ?? '', isSure: left.length === 0 }
}

const longestByline = 160
/** The box that a day stands in, beside who wrote and how often it was read, where the article's sentences stand outside of it. */
function bylineAround(day: Element, lines: readonly Line[]): Element {
  const around = day.parentElement
  const isByline =
    around &&
    !/^(?:body|article|main)$/i.test(around.tagName) &&
    wordsOf(around).length <= longestByline &&
    !holdsAny(around, lines)
  return isByline ? bylineAround(around, lines) : day
}

function holdsAny(around: Element, lines: readonly Line[]): boolean {
  const inside = new Set([around, ...around.querySelectorAll('*')])
  return lines.some(({ element }) => inside.has(element))
}

const ofOthers = 'a[href], article article, [class*="relat"], [class*="lienquan"], [class*="lien-quan"]'
const leadName = /(?:^|[\s_-])(?:sapo|summary|lead|intro|chapeau|tom-?tat|excerpt|description)(?:[\s_-]|$)/i
const leastLead = 30
const aroundOf = ({ element, names }: Line) => `${names} ${element.parentElement ? namesOf(element.parentElement) : ''}`

/** What lines say, without those that stand in one before. */
function outermost(lines: readonly Line[]): string[] {
  const said: string[] = []
  for (const { words } of lines) if (!said.at(-1)?.includes(words)) said.push(words)
  return said
}

/** Takes out all that stands above a headline, unless that is most of what is told on the page; tells whether it did. */
function takeOutAbove(lines: readonly Line[], headline: number): boolean {
  const told = (some: readonly Line[]) => some.reduce((sum, { words }) => sum + (isProse(words) ? words.length : 0), 0)
  if (told(lines.slice(0, headline)) > told(lines.slice(headline))) return false
  const sentences = lines.slice(headline + 1).filter(({ words }) => isProse(words))
  let one: Element | null = lines[headline]?.element ?? null
  for (; one && !/^body$/i.test(one.tagName); one = one.parentElement) {
    while (one.previousSibling) one.previousSibling.remove()
    // A cell with an article's headline and its sentences is one of a table that lays the page out.
    if (/^td$/i.test(one.tagName) && holdsAny(one, sentences)) while (one.nextSibling) one.nextSibling.remove()
    if (/^article$/i.test(one.tagName)) for (const other of articlesBehind(one)) other.remove()
  }
  return true
}

/** What other articles stand beside one, as where a section is shown from its newest. */
const articlesBehind = (one: Element) =>
  [...(one.parentElement?.children ?? [])].filter((other) => other !== one && /^article$/i.test(other.tagName))

const file = /\.(?:pdf|docx?|xlsx?|zip|rar)(?:$|["'?#\s])/i
const pointer =
  /^[\s>»›•*+–-]*(?:(?:xem|đọc|mời (?:xem|đọc)|read) (?:thêm|tiếp|ngay|more)|(?:tin|bài)(?: viết)? liên quan|related)?\s?:?$/iu

/** Whether a piece of an article is nothing but a link to another page; one to a file is the article's own. */
function leadsAway(piece: string): boolean {
  const [tag, ...others] = piece.match(/<a\s[^<>]*>/gi) ?? []
  const end = piece.toLowerCase().lastIndexOf('</a>')
  if (!tag || others.length > 0 || end < 0 || file.test(tag)) return false
  return pointer.test(plainText(`${piece.slice(0, piece.indexOf(tag))} ${piece.slice(end)}`))
}

// Readability reads what an element says once for each in which it stands: of a page made deep to hold it up, nothing is read.
const mostRead = 50_000_000

function isTooDeep(body: Element): boolean {
  const depths = new Map<Element | null, number>()
  let read = 0
  for (const one of body.querySelectorAll('*')) {
    const depth = (depths.get(one.parentElement) ?? 0) + 1
    depths.set(one, depth)
    for (let node = one.firstChild; node; node = node.nextSibling) read += depth * (node.nodeValue?.length ?? 0)
  }
  return read > mostRead
}

function paragraphsOf(page: Page): string[] {
  if (isTooDeep(page.body)) return []
  try {
    const found = new Readability(page as never, { charThreshold: 200 }).parse()
    const paragraphs = withMergedCells(found?.content ?? '')
      .replace(/<\/t[dh]>\s{0,99}(?=<t[dh][\s>])/gi, ' | ')
      .split(/<\/(?:p|div|h[1-6]|li|tr|table|figcaption|blockquote)>|<br\s{0,3}\/?>/i)
      .filter((piece) => !leadsAway(piece))
      .map(plainText)
    return paragraphs.filter(Boolean)
  } catch {
    // It gives up on trees that are too deep for it; what the page says of itself still stands.
    return []
  }
}
