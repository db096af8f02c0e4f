import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { kindAt, kindOf } from '../../../core/library/metadata/head/kind.ts'
import { headLines } from '../../../core/library/metadata/head/lines.ts'
import { withTypedTables } from '../../../core/library/typed/typed-tables.ts'
import type { Told } from '../report.ts'
import { isFilledIn, withOwnHead, withoutFormAround } from './around.ts'
import { type Written, writeBlocks } from './blocks.ts'
import { type Element, lengthOf, type Page } from './dom.ts'
import { takeOutFurniture } from './furniture.ts'
import { takeOutHidden } from './hidden.ts'
import { inline } from './inline.ts'
import { placeNotes } from './notes.ts'
import { wellFormed } from './well-formed.ts'

const parsed = (html: string): Page => withoutFormAround(parseHTML(wellFormed(html)).document)

const leastOfPage = 0.6
// The reader of articles makes a block of a table that is all of a page, and its cells would run together.
const tornTable = /<div(?:\s[^<>]{0,2000})?>\s{0,200}<(?:tbody|thead|tr|td|th|caption|colgroup)[\s>]/i
const furniture = 'nav, aside, header, footer, form, script, style, noscript, template, iframe'

/**
 * The text of a page in lines: headings as `#`, items with their numbers, each row of a table as `| cell | cell |`. What
 * stands around the text of a web page is dropped, unless `whole` says that it is a document's own HTML. What is hidden is
 * never part of the text; it is told `beside` it.
 */
export function htmlText(html: string, { whole = false }: { whole?: boolean } = {}): Told {
  const said = whole ? html.replaceAll('\t', tab) : html
  const document = whole ? parsed(said) : withOwnHead(parsed(said))
  const { beside, notes } = whole ? { beside: [], notes: [] } : takeOutHidden(document)
  if (!whole && document.querySelectorAll('form').some(isFilledIn)) notes.push('text.form')
  const menus = !whole && takeOutFurniture(document.body)
  if (!whole) placeNotes(document)
  const written: Written = { lines: [], nested: false }
  writeBlocks((whole ? null : mainOf(said, document)) ?? document.body, written)
  const text = withOwnTitle(written.lines).join('\n')
  if (written.nested) notes.push('table.nested')
  if (menus || written.menus) notes.push('text.menu')
  return { text: whole ? withTypedTables(withTabs(text)) : text, beside, notes }
}

/** The part of a web page that is its text; null where there is nothing around it, or too much would be lost. */
function mainOf(source: string, document: Page): Element | null {
  if (!document.querySelector('nav, aside, header, footer, article, main')) return null
  const copy = withOwnHead(parsed(source))
  takeOutHidden(copy)
  takeOutFurniture(copy.body)
  placeNotes(copy)
  const all = copy.body
  for (const part of all.querySelectorAll(furniture)) part.remove()
  const article = new Readability(document.cloneNode(true), { keepClasses: false }).parse()
  const found = article?.content ? parsed(`<html><body>${article.content}</body></html>`).body : null
  if (!found || lengthOf(found) < leastOfPage * lengthOf(all) || tornTable.test(article?.content ?? '')) return all
  const written: Written = { lines: [], nested: false }
  writeBlocks(found, written)
  const said = written.lines
  if (dropsWithin(all, said)) return all
  // The reader of articles takes the heading of the page away, and calls it as the browser does.
  const own = all.querySelector('h1')
  const heading = (own && inline(own)) || (article?.title ?? '')
  const isSaid = found.querySelector('h1') !== null || said.some((line) => line.replace(/^#+\s/, '') === heading)
  // A document's own type and subject set as the heading of its page are words of it, and stand below its letterhead.
  if (!isSaid && kindOf(heading, '') !== '' && !isToldIn(heading, said)) return all
  const title = heading && !isSaid && !saysTitle(said) ? `<h1>${escaped(heading)}</h1>` : ''
  return parsed(`<html><body>${title}${article?.content}</body></html>`).body
}

const shortestSentence = 60

/** Whether of a page's text, from its heading to the last line that was found, a sentence is missing among the lines found. */
function dropsWithin(all: Element, found: string[]): boolean {
  const written: Written = { lines: [], nested: false }
  writeBlocks(all, written)
  const known = new Set(found)
  const from = written.lines.findIndex((line) => /^#\s/.test(line))
  const to = written.lines.findLastIndex((line) => line.length >= shortestSentence && known.has(line))
  const within = from < 0 ? [] : written.lines.slice(from + 1, Math.max(from + 1, to))
  return within.some((line) => line.length >= shortestSentence && /^\P{Ll}.*[.?!:;]$/u.test(line) && !known.has(line))
}

const isToldIn = (heading: string, lines: string[]) =>
  lines.join(' ').toLowerCase().includes(heading.split(' ').slice(2).join(' ').toLowerCase())

const saysTitle = (lines: string[]) => kindAt(headLines(lines.join('\n'))) >= 0

/** What a browser or a portal calls a page is not its title where a document on it says its own. */
function withOwnTitle([first = '', ...rest]: string[]): string[] {
  const isAnothers = /^#\s/.test(first) && saysTitle(rest)
  return [isAnothers ? first.replace(/^#\s+/, '') : first, ...rest]
}

// Tabs part the columns of a document's own lines; between the tags of a page they part nothing.
const tab = '\ue009'
const withTabs = (text: string) =>
  text
    .split('\n')
    .map((line) => (line.startsWith('|') ? line.replaceAll(tab, ' ') : line.replaceAll(tab, '\t').trim()))
    .filter(Boolean)
    .join('\n')

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
