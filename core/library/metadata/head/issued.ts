import { numberKeyOf } from '../../../text/document-number.ts'
import { romanOf } from '../../../text/roman.ts'
import { dayIn, dayPattern } from '../dates.ts'
import { formalLine } from '../formal-line.ts'
import { headLines } from './lines.ts'
import type { Reading } from './marks.ts'

const dayLine = /,\s?ngày\s(.{0,12}?)tháng\s(.{0,8}?)năm\s\S{2,5}$/iu

// A day that is still to be written in stands there as dots or as nothing.
const numberOrBlank = /^[\d\s.…_/]*$/u

/** Whether a dateline has something in the place of its day or its month that is no number, "tháng § năm 2025". */
export const isDayUnsure = (text: string): boolean =>
  headLines(text).some((line) => {
    const [, day = '', month = ''] = (line.length < 90 && dayLine.exec(line)) || []
    return !numberOrBlank.test(day) || !numberOrBlank.test(month)
  })

// "Quận 3, ngày …": a place may be called by a number.
const numbered = '(?:(?<=(?:quận|phường|xã|thôn|ấp|khóm|tổ|khu phố|khu vực)\\s)\\d{1,3})?'

// A telegram says at what hour it was sent.
const atHour = '(?:(?:hồi|lúc)\\s\\d{1,2}\\s?(?:giờ|h|g)\\s?(?:\\d{1,2}(?:\\sphút)?)?,?\\s)?'

const dateline = new RegExp(`^(\\p{Lu}[\\p{L}\\s.'’-]{1,40}?${numbered})\\s*,\\s*${atHour}(${dayPattern})`, 'iu')

// "Số: 45/QĐ-UBND ngày 15/9/2026", without a place.
const dayBehindNumber = new RegExp(`^số\\s?[:：]?\\s?\\d\\S{2,40},?\\s?${dayPattern}$`, 'iu')

const weekday = '(?:thứ\\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)'

const daily = new RegExp(`^${weekday}$`, 'iu')

const ofSentence = new RegExp(`\\sngày(?!\\p{L})|\\s${weekday}$`, 'iu')

/** "Học sinh nghỉ học ngày thứ Tư, 11/11/2026" tells of a day, and of none on which it was issued. */
const isDateline = (line: string) => !ofSentence.test(dateline.exec(line)?.[1] ?? ' ngày')

const dayLabel = /^ngày(?:\s\p{L}{1,7}){0,3}\s?:?$/iu

/** Whether a line is a cell of a table that no cell before it calls a day of the document's: then it may be any day. */
function isAnyCell(line: string, text: string): boolean {
  const rows = text
    .slice(0, 8000)
    .split('\n')
    .filter((row) => row.startsWith('|'))
    .map((row) => row.split('|').map((cell) => cell.trim()))
  const holding = rows.filter((cells) => cells.includes(line))
  return holding.length > 0 && !holding.some((cells) => dayLabel.test(cells[cells.indexOf(line) - 1] ?? ''))
}

export function issuedIn(lines: string[], text: string): Reading | null {
  const line = lines.find(isDateline)
  const value = line && dayIn(dateline.exec(line)?.[2] ?? '')
  if (line && value) return { value, evidence: line }
  if (line) return null
  const isDated = (one: string) => Boolean(formalLine(one)?.day) || dayBehindNumber.test(one)
  const dated = lines.find((one) => isDated(one) && !isAnyCell(one, text))
  const day = dated && (formalLine(dated)?.day ?? dayIn(dated))
  return dated && day ? { value: day, evidence: dated } : null
}

export function placeIn(lines: string[]): Reading | null {
  const line = lines.find(isDateline)
  const value = line && dateline.exec(line)?.[1]
  // "Hôm nay, ngày 02/4/2025, chúng tôi gồm:" opens a contract, "Thứ sáu, 27/11/2026 08:15" says when a page was put up.
  return line && value && !daily.test(value) && !/^hôm nay$/iu.test(value) ? { value, evidence: line } : null
}

const passed = new RegExp(
  `(?:luật|pháp lệnh|nghị quyết|hiến pháp)\\s+này\\s+(?:đã\\s+)?được\\s+[^.;]{5,160}?thông qua\\s+(${dayPattern})`,
  'iu',
)

/** Laws bear the day on which they were passed; texts of them may have lost the line above. */
export function passedIn(text: string): Reading | null {
  const found = passed.exec(text.slice(-20_000))
  const value = found && dayIn(found[1] ?? '')
  return found && value ? { value, evidence: found[0].replace(/\s+/g, ' ') } : null
}

const congress = /kh[oó][aá]\s+([IVXLC]{1,6})(?![\p{L}])/iu

const years = /nhiệm kỳ\s+(\d{4})\s*[-–]\s*(\d{4})/iu

/** Of which term the body was: "khóa XIII", "nhiệm kỳ 2020 - 2025"; the National Assembly's numbers say it too. */
export function termIn(lines: string[], number: string): Reading | null {
  const own = lines.filter((line) => !/^(?:căn cứ|thực hiện|xét|theo)\b/iu.test(line))
  const line = own.find((one) => congress.test(one) || years.test(one))
  if (line) {
    const [, from, to] = years.exec(line) ?? []
    const value = [congress.exec(line)?.[1]?.toUpperCase(), from && `${from}–${to}`].filter(Boolean).join(', ')
    return { value, evidence: line }
  }
  const assembly = /(?:qh|ubtvqh)(\d{1,2})$/.exec(numberKeyOf(number))?.[1]
  return assembly ? { value: romanOf(Number(assembly)), evidence: number } : null
}
