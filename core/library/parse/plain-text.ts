import type { Readings } from '../../../db/schema/library.ts'
import { bodyName, isPlace } from '../../text/bodies/organisations.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { dayIn } from '../metadata/dates.ts'
import { isDraft } from '../metadata/draft.ts'
import { kindOf } from '../metadata/head/kind.ts'
import { bearsMotto, isOpenNumber, motto, titleEnds } from '../metadata/head/marks.ts'
import { metadataFrom, readingsOf } from '../metadata/metadata.ts'
import { isFurniture } from '../metadata/portal.ts'
import { relationsOf } from '../metadata/relations.ts'
import { doubtfulMarking, markingOfName, secretBeside, secretMarking } from '../metadata/secrecy.ts'
import { annexName } from './attachments.ts'
import { senselessWords } from './doubts.ts'
import { withoutEndNotes } from './end-notes.ts'
import { withWholeLabels } from './labels.ts'
import { articleMark, closing, divisionMark, headingGoesOn, isUpper, noteLine, romanMark, tableRow } from './markers.ts'
import { linesOf } from './pages.ts'
import { plainDocument, type Refusal, type SourceDocument } from './source-document.ts'
import { sectionsOf } from './structure.ts'
import { unwrapped } from './unwrap.ts'

const bracketedMark = /\[\d{1,3}\]/g
const headerLine = /^([^:]{2,30}):\s*(\S.*)$/s
const headerNames: Record<string, keyof Header> = {
  so: 'number',
  'so hieu': 'number',
  ten: 'title',
  'tieu de': 'title',
  loai: 'kind',
  'co quan': 'issuer',
  'co quan ban hanh': 'issuer',
  'noi ban hanh': 'issuer',
  'ngay ban hanh': 'issuedOn',
  'hieu luc': 'effectiveOn',
  'hieu luc tu': 'effectiveOn',
  'het hieu luc': 'expiresOn',
  'van ban mau': 'sample',
}
type Header = {
  number: string
  title: string
  kind: string
  issuer: string
  issuedOn: string
  effectiveOn: string
  expiresOn: string
  sample: string
}

/**
 * A document from a text file: an optional header of "Số: …" lines and a "# title", then the text. `beside` is what stands
 * around it in its file, headers and notes and hidden words, a story each: read for markings, and never quoted.
 */
export function documentFromText(name: string, raw: string, beside: string[] = []): SourceDocument | Refusal {
  const text = withWholeLabels(normalize(withWideGaps(raw)))
  if (secretMarking(text) || secretBeside(beside) || markingOfName(name) === 'secret')
    return { name, reason: 'document.secret' }
  const doubtful = doubtfulMarking(name, text, beside) ?? senselessWords(text)
  const { header, body } = partHeader(text)
  // A note tells of other acts and other days, not of this document's own.
  const own = withoutNotes(body)
  const known = readingsOf(own, { name, beside, number: header.number })
  // What a portal calls each of its pages is not what the document on it is called.
  const isOfPortal = known.title !== undefined && ofPage.test(header.title ?? '')
  const read = withHeader(known, isOfPortal ? { ...header, title: undefined } : header)
  // What may be a marking, or cannot be what was written, keeps the document from all but communicators until a person has looked.
  const all = doubtful ? { ...read, access: { value: 'communicator', evidence: doubtful } } : read
  // A draft is in force from no day, and does nothing to another document.
  const draft = isDraft(body, beside)
  const readings = draft && !header.effectiveOn ? withoutForce(all) : all
  const line = titleOf(body)
  const heading = line === null ? [] : headingFrom(body, line)
  const title = readings.title?.value ?? (heading.join(' ') || name.replace(/\.[a-z]+$/i, ''))
  const kind = readings.kind?.value ?? kindOf(title, readings.number?.value ?? '')
  const onlyProposes = draft || proposing.has(kind)
  return plainDocument({
    ...metadataFrom(readings),
    name,
    origin: 'file',
    title,
    kind,
    stated: dayIn(header.effectiveOn ?? '') !== null,
    sample: ['co', 'dung', 'true'].includes(fold(header.sample ?? '')),
    relations: relationsOf(title, wholeLines(own), readings.number?.value ?? '').filter(
      ({ kind }) => !onlyProposes || kind === 'based_on' || kind === 'guides',
    ),
    sections: sectionsOf(withoutTitle(body, readings.title ? [title] : heading)),
    text,
  })
}

/** A law as one long text, its title and number known beside it. */
export function documentFromWhole(known: {
  name: string
  number: string
  title: string
  text: string
}): SourceDocument | Refusal {
  const text = withWholeLabels(normalize(known.text))
  if (secretMarking(text)) return { name: known.name, reason: 'document.secret' }
  const title = normalize(known.title)
  const own = withoutNotes(text)
  const readings = readingsOf(own, { number: known.number, title })
  return plainDocument({
    name: known.name,
    origin: 'whole',
    ...metadataFrom(readings),
    title,
    relations: relationsOf(title, wholeLines(own), known.number),
    sections: sectionsOf(text),
  })
}

// What papers of these types say of ending another document, they ask of others.
const proposing = new Set(['Tờ trình', 'Báo cáo', 'Biên bản', 'Giấy mời'])

const withoutForce = ({ effectiveOn: _, expiresOn: __, ...readings }: Readings): Readings => readings

function withoutNotes(body: string): string {
  const lines = body.split('\n')
  const trimmed = lines.map((text) => ({ text: text.trim(), page: null }))
  const own = new Set(withoutEndNotes(trimmed).body)
  const kept = trimmed.flatMap((line, i) => (own.has(line) ? [lines[i] ?? ''] : []))
  return withCurledMarks(kept.filter((line) => !noteLine.test(line)))
    .join('\n')
    .replace(bracketedMark, '')
}

const itemMark = /^\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?[a-zđ]{1,2}\)|[a-zđ][.)]|[IVXLC]{1,5}[.)-]|[-–—+•*·])$/iu

/** Tabs set what stands side by side apart, as wide blanks do; behind an item's number one is but a blank. */
const withWideGaps = (raw: string): string =>
  raw.includes('\t')
    ? raw
        .split('\n')
        .map((line) => {
          const [first = '', ...rest] = line.trimEnd().split(/\t+/)
          if (rest.length === 0 || first.trim() === '' || itemMark.test(first)) return line
          return [first, ...rest].map((part) => part.trim()).join('    ')
        })
        .join('\n')
    : raw

/** A text whose sentences are not broken by the ends of its lines: what it does to a document it may say over two of them. */
function wholeLines(text: string): string {
  const whole: string[] = []
  for (const { text: line } of unwrapped(linesOf(text))) {
    const before = whole.at(-1) ?? ''
    if (articleMark.test(before) && headingGoesOn(before, line, Number.POSITIVE_INFINITY))
      whole[whole.length - 1] = `${before} ${line}`
    else whole.push(line)
  }
  return whole.join('\n')
}

/** What stands between straight marks at the head of a line and at the end of it or of a later one is quoted as well. */
function withCurledMarks(lines: string[]): string[] {
  let open = false
  return lines.map((line) => {
    const begins = !open && /^\s*"/.test(line)
    const curled = begins ? line.replace('"', '“') : line
    open ||= begins
    if (!open || !/"\s?[.;,]?\s*$/.test(curled)) return curled
    open = false
    return curled.replace(/"(\s?[.;,]?\s*)$/, '”$1')
  })
}

/** What the office wrote above the text stands before what the text says. */
function withHeader(read: Readings, header: Partial<Header>): Readings {
  const readings = { ...read }
  for (const field of ['number', 'title', 'kind', 'issuer', 'issuedOn', 'effectiveOn', 'expiresOn'] as const) {
    const written = header[field]
    const value = field.endsWith('On') ? dayIn(written ?? '') : written
    if (written && value) readings[field] = { value, evidence: written }
  }
  return readings
}

function partHeader(text: string): { header: Partial<Header>; body: string } {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const header: Partial<Header> = {}
  const fenced = lines[0]?.trim() === '---'
  let at = fenced ? 1 : 0
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim()
    const found = headerLine.exec(line)
    const key = found ? headerNames[fold(found[1] ?? '').trim()] : undefined
    if (key && found) header[key] = (found[2] ?? '').trim()
    else if (line !== '' && line !== '---') {
      const said = line.replace(/^#\s+/, '')
      if (said === line || header.title !== undefined) break
      header.title = said
    }
  }
  return { header, body: lines.slice(at).join('\n') }
}

const ofPage =
  /^(?:(?:xem )?chi tiết|nội dung|thông tin)\s(?:văn bản|thủ tục(?: hành chính)?|tin(?: tức)?|bài(?: viết)?|thông báo)(?:\s?[-–|:»].{0,200})?$/iu
const longestName = 160
// "Kết luận: Mẫu nước đạt quy chuẩn." tells what was found, and names nothing.
export const isSentence = (line: string) => line.endsWith('.') && /\p{Ll}/u.test(line)
/** Whether a list stands between a body's name and a line: then that is not what the body's paper is called. */
const isBelowList = (lines: string[], body: string, line: string) =>
  lines.slice(lines.indexOf(body) + 1, lines.indexOf(line)).some((one) => /^[-–+•]\s/u.test(one))
// A sentence may begin with a body.
const longestBody = 80

/** The line that says what the text is: a mark-down title, or the first line that reads like one. */
function titleOf(body: string): string | null {
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const marked = lines.find((line) => /^#\s+/.test(line) && !articleMark.test(line))
  if (marked) return marked.replace(/^#\s+/, '')
  // Where the text begins at once, none of its lines is its name.
  const head = headCell(lines)
  if (head) return head
  const begins = lines.findIndex((line) => articleMark.test(line) || divisionMark.test(line) || firstItem.test(line))
  const above = (begins < 0 ? lines : lines.slice(0, begins)).map((line) => line.replace(/^#{1,6}\s+/, ''))
  // Nor below the first of its paragraphs.
  const paragraph = above.findIndex((line) => line.length > longestName)
  const named = above
    .slice(0, paragraph < 0 ? undefined : paragraph)
    .filter((line) => line.length >= 4 && line.length <= longestName && says(line))
  const [first, second = ''] = named
  // An annex by itself is called by what it holds.
  const isHeadOf = first && ((annexName(first) !== '' && isUpper(second)) || ofProcedure.test(first))
  if (isHeadOf && /^\p{Lu}/u.test(second) && !bodyName(second)) return [first, ...headingFrom(body, second)].join(' ')
  // Who issued a text stands above what it is called, which is no sentence of it.
  const called = named.filter((line) => !isSentence(line))
  return (
    (first && first.length <= longestBody && bodyName(first)
      ? (called.find((line) => kindOf(line, '')) ??
        called.find((line) => !bodyName(line) && !isPlace(line) && !isBelowList(above, first, line)))
      : undefined) ??
    first ??
    null
  )
}

const firstItem = /^(?:1|I)[.)]\s/u
const ofHeadCell = /^(QUY TRÌNH|QUY ĐỊNH|HƯỚNG DẪN|THỦ TỤC|BIỂU MẪU)\s(?=\p{L})(.{4,150})$/u
/** "QUY TRÌNH Cấp bản sao" between the office and the paper's code, in the table that heads papers of quality management. */
function headCell([first = '']: string[]): string {
  const cells = tableRow.test(first) ? first.split('|').map((cell) => cell.trim()) : []
  if (!cells.some((cell) => /^(?:Mã (?:hiệu|số)|Ký hiệu)\s?:/iu.test(cell))) return ''
  const [, kind = '', about = ''] = cells.map((cell) => ofHeadCell.exec(cell)).find(Boolean) ?? []
  if (!kind) return ''
  const said = `${kind} ${about === about.toUpperCase() ? about.toLowerCase() : about}`
  return `${said[0]}${kind.slice(1).toLowerCase()}${said.slice(kind.length)}`
}

const ofProcedure = /^(?:THỦ TỤC(?: HÀNH CHÍNH)?|QUY TRÌNH|BIỂU MẪU)$/u
// When a page was put up: "Thứ Bảy, 7 tháng 11, 2026", "16:05 | 10/11/2026".
const ofDay =
  /^(?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày(?: đăng)?|tháng|năm|lúc|[\d/.:,|()\s–-]|\d{1,2}h\d{0,2})\s?){2,20}$/iu
const ofCountry = /\snước\s+cộng h/iu
/** Not what any text may bear: the country's name and its motto, a line for a number, whom it is for and who signed it, a portal's menu. */
const says = (line: string) =>
  (ofCountry.test(line) || !(motto.test(line) || bearsMotto(line))) &&
  !isOpenNumber(line) &&
  !/^số\s?[:：]\s?\d/iu.test(line) &&
  !isFurniture(line) &&
  !ofDay.test(line) &&
  !/^MỤC LỤC$/iu.test(line) &&
  !/\S\s?(?:\.{6}|…{3})/u.test(line) &&
  // An item of a list, or the beginning of a sentence.
  !/^[-–+•]\s|^\(|[;,]$/u.test(line) &&
  !tableRow.test(line) &&
  (!closing.test(line) || /^CHỦ TỊCH\s/u.test(line)) &&
  !/^(?:Kính gửi|Nơi nhận|TM\.|KT\.|TL\.|T\/M\s|(?:Câu(?: hỏi)?|Bước) \d|Trả lời\s?:|Hỏi\s?:|[\s_*=~–—―─━-]{1,200}$)/u.test(
    line,
  )

const mostOfHeading = 4
const plainly = (line: string) => line.trim().replace(/^#{1,6}\s+/, '')

/** The lines of a heading that begins with this one: in capitals it goes on over those below it that are as well. */
function headingFrom(body: string, first: string): string[] {
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  const at = lines.findIndex((line) => plainly(line) === first)
  if (at < 0 || !isUpper(first)) return [first]
  const below = lines.slice(at + 1, at + mostOfHeading).map((line) => line.trim())
  const goesOn = (line: string) =>
    isUpper(line) &&
    (says(line) || /^NĂM \d{4}$/u.test(line)) &&
    line.length <= longestName &&
    !bodyName(line) &&
    !titleEnds.test(line) &&
    !articleMark.test(line) &&
    !divisionMark.test(line) &&
    !romanMark.test(line) &&
    !/^(?:\d|[A-Z][.)]|[-–(])/u.test(line) &&
    !/[:.]$/.test(line)
  const end = below.findIndex((line) => !goesOn(line))
  return [first, ...below.slice(0, end < 0 ? undefined : end)]
}

/** A text without the lines that are its title; where the same words come again they are its own. */
function withoutTitle(body: string, title: string[]): string {
  const lines = body.split('\n')
  for (const said of title) {
    // What it is called by for want of a name is said by it all the same.
    if (isSentence(said)) continue
    const at = lines.findIndex((line) => plainly(line) === said)
    if (at >= 0) lines.splice(at, 1)
  }
  return lines.join('\n')
}
