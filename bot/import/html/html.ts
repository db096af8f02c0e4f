import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { headLines, kindAt, kindNamed, motto } from '../../../core/library/metadata/letterhead.ts'
import { kindOf } from '../../../core/library/metadata/metadata.ts'
import { withTypedTables } from '../../../core/library/typed/typed-tables.ts'
import { romanOf } from '../../../core/text/roman.ts'
import { raised } from '../raised.ts'
import type { Told } from '../report.ts'
import { headedRows, signedRows } from '../signed-row.ts'
import { unstacked } from '../stacked.ts'
import { takeOutFurniture } from './furniture.ts'
import { markHeadline } from './headline.ts'
import { takeOutHidden } from './hidden.ts'
import { type NotedPage, placeNotes } from './notes.ts'
import { type Cell, tableLines } from './tables.ts'
import { wellFormed } from './well-formed.ts'

// The part of the DOM that is used here; the whole of its types would put a browser's globals into the server's code.
type Node = { nodeType: number; nodeValue: string | null; nextSibling: Node | null; firstChild: Node | null }
type Element = Node & {
  tagName: string
  textContent: string | null
  parentElement: Element | null
  firstElementChild: Element | null
  nextElementSibling: Element | null
  previousElementSibling: Element | null
  children: Iterable<Element>
  childNodes: Iterable<Node>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  insertAdjacentHTML(where: 'beforebegin', html: string): void
  closest(selector: string): Element | null
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Element[]
  remove(): void
  replaceWith(...nodes: Node[]): void
  after(...nodes: Node[]): void
}
type Page = {
  body: Element & NotedPage['body']
  documentElement: Element
  childNodes: Iterable<Node>
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Element[]
  cloneNode(deep: boolean): never
  createElement(name: string): NotedPage['body']
}

const parsed = (html: string): Page => withoutFormAround(parseHTML(wellFormed(html)).document)

const ownHeads = 'article header, main header, [role="main"] header'
const ownFeet = 'article footer, main footer, [role="main"] footer'
const mostOfFoot = 200

/**
 * What stands at the head of an article, its heading and its day, is the article's and no portal's furniture; and the day of
 * one that bears none stands at the head of its page.
 */
function withOwnHead(page: Page): Page {
  markHeadline(page as never)
  const own = [...page.querySelectorAll(ownHeads), ...page.querySelectorAll(ownFeet).filter(isDated)]
  for (const part of own) part.replaceWith(...part.childNodes)
  for (const time of page.querySelectorAll('time[datetime]')) if (wordsOf(time) === '') time.textContent = dayOf(time)
  const heading =
    page.querySelector('article h1, main h1, [role="main"] h1') ?? page.querySelector('article h2, main h2')
  const times = page.querySelectorAll('time[datetime]').filter((time) => !time.closest('nav, aside, footer'))
  const [first] = times
  if (first && times.every((time) => time.closest('header')))
    (heading ?? first.closest('header'))?.after(lineOf(page, wordsOf(first)))
  return page
}

const isDated = (foot: Element) => foot.querySelector('time') !== null && lengthOf(foot) <= mostOfFoot

const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/
const inVietnamMs = 7 * 3600 * 1000

/** The day that a browser is told and does not show, as it is in Vietnam. */
function dayOf(time: Element): string {
  const said = time.getAttribute('datetime')?.trim() ?? ''
  const at = zoned.test(said) && said.includes('T') ? Date.parse(said) : Number.NaN
  const local = Number.isNaN(at) ? said : new Date(at + inVietnamMs).toISOString()
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(local) ?? []
  return year ? `${day}/${month}/${year}` : ''
}

function lineOf(page: Page, words: string): Node {
  const line = page.createElement('p') as unknown as Element
  line.textContent = words
  return line
}

/** A form around most of a page's words is how some portals send each of their pages; nobody fills it in. */
function withoutFormAround(page: Page): Page {
  for (const form of page.querySelectorAll('form'))
    if (spokenLength(form) * 2 >= spokenLength(page.body)) form.replaceWith(...form.childNodes)
  return page
}

const field =
  'input:not([type="hidden"]):not([type="submit"]):not([type="button"]):not([type="image"]), select, textarea'
const fewestFields = 3
// What portals set on each of their pages: a search, a way in, room for what readers think.
const ofPortal = /bình luận|ý kiến bạn đọc|mã xác nhận|captcha|đăng nhập|mật khẩu|tìm kiếm/iu
/** Whether people fill in a form on a page, whose labels and choices say something of its own. */
const isFilledIn = (form: Element) =>
  [...form.querySelectorAll(field)].length >= fewestFields &&
  !form.querySelector('input[type="password"], input[type="search"]') &&
  !ofPortal.test(form.textContent ?? '')

const dropped = new Set(
  'SCRIPT STYLE TITLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG HEAD BUTTON SELECT INPUT FORM NAV ASIDE'.split(' '),
)
const blocks = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER BLOCKQUOTE PRE UL OL DL DT DD FIGURE FIGCAPTION ADDRESS CENTER HR DETAILS SUMMARY'.split(
    ' ',
  ),
)
const partsOfBlocks = new Set('LI TR TD TH'.split(' '))
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

/**
 * The lines of a text; `nested`: a table stood in another's cell, where its columns are lost; `menus`: cells around the text were
 * left out; `level` is that of the last heading.
 */
type Written = { lines: string[]; nested: boolean; menus?: boolean; level?: number }

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

const wordsOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
const spokenLength = (element: Element) =>
  element
    .querySelectorAll('script, style, noscript, template')
    .reduce((rest, unspoken) => rest - lengthOf(unspoken), lengthOf(element))
const lengthOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').length
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function writeBlocks(parent: Element, written: Written, start = ''): void {
  const { lines } = written
  let text = start
  const flush = () => {
    for (const line of text.split('\n')) if (line.trim()) lines.push(line.replace(/\s+/g, ' ').trim())
    text = ''
  }
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    // Typed text keeps its lines.
    const isTyped = parent.tagName.toUpperCase() === 'PRE'
    if (node.nodeType === 3) text += isTyped ? (node.nodeValue ?? '') : (node.nodeValue ?? '').replace(/\s+/g, ' ')
    if (node.nodeType !== 1) continue
    const element = node as Element
    const name = element.tagName.toUpperCase()
    if (dropped.has(name)) continue
    if (name === 'BR') text += '\n'
    else if (/^H[1-6]$/.test(name) && leadsElsewhere(element)) {
      flush()
      written.menus = true
      node = element.nextElementSibling as Element
    } else if (/^H[1-6]$/.test(name)) {
      flush()
      const sharps = '#'.repeat(Number(name[1]))
      for (const heading of headingsOf(element)) lines.push(`${sharps} ${heading}`)
      written.level = Number(name[1])
    } else if (name === 'SUMMARY' && isHeading(element)) {
      flush()
      lines.push(`${'#'.repeat(Math.min(6, (written.level ?? 1) + depthOf(element)))} ${inline(element)}`)
    } else if (name === 'TABLE') {
      flush()
      writeTable(element, written)
    } else if (name === 'DT' && isLabelOf(element, element.nextElementSibling)) {
      flush()
      const said = element.nextElementSibling as Element
      lines.push(`${wordsOf(element).replace(/\s?:$/, '')}: ${inline(said)}`)
      node = said
    } else if (name === 'LI') {
      flush()
      writeBlocks(element, written, `${itemMark(element)} `)
    } else if (blocks.has(name)) {
      const opened = /^\S{1,6} $/.test(text) ? text : ''
      // A bullet that holds only a list has no words of its own.
      const isBare = opened === '- ' && (name === 'UL' || name === 'OL')
      if (opened) text = ''
      flush()
      writeBlocks(element, written, isBare ? '' : opened)
    } else if (hasBlock(element)) {
      flush()
      writeBlocks(element, written)
    } else text += name === 'SUP' ? raised(inline(element), text) : inline(element, true)
  }
  flush()
}

const [longestLabel, longestValue] = [40, 200]
/** "Cấp thực hiện" with what is said to it, on one line as people read them; no question with its answer. */
const isLabelOf = (label: Element, said: Element | null): boolean =>
  said?.tagName.toUpperCase() === 'DD' &&
  said.nextElementSibling?.tagName.toUpperCase() !== 'DD' &&
  !hasBlock(said) &&
  !hasBlock(label) &&
  lengthOf(label) <= longestLabel &&
  lengthOf(said) <= longestValue &&
  inline(said) !== '' &&
  /[^?]$/.test(wordsOf(label))

const elsewhere =
  /^(?:(?:các )?(?:tin|bài(?: viết)?|văn bản|thông tin)\s(?:.{1,20}\s)?(?:liên quan|khác|mới(?: nhất)?|nổi bật|cùng (?:chuyên mục|loại))|xem thêm|đọc (?:nhiều|thêm))$/iu
/** The heading of a list of other pages, which stands below it at once. */
const leadsElsewhere = (heading: Element) =>
  heading.nextElementSibling !== null &&
  elsewhere.test(inline(heading).replace(/\s?:$/, '')) &&
  isMenu(heading.nextElementSibling as Element)

/** A heading's words on one line; a document's type that stands on a line of its own above its subject stays on it. */
function headingsOf(element: Element): string[] {
  const [type = '', ...subject] = inline(element, true)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  const rest = subject.join(' ')
  return (rest && kindNamed(type) ? [type, rest] : [`${type} ${rest}`.trim()]).filter(Boolean)
}

/** What a part that folds is called stands over its words, as a question over its answer. */
const isHeading = (summary: Element) =>
  summary.parentElement?.tagName.toUpperCase() === 'DETAILS' &&
  !hasBlock(summary) &&
  wordsOf(summary) !== '' &&
  lengthOf(summary.parentElement) > lengthOf(summary)

/** How many parts that fold it stands in. */
function depthOf(summary: Element): number {
  let depth = 0
  for (let around = summary.parentElement; around; around = around.parentElement)
    if (around.tagName.toUpperCase() === 'DETAILS') depth++
  return depth
}

const hasBlock = (element: Element) => element.querySelector('p, div, table, ul, ol, h1, h2, h3, h4, h5, h6') !== null

/** The words of an element on one line; its line breaks are kept where the caller wants them. */
function inline(element: Element, breaks = false): string {
  let text = ''
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) text += (node.nodeValue ?? '').replace(/\s+/g, ' ')
    if (node.nodeType !== 1) continue
    const child = node as Element
    const name = child.tagName.toUpperCase()
    if (dropped.has(name)) continue
    if (name === 'BR') text += breaks ? '\n' : ' '
    else if (name === 'SUP') text += raised(inline(child), text)
    else text += blocks.has(name) || partsOfBlocks.has(name) ? ` ${inline(child, breaks)} ` : inline(child, breaks)
  }
  return breaks ? text : text.replace(/\s+/g, ' ').trim()
}

/** "1." in a numbered list, "a)" in one inside it, "-" where there is no number. */
function itemMark(item: Element): string {
  const list = item.parentElement
  if (list?.tagName.toUpperCase() !== 'OL') return '-'
  const numbers = numbersIn.get(list) ?? numbersOf(list)
  numbersIn.set(list, numbers)
  const number = numbers.get(item) ?? 1
  return markOf(list, number)
}

// Counted once a list, however many items it has.
const numbersIn = new WeakMap<Element, Map<Element, number>>()

/** What a browser counts each item of a list as, forwards or back, from where the list or the item says. */
function numbersOf(list: Element): Map<Element, number> {
  const items = Array.from(list.children).filter((one) => one.tagName.toUpperCase() === 'LI')
  const isReversed = list.getAttribute('reversed') !== null
  let next = numberOf(list, 'start') ?? (isReversed ? items.length : 1)
  return new Map(
    items.map((item) => {
      const number = numberOf(item, 'value') ?? next
      next = number + (isReversed ? -1 : 1)
      return [item, number]
    }),
  )
}

/** A number as its list writes it, "II." or "b)"; in a list within a plain one it is a letter where nothing else is said. */
function markOf(list: Element, number: number): string {
  const outer = list.parentElement?.closest('ol')
  const type = list.getAttribute('type') ?? (outer && /^1?$/.test(outer.getAttribute('type') ?? '') ? 'point' : '1')
  if (type === 'point') return `${pointLetters[number - 1] ?? number})`
  if (type === 'a') return `${latinLetters[number - 1] ?? number})`
  if (type === 'A') return `${latinLetters[number - 1]?.toUpperCase() ?? number}.`
  const roman = /^i$/i.test(type) && number > 0 && number < 60 ? romanOf(number) : String(number)
  return `${type === 'i' ? roman.toLowerCase() : roman}.`
}

/** A whole number that an attribute gives. */
function numberOf(element: Element, name: string): number | null {
  const given = element.getAttribute(name)?.trim() ?? ''
  return /^\d{1,6}$/.test(given) ? Number(given) : null
}
const pointLetters = 'abcdđeghiklmnopqrstuvxy'
const latinLetters = 'abcdefghijklmnopqrstuvwxyz'

function writeTable(table: Element, written: Written): void {
  for (const one of table.children) if (one.tagName.toUpperCase() === 'CAPTION') writeBlocks(one, written)
  const all = rowsOf(table)
  const headed = headedRows(all, (cells) => cells.map(linesOf))
  const signed = signedRows(all, (cells) => cells.map(linesOf))
  const end = headed + signed < all.length ? all.length - signed : all.length
  for (const cell of all.slice(0, headed).flat()) writeBlocks(cell, written)
  writeRows(table, all.slice(headed, end), written)
  for (const cell of all.slice(end).flat()) writeBlocks(cell, written)
}

const figure = /^-?\d[\d.,]*(?:\s?(?:%|đồng|đ))?$/u
const isLined = (cell: Element) => cell.querySelector('br') !== null || [...cell.querySelectorAll('p, div')].length > 1

/**
 * A row as it is, or, where its cells have as many lines each and those of one are all figures, a row each line: so offices write
 * "Xe đạp", "Xe máy" in one cell and what each costs in the next.
 */
function rowsIn(cells: Element[]): Cell[][] {
  const whole = cells.map(cellOf)
  const isPlain = whole.every(
    ({ text, across, down }, i) => down === 1 && across === 1 && (text === '' || isLined(cells[i] as Element)),
  )
  if (!isPlain || whole.length < 2) return [whole]
  const lines = cells.map((cell, i) => (whole[i]?.text === '' ? [] : linesOf(cell)))
  const counts = new Set(lines.map(({ length }) => length).filter((count) => count > 0))
  const [count = 0] = counts
  const isListed =
    counts.size === 1 && count > 1 && lines.some((said) => said.length > 0 && said.every((one) => figure.test(one)))
  if (!isListed || lines.flat().some((line) => /^\p{Ll}|[,;]$|^\[\d/u.test(line))) return [whole]
  return Array.from({ length: count }, (_, at) => lines.map((said) => ({ text: said[at] ?? '', across: 1, down: 1 })))
}

const longestSigned = 400
/** What a cell says, a line each; of one that holds more than a signature does, nothing that is one. */
function linesOf(cell: Element): string[] {
  const own: Written = { lines: [], nested: false }
  if (lengthOf(cell) > longestSigned || cell.querySelector('table')) return ['-']
  writeBlocks(cell, own)
  return own.lines
}

function writeRows(table: Element, rows: Element[][], written: Written): void {
  const { lines } = written
  const columns = Math.max(0, ...rows.map((cells) => cells.length))
  // Tables side by side stand in the cells of one that only lays them out.
  const around = rows.flat().find(isDocument)
  if (around) {
    for (const cell of rows.flat()) {
      if (cell === around || !isMenu(cell)) writeBlocks(cell, written)
      else written.menus ||= wordsOf(cell) !== ''
    }
    return
  }
  const layout =
    columns < 2 ||
    isFrame(rows) ||
    (rows.length <= 3 && rows.flat().filter((cell) => cell.querySelector('table')).length > 1) ||
    (columnsFilled(rows) === 2 &&
      rows.length <= 3 &&
      !table.querySelector('th') &&
      rows.flat().some(isOfHead) &&
      !isListed(rows))
  if (layout)
    for (const cell of rows.flat()) {
      if (isMenu(cell) && [...cell.querySelectorAll('a[href]')].length >= leastEntries) written.menus = true
      else writeBlocks(cell, written)
    }
  else {
    let plain: Element[][] = []
    const write = (some: Cell[][]) => {
      const made = tableLines(some)
      // Ruled off, the head of a table that stands at once below another is no row of that.
      if (lines.at(-1)?.startsWith('|') && made[0]?.startsWith('|')) made.splice(1, 0, ruleUnder(made[0]))
      lines.push(...made)
      plain = []
    }
    for (const cells of rows) {
      const inner = columns === 2 ? tableUnder(cells) : null
      if (!inner) {
        plain.push(cells)
        continue
      }
      if (plain.length > 0) write(plain.flatMap(rowsIn))
      // A table that is all of what a name says stands as its own, with the name in each of its rows.
      const name = { ...cellOf(cells[0] as Element), across: 1, down: 1 }
      write(rowsOf(inner).map((some) => [name, ...some.map(cellOf)]))
    }
    written.nested ||= plain.flat().some((cell) => hasCells(cell.querySelector('table')))
    if (plain.length > 0) write(plain.flatMap(rowsIn))
  }
}

/** How many columns a table has; one without a word between the two halves of a letterhead is none. */
function columnsFilled(rows: Element[][]): number {
  const columns = Math.max(0, ...rows.map((cells) => cells.length))
  if (columns !== 3 || !rows.flat().some((cell) => motto.test(wordsOf(cell)))) return columns
  return [0, 1, 2].filter((at) => rows.some((cells) => cells[at] && wordsOf(cells[at]) !== '')).length
}

/** The one table that is all of a row's second cell. */
function tableUnder([name, said, ...more]: Element[]): Element | null {
  const [inner, ...others] = said?.querySelectorAll('table') ?? []
  if (!name || !said || !inner || more.length > 0 || others.length > 0 || name.querySelector('table')) return null
  return hasCells(inner) && wordsOf(inner) === wordsOf(said) ? inner : null
}

/** A cell that holds a whole document, from its letterhead on: its table only lays out a page around it. */
const isDocument = (cell: Element) => {
  const words = motto.test(wordsOf(cell)) ? inline(cell, true) : ''
  return words !== '' && /(?:^|\n|\s)(?:Điều\s+1|[I1])\s?[.:]\s/u.test(words)
}
const leastEntries = 4
/** A cell most of whose words lead elsewhere. */
const isMenu = (cell: Element) =>
  Array.from(cell.querySelectorAll('a[href]')).reduce((sum, link) => sum + lengthOf(link), 0) * 2 > lengthOf(cell)

const leastOfFrame = 0.85
/** Whether one cell with a table or with paragraphs of its own holds nearly all that a table says, which then only lays out a page. */
function isFrame(rows: Element[][]): boolean {
  const all = rows.flat().map((cell) => ({ cell, letters: wordsOf(cell).length }))
  const sum = all.reduce((letters, one) => letters + one.letters, 0)
  const main = all.find(({ letters }) => letters >= longestListed * 2 && letters >= sum * leastOfFrame)
  return (
    main !== undefined &&
    isTall(main.cell) &&
    !rows.some((cells) => cells.length > 1 && cells.includes(main.cell) && isName(cells, main.cell))
  )
}
/** What a cell beside another says it is about. */
const isName = (cells: Element[], main: Element) =>
  cells.some((cell) => cell !== main && wordsOf(cell) !== '' && !isMenu(cell))

/** Whether a table parts words into columns; one that is only laid around them does not. */
const hasCells = (table: Element | null) =>
  table !== null && rowsOf(table).some((cells) => cells.filter((cell) => wordsOf(cell) !== '').length > 1)

const ruleUnder = (head: string) => `|${' --- |'.repeat(head.split(' | ').length)}`

const cellOf = (cell: Element): Cell => ({
  text: unstacked(inline(cell)),
  across: Number(cell.getAttribute('colspan') ?? 1),
  down: Number(cell.getAttribute('rowspan') ?? 1),
})

/** Cells of several lines, side by side, are how the head and the signatures of a document are laid out. */
const isTall = (cell: Element) => cell.querySelectorAll('p, div, br').filter((one) => !isNote(one)).length > 1
const isOfHead = (cell: Element) => isTall(cell) || motto.test(wordsOf(cell)) || signed.test(wordsOf(cell))
const signed = /^\s{0,9}(?:Nơi nhận\s?:|(?:TM|KT|TL)\.\s|T\/M\s)/u
/** Two columns the first of which names what the second says of it: "Ngày" and "Người tiếp" above each day and who is there. */
function isListed(rows: Element[][]): boolean {
  const named = rows.map(([cell]) => cell && inline(cell))
  const [head] = rows
  const isName = (words?: string) => words !== undefined && words !== '' && words.length <= longestListed
  return (
    rows.length > 1 &&
    head?.length === 2 &&
    head.every((cell) => !isTall(cell) && isName(wordsOf(cell))) &&
    ((rows.every(([cell]) => cell !== undefined && !isTall(cell)) && named.every(isName)) ||
      // Below two names each row says something of both, however many lines it takes.
      rows.every((cells) => cells.length === 2 && cells.every((cell) => wordsOf(cell) !== ''))) &&
    !rows.flat().some((cell) => framing.test(wordsOf(cell)))
  )
}
const longestListed = 40
const framing =
  /Độc lập\s*[-–—]\s*Tự do|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Nơi nhận|Số\s?:|ngày\s.{0,8}tháng|\(?[Kk]ý(?:,| tên)|(?:^|\s)(?:TM|KT|TL)\.|T\/M|(?:CHỦ|THƯ|TRƯỞNG|GIÁM|ĐẠI DIỆN|NGƯỜI|BÊN) \p{Lu}/u

/** A note that stands behind its paragraph makes a cell of figures no taller. */
const isNote = (line: Element) => /^\s*\[\d{1,4}\] /.test(line.textContent ?? '')

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = []
  const walk = (parent: Element) => {
    const from = rows.length
    for (let one = parent.firstElementChild; one; one = one.nextElementSibling) {
      const name = one.tagName.toUpperCase()
      if (name === 'TR') rows.push(Array.from(one.children))
      else if (['THEAD', 'TBODY', 'TFOOT'].includes(name)) walk(one)
    }
    if (parent !== table) endWithin(rows.slice(from))
  }
  walk(table)
  return rows
}

/** No cell is merged further down than the part of its table goes. */
function endWithin(rows: Element[][]): void {
  for (const [i, cells] of rows.entries())
    for (const cell of cells) {
      const down = Number(cell.getAttribute('rowspan') ?? 1)
      if (down === 0 || down > rows.length - i) cell.setAttribute('rowspan', String(rows.length - i))
    }
}
