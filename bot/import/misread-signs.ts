import { romanMark } from '../../core/library/parse/markers.ts'
import { numberOfRoman, romanOf } from '../../core/text/roman.ts'
import type { Line } from './page/line.ts'

const raised: Record<string, string> = { 2: '²', 3: '³' }
const typedUnit = /(?<![\p{L}\p{M}])([kdc]?m)([23])(?![\p{L}\p{M}\d.,/-]\d|[\p{L}\p{M}\d])/gu
// "35oC", "35°C" as "35?C"; a nought or a nine only where the page speaks of heat.
const heat = /(?<![\p{L}\d.,/-])(\d{1,3})\s?[oO?”"'*º]\s?C(?![\p{L}\d])/gu
const heatAsFigure = /(?<=nhiệt độ[^.;]{0,40}\s)(\d{2})[09]C(?![\p{L}\d])/giu
// "đồng/]lồng": no bracket stands within a word.
const bracketInWord = /(?<=\p{L}\/)[\][|](?=\p{Ll})/gu
// Behind a slash or a number an "m" with one more sign is a square or a cubic metre; of words that are, only those that nobody counts.
const oddUnit =
  /(?:\/|\d\s?)[kdc]?m(?:[^\s\p{L}\p{M}\d.,;:)\]/|²³-]|[ŠŽZSBžšỂỄỔỖỒỐÖ]|[ểễổỗồốôöẽễ])(?![\p{L}\p{M}\d])|\/m(?:[ởờớơỏ]|\d{0})(?![\p{L}\p{M}\d²³])/u

/**
 * Recognized lines whose small raised figures are such again: "m3" as "m³", "35oC" as "35°C". `unsure` tells of one that was taken for
 * a letter, or that was none of the page's to begin with: whether it is a 2 or a 3 nobody can say then.
 */
export function withRaisedSigns(lines: Line[]): { lines: Line[]; unsure: boolean } {
  let unsure = false
  const cellOf = (cell: string) => {
    const said = cell
      .replace(typedUnit, (_, unit: string, figure: string) => `${unit}${raised[figure]}`)
      .replace(heat, '$1°C')
      .replace(heatAsFigure, '$1°C')
      .replace(bracketInWord, '')
    unsure ||= said !== cell || oddUnit.test(cell)
    return said
  }
  const read = lines.map((line) => ({ ...line, cells: line.cells.map(cellOf) }))
  return { lines: read, unsure: unsure || hasNoteMark(lines) }
}

const markInText = /^[^'‘’`]*\p{L}['‘’`](?=[,.;:)]|\s\p{Ll})/u
const markOfNote = /^['‘’`]\s?\p{Lu}\p{Ll}[^'‘’`]*$/u

/** Whether the figure of a note, in the text and before the note, was read as a quotation mark: "18 triệu đồng', gồm" above "'Bao gồm …". */
function hasNoteMark(lines: Line[]): boolean {
  const words = lines.map(({ cells }) => cells.join(' ').trim())
  const note = words.findLastIndex((one) => markOfNote.test(one))
  return words.slice(0, Math.max(note, 0)).some((one) => markInText.test(one))
}

const headOf = /^([IVXLHl1|!]{1,6})(?:[.,]\s*|\s+)(?=\p{Lu})/u
const plainNumber = /^1+$/

/** How many strokes a head's sign has: "HI", "IIL" and "lII" have three or so, as "III." has with its dot. */
const strokesOf = (head: string) => [...head].reduce((sum, sign) => sum + (sign === 'H' ? 2 : 1), 0)
const mostStrokesOff = 1

/**
 * Recognized lines with the Roman numbers that recognition takes for letters, "HI Kinh phí" for "III. Kinh phí", where the page has the one
 * before or behind it as well; whether there were any.
 */
export function withRomanMarks(lines: Line[]): { lines: Line[]; mended: boolean } {
  const known = lines.map(({ cells, row }) => (row ? 0 : numberOfRoman(romanMark.exec(cells.join(' '))?.[1] ?? '')))
  let mended = false
  let last = 0
  const read = lines.map((line, i) => {
    if (known[i]) {
      last = known[i] as number
      return line
    }
    const [all = '', head = ''] = (!line.row && headOf.exec(line.cells.join(' '))) || []
    if (all === '' || plainNumber.test(head)) return line
    const number = last + 1
    const isAmong = last > 0 || known.indexOf(number + 1, i) > 0
    const isAlike = number <= 3 && Math.abs(strokesOf(head) - number) <= mostStrokesOff
    if (!isAmong || !isAlike || known.indexOf(number, i) > 0) return line
    mended = true
    last = number
    const [first = '', ...rest] = line.cells
    const words = first.slice(Math.min(all.length, first.length))
    return { ...line, cells: [`${romanOf(number)}. ${words}`.trim(), ...rest] }
  })
  return { lines: read, mended }
}

const figure = /^[-–]?\d[\d.,]*%?$/
const fewestFigures = 2
const longestOdd = 4
// "5ø30": no letter of Vietnamese or of English stands between two figures.
const torn = /\d[^\p{ASCII}\p{P}\p{S}\p{M}\p{N}\sàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]\d/iu
// "17502000" among "2.500.000" and "3.000.000": the dots were read as figures.
const [dotted, undotted] = [/^\d{1,3}(?:\.\d{3})+$/, /^\d{5,}$/]
/** Whether a column of figures has a cell that is nearly one, "G4" or "°": which it is nobody can tell. */
export function holdsOddFigures(lines: Line[]): boolean {
  const rows = lines.filter(({ row }) => row).map(({ cells }) => cells.map((cell) => cell.trim()))
  const widest = Math.max(0, ...rows.map(({ length }) => length))
  return Array.from({ length: widest }, (_, at) => rows.map((cells) => cells[at] ?? '').filter(Boolean)).some(
    (column) => {
      if (column.some((cell) => torn.test(cell))) return true
      const sums = column.filter((cell) => dotted.test(cell)).length
      if (sums >= fewestFigures && column.some((cell) => undotted.test(cell))) return true
      const figures = column.filter((cell) => figure.test(cell)).length
      const odd = column.filter(
        (cell) => cell.length <= longestOdd && !figure.test(cell) && !/^\p{L}+$|^[-–—x]$/iu.test(cell),
      ).length
      return odd > 0 && figures >= fewestFigures && figures > column.length - figures - odd
    },
  )
}
