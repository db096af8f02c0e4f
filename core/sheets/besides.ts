import { fold } from '../text/fold.ts'
import { readCell } from './cells.ts'
import type { Cell, Column, Places, Sheet } from './sheet.ts'

/** What a row is that is none of a table's own. */
export type Besides = 'again' | 'group' | 'closing'

const sum =
  /^(?:tong cong|tong so|tong|cong)(?: trang(?: \d{1,3})?)?(?: \((?:\d|[a-z ])+\))? ?:? ?(?:\d[\d.,]*)?(?: (?:nguoi|ho|cau|don vi|to|thon|diem|muc))?$/
const signature =
  /^(?:nguoi lap(?: bieu| bang| danh sach)?|lap bieu|thu truong(?: don vi)?|ke toan(?: truong)?|xac nhan cua [^\d]{1,80}|(?:tm|kt)\. .{1,80}|(?:ghi chu|luu y) ?:.{0,300}|danh sach (?:nay )?(?:co|gom) .{1,80}|(?:[^,\d]{1,60}, )?ngay .{1,9} thang .{1,9} nam .{1,9})$/

// Whoever signs, above the name.
const office =
  /^(?:pho )?(?:chu tich(?: hoi)?|hoi truong|chi hoi truong|to truong(?: dan pho)?|truong (?:ban|thon|khu pho|phong)|bi thu(?: chi bo)?|hieu truong|giam doc)$/
const longestClosing = 300

const roman = /^[IVX]{1,5}\.?$/
const numberOfColumn = /^\(?(\d{1,2}|[A-Z])\)?$/

/**
 * What a row is that holds nothing of a table's own: its heads once more or their numbers, the name of a group ("II, Tổ dân phố 2"),
 * the sum below it, or who signed it, where nothing else stands in such a row. `named`: what the sheet itself calls its columns;
 * `isBelow`: rows of the table stand above it.
 */
export function besides(
  sheet: Sheet,
  row: number,
  { places, named, isBelow }: { places: Places; named: ReadonlyMap<number, string>; isBelow: boolean },
): Besides | null {
  const cells: ReadonlyMap<number, Cell> = sheet.rows.get(row) ?? new Map()
  if (isOneCell(sheet, row, cells)) return 'group'
  const texts = textsOf(cells)
  const placed = [...places.values()].filter(({ at }) => cells.has(at))
  const isHead = ({ at, head }: { at: number; head: string }) =>
    isSameHead(cells.get(at)?.text ?? '', head) || isSameHead(cells.get(at)?.text ?? '', named.get(at) ?? head)
  if (placed.every(isHead)) return 'again'
  if (!isBelow && areNumbers(texts)) return 'again'
  const [first = ''] = texts
  if (placed.length === 1 && texts.length === 2 && roman.test(first)) return 'group'
  if (!isBelow || first.length > longestClosing) return null
  if (isSum(cells)) return 'closing'
  return (placed.length <= 1 && isSignature(first)) || texts.every(isSignature) ? 'closing' : null
}

const textsOf = (cells: ReadonlyMap<number, Cell>) => [...cells].sort(([a], [b]) => a - b).map(([, { text }]) => text)
const plainly = (text: string) => fold(text).replaceAll(/\s+/g, ' ').trim()
export const isSum = (cells: ReadonlyMap<number, Cell>) => sum.test(plainly(textsOf(cells)[0] ?? ''))
const isSignature = (text: string) =>
  text.length <= longestClosing && (signature.test(plainly(text)) || office.test(plainly(text)))

/** Whether a row below those who signed is one of the table's own all the same: it is numbered, or bears what its columns hold. */
export function isWhole(cells: ReadonlyMap<number, Cell>, columns: readonly Column[], places: Places): boolean {
  const read = columns.flatMap((column) => {
    const cell = cells.get(places.get(column.key)?.at ?? -1)
    return cell ? [readCell(cell, column)] : []
  })
  return /^\d{1,5}$/.test(textsOf(cells)[0] ?? '') || (read.length > 1 && read.every((one) => 'value' in one))
}

const widthOfGroup = 3
/** Whether a row is one cell to the eye, as wide as some columns: the name of a group. */
function isOneCell(sheet: Sheet, row: number, cells: ReadonlyMap<number, Cell>): boolean {
  const [at, ...more] = cells.keys()
  return (
    at !== undefined &&
    more.length === 0 &&
    sheet.merged.some(
      (area) =>
        area.fromRow === row &&
        area.toRow === row &&
        area.fromColumn === at &&
        area.toColumn - area.fromColumn + 1 >= widthOfGroup,
    )
  )
}

const isSameHead = (text: string, head: string) => fold(text).replace(/[ *]{1,9}$/, '') === fold(head)

/** "(1)", "(2)", "(3)", or "A", "1", "2": letters may stand before the numbers. */
function areNumbers(texts: readonly string[]): boolean {
  const signs = texts.map((text) => numberOfColumn.exec(text)?.[1])
  const numbers = signs.filter((sign) => sign !== undefined && /\d/.test(sign)).map(Number)
  return !signs.includes(undefined) && numbers.length > 1 && numbers.every((one, at) => one === (numbers[0] ?? 0) + at)
}
