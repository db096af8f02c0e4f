import { readerOf } from '../../text/numerals/read.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { addDays } from '../../time.ts'
import { dayIn, dayPattern } from './dates.ts'
import type { Reading } from './head/marks.ts'

const subject =
  '(?:(?:bộ )?luật|pháp lệnh|nghị định|nghị quyết|thông tư(?: liên tịch)?|quyết định|quy định|quy chế|quy ước|hương ước|chỉ thị|kế hoạch|hướng dẫn|kết luận|điều lệ|nội quy|thể lệ|lệnh|văn bản)\\s+này'
// "Quyết định có hiệu lực từ ngày ký.", without "này", at the head of a sentence.
const bare =
  '(?<=(?:^|[.;:\\n])\\s{0,9})(?:nghị quyết|quyết định|quy định|quy chế|quy ước|hương ước|nội quy|điều lệ|thể lệ|kế hoạch)'
const after = '(?:\\d{1,3}|\\p{L}[\\p{L}\\s]{1,29}?)(?:\\s*\\([^)]{2,30}\\))?\\s+ngày'
const takesEffect = new RegExp(
  `(?<!của\\s)(${subject}|${bare})(?:\\s+(?:đã\\s+)?được[^.;]{0,200}?(?:,|\\s{1,9}và)|\\s+(?:thay (?:thế|cho)|bãi bỏ)\\s[^.;]{0,200}?\\svà)?\\s+có hiệu lực(?:\\s+thi hành)?\\s*(?:,\\s*)?` +
    `(?:(?:kể\\s+)?từ\\s+(${dayPattern}|ngày\\s+(?:được\\s+)?(?:ký|ban hành|thông qua))|sau\\s+(${after})\\s*(?:,\\s*)?(?:kể\\s+)?từ\\s+ngày\\s+(ký|ban hành|thông qua))`,
  'giu',
)

/**
 * The day on which a document says of itself that it takes effect. "From the day of signing" needs that day. Null where it
 * does not say, or where it says two days: an exception for a clause is not the whole, and a guess is no date.
 */
export function effectiveIn(text: string, issuedOn: string | null, kind = ''): Reading | null {
  const found = matchesIn(text, kind).flatMap(({ 0: evidence, 2: from = '', 3: wait = '' }) => {
    const days = wait ? numberOf(wait) : 0
    const value = from ? (dayIn(from) ?? issuedOn) : issuedOn && days ? addDays(issuedOn, days) : null
    return value ? [{ value, evidence: squeezed(evidence) }] : []
  })
  return agreed(found)
}

function matchesIn(text: string, kind: string): RegExpMatchArray[] {
  const unquoted = withoutQuotes(text)
  const all = [...unquoted.matchAll(takesEffect)]
  const own = all.filter(([, who = '']) => kind && who.toLowerCase().startsWith(kind.toLowerCase()))
  return own.length > 0 ? own : all
}

const expires = new RegExp(
  `(?:${subject})[^.;]{0,160}?(?:có hiệu lực[^.;]{0,80}?đến\\s+(hết\\s+)?(${dayPattern})|hết hiệu lực(?:\\s+thi hành)?\\s+(?:kể\\s+)?từ\\s+(${dayPattern}))`,
  'giu',
)

/** The first day on which a document is, by its own words, in force no more. */
export function expiresIn(text: string): Reading | null {
  const found = [...withoutQuotes(text).matchAll(expires)].flatMap(({ 0: evidence, 2: last = '', 3: first = '' }) => {
    const day = dayIn(first || last)
    // "…, trừ Điều 159 tiếp tục có hiệu lực đến hết ngày…" is the end of a clause.
    return day && !/trừ|điều\s+\d|khoản\s+\d/iu.test(evidence)
      ? [{ value: first ? day : addDays(day, 1), evidence: squeezed(evidence) }]
      : []
  })
  return agreed(found)
}

const agreed = (found: Reading[]) => (new Set(found.map(({ value }) => value)).size === 1 ? (found[0] ?? null) : null)
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What an amending law quotes says nothing of itself. A quotation left open by a slip ends with its paragraph. */
function withoutQuotes(text: string): string {
  let rest = ''
  let from = 0
  let close = -1
  for (let open = text.indexOf('“'); open >= 0; open = text.indexOf('“', Math.max(from, open + 1))) {
    if (close < open) close = text.indexOf('”', open)
    if (close < 0) break
    if (close - open > longestQuotation) continue
    rest += `${text.slice(from, open)}“…”`
    from = close + 1
  }
  return rest + text.slice(from)
}

const longestQuotation = 4000

/** How many days "45 ngày", "45 (bốn mươi lăm) ngày" or "bốn mươi lăm ngày" are; 0 for what is not understood. */
function numberOf(words: string): number {
  const digits = /^\d{1,3}/.exec(words.trim())?.[0]
  if (digits) return Number(digits)
  const said = syllablesOf(words.split('(')[0]?.replace(/ngày\s*$/u, '') ?? '')
  const found = readerOf(said, { marked: true }).numeralAt(0)
  return found?.end === said.length ? found.value : 0
}
