import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { inFigures } from '../../text/numerals/figured.ts'

/** A number with what it counts; '' where it does not say. "1,5 triệu đồng" and "1.500.000 đồng" are the same. */
type Quantity = { value: number; unit: string }

/** What a text asserts that can be held against another. All letters are without marks and small, quotes excepted. */
export type Claims = {
  quantities: Quantity[]
  /** Days as 2026-07-01, or -07-01 of any year, and months as 2026-07. */
  dates: string[]
  /** Places in documents: "dieu 5", "khoan 2", "diem a". */
  places: string[]
  /** Numbers of documents, addresses of the web and of mail: whatever must stand to the letter. */
  codes: string[]
  /** As they stand between quotation marks. */
  quotes: string[]
}

const quoted = /[“"]([^“”"]+)[”"]/g
const address =
  /(?:https?:\/\/|www\.)[^\s,;)\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z][a-z0-9-]{0,62}(?:\.[a-z0-9-]+)+\b(?:\/[^\s,;)\]]*)?/g
// One that has a part of letters is a document's number; others are days and what else has strokes in it.
const stroked = /(?<!\d)\d[\p{L}\d]{0,40}(?:[/-][\p{L}\d]{1,40})+/gu
const lettered = /[/-]\p{L}/u
const place = /\b(?:(dieu|khoan|chuong|muc|phan|phu luc) (\d+[a-z]?|[ivxl]+)|(diem) ([a-z]|\d+(?:\.\d+)*))\b(?!\p{L})/gu
const writtenDay = /\bngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})\b/g
const writtenMonth = /\bthang (\d{1,2})(?: nam |\/)(\d{4})\b/g
const day = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g
// Without their marks "từ" and "sau" are other words: a dot stands for them.
const since = /(?<![\p{L}\d])(?:từ|sau)(?![\p{L}\d])/giu
const dayOfYear = /(?:\b(?:ngay|truoc|den|het)|·) (\d{1,2})(?: thang |\/)(\d{1,2})\b/g
const hour = /\b(\d{1,2})(?: ?[hg] ?|:)(\d{2})?\b/g
// "Từ 3 đến 5 triệu đồng": both are millions.
const fromTo = /(?<![\d.,])(\d{1,3}(?:,\d{1,3})?)(?= (?:den|-) \d{1,3}(?:,\d{1,3})? ((?:nghin|ngan|trieu|ty) dong)\b)/g
const half = /\bnua (ngay|thang|nam|gio)\b/g
const over = ['doi', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
const timesOver = new RegExp(`\\bgap (${over.join('|')})\\b(?! lan)`, 'g')
const isoDay = /\b(\d{4})-(\d{2})-(\d{2})\b/g

/** Reads a text apart; each piece is read as one thing only, the most particular first. */
export function claimsOf(text: string): Claims {
  const whole = normalize(text)
  let rest = inFigures(whole).text
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => string, only = /(?:)/): string[] => {
    const found = [...rest.matchAll(pattern)].filter(([whole]) => only.test(whole)).map(read)
    rest = rest.replace(pattern, (whole) => (only.test(whole) ? ' ; ' : whole))
    return found
  }
  const quotes = [...whole.matchAll(quoted)].map(([, words = '']) => words.trim())
  rest = fold(rest.replace(since, '·'))
  const codes = take(address, ([found]) => found.replace(/(?<![./])[./]+$/, ''))
  codes.push(...take(stroked, ([found]) => found, lettered))
  const dates = [
    ...take(writtenDay, ([, d, m, y]) => dateOf(y, m, d)),
    ...take(day, ([, d, m, y]) => dateOf(y, m, d)),
    ...take(isoDay, ([, y, m, d]) => dateOf(y, m, d)),
    ...take(dayOfYear, ([, d, m]) => dateOf('', m, d)),
    ...take(writtenMonth, ([, m, y]) => dateOf(y, m)),
  ]
  const places = take(place, ([, kind, number, point, letter]) => `${kind ?? point} ${number ?? letter}`)
  rest = rest.replace(fromTo, '$1 $2')
  rest = rest.replace(half, '0,5 $1').replace(timesOver, (_, many) => `gap ${over.indexOf(many) + 2} lan`)
  rest = rest.replace(hour, (_, hours, minutes) => `${hours} gio${minutes ? ` ${minutes} phut` : ''}`)
  return { quantities: quantitiesOf(rest), dates, places, codes, quotes }
}

const two = (digits = '') => digits.padStart(2, '0')
const dateOf = (year = '', month = '', day?: string) => [year, two(month), ...(day ? [two(day)] : [])].join('-')

const multiples: Record<string, number> = { nghin: 1e3, ngan: 1e3, trieu: 1e6, ty: 1e9, ti: 1e9 }
const units = [
  'phan tram',
  '%',
  'ngay lam viec',
  'ngay',
  'thang',
  'nam',
  'tuoi',
  'gio',
  'phut',
  'giay',
  'tuan',
  'quy',
  'dong',
  'do la',
  'usd',
  'lan',
  'nguoi',
  'ho',
  'met vuong',
  'm2',
  'km',
  'met',
  'kg',
  'tan',
  'ban',
  'bo',
  'diem',
  'cay',
  'con',
  'xe',
]
const sameUnit: Record<string, string> = { '%': 'phan tram', m2: 'met vuong', 'ngay lam viec': 'ngay lam viec' }
const unitAfter = new RegExp(`^\\s*(${units.map((unit) => unit.replace(/ /g, '\\s+')).join('|')})(?![\\p{L}\\d])`, 'u')
const multipleAfter = /^\s*(nghin|ngan|trieu|ty|ti)(?![\p{L}\d])/u
const digits = /(?<![\p{L}\d])\d+(?:[.,]\d+)*/gu

/** `text` without marks, its numbers in figures. */
function quantitiesOf(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(digits)) {
    const after = text.slice(match.index + match[0].length)
    const multiple = multipleAfter.exec(after)
    const value = numberOf(match[0]) * (multiples[multiple?.[1] ?? ''] ?? 1)
    found.push({ value, unit: unitAt(after.slice(multiple?.[0].length ?? 0)) })
  }
  return found
}

/** "1.000.000" and "1 000" part thousands; "3,5" and "3.5" are three and a half. */
function numberOf(written: string): number {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(written)) return Number(written.replaceAll('.', '').replace(',', '.'))
  const marked = written.replace(',', '.')
  const last = Math.max(0, marked.lastIndexOf('.'), marked.lastIndexOf(','))
  return Number(marked.slice(0, last).replace(/[.,]/g, '') + marked.slice(last))
}

function unitAt(after: string): string {
  const unit = (unitAfter.exec(after)?.[1] ?? '').replace(/\s+/g, ' ')
  return sameUnit[unit] ?? unit
}
