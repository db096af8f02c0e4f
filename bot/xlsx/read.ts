import type { Cell, Sheet } from '../../core/units/sheet.ts'
import { attributeIn, piecesOf } from '../import/docx/xml-tags.ts'
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
  const styles = stylesIn((await part('xl/styles.xml')) ?? '')
  const sheets: Sheet[] = []
  for (const tag of tagsIn(book, 'sheet')) {
    const target = targets.get(attributeIn(tag, 'id')) ?? ''
    const xml = await part(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    if (xml !== null) sheets.push({ name: attributeIn(tag, 'name'), ...sheetIn(xml, strings, styles) })
  }
  return sheets
}

function tagsIn(xml: string, name: string): string[] {
  const tags: string[] = []
  for (const piece of piecesOf(xml))
    if ((piece.kind === 'open' || piece.kind === 'empty') && piece.name === name) tags.push(piece.source)
  return tags
}

/** The texts that cells share, each in one; how a word is read aloud is none of it. */
function stringsIn(xml: string): string[] {
  const strings: string[] = []
  let [text, inText, aloud] = ['', false, false]
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (inText && !aloud) text += piece.text
    } else if (piece.name === 'si') {
      if (piece.kind !== 'open') strings.push(text)
      text = ''
    } else if (piece.name === 't') inText = piece.kind === 'open'
    else if (piece.name === 'rPh') aloud = piece.kind === 'open'
  }
  return strings
}

type Style = 'plain' | 'date' | 'time'

/** Which of the cell styles show a number as a day or as an hour. */
function stylesIn(xml: string): Style[] {
  const own = new Map(
    tagsIn(xml, 'numFmt').map((tag) => [attributeIn(tag, 'numFmtId'), attributeIn(tag, 'formatCode')]),
  )
  const cells = xml.slice(Math.max(0, xml.indexOf('<cellXfs')), xml.indexOf('</cellXfs>') + 1)
  return tagsIn(cells, 'xf').map((tag) => {
    const id = attributeIn(tag, 'numFmtId')
    return styleOf(Number(id), own.get(id) ?? '')
  })
}

function styleOf(id: number, code: string): Style {
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time'
  if (id >= 14 && id <= 22) return 'date'
  const letters = code.replaceAll(/"[^"]{0,80}"|\[[^\]]{0,80}\]|\\./g, '').toLowerCase()
  if (/[yd]/.test(letters)) return 'date'
  return /[hs]/.test(letters) ? 'time' : 'plain'
}

function sheetIn(xml: string, strings: string[], styles: Style[]): Omit<Sheet, 'name'> {
  const rows = new Map<number, Map<number, Cell>>()
  const merged: Sheet['merged'] = []
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
      column = -1
    } else if (name === 'c' && kind === 'open') {
      column = columnOf(attributeIn(source, 'r')) ?? column + 1
      ;[type, style, value, formula] = [attributeIn(source, 't'), attributeIn(source, 's'), '', false]
    } else if (name === 'c' && kind === 'empty') column = columnOf(attributeIn(source, 'r')) ?? column + 1
    else if (name === 'f' && kind !== 'close') formula = true
    else if (name === 'v' || name === 't') inside = kind === 'open' ? name : null
    else if (name === 'mergeCell') merged.push(...areaOf(attributeIn(source, 'ref')))
    else if (name === 'c' && kind === 'close' && column < mostColumns && rows.size <= mostRows) {
      const cell = cellOf({ type, style: styles[Number(style)] ?? 'plain', value, formula, strings })
      if (!cell) continue
      const cells = rows.get(row) ?? new Map<number, Cell>()
      rows.set(row, cells.set(column, cell))
    }
  }
  return { rows, merged }
}

type Written = { type: string; style: Style; value: string; formula: boolean; strings: string[] }

function cellOf({ type, style, value, formula, strings }: Written): Cell | null {
  const text = (type === 's' ? (strings[Number(value)] ?? '') : value).trim()
  if (formula) return { kind: 'formula', text }
  if (text === '') return null
  if (type === 'e') return { kind: 'error', text }
  if (type !== '' && type !== 'n') return { kind: 'text', text }
  const number = Number(value)
  if (!Number.isFinite(number)) return { kind: 'text', text }
  return {
    kind: style === 'plain' ? 'number' : style,
    text: Number.isSafeInteger(number) ? String(number) : text,
    number,
  }
}

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
