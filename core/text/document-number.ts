import { isAgencyCode, kindCodes, kindWords } from './document-kinds.ts'
import { fold } from './fold.ts'

/** What a text says of a document's number. `year` and `kind` are '' when it does not say; `tail` holds the codes. */
export type NumberMention = {
  serial: string
  year: string
  kind: string
  tail: string[]
  key: string
  /** Where in the text it stands, the type before it left out. */
  start: number
  end: number
}

const keyFrom = (serial: string, year: string, tail: string[]) =>
  [serial.replace(/^0+(?=\d)/, ''), year, tail.join('-')].filter(Boolean).join('/')

/**
 * One key for a document's number however it is spelled: "147/2024/NĐ-CP", "nghị định số 147/2024/nđ - cp" are
 * `147/2024/nd-cp`; "15-NQ/TW", "15/NQ-TW", "NQ15/TW" are `15/nq-tw`. '' for none.
 */
export function numberKeyOf(number: string): string {
  const plain = plainOf(number)
  const [first] = numbersIn(number)
  const before = first ? plain.slice(0, first.start).trim() : ''
  if (first && (before === '' || leads.test(before))) return first.key
  return plain
    .replace(/^so\s*:?\s*/, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((part) => (/^\d{1,3}$/.test(part) ? part.replace(/^0+(?=\d)/, '') : part))
    .join('-')
    .replace(/^(\d+)-/, '$1/')
}

const plainOf = (text: string) => fold(text).replace(/[–—−‑‐]/g, '-')

const words = kindWords.map(({ word }) => word)
const leads = new RegExp(`^(?:(?:${words.join('|')}|${[...kindCodes].join('|')})\\s*)?(?:so\\s*)?[:.]?$`)
const codeOf = new Map(kindWords.map(({ word, code }) => [word, code]))
// These are verbs as often as types: "quy định 3 ngày", "kế hoạch 5 năm". Alone they name a number only behind "số".
const alsoVerbs = new Set(
  'quy dinh,huong dan,ke hoach,thong bao,bao cao,cong van,bien ban,chuong trinh,quy che,de an,phuong an,lenh'.split(
    ',',
  ),
)
const partyCodes = new Set(['tw', 'tu', 'hu', 'du', 'bbt'])

// A resolution on special mechanisms bears a serial within a serial: "66.5/2025/NQ-CP".
const serial = '\\d{1,5}(?:\\.\\d{1,2})?[a-z]?'
const serialled = new RegExp(`(?<![\\d/.,:a-z-])(${serial})(?=\\s{0,9}[/. -]\\s{0,9}[a-z0-9]|[a-z]{2})`, 'g')
const spoken = new RegExp(
  `(?<![a-z0-9])(${[...words, ...kindCodes].join('|')})(\\s*so(?:\\s*:)?|\\s*:)?\\s*(${serial})(?![\\d.,:]*\\d|[a-z])`,
  'g',
)

/** The document numbers that a text mentions, in any spelling people use, in their order. */
export function numbersIn(text: string): NumberMention[] {
  const plain = plainOf(text)
  const found: NumberMention[] = []
  // Letters that already belong to a number: one found behind its type is not found again by its serial alone.
  const taken = new Set<number>()
  const add = (mention: NumberMention | null) => {
    if (!mention) return
    const own = Array.from({ length: mention.end - mention.start }, (_, i) => mention.start + i)
    if (own.some((at) => taken.has(at))) return
    for (const at of own) taken.add(at)
    found.push(mention)
  }
  for (const { index, 0: whole, 1: word = '', 2: so = '', 3: said = '' } of plain.matchAll(spoken)) {
    add(spokenAt(plain, index + whole.length - said.length, { word, so: so.trim(), said }))
  }
  for (const { index, 1: said = '' } of plain.matchAll(serialled)) add(numberAt(plain, index, said))
  const keys = new Set<string>()
  return found.sort((a, b) => a.start - b.start).filter(({ key }) => !keys.has(key) && keys.add(key))
}

/** "147/2024/NĐ-CP", "15-NQ/TW", "15 nq tw": what gives itself away as a number by what follows its serial. */
function numberAt(plain: string, start: number, said: string): NumberMention | null {
  // "15nq" is a serial and a type, "12b" a serial.
  const cut = /[a-z]$/.test(said) && /^[a-z]/.test(plain.slice(start + said.length)) ? said.slice(0, -1) : said
  const { year, tail, end, marked } = tailAt(plain, start + cut.length)
  const [first = '', second = ''] = tail
  if (!first) return null
  const known = kindCodes.has(first) || isAgencyCode(first) || /^(?:l|lct|hd)$/.test(first)
  if (!year && !(marked ? known || second : kindCodes.has(first) && isAgencyCode(second))) return null
  return mentionOf(cut, year, tail.find((code) => kindCodes.has(code)) ?? '', tail, tail, { start, end })
}

/** "nđ 147", "nghị quyết số 15", "chi thi 05 bct", "NQ15/TW": a serial behind its type. */
function spokenAt(
  plain: string,
  start: number,
  { word, so, said }: { word: string; so: string; said: string },
): NumberMention | null {
  const { year, tail, end, marked } = tailAt(plain, start + said.length)
  const bare = !year && tail.length === 0
  if (bare && ((alsoVerbs.has(word) && !so) || /^(?:19|20)\d\d$/.test(said))) return null
  const kind = codeOf.get(word) ?? word
  // "Công văn số 5803/VPCP-KTN" and "Nghị định số 196/CP" have no type in their number; "NQ15/TW" left it out.
  const [first = ''] = tail
  const leftOut =
    kindCodes.has(kind) && isAgencyCode(first) && !/qh\d*$/.test(first) && (!marked || partyCodes.has(first))
  return mentionOf(said, year, kind, tail, leftOut ? [kind, ...tail] : tail, { start, end })
}

const mentionOf = (
  said: string,
  year: string,
  kind: string,
  tail: string[],
  whole: string[],
  { start, end }: { start: number; end: number },
): NumberMention => ({ serial: keyFrom(said, '', []), year, kind, tail, key: keyFrom(said, year, whole), start, end })

const yearAt = /\s{0,9}[/. -]\s{0,9}(19[4-9]\d|20\d\d)(?!\d)/y
const partAt = /(\s{0,9})([/.&-]?)(\s{0,9})([a-z][a-z0-9&]*)/y

/** Year and codes behind a serial; `marked` where a mark and not a blank leads to the codes. What blanks part off belongs to it only where it is a code in use. */
function tailAt(plain: string, from: number): { year: string; tail: string[]; end: number; marked: boolean } {
  yearAt.lastIndex = from
  const year = yearAt.exec(plain)?.[1] ?? ''
  let end = year ? yearAt.lastIndex : from
  const tail: string[] = []
  let marked = false
  for (;;) {
    partAt.lastIndex = end
    const [whole = '', blank = '', mark = '', blankAfter = '', part = ''] = partAt.exec(plain) ?? []
    if (!part || part.length > 14) break
    const next = joined(plain, end + whole.length, part)
    const code = next.code.replace(/&/g, '')
    const close = mark !== '' && blank === '' && blankAfter === ''
    if (!close && !kindCodes.has(code) && !isAgencyCode(code)) break
    if (mark && tail.length === 0) marked = true
    tail.push(code)
    end = next.end
  }
  return { year, tail, end, marked }
}

/** A code that was written or recognised with blanks in it: "N Đ", "TT g", "QH 13". */
function joined(plain: string, end: number, part: string): { code: string; end: number } {
  const digits = /^\s+(\d{1,2})(?![\d/a-z])/.exec(plain.slice(end, end + 5))
  if (digits && /^(?:qh|ubtvqh|hdnn)$/.test(part)) return { code: part + digits[1], end: end + digits[0].length }
  const letters = /^(?:\s+[a-z](?![a-z0-9]))+/.exec(plain.slice(end, end + 16))
  if (!letters) return { code: part, end }
  const code = part + letters[0].replace(/\s/g, '')
  return kindCodes.has(code) || isAgencyCode(code) ? { code, end: end + letters[0].length } : { code: part, end }
}

/** Whether a document's number key is what a mention means: the same serial and all else that the mention says. */
export function isNumber(key: string, { serial, year, kind, tail, key: said }: NumberMention): boolean {
  if (key === said) return true
  const parts = key.split(/[/-]/)
  const [first = '', second = ''] = parts
  if (first !== serial || (year && second !== year)) return false
  if (tail.some((code) => !parts.includes(code))) return false
  if (kind === 'luat') return /\/qh\d+$/.test(key) || /\/l(?:ct)?-/.test(key)
  // The Party writes QĐ for quy định and for quyết định.
  if (kind === 'qyd' && parts.includes('qd')) return parts.some((part) => ofTheParty.test(part))
  return !kind || parts.includes(kind)
}

const ofTheParty = /^(?:tw|[a-z]+tw|tu|hu|qu|bbt|du[a-z]*|(?:btv|bch|ubkt|btg|btc|bdv)[a-z]*)$/
