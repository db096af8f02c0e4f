import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { addDays, isDay } from '../time.ts'
import { headsIn } from './import-heads.ts'
import { type Cell, type Column, type Fault, letterOf, type Place, type Places, type Sheet } from './sheet.ts'

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

export const groupTold = 'Có vẻ là tên một nhóm trong bảng nên Loa không đọc.'

const says = {
  hidden: 'Dòng này đang bị ẩn trong tệp nên Loa không đọc.',
  moreHidden: (count: number) => `Còn ${count.toLocaleString('vi-VN')} dòng bị ẩn nữa mà Loa không đọc.`,
  closing: 'Có vẻ là dòng cộng hoặc phần ký tên ở cuối bảng nên Loa không đọc.',
  again: 'Dòng này chỉ nhắc lại hoặc đánh số các cột nên Loa không đọc.',
  group: groupTold,
  spread: 'Ô gộp được đọc như ghi ở từng dòng mà nó gộp.',
  goesOn: 'Dòng này được đọc tiếp vào dòng ở trên, vì chỉ có mục liệt kê.',
  recoded: 'Chữ theo phông cũ (.Vn, VNI) đã được đổi sang Unicode. Vui lòng đọc soát.',
  cut: 'Trang tính dài quá 50.000 dòng hoặc rộng quá 60 cột, phần sau Loa không đọc được. Hãy tách thành nhiều tệp.',
}

/** What a row is that is none of a table's own. */
type Besides = 'again' | 'group' | 'closing'

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
  if (sheet.recoded) notes.push({ sheet: sheet.name, row: top, column: '', problem: says.recoded })
  if (sheet.cut) faults.push({ sheet: sheet.name, row: top, column: '', problem: says.cut })
  const note = (row: number, problem: string) => notes.push({ sheet: sheet.name, row, column: '', problem })
  const rows: Row[] = []
  const left = new Set<number>()
  let hidden = 0
  let isSigned = false
  const named = headsAt(sheet, top, below)
  const covered = (row: number, at: number) =>
    sheet.merged.some(
      (area) => row >= area.fromRow && row <= area.toRow && at >= area.fromColumn && at <= area.toColumn,
    )
  const goesOn = (row: number) => isGoneOn(sheet.rows.get(row), columns, places)
  // What is merged down over rows that only list more stands for all of them.
  const isAllOf = (row: number, at: number) =>
    sheet.merged.some(
      ({ fromRow, toRow, fromColumn, toColumn }) =>
        fromRow === row && fromColumn === at && toColumn === at && restOf(fromRow, toRow).every(goesOn),
    )
  const spreads = (row: number, at: number) =>
    sheet.merged.find(
      ({ fromRow, toRow, fromColumn, toColumn }) =>
        fromColumn === at && toColumn === at && fromRow > below && fromRow <= row && row <= toRow,
    )
  let before = 0
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    const cells = sheet.rows.get(row) ?? new Map<number, Cell>()
    if (row <= below || ![...places.values()].some(({ at }) => cells.has(at))) continue
    if (sheet.hiddenRows?.has(row)) {
      left.add(row)
      hidden += 1
      if (hidden <= mostHiddenTold) note(row, says.hidden)
      continue
    }
    if (isSigned && isWhole(cells, columns, places)) isSigned = false
    const why: Besides | null = isSigned
      ? 'closing'
      : isOneCell(sheet, row, cells)
        ? 'group'
        : besides(cells, { places, named, isBelow: rows.length > 0 })
    if (why) {
      isSigned ||= why === 'closing' && !isSum(cells)
      left.add(row)
      note(row, says[why])
      continue
    }
    const last = rows.at(-1)
    if (last && before === row - 1 && goesOn(row)) {
      before = row
      note(row, says.goesOn)
      for (const column of columns) {
        const place = places.get(column.key)
        if (!place || !cells.has(place.at)) continue
        const read = readCell(wholeCell(cells, place), column)
        const whole = 'value' in read ? [last.values[column.key], read.value].filter(Boolean).join('; ') : ''
        const problem = 'problem' in read ? read.problem : tooLong(whole, column)
        if (problem) faults.push({ sheet: sheet.name, row, column: columnTold(place), problem })
        else last.values[column.key] = whole
      }
      continue
    }
    before = row
    const values: Record<string, string> = {}
    for (const column of columns) {
      const place = places.get(column.key)
      if (!place) continue
      const over = column.spread && !place.to && !isAllOf(row, place.at) ? spreads(row, place.at) : undefined
      if (over) {
        const first = sheet.rows.get(over.fromRow)?.get(place.at)
        const told = readCell(first && inUnit(first, place.unit), column)
        if (row === over.fromRow)
          notes.push({ sheet: sheet.name, row, column: columnTold(place), problem: says.spread })
        if ('value' in told) values[column.key] = told.value
        else faults.push({ sheet: sheet.name, row, column: columnTold(place), problem: told.problem })
        continue
      }
      const read =
        covered(row, place.at) && !isAllOf(row, place.at)
          ? { problem: problems.merged }
          : readCell(wholeCell(cells, place), column)
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

// Whoever signs, above the name.
const office =
  /^(?:pho )?(?:chu tich(?: hoi)?|hoi truong|chi hoi truong|to truong(?: dan pho)?|truong (?:ban|thon|khu pho|phong)|bi thu(?: chi bo)?|hieu truong|giam doc)$/
const longestClosing = 300

const roman = /^[IVX]{1,5}\.?$/
const numberOfColumn = /^\(?(\d{1,2}|[A-Z])\)?$/

/**
 * What a row is that holds nothing of a table's own: its heads once more or their numbers, the name of a group ("II, Tổ dân phố 2"),
 * the sum below it, or who signed it, where nothing else stands in such a row.
 */
function besides(
  cells: ReadonlyMap<number, Cell>,
  { places, named, isBelow }: { places: Places; named: ReadonlyMap<number, string>; isBelow: boolean },
): Besides | null {
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
const isSum = (cells: ReadonlyMap<number, Cell>) => sum.test(plainly(textsOf(cells)[0] ?? ''))
const isSignature = (text: string) =>
  text.length <= longestClosing && (signature.test(plainly(text)) || office.test(plainly(text)))

/** What the heads of a sheet say themselves, whatever the template calls them. */
const headsAt = (sheet: Sheet, top: number, below: number): ReadonlyMap<number, string> =>
  new Map([...(sheet.rows.get(top) ?? []), ...(sheet.rows.get(below) ?? [])].map(([at, { text }]) => [at, text]))

/** Whether a row below those who signed is one of the table's own all the same: it is numbered, or bears what its columns hold. */
function isWhole(cells: ReadonlyMap<number, Cell>, columns: readonly Column[], places: Places): boolean {
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

const restOf = (from: number, to: number) => Array.from({ length: Math.min(to - from, 200) }, (_, i) => from + 1 + i)

/** Whether a row lists more of what the row above is of: one paper a row, beneath a name that stands once. */
function isGoneOn(cells: ReadonlyMap<number, Cell> | undefined, columns: readonly Column[], places: Places): boolean {
  const has = (listed: boolean) =>
    columns.some(({ key, listed: isListed }) => {
      const place = places.get(key)
      return place !== undefined && (isListed ?? false) === listed && cells?.has(place.at)
    })
  return has(true) && !has(false)
}

/** A cell, or those beside each other that one head stands over, as one. */
function wholeCell(cells: ReadonlyMap<number, Cell>, { at, to = at, names, unit }: Place): Cell | undefined {
  const found = Array.from({ length: to - at + 1 }, (_, i) => ({ cell: cells.get(at + i), name: names?.[i] })).flatMap(
    ({ cell, name }) => (cell ? [{ ...cell, name }] : []),
  )
  const [first] = found
  if (!first) return first
  const odd = found.find(({ kind }) => kind !== 'text' && kind !== 'number')
  if (odd || (found.length < 2 && !first.name)) return odd ?? inUnit(first, unit)
  const texts = found.map((one) => (one.name ? `${one.name}: ${shownIn(one, unit)}` : shownIn(one, unit)))
  return { kind: 'text', text: texts.join(names ? '; ' : ' ') }
}

const bare = /^\d[\d.,–-]*$/
const shownIn = ({ text, shown = text }: Cell, unit = '') => (unit && bare.test(shown) ? `${shown} ${unit}` : shown)
/** A figure with what its head says that it counts: “3” under “Thời hạn (ngày)” is “3 ngày”. */
const inUnit = (cell: Cell, unit?: string): Cell =>
  unit && bare.test(cell.shown ?? cell.text) ? { kind: 'text', text: shownIn(cell, unit) } : cell

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

function readCell(cell: Cell | undefined, { as, required, listed, most = 120 }: Column): Read {
  if (!cell) return required ? { problem: problems.required } : { value: '' }
  const { kind } = cell
  if (kind === 'formula' || kind === 'error') return { problem: problems[kind] }
  if (as === 'day') return dayIn(cell)
  if (kind === 'time' && as !== 'clock') return { problem: problems.date }
  if (kind === 'date') return { problem: problems.date }
  const written = composed(writtenIn(cell, as))
  const text = (listed ? partedBySemicolons(written) : written).replaceAll(/\s+/g, ' ').trim()
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

const tooLong = (text: string, { most = 120 }: Column) => (text.length > most ? problems.long(most) : null)

const mark = /^(?:[-–—+*•▪]|\d{1,2}[.)]|\p{L}\))\s{0,9}(?=\p{L})/u

/** The lines of a cell as one, with "; " between what they list; a line that begins small goes on with the one before it. */
function partedBySemicolons(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const parts: string[] = []
  for (const line of lines.filter(Boolean)) {
    const said = lines.length > 1 || /^[-–—+*•▪]/.test(line) ? line.replace(mark, '') : line
    if (parts.length > 0 && said === line && /^(?:\p{Ll}|\((?!\d))/u.test(line) && !/[;.]$/.test(parts.at(-1) ?? ''))
      parts[parts.length - 1] += ` ${line}`
    else parts.push(said)
  }
  return parts.map((part, at) => (at < parts.length - 1 ? part.replace(/[;,.]$/, '') : part)).join('; ')
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
