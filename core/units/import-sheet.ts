import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { addDays, isDay } from '../time.ts'
import { type Cell, type Fault, letterOf, type Sheet } from './sheet.ts'

/** A column of the template: how its head reads, whether it must be filled, and how a cell of it is read. */
export type Column = {
  key: string
  head: string
  required?: true
  as: 'text' | 'code' | 'count' | 'clock' | 'phone' | 'day'
  /** The most signs. */
  most?: number
}

export type Row = { row: number; values: Record<string, string> }
type Read = { value: string } | { problem: string }

export const problems = {
  formula: 'Ô chứa công thức. Hãy chép rồi dán giá trị (Dán đặc biệt → Giá trị).',
  error: 'Ô báo lỗi của bảng tính. Hãy gõ lại giá trị.',
  merged: 'Ô bị gộp. Hãy bỏ gộp ô và điền đủ từng dòng.',
  required: 'Chưa điền.',
  date: 'Ô đang ở dạng ngày. Hãy định dạng cột là Văn bản rồi gõ lại.',
  fraction: 'Mã ở dạng số lẻ hoặc quá dài nên đã mất chữ số. Hãy định dạng cột là Văn bản rồi gõ lại.',
  short: 'Mã ở dạng số, ngắn hơn các mã khác nên có thể đã mất số 0 ở đầu. Hãy định dạng cột là Văn bản rồi gõ lại.',
  count: 'Phải là số nguyên từ 0 trở lên.',
  clock: 'Giờ phải ghi như 06:30.',
  day: 'Ngày phải ghi như 31/12/2026.',
  phone: 'Số điện thoại phải có 10 chữ số, như 0912 345 678.',
  long: (most: number) => `Dài quá ${most} ký tự.`,
}

/**
 * The rows of a sheet by the heads of its columns, whatever their order, and all that cannot be read. An empty row is none.
 * Null where the sheet has no such heads.
 */
export function rowsOf(
  sheet: Sheet,
  columns: readonly Column[],
): { rows: Row[]; faults: Fault[]; places: Places } | null {
  const top = [...sheet.rows.keys()].sort((a, b) => a - b)[0]
  if (top === undefined) return null
  const heads = [...(sheet.rows.get(top) ?? [])].map(([at, { text }]) => ({ at, head: headOf(text) }))
  const places: Places = new Map(
    columns.flatMap((column) => {
      const found = heads.find(({ head }) => head === headOf(column.head))
      return found ? [[column.key, { at: found.at, head: column.head }] as const] : []
    }),
  )
  const missing = columns.filter(({ key, required }) => required && !places.has(key))
  if (missing.length === columns.filter(({ required }) => required).length) return null
  const faults: Fault[] = missing.map(({ head }) => ({
    ...{ sheet: sheet.name, row: top, column: head },
    problem: `Thiếu cột “${head}”.`,
  }))
  const rows: Row[] = []
  const covered = (row: number, at: number) =>
    sheet.merged.some(
      (area) => row >= area.fromRow && row <= area.toRow && at >= area.fromColumn && at <= area.toColumn,
    )
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    const cells = sheet.rows.get(row) ?? new Map<number, Cell>()
    if (row === top || ![...places.values()].some(({ at }) => cells.has(at))) continue
    const values: Record<string, string> = {}
    for (const column of columns) {
      const place = places.get(column.key)
      if (!place) continue
      const read = covered(row, place.at) ? { problem: problems.merged } : readCell(cells.get(place.at), column)
      if ('value' in read) values[column.key] = read.value
      else faults.push({ sheet: sheet.name, row, column: columnTold(place), problem: read.problem })
    }
    rows.push({ row, values })
  }
  return { rows, faults: [...faults, ...shortened(sheet, columns, places)], places }
}

export type Places = Map<string, { at: number; head: string }>

export const columnTold = ({ at, head }: { at: number; head: string }) => `${letterOf(at)} (${head})`

export type Table = { name: string; rows: Row[]; places: Places }

/** What notes a fault of one cell of a table. */
export const telling =
  ({ name, places }: Pick<Table, 'name' | 'places'>, faults: Fault[]) =>
  (row: number, key: string, problem: string) => {
    const place = places.get(key)
    faults.push({ sheet: name, row, column: place ? columnTold(place) : '', problem })
  }

// “Mã đơn vị *” is “mã đơn vị”.
const headOf = (text: string) => fold(text).replaceAll(/[*:]/g, '').replaceAll(/\s+/g, ' ').trim()

function readCell(cell: Cell | undefined, { as, required, most = 120 }: Column): Read {
  if (!cell) return required ? { problem: problems.required } : { value: '' }
  const { kind } = cell
  if (kind === 'formula' || kind === 'error') return { problem: problems[kind] }
  if (as === 'day') return dayIn(cell)
  if (kind === 'time' && as !== 'clock') return { problem: problems.date }
  if (kind === 'date') return { problem: problems.date }
  const text = composed(cell.text).replaceAll(/\s+/g, ' ').trim()
  if (as === 'clock') return clockIn(cell, text)
  if (as === 'phone') return phoneIn(text)
  if (as === 'count')
    return /^\d{1,9}$/.test(text.replaceAll(/[. ](?=\d{3}(?!\d))/g, ''))
      ? countIn(cell, text)
      : { problem: problems.count }
  if (as === 'code' && kind === 'number' && !/^\d{1,15}$/.test(text)) return { problem: problems.fraction }
  return text.length > most ? { problem: problems.long(most) } : { value: text }
}

// A number of the program’s own has a point for what is less than one; people write it between thousands.
const countIn = ({ kind }: Cell, text: string): Read =>
  kind === 'number' && !/^\d+$/.test(text) ? { problem: problems.count } : { value: text.replaceAll(/[. ]/g, '') }

/** An hour as the program keeps it, a part of a day, or as people write it: 6h30, 06:30, 6 giờ. */
function clockIn({ kind, number = 0 }: Cell, text: string): Read {
  const two = (value: number) => String(value).padStart(2, '0')
  if (kind === 'time' || (kind === 'number' && number > 0 && number < 1)) {
    const minutes = Math.round((number % 1) * 24 * 60) % (24 * 60)
    return { value: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` }
  }
  const [, hour = '', minute = '0'] = /^(\d{1,2}) ?(?:[:hg]|giờ) ?(\d{1,2})?$/i.exec(text) ?? []
  return hour && Number(hour) < 24 && Number(minute) < 60
    ? { value: `${two(Number(hour))}:${two(Number(minute))}` }
    : { problem: problems.clock }
}

// A number of the program’s own has lost its nought; +84 and 84 stand for it.
function phoneIn(text: string): Read {
  const digits = text
    .replaceAll(/[ .()–-]/g, '')
    .replace(/^(?:\+84|84(?=\d{9,10}$))0?/, '0')
    .replace(/^(?=[1-9]\d{8,9}$)/, '0')
  return /^0(?:[35789]\d{8}|2\d{8,9})$/.test(digits) ? { value: digits } : { problem: problems.phone }
}

// The program counts days from this one; a bare number says no day.
const dayNought = '1899-12-30'
const mostDays = 200_000

/** A day as the program keeps it, or as people write it: 31/12/2026, 31-12-2026. */
function dayIn({ kind, text, number = 0 }: Cell): Read {
  if (kind === 'date' && number >= 1 && number < mostDays) return { value: addDays(dayNought, Math.floor(number)) }
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return kind === 'text' && isDay(written) ? { value: written } : { problem: problems.day }
}

/** A program that takes a code for a number drops the noughts before it: told where the column’s other codes are longer. */
function shortened(sheet: Sheet, columns: readonly Column[], places: Places): Fault[] {
  return columns
    .filter(({ as }) => as === 'code')
    .flatMap(({ key }) => {
      const place = places.get(key)
      if (!place) return []
      const cells = [...sheet.rows].flatMap(([row, cells]) => {
        const cell = cells.get(place.at)
        return cell && /^\d+$/.test(cell.text) ? [{ row, cell }] : []
      })
      const longest = cells.reduce((most, { cell }) => Math.max(most, cell.text.length), 0)
      if (longest < 5 || !cells.some(({ cell }) => cell.kind === 'text' && cell.text.startsWith('0'))) return []
      return cells
        .filter(({ cell }) => cell.kind === 'number' && cell.text.length < longest)
        .map(({ row }) => ({ sheet: sheet.name, row, column: columnTold(place), problem: problems.short }))
    })
}
