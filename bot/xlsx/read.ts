import type { Cell, Sheet } from '../../core/sheets/sheet.ts'
import { isSyllable, repairLegacy } from '../../core/text/encodings/legacy.ts'
import { attributeIn, piecesOf } from '../import/docx/xml-tags.ts'
import { signsIn } from '../import/signs.ts'
import { type Format, formatOf, plain } from './formats.ts'
import { NoWorkbook, unpack } from './unpack.ts'

// Beyond these nobody has typed anything.
const mostColumns = 60
const mostRows = 50_000

/**
 * The sheets of a workbook, cell by cell as they were typed: no formula is worked out, and what is one says so.
 * @throws NoWorkbook for what is none, or is locked with a password
 */
export async function sheetsIn(bytes: Uint8Array): Promise<Sheet[]> {
  const part = unpack(bytes)
  const [book, links] = [await part('xl/workbook.xml'), await part('xl/_rels/workbook.xml.rels')]
  if (!book || !links) throw new NoWorkbook()
  const targets = new Map(
    tagsIn(links, 'Relationship').map((tag) => [attributeIn(tag, 'Id'), attributeIn(tag, 'Target')]),
  )
  const strings = stringsIn((await part('xl/sharedStrings.xml')) ?? '')
  const fonts = fontsIn((await part('xl/styles.xml')) ?? '')
  const styles = stylesIn((await part('xl/styles.xml')) ?? '')
  const [about] = tagsIn(book, 'workbookPr')
  const daysLater = about && isSaid(about, 'date1904') ? daysUntil1904 : 0
  const sheets: Sheet[] = []
  const old = new Set<Cell>()
  for (const tag of tagsIn(book, 'sheet')) {
    const target = targets.get(attributeIn(tag, 'id')) ?? ''
    const xml = await part(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    if (xml === null) continue
    const hidden = /^(?:very)?hidden$/i.test(attributeIn(tag, 'state')) && { hidden: true as const }
    sheets.push({
      name: attributeIn(tag, 'name'),
      ...sheetIn(xml, { strings, styles, fonts, old, daysLater }),
      ...hidden,
    })
  }
  return inUnicode(sheets, old)
}

// Spreadsheets made on old Macs count their days from 1904.
const daysUntil1904 = 1462

const isSaid = (tag: string, name: string) => /^(?:1|true|on)$/i.test(attributeIn(tag, name))

function tagsIn(xml: string, name: string): string[] {
  const tags: string[] = []
  for (const piece of piecesOf(xml))
    if ((piece.kind === 'open' || piece.kind === 'empty') && piece.name === name) tags.push(piece.source)
  return tags
}

/** Words of a cell, and their font where it is another than the cell's. */
type Words = { text: string; font: string }

/** The texts that cells share, by their fonts; how a word is read aloud is none of it. */
function stringsIn(xml: string): Words[][] {
  const strings: Words[][] = []
  let [words, font, inText, aloud]: [Words[], string, boolean, boolean] = [[], '', false, false]
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (inText && !aloud) words.push({ text: unescaped(piece.text), font })
    } else if (piece.name === 'si') {
      if (piece.kind !== 'open') strings.push(words)
      words = []
    } else if (piece.name === 'r') font = ''
    else if (piece.name === 'rFont') font = attributeIn(piece.source, 'val')
    else if (piece.name === 't') inText = piece.kind === 'open'
    else if (piece.name === 'rPh') aloud = piece.kind === 'open'
  }
  return strings
}

// A sign that XML cannot hold is written as its number: a line's end of Windows is "_x000D_".
const escaped = /_x([0-9a-f]{4})_/gi

const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(escaped, (_, code: string) => {
        const sign = String.fromCharCode(Number.parseInt(code, 16))
        return sign === '\r' || /\p{Cc}/u.test(sign) ? (/\s/.test(sign) ? ' ' : '') : sign
      })
    : text

const cellStyles = (xml: string) =>
  tagsIn(xml.slice(Math.max(0, xml.indexOf('<cellXfs')), xml.indexOf('</cellXfs>') + 1), 'xf')

/** The font of each of the cell styles. */
function fontsIn(xml: string): string[] {
  const list = xml.slice(Math.max(0, xml.indexOf('<fonts')), xml.indexOf('</fonts>') + 1)
  const fonts = list.split('</font>').map((one) => attributeIn(tagsIn(one, 'name')[0] ?? '', 'val'))
  return cellStyles(xml).map((tag) => fonts[Number(attributeIn(tag, 'fontId') || -1)] ?? '')
}

/** How each of the cell styles shows a number. */
function stylesIn(xml: string): Format[] {
  const own = new Map(
    tagsIn(xml, 'numFmt').map((tag) => [attributeIn(tag, 'numFmtId'), attributeIn(tag, 'formatCode')]),
  )
  const known = new Map<string, Format>()
  return cellStyles(xml).map((tag) => {
    const id = attributeIn(tag, 'numFmtId')
    const format = known.get(id) ?? formatOf(Number(id), own.get(id))
    known.set(id, format)
    return format
  })
}

type Book = { strings: Words[][]; styles: Format[]; fonts: string[]; old: Set<Cell>; daysLater: number }

function sheetIn(xml: string, book: Book): Omit<Sheet, 'name'> {
  const rows = new Map<number, Map<number, Cell>>()
  const merged: Sheet['merged'] = []
  const hiddenRows = new Set<number>()
  let cut = false
  let [row, column] = [0, -1]
  let [type, style, value, formula] = ['', '', '', false]
  let inside: 'v' | 't' | null = null
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (inside) value += piece.text
      continue
    }
    const { name, kind, source } = piece
    if (name === 'row' && kind !== 'close') {
      row = Number(attributeIn(source, 'r')) || row + 1
      if (isSaid(source, 'hidden')) hiddenRows.add(row)
      column = -1
    } else if (name === 'c' && kind === 'open') {
      column = columnOf(attributeIn(source, 'r')) ?? column + 1
      ;[type, style, value, formula] = [attributeIn(source, 't'), attributeIn(source, 's'), '', false]
    } else if (name === 'c' && kind === 'empty') column = columnOf(attributeIn(source, 'r')) ?? column + 1
    else if (name === 'f' && kind !== 'close') formula = true
    else if (name === 'v' || name === 't') inside = kind === 'open' ? name : null
    else if (name === 'mergeCell') merged.push(...areaOf(attributeIn(source, 'ref')))
    else if (name === 'c' && kind === 'close') {
      const at = Number(style)
      const look = { format: book.styles[at] ?? plain, font: book.fonts[at] ?? '' }
      const cell = cellOf({ type, ...look, value, formula }, book)
      if (!cell) continue
      if (ofOldFont.test(look.font)) book.old.add(cell)
      if (column >= mostColumns || rows.size > mostRows) cut = true
      else rows.set(row, (rows.get(row) ?? new Map<number, Cell>()).set(column, cell))
    }
  }
  return { rows, merged, ...(hiddenRows.size > 0 && { hiddenRows }), ...(cut && { cut }) }
}

type Written = { type: string; format: Format; font: string; value: string; formula: boolean }

function cellOf({ type, format, font, value, formula }: Written, { strings, daysLater }: Book): Cell | null {
  const words = type === 's' ? (strings[Number(value)] ?? []) : [{ text: unescaped(value), font: '' }]
  const text = words
    .map((one) => signsIn(one.font || font, one.text, () => {}))
    .join('')
    .trim()
  if (formula) return { kind: 'formula', text }
  if (text === '') return null
  if (type === 'e') return { kind: 'error', text }
  if (type === 'b') return { kind: 'text', text: text === '1' ? 'TRUE' : 'FALSE' }
  if (type !== '' && type !== 'n') return { kind: 'text', text }
  const number = Number(value)
  if (!Number.isFinite(number)) return { kind: 'text', text }
  const written = Number.isSafeInteger(number) ? String(number) : text
  if (format.as !== 'number')
    return { kind: format.as, text: written, number: format.as === 'date' ? number + daysLater : number }
  const shown = format.shown(number)
  return { kind: 'number', text: written, number, ...(shown !== written && { shown }) }
}

/**
 * Sheets without the letters of fonts of before Unicode, which are known by the words of a workbook together: those in columns where some
 * stand in such a font, or are no words as they stand.
 */
function inUnicode(sheets: Sheet[], ofFont: ReadonlySet<Cell>): Sheet[] {
  const isOld = (cell: Cell) => cell.kind === 'text' && (ofFont.has(cell) || hasNoWord(cell.text))
  const old = sheets.flatMap(({ rows }) => {
    const cells = [...rows.values()].flatMap((row) => [...row])
    // In a column of such words others may be words of ours as they stand: "Dòng" is "Dũng" there.
    const columns = new Set(cells.flatMap(([at, cell]) => (isOld(cell) ? [at] : [])))
    return cells.flatMap(([at, cell]) => (cell.kind === 'text' && columns.has(at) ? [cell] : []))
  })
  const lines = old.map(({ text }) => text.replaceAll('\n', lineEnd))
  const { text, encoding } = repairLegacy(lines.join('\n'))
  if (!encoding) return sheets
  const read = text.split('\n')
  for (const [i, cell] of old.entries()) cell.text = (read[i] ?? cell.text).replaceAll(lineEnd, '\n')
  return sheets.map((sheet) => ({ ...sheet, recoded: true }))
}

const ofOldFont = /^\.?Vn\p{Lu}|^VNI[- ]/u
const word = /[\p{L}\u00a1-\u00bf]+/gu
const hasNoWord = (text: string) =>
  /[\u0080-\uffff]/.test(text) && (text.match(word) ?? []).some((one) => /[^ -~]/.test(one) && !isSyllable(one))
// A place that no font has a letter in.
const lineEnd = ' \u2028 '

/** `C12` is 2; null where a cell does not say where it stands. */
function columnOf(reference: string): number | null {
  let column = 0
  for (const letter of reference) {
    const at = letter.charCodeAt(0) - 64
    if (at < 1 || at > 26) break
    column = column * 26 + at
  }
  return column > 0 ? column - 1 : null
}

const rowIn = (reference: string) => Number(/\d{1,7}$/.exec(reference)?.[0] ?? 0)

function areaOf(reference: string): Sheet['merged'] {
  const [from = '', to = from] = reference.split(':')
  const [first, last] = [columnOf(from), columnOf(to)]
  return first === null || last === null
    ? []
    : [{ fromRow: rowIn(from), toRow: rowIn(to), fromColumn: first, toColumn: last }]
}
