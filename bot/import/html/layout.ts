import { motto } from '../../../core/library/metadata/head/marks.ts'
import { type Element, lengthOf, wordsOf } from './dom.ts'
import { inline } from './inline.ts'

/** How many columns a table has; one without a word between the two halves of a letterhead is none. */
export function columnsFilled(rows: Element[][]): number {
  const columns = Math.max(0, ...rows.map((cells) => cells.length))
  if (columns !== 3 || !rows.flat().some((cell) => motto.test(wordsOf(cell)))) return columns
  return [0, 1, 2].filter((at) => rows.some((cells) => cells[at] && wordsOf(cells[at]) !== '')).length
}

/** The one table that is all of a row's second cell. */
export function tableUnder([name, said, ...more]: Element[]): Element | null {
  const [inner, ...others] = said?.querySelectorAll('table') ?? []
  if (!name || !said || !inner || more.length > 0 || others.length > 0 || name.querySelector('table')) return null
  return hasCells(inner) && wordsOf(inner) === wordsOf(said) ? inner : null
}

/** A cell that holds a whole document, from its letterhead on: its table only lays out a page around it. */
export const isDocument = (cell: Element) => {
  const words = motto.test(wordsOf(cell)) ? inline(cell, true) : ''
  return words !== '' && /(?:^|\n|\s)(?:Điều\s+1|[I1])\s?[.:]\s/u.test(words)
}
export const leastEntries = 4
/** A cell most of whose words lead elsewhere. */
export const isMenu = (cell: Element) =>
  Array.from(cell.querySelectorAll('a[href]')).reduce((sum, link) => sum + lengthOf(link), 0) * 2 > lengthOf(cell)

const leastOfFrame = 0.85
/** Whether one cell with a table or with paragraphs of its own holds nearly all that a table says, which then only lays out a page. */
export function isFrame(rows: Element[][]): boolean {
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
export const hasCells = (table: Element | null) =>
  table !== null && rowsOf(table).some((cells) => cells.filter((cell) => wordsOf(cell) !== '').length > 1)

/** Cells of several lines, side by side, are how the head and the signatures of a document are laid out. */
const isTall = (cell: Element) => cell.querySelectorAll('p, div, br').filter((one) => !isNote(one)).length > 1
export const isOfHead = (cell: Element) => isTall(cell) || motto.test(wordsOf(cell)) || signed.test(wordsOf(cell))
const signed = /^\s{0,9}(?:Nơi nhận\s?:|(?:TM|KT|TL)\.\s|T\/M\s)/u
/** Two columns the first of which names what the second says of it: "Ngày" and "Người tiếp" above each day and who is there. */
export function isListed(rows: Element[][]): boolean {
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

export function rowsOf(table: Element): Element[][] {
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
