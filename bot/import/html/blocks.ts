import { kindNamed } from '../../../core/library/metadata/head/kind.ts'
import { raised } from '../raised.ts'
import { headedRows, signedRows } from '../signed-row.ts'
import { unstacked } from '../stacked.ts'
import { type Element, hasBlock, lengthOf, wordsOf } from './dom.ts'
import { blocks, dropped, inline } from './inline.ts'
import { itemMark } from './items.ts'
import {
  columnsFilled,
  hasCells,
  isDocument,
  isFrame,
  isListed,
  isMenu,
  isOfHead,
  leastEntries,
  rowsOf,
  tableUnder,
} from './layout.ts'
import { type Cell, tableLines } from './tables.ts'

/**
 * The lines of a text; `nested`: a table stood in another's cell, where its columns are lost; `menus`: cells around the text were
 * left out; `level` is that of the last heading.
 */
export type Written = { lines: string[]; nested: boolean; menus?: boolean; level?: number }

export function writeBlocks(parent: Element, written: Written, start = ''): void {
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

const ruleUnder = (head: string) => `|${' --- |'.repeat(head.split(' | ').length)}`

const cellOf = (cell: Element): Cell => ({
  text: unstacked(inline(cell)),
  across: Number(cell.getAttribute('colspan') ?? 1),
  down: Number(cell.getAttribute('rowspan') ?? 1),
})
