import { motto } from '../../core/library/metadata/head/marks.ts'
import { isPerson } from '../../core/library/metadata/signatory.ts'
import { closing, isUpper } from '../../core/library/parse/markers.ts'

const addressees = /^Nơi nhận\s?:/iu
const toSign = /^\(.{0,20}ký/iu

// The day may be still to be written in: "Xã Mẫu, ngày.....tháng.....năm......".
const dated = /^.{0,40}ngày[\s.…_\d]{0,12}tháng[\s.…_\d]{0,12}năm[\s.…_\d]{0,12}$/iu

// In whose name somebody signs, whatever the letters of an old font below it are.
const inName = /^(?:(?:TM|KT|TL|TUQ)\.\s|T\/M\s)/u

/** The lines of a cell that is signed: maybe a day, an office in capitals, and below it a name or the place for one. */
const isSigned = ([first = '', ...below]: string[]): boolean =>
  below.length > 0 &&
  (inName.test(first) ||
    ((isUpper(first) || (dated.test(first) && isUpper(below[0] ?? ''))) &&
      (isPerson(below.at(-1) ?? '') || below.some((line) => toSign.test(line)))))

/**
 * Whether a table's row, as the lines of its cells, is no row of it but the signatures below it: programs join tables that follow each
 * other, and then whom a paper goes to and who signed it stand in the columns of the table above.
 */
export function isSignedRow(cells: string[][]): boolean {
  const filled = cells
    .map((lines) => lines.map((line) => line.trim()).filter(Boolean))
    .filter(({ length }) => length > 0)
  const [to, rest] = [
    filled.filter(([first = '']) => addressees.test(first)),
    filled.filter(([first = '']) => !addressees.test(first)),
  ]
  if (!rest.every((lines) => isSigned(lines) || (to.length > 0 && closing.test(lines[0] ?? '')))) return false
  const signs = ([first = '', below = '']: string[]) => closing.test(dated.test(first) ? below : first)
  return rest.length > 0 && (to.length > 0 || rest.some(signs))
}

const numbered = /^Số\s?:|ngày\s.{1,9}tháng\s.{1,9}năm/u

/** How many rows at a table's beginning are the letterhead above it, which programs join to it likewise; none where all are. */
export function headedRows<Row>(rows: Row[], linesOf: (row: Row) => string[][]): number {
  const said = rows.map((row) => linesOf(row).map((lines) => lines.join('\n').trim()))
  if (!said[0]?.some((cell) => motto.test(cell))) return 0
  let count = 1
  while (said[count]?.every((cell) => cell === '' || numbered.test(cell)) && said[count]?.some(Boolean)) count += 1
  return count < rows.length ? count : 0
}

/** How many rows at a table's end are signatures; of a table that is nothing else, all. */
export function signedRows<Row>(rows: Row[], linesOf: (row: Row) => string[][]): number {
  let count = 0
  while (count < rows.length && isSignedRow(linesOf(rows[rows.length - 1 - count] as Row))) count += 1
  return count
}
