import type { Access, MetadataField, Readings } from '../../../db/schema/library.ts'
import { bodyName, bodyOfCode } from '../../text/bodies/organisations.ts'
import { composed } from '../../text/composed.ts'
import { kindBegun, kindOfCode, kindWords } from '../../text/document-kinds.ts'
import { numberKeyOf, numbersIn } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { romanOf } from '../../text/roman.ts'
import { dayIn, dayPattern } from './dates.ts'
import { effectiveIn, expiresIn } from './effective-dates.ts'
import { formalHeading, formalLine } from './formal-line.ts'
import { isIssuerUnknown, isIssuerUnsure, issuerIn } from './head/issuer.ts'
import { kindAt, kindNamed } from './head/kind.ts'
import { headLines } from './head/lines.ts'
import { bearsMotto, isNumberLine, isOpenNumber, type Reading } from './head/marks.ts'
import { titleIn } from './head/title.ts'
import { mendedNumber, withFigures, withMarks } from './mended-number.ts'
import { mendedSurname } from './misread-names.ts'
import { isPerson, signatoryIn } from './signatory.ts'

/** The kind of document that a title or a number gives away; '' when neither does. */
export function kindOf(title: string, number: string): string {
  const named = kindBegun(title)
  if (named) return named.name
  // "HĐ" is a contract, which is no type of document; without its accent it would be a guidance.
  if (/(?<!\p{L})HĐ(?!\p{L})/u.test(number)) return ''
  const codes = withoutUnion(numberKeyOf(number).split(/[/-]/))
  // "LCT" is a law of the State Council's time, and elsewhere a timetable.
  const isOfState = codes.some((code) => /^(?:qh|hdnn|ctn)\d{0,2}$/.test(code))
  return (
    codes
      .filter((code) => code !== 'lct' || isOfState)
      .map(kindOfCode)
      .find(Boolean) ?? ''
  )
}

/** Behind another code "CĐ" is a union's or a college's, "02/TM-CĐ", and no telegram's. */
const withoutUnion = (codes: string[]) =>
  codes.filter((code, i) => !(code === 'cd' && i === codes.length - 1 && i > 1 && /^[a-z]+$/.test(codes[i - 1] ?? '')))

/** The central bodies that a number names: "22/2014/TTLT-BTP-BNV" names two; '' where one of its codes is no such body. */
export function issuerOfNumber(number: string): string {
  const codes = numberKeyOf(number)
    .split(/[/-]/)
    .slice(1)
    .filter((code) => /[a-z]/.test(code) && !kindOfCode(code))
  const bodies = codes.map(bodyOfCode)
  return bodies.every(Boolean) ? bodies.join(', ') : ''
}

/**
 * What a document says of itself, each with the words that say it. What it does not say, or says in two ways, is left
 * out. `known` is what came beside the text: its number, its title, the stories that stand around it.
 */
export function readingsOf(
  text: string,
  known: { name?: string; number?: string; title?: string; beside?: string[] } = {},
): Readings {
  const lines = headLines(text)
  const heading = formalHeading(lines)
  const issuer = issuerIn(lines)
  const saidThere = (value: string): Reading | null => (heading ? { value, evidence: heading.line } : null)
  const number = known.number
    ? { value: known.number, evidence: known.number }
    : (saidThere(heading?.number ?? '') ??
      mended(numberIn(lines), { lines, text, issuer: issuer?.value }) ??
      numberInBoth(text) ??
      numberOfFile(known.name ?? ''))
  const title = known.title
    ? { value: known.title, evidence: known.title }
    : (saidThere(`${heading?.kind} ${heading?.about}`) ??
      labelledTitle(lines) ??
      procedureTitle(lines) ??
      titleWithoutMotto(titleIn(lines, text, kindOf('', number?.value ?? ''))) ??
      nameOfLetter(lines, number))
  const kind = saidThere(heading?.kind ?? '') ?? kindIn(lines) ?? kindGiven(title, number)
  const issued = saidThere(heading?.day ?? '') ?? issuedIn(lines, text) ?? passedIn(text)
  const place = placeIn(lines)
  const found: Partial<Record<keyof Readings, Reading | null>> = {
    number,
    title,
    kind,
    issuer:
      saidThere(heading?.issuer ?? '') ??
      issuerKnown(issuer, lines, number) ??
      labelledIssuer(lines) ??
      issuerGiven(number) ??
      issuerAt(text, number, place),
    place,
    issuedOn: issued,
    effectiveOn: effectiveIn(text, issued?.value ?? null, kind?.value),
    expiresOn: expiresIn(text),
    term: termIn([...lines.slice(0, kindAt(lines) + 10), passedIn(text)?.evidence ?? ''], number?.value ?? ''),
    signatory: withSurname(signatoryIn(text) ?? labelledSignatory(lines)),
    access: accessIn([...lines, ...(known.beside ?? []).flatMap((story) => story.split(/[\n\f]/))]),
  }
  return Object.fromEntries(Object.entries(found).filter(([, reading]) => reading)) as Readings
}

const toWhom = /^kính gửi(?!\p{L})/iu
/** A letter that says nowhere what it is about is called by its number. */
function nameOfLetter(lines: string[], number: Reading | null): Reading | null {
  const kind = kindOf('', number?.value ?? '')
  const isLetter = lines.some((line) => toWhom.test(line)) && (kind === '' || kind === 'Công văn')
  return number && isLetter ? { value: `Công văn số ${number.value}`, evidence: number.evidence } : null
}

/** What is mixed with the country's name or its motto names nothing. */
const titleWithoutMotto = (title: Reading | null) => (title && bearsMotto(title.value) ? null : title)

const mostAbove = 12
const inVietnamese = /(?:^|\s)Số\s?:\s?(\d{1,6}\/[\p{Lu}\d/-]{2,30})$/u

/** The number of a paper in two languages side by side: both cells of its first row end with it, one behind "Số", one behind "No". */
function numberInBoth(text: string): Reading | null {
  const row = text
    .slice(0, 8000)
    .split('\n')
    .slice(0, mostAbove)
    .find((line) => line.startsWith('|'))
  const cells = (row ?? '').split('|').map((cell) => cell.trim())
  const own = cells.find((cell) => inVietnamese.test(cell)) ?? ''
  const value = inVietnamese.exec(own)?.[1] ?? ''
  const isBoth =
    value !== '' && cells.some((cell) => cell !== own && /\bNo\.?\s?:?\s?\d/u.test(cell) && cell.endsWith(value))
  return isBoth ? { value, evidence: own } : null
}

// "12 KH/ĐTN": the Youth Union's papers bear their code behind a blank.
const blankCode = new RegExp(
  `^\\d{1,5} (?:${kindWords.flatMap(({ code }) => (code ? [code.toUpperCase().replace(/D/g, '[DĐ]').replace(/R$/, '[Rr]')] : [])).join('|')})[/-]\\p{Lu}{2,10}(?![\\p{L}\\d])`,
  'u',
)

/** The number that stands behind "Số:" near the top; a form whose number is still to be written in has none. */
function numberIn(lines: string[]): Reading | null {
  // What a consolidated text is made of, or a number that is still to be written in, ends the letterhead.
  const end = lines.findIndex((line) => isOpenNumber(line) || /được sửa đổi,? bổ sung (?:bởi|theo)/iu.test(line))
  const own = end < 0 ? lines : lines.slice(0, end)
  for (const [i, line] of own.entries()) {
    const labelled = labelledNumber(line, own[i + 1] ?? '')
    if (labelled) return labelled
    const formal = formalLine(line)
    if (formal?.number) return { value: formal.number, evidence: line }
    if (!isNumberLine(line)) continue
    const rest = closeUp(line.replace(/^.*?số\s*[:：]?\s*/iu, ''))
    const [first] = numbersIn(rest)
    const written =
      first?.start === 0
        ? rest.slice(
            0,
            first.end + (/^(?:[.&][\p{Lu}\d]{1,10}){1,3}(?![\p{L}\d])/u.exec(rest.slice(first.end))?.[0].length ?? 0),
          )
        : (blankCode.exec(rest)?.[0] ??
          /^[0-9][^\s,;]{1,30}(?:\s*[-–]\s*[A-ZĐ]+(?:\/[A-ZĐ]+)?(?!\p{L}))?/u.exec(rest)?.[0] ??
          '')
    const value = inCapitals(
      (blankCode.test(written) ? written : written.replace(/\s+/g, ''))
        .replace(/[–—]/g, '-')
        .replace(/(?<![.])[.]+$/, ''),
    )
    if (/\D/.test(value)) return { value, evidence: line }
  }
  return null
}

/** A number one letter of which cannot be as it was read, as the only one that it can be; what was read stays its evidence. */
function mended(
  number: Reading | null,
  { lines, text, issuer }: { lines: string[]; text: string; issuer: string | undefined },
): Reading | null {
  if (!number) return null
  const value = withMarks(mendedNumber(number.value, kindIn(lines)?.value, issuer) || number.value)
  return { value, evidence: asRead(number.evidence, text) }
}

/** Who signed by a surname that there is; what was read stays its evidence. */
const withSurname = (signed: Reading | null): Reading | null =>
  signed && { ...signed, value: mendedSurname(signed.value) || signed.value }

/** Whether whoever signed was read by another surname than stands there, which is none. */
export const isSignatoryMended = ({ signatory }: Readings): boolean =>
  signatory !== undefined && !signatory.evidence.includes(signatory.value)

const dayLine = /,\s?ngày\s(.{0,12}?)tháng\s(.{0,8}?)năm\s\S{2,5}$/iu
// A day that is still to be written in stands there as dots or as nothing.
const numberOrBlank = /^[\d\s.…_/]*$/u

/** Whether a dateline has something in the place of its day or its month that is no number, "tháng § năm 2025". */
export const isDayUnsure = (text: string): boolean =>
  headLines(text).some((line) => {
    const [, day = '', month = ''] = (line.length < 90 && dayLine.exec(line)) || []
    return !numberOrBlank.test(day) || !numberOrBlank.test(month)
  })

/** The line of a text whose figures were put right, as it stands there. */
const asRead = (line: string, text: string): string =>
  text.includes(line) ? line : (text.split('\n').find((one) => withFigures(one.trim()) === line) ?? line).trim()

/** Whether a document's number was read as another than stands on its line: a letter of it cannot be as it was read. */
export const isNumberMended = ({ number }: Readings): boolean => {
  const line = number && /^(?:\p{L}+\s)?số\s?[:：]?\s?(.+)$/iu.exec(number.evidence)?.[1]
  if (!number || !line) return false
  if (withFigures(number.evidence) !== number.evidence) return true
  const unparted = number.value.replace(/^(\d+)\//, '$1')
  if (unparted !== number.value && closeUp(line).replace(/\s/g, '') === unparted) return true
  const said = numbersIn(closeUp(line))[0]
  return (
    said?.start === 0 &&
    said.tail.length > 1 &&
    said.key !== numberKeyOf(number.value) &&
    hasSameLength(said.key, numberKeyOf(number.value))
  )
}

const hasSameLength = (one: string, other: string) => one.length === other.length

const label = /^số(?:\s?[/,]\s?|\s(?:và\s)?)(?:ký\s)?hiệu(?:\svăn bản)?\s?(?::|$)/iu

/** What a portal tells of a document beside it: "Số ký hiệu", and the number behind it or in the next cell. */
function labelledNumber(line: string, below: string): Reading | null {
  if (!label.test(line)) return null
  const behind = line.replace(label, '').trim()
  const said = closeUp(behind || below.trim())
  const [first] = numbersIn(said)
  return first?.start === 0 ? { value: said.slice(0, first.end), evidence: behind ? line : `${line} ${below}` } : null
}

/** What stands behind a portal's label, on its line or in the next cell. */
function labelledBy(says: RegExp, lines: string[]): Reading | null {
  const at = lines.findIndex((line) => says.test(line))
  if (at < 0) return null
  const behind = (lines[at] ?? '').replace(says, '').trim()
  const value = behind || (lines[at + 1] ?? '')
  return value ? { value, evidence: behind ? (lines[at] ?? '') : `${lines[at]} ${value}` } : null
}

function labelledIssuer(lines: string[]): Reading | null {
  const told = labelledBy(/^(?:cơ quan|đơn vị|nơi) ban hành\s?(?::|$)/iu, lines)
  const value = told ? bodyName(told.value) : ''
  return told && value ? { ...told, value } : null
}

const numberLabel = /^(?:số\s?\/?\s?(?:ký hiệu|kí hiệu)|số hiệu|ký hiệu)\s?(?::|$)/iu
const shortestSubject = 20

/** What a portal's table of a document says that it is about, with its type where the words do not begin with one. */
function labelledTitle(lines: string[]): Reading | null {
  const told = labelledBy(/^trích yếu(?: nội dung)?(?: văn bản)?\s?(?::|$)/iu, lines)
  if (!told || told.value.length < shortestSubject || !lines.some((line) => numberLabel.test(line))) return null
  const kind = kindNamed(labelledBy(/^(?:loại|hình thức|thể loại)(?: văn bản)?\s?(?::|$)/iu, lines)?.value ?? '')
  if (kind === '' || kindOf(told.value, '') !== '') return told
  return { ...told, value: `${kind} ${told.value.replace(/^(?:V\/v|Về việc)\s/u, 'về việc ')}` }
}

/** What a portal's page of a procedure says that it is called; what the page itself is called it shares with all others. */
function procedureTitle(lines: string[]): Reading | null {
  const told = labelledBy(/^tên thủ tục(?: hành chính)?\s?(?::|$)/iu, lines)
  const isOfProcedure = lines.some((line) => /^mã (?:số )?(?:thủ tục|TTHC)/iu.test(line))
  return isOfProcedure && told && told.value.length >= shortestProcedure ? told : null
}

const shortestProcedure = 8

function labelledSignatory(lines: string[]): Reading | null {
  const told = labelledBy(/^người ký(?: văn bản)?\s?(?::|$)/iu, lines)
  return told && isPerson(told.value) ? told : null
}

/** "15/qđ-ub": some fonts of before Unicode draw small letters as capitals. Codes have none of their own but some within. */
const inCapitals = (number: string) => (/\p{Lu}/u.test(number) ? number : number.toUpperCase())

/** A number's codes without the spaces that were typed between them: "31 /QĐ - SXD". */
const closeUp = (rest: string): string =>
  rest
    .replace(/[‐‑]/g, '-')
    .replace(/^(\d{1,6}(?:\/\d{4})?)\s{1,4}\/\s{0,4}(?=\p{Lu})/u, '$1/')
    .replace(/(?<=^\d{1,6}(?:\/\d{4})?\/[\p{Lu}\d-]{1,20})\s{1,4}[-–]\s{1,4}(?=\p{Lu}{2})/gu, '-')

/** A number that a file was named by, such as "147_2024_ND-CP.pdf": taken only where it says its year and its codes. */
function numberOfFile(name: string): Reading | null {
  const words = name.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_+]/g, '-')
  const [only, ...others] = numbersIn(words)
  if (!only?.year || only.tail.length < 2 || others.length > 0) return null
  const value = `${only.serial}/${only.year}/${only.tail.join('-')}`.toUpperCase()
  return {
    value: value
      .replace('/ND-', '/NĐ-')
      .replace('/QD-', '/QĐ-')
      .replace(/-HDND$/, '-HĐND'),
    evidence: name,
  }
}

function kindIn(lines: string[]): Reading | null {
  const line = lines[kindAt(lines)]
  const value = line ? kindNamed(line) || kindOf(line, '') : ''
  return line && value ? { value, evidence: line } : null
}

function kindGiven(title: Reading | null, number: Reading | null): Reading | null {
  const value = kindOf(title?.value ?? '', number?.value ?? '')
  return value ? { value, evidence: (title && kindOf(title.value, '') ? title : number)?.evidence ?? '' } : null
}

/** Whom the number names comes before what stands where an issuer does and is no body that is known, such as a name cut off. */
const issuerKnown = (issuer: Reading | null, lines: string[], number: Reading | null): Reading | null =>
  issuer && isIssuerUnknown(lines, issuer.value) ? (issuerGiven(number) ?? issuer) : issuer

function issuerGiven(number: Reading | null): Reading | null {
  const value = number ? issuerOfNumber(number.value) : ''
  return number && value ? { value, evidence: number.evidence } : null
}

const local: Record<string, string> = { ubnd: 'Ủy ban nhân dân', hdnd: 'Hội đồng nhân dân', du: 'Đảng ủy' }

/** Whose a commune's paper is that has no letterhead: "20/QĐ-UBND" given at "Phường Mẫu" is its people's committee's. */
function issuerAt(text: string, number: Reading | null, place: Reading | null): Reading | null {
  const body =
    local[
      numberKeyOf(number?.value ?? '')
        .split(/[/-]/)
        .at(-1) ?? ''
    ]
  if (!number || !place || !body || isIssuerUnsure(text)) return null
  if (!/^(?:phường|xã|thị trấn|đặc khu)\s/iu.test(place.value)) return null
  return { value: bodyName(`${body} ${place.value}`), evidence: `${number.evidence}\n${place.evidence}` }
}

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

function issuedIn(lines: string[], text: string): Reading | null {
  const line = lines.find(isDateline)
  const value = line && dayIn(dateline.exec(line)?.[2] ?? '')
  if (line && value) return { value, evidence: line }
  if (line) return null
  const isDated = (one: string) => Boolean(formalLine(one)?.day) || dayBehindNumber.test(one)
  const dated = lines.find((one) => isDated(one) && !isAnyCell(one, text))
  const day = dated && (formalLine(dated)?.day ?? dayIn(dated))
  return dated && day ? { value: day, evidence: dated } : null
}

function placeIn(lines: string[]): Reading | null {
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
function passedIn(text: string): Reading | null {
  const found = passed.exec(text.slice(-20_000))
  const value = found && dayIn(found[1] ?? '')
  return found && value ? { value, evidence: found[0].replace(/\s+/g, ' ') } : null
}

const congress = /kh[oó][aá]\s+([IVXLC]{1,6})(?![\p{L}])/iu
const years = /nhiệm kỳ\s+(\d{4})\s*[-–]\s*(\d{4})/iu

/** Of which term the body was: "khóa XIII", "nhiệm kỳ 2020 - 2025"; the National Assembly's numbers say it too. */
function termIn(lines: string[], number: string): Reading | null {
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

// Letters alone are compared, so that "L Ư U  H À N H" and another form of the marks count; with their accents where without
// them it would be another word ("báo cáo Viện…").
const narrower: [says: RegExp, access: Access][] = [
  [/^(?:tàiliệu)?(?:dànhcho|dùngcho|phụcvụ)?(?:độingũ)?(?:báocáoviên|tuyêntruyềnviên)/u, 'communicator'],
  [
    /^(?:tailieu|vanban)?(?:chi)?(?:(?:luuhanh|sudung|dung)?(?:trong)?noibo(?:coquan|donvi)?|(?:khong|cam)(?:duoc)?(?:phobien|phattan))(?:(?:khong|cam)(?:duoc)?(?:phobien|saochup|saochep|phattan)(?:rongrai|rangoai)?)*$/u,
    'communicator',
  ],
  [/^(?:tailieu)?(?:chi)?(?:luuhanh|dung|phobien)trong(?:noibo)?dang(?:vien)?$/u, 'member'],
]

/** Whom a line of the text says that it is for; a document that says nothing is for whom the office chooses. */
function accessIn(lines: string[]): Reading | null {
  for (const line of lines) {
    if (line.length > 120) continue
    const letters = composed(line)
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '')
    const found = letters.length < 60 && narrower.find(([says]) => says.test(letters) || says.test(fold(letters)))
    if (found) return { value: found[1], evidence: line }
  }
  return null
}

/** A document's own fields by what was read of it. */
export function metadataFrom(readings: Readings) {
  const text = (field: MetadataField) => readings[field]?.value ?? ''
  const day = (field: MetadataField) => readings[field]?.value ?? null
  return {
    number: text('number'),
    kind: text('kind'),
    issuer: text('issuer'),
    place: text('place'),
    term: text('term'),
    signatory: text('signatory'),
    issuedOn: day('issuedOn'),
    effectiveOn: day('effectiveOn'),
    expiresOn: day('expiresOn'),
    access: (readings.access?.value as Access | undefined) ?? null,
    readings,
  }
}
