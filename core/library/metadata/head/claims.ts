import type { Readings } from '../../../../db/schema/library.ts'
import { codesIn, isCodeOf } from '../../../text/bodies/codes.ts'
import { beginsAsEnterprise } from '../../../text/bodies/enterprises.ts'
import { bodyName, isPlace, nameKey, placeOf } from '../../../text/bodies/organisations.ts'
import { kindBegun, kindOfCode } from '../../../text/document-kinds.ts'
import { numberKeyOf } from '../../../text/document-number.ts'
import { dayPattern } from '../dates.ts'
import { formNumber } from '../forms.ts'
import { bearsMotto, isEnglish, isNumberLine, isOpenNumber, issuedTogether, motto } from './marks.ts'

/** A line of a document's head that what was read of it does not account for, with the field that it speaks against. */
export type Unclaimed = { field: 'title' | 'issuer' | 'number' | 'issuedOn' | 'kind'; line: string }

/** How lines stand on their page, where the file says it: those set in the middle, and all others. */
export type Standing = { middle: Set<string>; aside: Set<string> }

/** What was read of a document, with the words that say it. */
export type Read = {
  title: string
  issuer: string
  number: string
  kind: string
  issuedOn: string | null
  place: string
  readings: Readings
}

/**
 * Each line of a head ought to be somebody's: the motto's, the issuer's or its superior's, the number's, the day's, the type's or
 * the title's, or begin the text. Tells those that are not, and what of the readings does not agree with the others.
 */
export function unclaimedIn(lines: string[], read: Read, standing?: Standing): Unclaimed[] {
  const title = placeOfTitle(lines, read)
  const head = lines.slice(0, title?.first ?? beginOfText(lines))
  return [
    ...aboutIssuer(head, read, title ? (lines[title.first] ?? '') : ''),
    ...aboutTitle(lines, read, title, standing),
    ...aboutNumber(head, read),
  ]
}

const day = new RegExp(`(?:${dayPattern})$`, 'iu')
const dateline = /^\p{Lu}[^,;:]{1,45},\s?(?:ngày|hồi|lúc|\d{1,2}\/)/u
const codeAlone = /^\d{1,5}\s?[/-]\s?(?:\p{Lu}|\d{4}\/\p{Lu})/u
const slogan = /^[“"][^“”"]{4,90}[”"]$/u
const contact =
  /^(?:địa chỉ|đ\/c|điện thoại|đt|đtdđ|tel|hotline|fax|e-?mail|website|web|mst|mã số|mã|tài khoản|số tài khoản|trụ sở)(?!\p{L})|@|https?:|www\./iu
const mottoPart =
  /^(?:c[ộo]ng h[oòaà]{2} x[ãa] h[ộo]i(?: ch[ủu](?: ngh[ĩi]a(?: vi[ệe]t)?)?)?|(?:ch[ủu] )?ngh[ĩi]a vi[ệe]t nam|vi[ệe]t nam|nam|(?:h[ạa]nh )?ph[úu]c|đoàn tncs hồ chí minh)$/iu
const stamped =
  /^\(?(?:(?:bản )?dự thảo|hỏa tốc|hoả tốc|thượng khẩn|khẩn|bản sao|sao y|sao lục|tài liệu|lưu hành|mẫu|biểu|phụ lục|đến|bản chính)(?!\p{L})/iu
const labelled = /^[^:]{1,40}:/u

/** Whether a line is the country's, the number's or the day's. */
const isOfHead = (line: string) =>
  motto.test(line) ||
  bearsMotto(line) ||
  mottoPart.test(line) ||
  isNumberLine(line) ||
  isOpenNumber(line) ||
  day.test(line) ||
  dateline.test(line)

/** Whether a line of a letterhead is nobody's name. */
const isBeside = (line: string) =>
  isOfHead(line) ||
  isEnglish(line) ||
  kindBegun(line) !== undefined ||
  ofSession.test(line) ||
  slogan.test(line) ||
  contact.test(line) ||
  stamped.test(line) ||
  labelled.test(line) ||
  formNumber.test(line) ||
  codeAlone.test(line) ||
  /^[\d\W]+$/u.test(line) ||
  /^\(/.test(line)

// "Quyết định số 402/QĐ-UBND ngày 17 tháng 3 năm 2026" is no day of the head.
const ofNumbered = /^\p{Lu}[\p{Ll}\s]{5,30}\ssố\s\d/u

// How a text begins below its title: its grounds, whom it is for, an item, the day on which it tells of something.
const begins =
  /^[“"]?(?:[-–+•*☐☑☒]\s|\(|#|căn cứ|thực hiện|xét|theo\s|để\s|nhằm\s|kính\s|hôm nay|vào\s|trong\s|qua\s|ngày\s\d|từ\s|tôi\s|chúng tôi|đồng kính gửi|[ivx]{1,5}[.)/\s–-]|\d{1,2}[.)/:\s–-]|[a-zđ][.)/]\s|(?:chương|phần|điều|mục|câu|bước|bài|khoản)\s(?:\d|[ivxlc]|thứ)|lời nói đầu|quyết (?:định|nghị)\s?:?$|mục lục|nơi nhận|bên [ab]\s?[:(]|(?:số\s?\/?\s?ký hiệu|số hiệu|ngày (?:ban hành|đăng)|cơ quan ban hành|loại văn bản|người ký)$|stt|tt$)/iu
// Who decides, in capitals below the title.
const decides =
  /^(?:quốc hội|chính phủ|thủ tướng|bộ trưởng|chủ (?:tịch|nhiệm)|phó |ủy ban|uỷ ban|hội đồng|ban |giám đốc|tổng giám đốc|hiệu trưởng|trưởng |viện trưởng|cục trưởng|chánh |bí thư|đại hội|hội nghị|tm\.|kt\.|tl\.|người|đại diện|thư ký|kế toán|[^\s]+ (?:trưởng|viên)$)|\sviên$/iu
const ofSession = /^(?:khóa|khoá|kỳ họp|nhiệm kỳ)\s/iu
// The same where all stands in capitals, and a word that begins a sentence may as well go on with a name.
const beginsInCapitals =
  /^(?:[-–+•*☐☑☒]\s|[“"(#]|CĂN CỨ|KÍNH\s|[IVX]{1,5}[.)/\s–-]|\d{1,2}[.)/:\s–-]|[A-ZĐ][.)/]\s|(?:CHƯƠNG|PHẦN|ĐIỀU|MỤC)\s|LỜI (?:NÓI ĐẦU|MỞ ĐẦU|GIỚI THIỆU)|QUYẾT (?:ĐỊNH|NGHỊ)\s?:?$|MỤC LỤC|NƠI NHẬN|BÊN [AB](?!\p{L})|STT|TT$)/u
const isBegun = (line: string) => (line === line.toUpperCase() ? beginsInCapitals : begins).test(line)
const isSentence = (line: string) => /[.;:,!?]$/u.test(line) || line.length > longestLine
const longestLine = 130

const beginOfText = (lines: string[]) => {
  const at = lines.findIndex((line) => isBegun(line) || (isSentence(line) && line !== line.toUpperCase()))
  return at < 0 ? lines.length : at
}

/** Where the lines stand that the title was read from; null where it came from elsewhere. */
function placeOfTitle(lines: string[], { readings, title }: Read): { first: number; last: number } | null {
  const said = (readings.title?.evidence ?? title).split('\n')
  const first = lines.indexOf(said[0] ?? '')
  if (first < 0) return runOf(lines, title)
  let last = first
  for (const line of said.slice(1)) {
    const at = lines.indexOf(line, last + 1)
    if (at < 0) return null
    last = at
  }
  return { first, last }
}

const mostOfTitle = 6
/** The lines that make these words together. */
function runOf(lines: string[], words: string): { first: number; last: number } | null {
  const said = nameKey(words)
  for (const [first, line] of lines.entries()) {
    if (!said.startsWith(nameKey(line)) || nameKey(line) === '') continue
    for (let last = first; last < first + mostOfTitle; last++)
      if (nameKey(lines.slice(first, last + 1).join(' ')) === said) return { first, last }
  }
  return null
}

const within = (line: string, words: string) => ` ${nameKey(words)} `.includes(` ${nameKey(line)} `)
const unended =
  /(?:[-–,]|\s(?:và|của|quản lý|quản trị|điều hành|phát triển|khai thác|dự án|đại diện|bảo vệ|tổ chức|chỉ đạo|chỉ huy|vận động|giám sát|trung tâm|công ty|tnhh|cổ phần|mtv|thành viên))$/iu
// Of these every office has one, and whose it is stands below.
const nameless =
  /^(?:công đoàn(?: cơ sở)?|chi bộ|chi đoàn|liên đội|đoàn trường|ban đại diện cha mẹ học sinh|hội (?:đồng|phụ huynh)|ban (?:chấp hành|tổ chức|giám hiệu))$/iu

const beginsBody = (line: string) =>
  !isPlace(line) &&
  (bodyName(line) !== '' || /^(?:TỔ|BAN|ĐỘI|CHI|NHÀ|TRẠM|PHÒNG|HỘI|ĐOÀN|KHỐI|CÂU LẠC BỘ|TRƯỜNG)\s/u.test(line))
// What a narrow column leaves of a name.
const mostOfRest = 2
const isRestOf = (before: string, line: string) =>
  isSuperior(before) && line.split(/\s+/u).length <= mostOfRest && bodyName(`${before} ${line}`) !== ''
const isSuperior = (line: string) =>
  bodyName(line) !== '' || isPlace(line) || beginsAsEnterprise(line) || superior.test(line)
// Bodies above others that no name of an issuer begins with.
const superior =
  /^(?:ĐẢNG BỘ|LĐLĐ|BHXH|KBNN|TAND|VKSND|(?:TỔNG )?LIÊN ĐOÀN LAO ĐỘNG|BỘ TƯ LỆNH|QUÂN KHU|QUÂN ĐOÀN|TẬP ĐOÀN|TỔNG CÔNG TY|ĐẠI HỌC|CỤC|SỞ|BỘ|PHÒNG|HỘI|TRƯỜNG|UBND|ĐOÀN|GIÁO HỘI|SƯ ĐOÀN|LỮ ĐOÀN|THUẾ|VIỆN|TỈNH|THÀNH|LIÊN HIỆP|PHẬT GIÁO|GIÁO PHẬN|GIÁO HẠT)(?:\s|$)|^CHỦ TỊCH$/u

function aboutIssuer(head: string[], { issuer, readings, number }: Read, kindLine: string): Unclaimed[] {
  const evidence = readings.issuer?.evidence ?? ''
  const names = head.filter((line) => !isBeside(line))
  const isOf = (line: string) => within(line, evidence) || within(bodyName(line) || line, issuer)
  const doubts: Unclaimed[] = []
  const tell = (line: string) => doubts.push({ field: 'issuer', line })
  const hasHead = head.some((line) => motto.test(line) || isNumberLine(line) || isOpenNumber(line))
  if (!issuer) {
    const body = names.find((line) => bodyName(line) !== '')
    if (body && hasHead) tell(body)
    return doubts
  }
  if (nameless.test(issuer)) tell(evidence)
  const first = names.findIndex(isOf)
  const last = names.findLastIndex(isOf)
  if (first < 0) return doubts
  for (const line of names.slice(last + 1)) tell(line)
  // A name ends with its place: what stands below is another's.
  const own = names.slice(first, last + 1).filter(isOf)
  const isMerged = nameKey(issuer).startsWith(nameKey(bodyName(own[0] ?? '') || (own[0] ?? '')))
  const second = own.find((line, i) => i > 0 && placeOf(own[i - 1] ?? '') !== '' && beginsBody(line))
  if (second && isMerged && !issuer.includes(', ')) tell(second)
  for (const [i, line] of names.slice(0, first).entries())
    if (!isSuperior(line) && !isRestOf(names[i - 1] ?? '', line)) tell(line)
  const above = names[first - 1] ?? ''
  if ((unended.test(above) || nameless.test(above)) && !isPlace(names[first] ?? '')) tell(above)
  if (issuedTogether.test(kindLine) && !/,/u.test(issuer) && codesIn(number).length > 1) tell(kindLine)
  if (number && doubts.length === 0 && !isNumberOf(number, issuer)) tell(number)
  return doubts
}

/** Whether the codes of a number stand for its issuer, or each for one of several. */
function isNumberOf(number: string, issuer: string): boolean {
  const codes = codesIn(number)
  const isOf = (code: string) => isCodeOf(code, issuer)
  return codes.length === 0 || (issuer.includes(', ') ? codes.every(isOf) : codes.some(isOf))
}

// "XÃ MẪU AN" is no name of a paper, and "Phường Mẫu mở đợt cấp căn cước" is one.
const mostOfPlace = 5

function aboutTitle(
  lines: string[],
  { title, readings, kind }: Read,
  place: { first: number; last: number } | null,
  standing?: Standing,
): Unclaimed[] {
  const evidence = readings.title?.evidence ?? ''
  const doubts: Unclaimed[] = []
  const tell = (line: string) => doubts.push({ field: 'title', line })
  if (!place) return doubts
  if (
    (isPlace(title) && title.split(' ').length <= mostOfPlace) ||
    dateline.test(title) ||
    (bodyName(title) !== '' && kind === '')
  )
    tell(title)
  const own = lines.slice(place.first, place.last + 1)
  // More than the paper's name: a line of it that ends as a sentence does, or is a cell's figures, or stands aside where its first stands in the middle.
  const first = own[0] ?? ''
  const isInMiddle = standing?.middle.has(first) ?? false
  for (const [i, line] of own.slice(0, -1).entries())
    if (i > 0 && (/\.$|^[\d\W]+$/u.test(line) || (/;$/.test(line) && !/^\p{Ll}/u.test(own[i + 1] ?? '')))) tell(line)
  for (const line of own) if (isInMiddle && standing?.aside.has(line)) tell(line)
  // And less: what goes on below it and begins nothing else.
  const below = lines
    .slice(place.last + 1)
    .find((line) => !/^\(/.test(line) && (!isOfHead(line) || ofNumbered.test(line)))
  if (below !== undefined && mayGoOn(own.at(-1) ?? '', below, evidence !== '', isInMiddle ? standing : undefined))
    tell(below)
  // Where nothing stands below it, a table does.
  const mayBeSubject =
    below === undefined || (!isBegun(below) && !decides.test(below) && !isSentence(below) && bodyName(below) === '')
  if (kind !== '' && nameKey(title) === nameKey(kind) && (evidence !== '' || mayBeSubject)) tell(title)
  return doubts
}

/** Whether a line may be the title's next. Of a text that nothing names, `isNamed` false, its first line stands for a title, and another begins it. */
function mayGoOn(last: string, below: string, isNamed: boolean, standing?: Standing): boolean {
  if (isBegun(below) || decides.test(below) || ofSession.test(below) || bodyName(below) !== '') return false
  if (standing?.middle.has(below)) return true
  if (standing?.aside.has(below)) return false
  if (labelled.test(below)) return false
  if (/^\p{Ll}/u.test(below)) return true
  if (below === below.toUpperCase()) return last === last.toUpperCase()
  return isNamed && !isSentence(below)
}

function aboutNumber(head: string[], { number, kind, issuedOn, place, readings }: Read): Unclaimed[] {
  const doubts: Unclaimed[] = []
  const codes = numberKeyOf(number)
    .split(/[/-]/)
    .filter((code) => code && !severalKinds.has(code))
  const said = codes.map(kindOfCode).filter(Boolean)
  // No code stands for a house's rules: many call them "NQ".
  const isRules = kind === 'Nội quy' && codes.includes('nq')
  if (kind && said.length > 0 && !isRules && !said.includes(kind) && !said.includes('Văn bản hợp nhất'))
    doubts.push({ field: 'kind', line: readings.kind?.evidence ?? number })
  const year = /\/(\d{4})\//.exec(number)?.[1]
  if (year && issuedOn && !issuedOn.startsWith(year)) doubts.push({ field: 'issuedOn', line: number })
  if (bearsMotto(place)) doubts.push({ field: 'issuedOn', line: place })
  const dated = head.find((line) => day.test(line) && !/^\(|số/iu.test(line))
  if (issuedOn === null && dated) doubts.push({ field: 'issuedOn', line: dated })
  // A portal's table calls a number another document's.
  const isOwn = (line: string, i: number) => codeAlone.test(line) && !/:$/.test(head[i - 1] ?? '')
  const numbered = head.find((line, i) => isNumberLine(line) || isOwn(line, i))
  if (number === '' && numbered) doubts.push({ field: 'number', line: numbered })
  return doubts
}

// Codes of more than one meaning.
const severalKinds = new Set(['ct', 'hd', 'qu', 'hu', 'l', 'da', 'tc', 'cd', 'dc', 'sl', 'pa'])
