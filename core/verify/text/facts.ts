import { fold } from '../../text/fold.ts'
import { inFigures } from '../../text/numerals/figured.ts'
import { type Syllable, syllablesOf } from '../../text/syllables.ts'
import { isSlip, isSyllable } from './likeness.ts'

/** What a forger changes: each with the one key that all ways to write it share. */
export type FactKind = 'number' | 'date' | 'phone' | 'account' | 'link'
/** `year`: of a date that names one; two dates that differ in nothing but a year left out are the same. */
export type Fact = { kind: FactKind; key: string; year?: number; start: number; end: number }

type Found = Omit<Fact, 'start' | 'end'> | null
type Reader = { pattern: RegExp; read: (match: RegExpExecArray, plain: string) => Found }

const domains =
  'vn|com|net|org|info|gov|edu|io|me|xyz|top|club|shop|site|online|asia|co|app|link|ly|gl|cc|tk|ml|icu|live|vip|store|biz|us|uk|sg|cn|page|dev'
const sep = '[ .-]?'

// In this order: what one of them takes, none of the later reads. All are read in the folded text, which is as long as the plain one.
const readers: Reader[] = [
  {
    pattern: /\bhttps?:\/\/[^\s<>"'“”]{1,2000}|\bwww\.[^\s<>"'“”]{1,2000}/g,
    read: (match, plain) => linkOf(written(match, plain)),
  },
  {
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g,
    read: ([text]) => ({ kind: 'link', key: text.replace(/\.$/, '') }),
  },
  {
    pattern: new RegExp(
      `(?<![\\w@.-])(?:[a-z0-9-]{1,63}\\.){1,4}(?:${domains})(?![\\w-])(?:/[^\\s<>"'“”]{0,500})?`,
      'g',
    ),
    read: (match, plain) => {
      const text = written(match, plain)
      // “…hôm nay.Co …” is a sentence without its blank.
      return /^[!-~]+$/.test(text) && !/[A-Z][a-z]/.test(text.split('/')[0]!.split('.').at(-1)!) ? linkOf(text) : null
    },
  },
  {
    pattern: /(?<![\d/.,-])(?:ngay\s{1,3})?(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/]|[.,]\d)/g,
    read: ([, day, , month, year]) => dateOf(day, month, year),
  },
  {
    pattern:
      /(?<![\d/.,-])(?:ngay\s{1,3})?(?:m[uo]ng\s{1,3})?(\d{1,2})\s{0,2}thang\s{0,2}(\d{1,2})(?!\d|[.,]\d)(?:\s{0,2}(?:,|nam|\/|-)\s{0,2}(\d{4})(?!\d))?/g,
    read: ([, day, month, year]) => dateOf(day, month, year),
  },
  {
    pattern: /(?<![\d/.,-])ngay\s{1,3}(\d{1,2})\s?[/.-]\s?(\d{1,2})(?![\d/]|[.,-]\d|\s?\/)/g,
    read: ([, day, month]) => dateOf(day, month),
  },
  {
    pattern: /(?<![\d/.,])(\d{1,2})\/(\d{1,2})(?![\d/%]|[.,]\d)/g,
    read: ([, day, month]) => dateOf(day, month),
  },
  {
    pattern: /(?<![\d/.,-])(?:thang\s{1,3})?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})(?![\d/-]|\.\d)/g,
    read: ([, month, year]) => monthOf(month, year),
  },
  {
    pattern: /(?<![a-z])thang\s{1,3}(\d{1,2}),?\s{1,3}nam\s{1,3}((?:19|20)\d{2})(?![\d/-]|\.\d)/g,
    read: ([, month, year]) => monthOf(month, year),
  },
  {
    pattern:
      /(?<![\d:.,/])(\d{1,2})(?:\s{0,2}(?:gio|h)(?:\s{0,2}(\d{2}))?|[g:](\d{2}))(?![\d:]|[a-z])(?:\s{0,2}(?:phut|p)(?![a-z]))?/g,
    read: ([, hour, behind, minutes = behind ?? '0']) =>
      Number(hour) <= 24 && Number(minutes) < 60 ? { kind: 'date', key: `t${Number(hour)}:${Number(minutes)}` } : null,
  },
  {
    pattern:
      /(?<![a-z])(?:stk|tk|tai khoan(?: so)?|so the|cccd|cmnd|can cuoc)(?: (?:ngan hang|so|nhan|la))?\s{0,2}[:.]?\s{0,2}(\d(?:[ .-]?\d){5,19})(?!\d)/g,
    read: ([, digits = '']) => ({ kind: 'account', key: digitsOf(digits) }),
  },
  {
    pattern: new RegExp(`(?<![\\d.,/+])(?:\\+?84|0)(?:${sep}\\d){8,10}(?!\\d)`, 'g'),
    read: ([text]) => {
      const digits = digitsOf(text).replace(/^84(?=\d{9})/, '0')
      return digits.startsWith('0') && digits.length >= 9 ? { kind: 'phone', key: digits } : null
    },
  },
  {
    pattern: /(?<![\d.,/])1[89]00[ .-]?\d{4}(?:[ .-]?\d{2})?(?!\d)/g,
    read: ([text]) => ({ kind: 'phone', key: digitsOf(text) }),
  },
  {
    pattern: /(?<![\d.,/])\d{9,20}(?![\d])/g,
    read: ([digits]) => (digits.endsWith('000') ? null : { kind: 'account', key: digits }),
  },
  {
    pattern: /(?<!\d)(\d{1,4})tr(\d{1,3})(?![\da-z])/g,
    read: ([, whole, part = '']) => amount(Number(`${whole}.${part}`) * 1e6),
  },
  {
    pattern: /\d{1,3}(?:[.,]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,15}(?:[.,]\d{1,6}(?!\d))?/g,
    read: ([text]) => amount(numberOf(text)),
  },
]

const written = (match: RegExpExecArray, plain: string) => plain.slice(match.index, match.index + match[0].length)
const digitsOf = (text: string) => text.replace(/\D/g, '')
const amount = (value: number): Found => ({ kind: 'number', key: String(Number(value.toPrecision(12))) })

const monthOf = (month = '', year = ''): Found =>
  Number(month) >= 1 && Number(month) <= 12 ? { kind: 'date', key: `m${Number(month)}-${year}` } : null

function dateOf(day = '', month = '', year?: string): Found {
  const [d, m] = [Number(day), Number(month)]
  if (d < 1 || d > 31 || m < 1 || m > 12) return null
  const whole = year && Number(year.length === 2 ? `20${year}` : year)
  return { kind: 'date', key: `d${d}-${m}`, ...(whole && { year: whole }) }
}

// What closes the sentence that an address stands in.
const closing = /(?<![.,;:!?)\]}…])[.,;:!?)\]}…]+$/

/** An address as it is compared: without what opens it alike for everybody. */
function linkOf(text: string): Found {
  const bare = text.replace(closing, '')
  const [, host = '', path = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/?#]{0,300})(.{0,2000})$/i.exec(bare) ?? []
  const kept = path.replace(/[?&](?:utm_\w{1,20}|fbclid|gclid|zarsrc)=[^&#]{0,300}/g, '').replace(/(?<![/#])[/#]+$/, '')
  return host ? { kind: 'link', key: `${host.toLowerCase()}${kept}` } : null
}

/** “1.500.000”, “1,500,000” and “1500000” are one number; with one mark and other than three digits behind it, it is a decimal one. */
function numberOf(text: string): number {
  const [whole = '', ...parts] = text.split(/[.,]/)
  if (parts.length === 0) return Number(whole)
  const last = parts.at(-1)!
  const isGrouped = (some: string[]) => whole.length <= 3 && whole !== '0' && some.every((part) => part.length === 3)
  if (isGrouped(parts)) return Number([whole, ...parts].join(''))
  if (isGrouped(parts.slice(0, -1))) return Number(`${[whole, ...parts.slice(0, -1)].join('')}.${last}`)
  return Number(`${whole}.${parts.join('')}`)
}

const scales: [spellings: string[], value: number, folded: RegExp][] = [
  [['tỷ', 'tỉ', 'ty', 'ti'], 1e9, /^\s{0,2}t[yi](?![a-z])(?! le)/],
  [['triệu', 'trieu', 'tr', 'củ'], 1e6, /^\s{0,2}(?:trieu|tr|cu(?=$|[^a-z]))(?![a-z])/],
  [
    ['nghìn', 'ngàn', 'nghin', 'ngan', 'k'],
    1e3,
    /^(?:\s{0,2}(?:nghin|ngan)(?! (?:hang|sach|quy|phieu|luong|khoan))|k)(?![a-z])/,
  ],
]

/** “1,5 triệu”, “2 tỷ 300 triệu”, “500k”: the number with what scales it; null where nothing does. */
function scaled(first: Fact, folded: string, plain: string): Fact | null {
  let [value, end, below] = [0, first.end, Number.POSITIVE_INFINITY]
  let next: string | undefined = plain.slice(first.start, first.end)
  while (next !== undefined) {
    const found = scaleAt(folded, plain, end)
    if (!found || found.value >= below) break
    value += numberOf(next) * found.value
    below = found.value
    end = found.end
    const more: RegExpExecArray | null = /^\s{1,2}(\d{1,3})(?=\s{0,2}(?:trieu|nghin|ngan)(?![a-z]))/.exec(
      folded.slice(end, end + 16),
    )
    next = more?.[1]
    if (more) end += more[0].length
  }
  return below === Number.POSITIVE_INFINITY ? null : { ...first, ...amount(value)!, end }
}

function scaleAt(folded: string, plain: string, at: number): { value: number; end: number } | null {
  for (const [spellings, value, pattern] of scales) {
    const [said] = pattern.exec(folded.slice(at, at + 24)) ?? []
    if (said === undefined) continue
    const typed = plain
      .slice(at, at + said.length)
      .trim()
      .toLowerCase()
    if (spellings.includes(typed)) return { value, end: at + said.length }
  }
  // A slip of the keyboard, where it is no word of its own.
  const [slip = '', word = ''] = /^\s([a-z]{4,6})(?![a-z])/.exec(folded.slice(at, at + 9)) ?? []
  if (!word || isSyllable(word)) return null
  const value = isSlip(word, 'trieu') ? 1e6 : isSlip(word, 'nghin') ? 1e3 : null
  return value && { value, end: at + slip.length }
}

/** The numbers, dates, telephones, accounts and addresses of a text (NFC), in figures or in words, in order, none over another. */
export function factsIn(text: string, words: readonly Syllable[] = syllablesOf(text)): Fact[] {
  const figured = inFigures(text, 'all', words)
  const plain = figured.text
  const folded = fold(plain)
  const taken = new Uint8Array(plain.length)
  const facts: Fact[] = []
  for (const { pattern, read } of readers) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
      const found = isFree(taken, match.index, match[0].length) ? read(match, plain) : null
      if (!found) continue
      const [start, end] = spanOf(match, found.kind)
      const fact = { ...found, start, end }
      const whole = found.kind === 'number' ? (scaled(fact, folded, plain) ?? fact) : fact
      taken.fill(1, whole.start, whole.end)
      facts.push(whole)
    }
  }
  return facts
    .sort((a, b) => a.start - b.start)
    .map((fact) => {
      const [start, end] = figured.spanOf(fact.start, fact.end)
      return { ...fact, start, end }
    })
}

// Of an account its digits alone are the fact: what it is called are words. An address ends before the point of its sentence.
function spanOf(match: RegExpExecArray, kind: FactKind): [number, number] {
  const end = match.index + match[0].length
  if (kind === 'account' && match[1]) return [end - match[1].length, end]
  if (kind === 'link') return [match.index, end - (closing.exec(match[0])?.[0].length ?? 0)]
  return [match.index, end]
}

function isFree(taken: Uint8Array, start: number, length: number): boolean {
  for (let i = start; i < start + length; i++) if (taken[i]) return false
  return true
}

type Said = { kind: string; key: string; year?: number }

/** Whether two facts say the same. */
export const isSameFact = (a: Said, b: Said) =>
  a.key === b.key && (a.year === undefined || b.year === undefined || a.year === b.year) && sameSort(a.kind, b.kind)

// Ten digits are a telephone to one and an account to another.
const sameSort = (a: string, b: string) =>
  a === b || [a, b].every((kind) => kind === 'phone' || kind === 'account' || kind === 'number')
