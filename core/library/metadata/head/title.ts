import { kindWords } from '../../../text/document-kinds.ts'
import { formalLine } from '../formal-line.ts'
import { formAt } from '../forms.ts'
import { begunInCapitals, inSmallLetters } from '../small-letters.ts'
import { withUnsureNames } from '../unsure-names.ts'
import { leaders, longestCell, longestTitle, namedTitle, ofYears, wholeTitle } from './called.ts'
import { capital, inTitle } from './capitals.ts'
import { issuerIn } from './issuer.ts'
import { doing, kindAt, kindNamed, leadsToSubject, longestSubject, whoDoes } from './kind.ts'
import { dateline, isNumberLine, isOpenNumber, named, type Reading, titleEnds } from './marks.ts'
import { formName, numberOfForm, subjectOfLetter, wholeAbove } from './untyped.ts'

const isParagraph = (line: string) => /[.;:]$/.test(line) && /[\p{Ll}\d][.;]\s\p{Lu}\p{Ll}/u.test(line.slice(30))
const isHeaded = /^\s{0,9}#{1,3}\s/u
const linesAbove = 5
const hasHeading = (text: string) =>
  text
    .slice(0, 2000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, linesAbove)
    .some((line) => isHeaded.test(line) && formAt([line.replace(/^[#\s]+/, '')]) < 0)
/** What a document is called: its type and what it is about, from below the letterhead. */
export function titleIn(lines: string[], text: string, kindOfNumber = ''): Reading | null {
  const at = kindAt(lines)
  // A page that is called something of its own only speaks of forms.
  const form = hasHeading(text) && formAt(lines) > 0 ? -1 : formAt(lines)
  const spelled = `${text}\n${issuerIn(lines)?.value ?? ''}`
  if (form >= 0 && (at < 0 || form < at))
    return wholeTitle(lines.slice(0, form), spelled) ?? formName(lines, form, spelled)
  if (at < 0)
    return (
      wholeAbove(lines, spelled) ??
      subjectOfLetter(lines, kindOfNumber) ??
      wholeTitle(lines, spelled) ??
      namedTitle(lines, spelled) ??
      numberOfForm(lines)
    )
  const about: string[] = []
  for (const [i, line] of lines.slice(at + 1, at + 1 + longestTitle).entries()) {
    const last = about.at(-1) ?? ''
    const goesOn =
      /[,-]$|\b(?:và|của|về|các|cho|tại|trên|theo|với|để)$/iu.test(last) ||
      (endsWithPart.test(last) && ofOther.test(line))
    if (isNumberLine(line) || isOpenNumber(line) || dateline.test(line) || formalLine(line)) continue
    const isSubject = about.length === 0 && (leadsToSubject(lines[at] ?? '', line) || isDoing(lines.slice(at + 1 + i)))
    if ((!goesOn && !isSubject && titleEnds.test(line)) || leaders.test(line) || isSenseless(line)) break
    // A name in capitals has ended where a sentence stands below it.
    const isYears = about.length > 0 && ofYears.test(line)
    if (about.length > 0 && !goesOn && !isYears && isWritten(line) && about.every(isWhollyCapital)) break
    // What a table is called that stands below.
    if (about.length > 0 && named.test(line)) break
    // The first day of a programme.
    if (about.length > 0 && /^Ngày\s\d/u.test(line) && itemBelow.test(lines[at + 2 + i] ?? '')) break
    // A paragraph of several sentences is what the paper says, and no name of it.
    if (about.length === 0 && isParagraph(line)) break
    if (about.length > 0 && !goesOn && !isYears && areCells(lines.slice(at + 1 + i, at + 1 + i + leastCells))) break
    // A sentence of the text itself, not of the title.
    if (/[.;:]$|[☐☑☒]/u.test(line) && about.length > 0) break
    about.push(line)
  }
  if (about.length === 0) return null
  const isCapital = (line: string) => line === line.toUpperCase()
  const joined = about.every(isCapital)
    ? [about.join(' ')]
    : about.map((line, i) => (i > 0 && ofYears.test(line) ? small(line) : line))
  const words = joined
    .map((line) => (isCapital(line) ? line : (begunInCapitals.exec(line)?.[0] ?? '')))
    .map((own, i) => withUnsureNames(inSmallLetters(own, spelled)) + (joined[i] ?? '').slice(own.length))
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(ownNumber, (said: string, at: number, whole: string) =>
      at === 0 || !/^\s*số/iu.test(said) || about.every(isCapital) || isNamedAgain(said, whole.slice(0, at), lines)
        ? ''
        : said,
    )
    .replace(/[.;]$/, '')
    .trim()
    .replace(isLaw.test(lines[at] ?? '') ? aboutLaw : /^$/, '')
  if (words === '') return null
  const line = lines[at] ?? ''
  const kind =
    kindNamed(line) || inTitle(inSmallLetters(line, spelled), true).replace(/^\p{Ll}/u, (one) => one.toUpperCase())
  return {
    value: `${kind} ${isLaw.test(line) ? capital(words) : inTitle(words, isCapital(about[0] ?? '') || begunInCapitals.test(about[0] ?? ''))}`,
    evidence: [lines[at], ...about].join('\n'),
  }
}

// "… tại khoản 2 Điều 1" above "Quyết định số 402/QĐ-UBND ngày …".
const endsWithPart = /(?<!\p{L})(?:điểm|khoản|điều|chương|mục|phụ lục|ban hành|thực hiện)(?:\s[\p{L}\d]{1,4})?$/iu
const ofOther = new RegExp(`^(?:${kindWords.map(({ name }) => name).join('|')})\\s(?:liên tịch\\s)?số\\s?\\d`, 'u')

/** Whether a number in a title is the paper's own: it stands behind the State's name, or on the number's line as well. */
const isNamedAgain = (said: string, before: string, lines: string[]) =>
  assemblyAlone.test(before.trim()) ||
  lines.some((line) => isNumberLine(line) && line.includes(/\d\S*/u.exec(said)?.[0] ?? line))

const itemBelow = /^(?:[-–+•]\s?|\d{1,2}\s?(?:giờ|h|g)(?!\p{L}))/iu
const small = (line: string) => line.charAt(0).toLowerCase() + line.slice(1)
const isWhollyCapital = (line: string) => line === line.toUpperCase()
const isWritten = (line: string) => /^\p{Lu}\p{Ll}/u.test(line) && !isWhollyCapital(line)

// A law is called by what it is about: "LUẬT" above "VỀ DI SẢN VĂN HÓA" is "Luật Di sản văn hóa".
const isLaw = /^(?:BỘ LUẬT|LUẬT|PHÁP LỆNH)$/u
const aboutLaw = /^về\s(?:(?:bộ luật|luật|pháp lệnh)\s)?/iu

/** "KẾ HOẠCH" above "Thực hiện công tác … năm 2026" is about that; "Thực hiện Kế hoạch số …, UBND phường thông báo:" opens the text. */
function isDoing([first = '', ...below]: string[]): boolean {
  if (!doing.test(first)) return false
  const end = below.findIndex((line) => !/^\p{Ll}/u.test(line))
  const whole = [first, ...below.slice(0, end < 0 ? undefined : end)].join(' ')
  return !/[.,;:]$/.test(whole) && !whoDoes.test(whole) && whole.length <= longestSubject
}

const longestSyllable = 8
/** What a scan's dots and dirt were read as: words longer than any of Vietnamese. */
const isSenseless = (line: string) =>
  line.split(/\s+/u).some((word) => /^\p{L}+$/u.test(word) && word.length > 2 * longestSyllable)

const leastCells = 3

/** Short lines one after the other that each begin anew are what is left of a table, and no title's. */
const areCells = (lines: string[]) =>
  lines.length === leastCells &&
  lines.every((line) => line.length <= longestCell && /^(?:\p{Lu}|\d)/u.test(line)) &&
  lines.some((line) => line !== line.toUpperCase())

// Older laws are called by all that their heads say: "LUẬT CỦA QUỐC HỘI … SỐ 28/2001/QH10 VỀ DI SẢN VĂN HOÁ".
const assembly = 'của quốc hội(?: nước cộng h[oòóàaạ]+ xã hội chủ nghĩa việt nam)?'
const assemblyAlone = new RegExp(`^${assembly}$`, 'iu')
const anothers = `(?<!(?:${kindWords.map(({ name }) => name).join('|')})\\s{0,9})`
const ownNumber = new RegExp(
  `^${assembly}|\\s{0,9}${assembly}(?=\\s+số|$)|${anothers}\\s{0,9}số \\d[^\\s/]{0,20}/[^\\s]+(?: ngày [\\d/]+(?: tháng \\d+ năm \\d{4})?)?`,
  'giu',
)
