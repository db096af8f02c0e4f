import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { addDays, isDay } from '../time.ts'
import { headsIn } from './import-heads.ts'
import { type Cell, type Column, type Fault, letterOf, type Places, type Sheet } from './sheet.ts'

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

// More than these nobody needs to know one by one.
const mostHiddenTold = 20

const says = {
  hidden: 'Dòng này đang bị ẩn trong tệp nên Loa không đọc.',
  moreHidden: (count: number) => `Còn ${count.toLocaleString('vi-VN')} dòng bị ẩn nữa mà Loa không đọc.`,
  closing: 'Có vẻ là dòng cộng hoặc phần ký tên ở cuối bảng nên Loa không đọc.',
  again: 'Dòng này chỉ nhắc lại hoặc đánh số các cột nên Loa không đọc.',
  group: 'Có vẻ là tên một nhóm trong bảng nên Loa không đọc.',
  cut: 'Trang tính dài quá 50.000 dòng hoặc rộng quá 60 cột, phần sau Loa không đọc được. Hãy tách thành nhiều tệp.',
}

export type RowsRead = { rows: Row[]; faults: Fault[]; notes: Fault[]; places: Places }

/**
 * The rows of a sheet by the heads of its columns, whatever their order, all that cannot be read, and in `notes` what was left
 * out. An empty row is none. Null where the sheet has no such heads.
 */
export function rowsOf(sheet: Sheet, columns: readonly Column[]): RowsRead | null {
  const heads = headsIn(sheet, columns)
  if (!heads) return null
  const { top, below, places } = heads
  const [faults, notes] = [[...heads.faults], [...heads.notes]]
  if (sheet.cut) faults.push({ sheet: sheet.name, row: top, column: '', problem: says.cut })
  const note = (row: number, problem: string) => notes.push({ sheet: sheet.name, row, column: '', problem })
  const rows: Row[] = []
  const left = new Set<number>()
  let hidden = 0
  const covered = (row: number, at: number) =>
    sheet.merged.some(
      (area) => row >= area.fromRow && row <= area.toRow && at >= area.fromColumn && at <= area.toColumn,
    )
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    const cells = sheet.rows.get(row) ?? new Map<number, Cell>()
    if (row <= below || ![...places.values()].some(({ at }) => cells.has(at))) continue
    if (sheet.hiddenRows?.has(row)) {
      left.add(row)
      hidden += 1
      if (hidden <= mostHiddenTold) note(row, says.hidden)
      continue
    }
    const why = besides(cells, places, rows.length > 0)
    if (why) {
      left.add(row)
      note(row, says[why])
      continue
    }
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
  if (hidden > mostHiddenTold) note(top, says.moreHidden(hidden - mostHiddenTold))
  return { rows, faults: [...faults, ...shortened(sheet, columns, places, left)], notes, places }
}

const sum =
  /^(?:tong cong|tong so|tong|cong)(?: trang(?: \d{1,3})?)?(?: \((?:\d|[a-z ])+\))? ?:? ?(?:\d[\d.,]*)?(?: (?:nguoi|ho|cau|don vi|to|thon|diem|muc))?$/
const signature =
  /^(?:nguoi lap(?: bieu| bang| danh sach)?|lap bieu|thu truong(?: don vi)?|ke toan(?: truong)?|xac nhan cua [^\d]{1,80}|(?:tm|kt)\. .{1,80}|(?:ghi chu|luu y) ?:.{0,300}|danh sach (?:nay )?(?:co|gom) .{1,80}|(?:[^,\d]{1,60}, )?ngay .{1,9} thang .{1,9} nam .{1,9})$/

const roman = /^[IVX]{1,5}\.?$/
const numberOfColumn = /^\(?(\d{1,2}|[A-Z])\)?$/

/**
 * What a row is that holds nothing of a table's own: its heads once more or their numbers, the name of a group ("II, Tổ dân phố 2"),
 * the sum below it, or who signed it, where nothing else stands in such a row.
 */
function besides(
  cells: ReadonlyMap<number, Cell>,
  places: Places,
  isBelow: boolean,
): 'again' | 'group' | 'closing' | null {
  const texts = [...cells].sort(([a], [b]) => a - b).map(([, { text }]) => text)
  const placed = [...places.values()].filter(({ at }) => cells.has(at))
  if (placed.every(({ at, head }) => isSameHead(cells.get(at)?.text ?? '', head))) return 'again'
  if (!isBelow && areNumbers(texts)) return 'again'
  const [first = ''] = texts
  if (placed.length === 1 && texts.length === 2 && roman.test(first)) return 'group'
  if (!isBelow || first.length > 300) return null
  const said = fold(first).replaceAll(/\s+/g, ' ').trim()
  return sum.test(said) || (signature.test(said) && placed.length <= 1) ? 'closing' : null
}

const isSameHead = (text: string, head: string) => fold(text).replace(/[ *]{1,9}$/, '') === fold(head)

/** "(1)", "(2)", "(3)", or "A", "1", "2": letters may stand before the numbers. */
function areNumbers(texts: readonly string[]): boolean {
  const signs = texts.map((text) => numberOfColumn.exec(text)?.[1])
  const numbers = signs.filter((sign) => sign !== undefined && /\d/.test(sign)).map(Number)
  return !signs.includes(undefined) && numbers.length > 1 && numbers.every((one, at) => one === (numbers[0] ?? 0) + at)
}

export const columnTold = ({ at, head }: { at: number; head: string }) => `${letterOf(at)} (${head})`

export type Table = { name: string; rows: Row[]; places: Places }

/** What notes a fault of one cell of a table. */
export const telling =
  ({ name, places }: Pick<Table, 'name' | 'places'>, faults: Fault[]) =>
  (row: number, key: string, problem: string) => {
    const place = places.get(key)
    faults.push({ sheet: name, row, column: place ? columnTold(place) : '', problem })
  }

function readCell(cell: Cell | undefined, { as, required, most = 120 }: Column): Read {
  if (!cell) return required ? { problem: problems.required } : { value: '' }
  const { kind } = cell
  if (kind === 'formula' || kind === 'error') return { problem: problems[kind] }
  if (as === 'day') return dayIn(cell)
  if (kind === 'time' && as !== 'clock') return { problem: problems.date }
  if (kind === 'date') return { problem: problems.date }
  const text = composed(writtenIn(cell, as)).replaceAll(/\s+/g, ' ').trim()
  if (as === 'clock') return clockIn(cell, text)
  if (as === 'phone') return phoneIn(text)
  if (as === 'count')
    return /^\d{1,9}$/.test(text.replaceAll(/[. ](?=\d{3}(?!\d))/g, ''))
      ? countIn(cell, text)
      : { problem: problems.count }
  if (as === 'code' && (/^\d[.,]\d+e[+-]?\d+$/i.test(text) || (kind === 'number' && !/^\d{1,15}$/.test(cell.text))))
    return { problem: problems.fraction }
  return text.length > most ? { problem: problems.long(most) } : { value: text }
}

/** A number as its cell shows it: "0,5%" and "2.500.000 đ" where words are read, "012" where a code is. */
function writtenIn({ text, shown = text }: Cell, as: Column['as']): string {
  if (as === 'text') return shown
  return as === 'code' && /\d/.test(shown) && !/[.,]/.test(shown) ? shown : text
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
    // As a table keeps a figure that is to stay a text.
    .replace(/^['’]/, '')
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
  const said = kind === 'text' ? [written, text.trim()].find(isDay) : undefined
  return said ? { value: said } : { problem: problems.day }
}

/** A program that takes a code for a number drops the noughts before it: told where the column’s other codes are longer. */
function shortened(sheet: Sheet, columns: readonly Column[], places: Places, left: ReadonlySet<number>): Fault[] {
  return columns
    .filter(({ as }) => as === 'code')
    .flatMap(({ key }) => {
      const place = places.get(key)
      if (!place) return []
      const cells = [...sheet.rows].flatMap(([row, cells]) => {
        const cell = left.has(row) ? undefined : cells.get(place.at)
        const code = cell && writtenIn(cell, 'code')
        return code && /^\d+$/.test(code) ? [{ row, code, kind: cell.kind }] : []
      })
      const longest = cells.reduce((most, { code }) => Math.max(most, code.length), 0)
      if (longest < 5 || !cells.some(({ code, kind }) => kind === 'text' && code.startsWith('0'))) return []
      return cells
        .filter(({ code, kind }) => kind === 'number' && code.length < longest)
        .map(({ row }) => ({ sheet: sheet.name, row, column: columnTold(place), problem: problems.short }))
    })
}
