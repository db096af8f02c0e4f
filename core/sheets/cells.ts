import { composed } from '../text/composed.ts'
import { addDays, isDay } from '../time.ts'
import type { Cell, Column, Place } from './sheet.ts'

export type Read = { value: string } | { problem: string }

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

/** A cell, or those beside each other that one head stands over, as one. */
export function wholeCell(cells: ReadonlyMap<number, Cell>, { at, to = at, names, unit }: Place): Cell | undefined {
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
export const inUnit = (cell: Cell, unit?: string): Cell =>
  unit && bare.test(cell.shown ?? cell.text) ? { kind: 'text', text: shownIn(cell, unit) } : cell

export function readCell(cell: Cell | undefined, { as, required, listed, most = 120 }: Column): Read {
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

export const tooLong = (text: string, { most = 120 }: Column) => (text.length > most ? problems.long(most) : null)

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
export function writtenIn({ text, shown = text }: Cell, as: Column['as']): string {
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
