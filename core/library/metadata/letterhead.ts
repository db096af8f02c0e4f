import { codesIn, isCodeOf } from '../../text/bodies/codes.ts'
import { beginsAsEnterprise } from '../../text/bodies/enterprises.ts'
import { bodyName, isPlace, nameKey, placeName, placeOf, withPlace } from '../../text/bodies/organisations.ts'
import { kindBegun, kindWords } from '../../text/document-kinds.ts'
import { numbersIn } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { isSyllable } from '../../text/legacy.ts'
import { remembered } from '../../text/remembered.ts'
import { dayIn } from './dates.ts'
import { formalLine } from './formal-line.ts'
import { formAt, formNumber } from './forms.ts'
import { withFigures } from './mended-number.ts'
import { begunInCapitals, inSmallLetters } from './small-letters.ts'
import { withUnsureNames } from './unsure-names.ts'

/** A value with the words of the text that say it. */
export type Reading = { value: string; evidence: string }

const linesLooked = 60
export const motto =
  /C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM|[ĐD][ẢA]NG C[ỘO]NG S[ẢA]N VI[ỆE]T NAM|[ĐD]ộc lập\s*[-–—]\s*Tự do/iu
const rule = /^[\s*_–—―─━=~.-]+$/
// What a scan has of a rule or a star, alone on its line or behind a body's name; a capital may be of a stamp set upright.
const speck = /^[^\s\p{Lu}]$/u
// What is posted in a chat is framed by small pictures.
const pictured = /\p{Extended_Pictographic}/u
const pictures =
  /^(?:(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D})\s{0,3}){1,9}|(?:\s{0,3}(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D})){1,9}$/gu
// What a program that signs writes into its box, alone or behind a line of the letterhead.
const signedByProgram =
  /(?:^|\s)(?:Ký (?:số )?bởi|Được ký (?:số )?bởi|(?<=\S\s)Người ký|(?:Ngày|Thời gian) ký(?: số)?)\s?:.*$/iu
const isHeadInCapitals = /^(?:\p{Lu}{2,}\s){2}/u
const speckBehind = /\s[^\p{Lu}\d\s)]$/u
// A letter's or a notice's subject may stand in brackets.
const bracketedSubject = /^\(((?:V\/v|Về việc)[\s:][^()]{3,300})\)$/iu
const dateline = /^.{0,60}?,\s*(?:(?:hồi|lúc)\s\d{1,2}\s?(?:giờ|h|g)[\s\dphút,]{1,12})?ngày\b/iu

// The same the other way round: the motto, then the body's name.
const behindMotto = /(?<=^C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM)\s(?=\p{Lu}{2})/u

const lettersLooked = 8000
// Several rules look at the head of one text, one after the other.
const mostHeads = 4

/** The first lines of a text, cells of tables and columns set apart by wide spaces as lines of their own. */
export const headLines = (text: string): string[] => headRead(text.slice(0, lettersLooked))

const headRead = remembered(mostHeads, (top): string[] =>
  withDatelineJoined(
    numbersJoined(
      aboveTable(top.replace(/\f/g, '\n').split('\n').map(withoutEnglish))
        .flatMap((line) => line.split(/\s*\|\s*|\s{4,}/))
        .flatMap((line) => {
          // Two columns that a reader joined: the body's name, then the motto.
          const at = line.search(motto)
          const isJoined = at > 0 && !/\snước\s$/iu.test(line.slice(0, at))
          return (isJoined ? [line.slice(0, at), line.slice(at)] : [line]).flatMap((part) => part.split(behindMotto))
        })
        .map((line) =>
          line
            .replace(/^#+\s*/, '')
            .replace(/\*+/g, '')
            .trim()
            .replace(bracketedSubject, '$1'),
        )
        .map((line) => kindSetApart(line.replace(signedByProgram, '').trim()))
        .map(withFigures)
        .map((line) => (pictured.test(line) && !/^[☐☑☒]/u.test(line) ? line.replace(pictures, '').trim() : line))
        .filter((line) => line !== '' && !rule.test(line) && !speck.test(line))
        .map((line) => (isHeadInCapitals.test(line) ? line.replace(speckBehind, '') : line))
        .slice(0, linesLooked),
    ).flatMap(parted),
  ),
)

/** "THÔNG BÁO / NOTICE": the type in two languages. */
const withoutEnglish = (line: string) =>
  line.replace(/^(\P{Ll}{3,40}?)\s{0,3}\/\s{0,3}[A-Z ]{4,40}$/u, (whole, kind: string) =>
    kindKeys.has(nameKey(kind)) ? kind : whole,
  )

const setApart = /^(?:\p{Lu}\s{1,3}){3,30}\p{Lu}$/u
const closedUp = (words: string) => words.replace(/\s+/g, '')
/** "K Ế  H O Ạ C H": a type whose letters somebody typed apart. */
const kindSetApart = (line: string): string =>
  setApart.test(line)
    ? (kindWords.find(({ name }) => closedUp(name.toUpperCase()) === closedUp(line))?.name.toUpperCase() ?? line)
    : line

/** A table below the type, or below where a text begins, is no letterhead but the text's own. */
function aboveTable(lines: string[]): string[] {
  const kind = lines.findIndex(
    (line) => kindKeys.has(nameKey(line)) || begun.test(line) || isNamed(line) || isWholeInCapitals(line),
  )
  const isRow = (line: string) => line.startsWith('|') && line.split('|').filter((cell) => cell.trim()).length > 1
  const table = lines.findIndex((line, i) => i > kind && isRow(line))
  return kind < 0 || table < 0 ? lines : lines.slice(0, table)
}

// A heading, or the first item of a text.
const begun = /^\s{0,9}(?:#{1,3}\s|(?:1|I)[.)]\s\p{L}|(?:Bước|Câu|Điều)\s1(?!\d))/u
const isWholeInCapitals = (line: string) => line === line.toUpperCase() && beginsWithKind(line)

// "Tân Thành Bình," above "ngày 5 tháng 11 năm 2025".
const placeAlone = /^\p{Lu}[\p{L}\d\s.'’-]{1,40},$/u
const restOfDate =
  /^(?:ngày\s+)?(?:\d{1,2}\s+)?(?:tháng\s+)?(?:\d{1,2}\s+)?(?:năm\s+)?\d{4}$|^ngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$/iu
const linesBetween = 2

/** A dateline that a narrow column broke, joined with its rest, also where a line of the other column stands between them. */
function withDatelineJoined(lines: string[]): string[] {
  const rests = lines.map((line, i) => (isCutDateline(line) ? restBelow(lines, i) : -1))
  const joined = new Set(rests)
  return lines.flatMap((line, i) => {
    const rest = rests[i] ?? -1
    return joined.has(i) ? [] : [rest < 0 ? line : `${line} ${lines[rest]}`]
  })
}

const isCutDateline = (line: string) =>
  (dateline.test(line) && line.length < 80 && dayIn(line) === null) || placeAlone.test(line)

/** Which line below a cut dateline is its rest; -1 for none. */
function restBelow(lines: string[], at: number): number {
  const isRest = (line: string) =>
    restOfDate.test(line) &&
    (!placeAlone.test(lines[at] ?? '') || /^ngày/iu.test(line)) &&
    dayIn(`${lines[at]} ${line}`) !== null
  const found = lines.slice(at + 1, at + 1 + linesBetween).findIndex(isRest)
  return found < 0 ? -1 : at + 1 + found
}

// Spaces or dots stand where a number is still to be written in: "Số:      /KH-UBND".
const openNumber = /^(?:luật |bộ luật |pháp lệnh |nghị quyết )?số\s?[:：]?[\s.…_]{0,80}$/iu

// "Số: 31/2025/NQ-" above "HĐND", in a narrow column.
const cutNumber = /^số\s?[:：]\s?\d{1,5}\/[\p{Lu}\d/-]{0,30}[-/]$/iu
const restOfCode = /^\p{Lu}[\p{Lu}\d/-]{0,20}$/u

/** A number that stands on the line below "Số:" joined to it, also where the dateline's column stands between them. */
function numbersJoined(lines: string[]): string[] {
  const cut = lines.findIndex((line) => cutNumber.test(line))
  if (cut >= 0 && restOfCode.test(lines[cut + 1] ?? ''))
    return numbersJoined(lines.flatMap((line, i) => (i === cut ? [line + lines[i + 1]] : i === cut + 1 ? [] : [line])))
  const at = lines.findIndex((line) => openNumber.test(line))
  const [label = '', ...below] = at < 0 ? [] : lines.slice(at, at + 3)
  const found = below.findIndex((line) => /^\d/.test(line) && numbersIn(line)[0]?.start === 0)
  if (found < 0 || (found > 0 && !dateline.test(below[0] ?? '') && !motto.test(below[0] ?? ''))) return lines
  return lines.flatMap((line, i) => (i === at ? [`${label} ${below[found]}`] : i === at + 1 + found ? [] : [line]))
}

const besideNumber = /\s(?=số\s?[:：]\s?\S)/iu
const bodyBeforeDateline = /^(?:\p{Lu}{2,12}\s){2,8}(?=\p{Lu}[\p{Ll}'’][\p{L}\s.'’-]{0,40},\s?ngày\s)/u
const datelineBehind = /\s(?=\p{Lu}[\p{L}\s.'’-]{1,40},\s?ngày\s)/u

/** What one line holds of a letterhead as lines of their own: a number and a dateline, a heading all in capitals. */
function parted(line: string): string[] {
  if (isNumberLine(line) || isOpenNumber(line)) {
    const behind = line.slice(numberEnd(line))
    const at = behind.search(datelineBehind)
    return at < 0 ? [line] : [line.slice(0, line.length - behind.length + at), behind.slice(at + 1)]
  }
  if (dateline.test(line) && besideNumber.test(line)) return line.split(besideNumber)
  const body = bodyBeforeDateline.exec(line)?.[0]
  if (body) return [body.trim(), line.slice(body.length)]
  const kind = kindWords.find(({ name }) => line.startsWith(`${name.toUpperCase()} `))
  const rest = kind ? line.slice(kind.name.length + 1) : line
  const formal = formalLine(rest)
  if (!formal || (!kind && formal.end === rest.length)) return [line]
  return [kind?.name.toUpperCase() ?? '', rest.slice(0, formal.end), rest.slice(formal.end)]
    .map((part) => part.trim())
    .filter(Boolean)
}

/** Where the number on a number's line ends. */
function numberEnd(line: string): number {
  const from = /^.*?số\s?[:：]?\s*/iu.exec(line)?.[0].length ?? 0
  const [first] = numbersIn(line.slice(from))
  return first?.start === 0 ? from + first.end : from
}

/** A line for a number that is still to be written in: "Số: …/KH-UBND". */
export const isOpenNumber = (line: string): boolean =>
  openNumber.test(line) || /^số\s?[:：][\s.…_-]{0,80}\//iu.test(line)

const kindKeys = new Map(kindWords.map(({ word, name }) => [nameKey(word), name]))

// Papers whose type is no type of documents: what they are called stands alone, and what of below it.
const named =
  /^(?:LỊCH (?:LÀM VIỆC|CÔNG TÁC|TIẾP CÔNG DÂN|TRỰC|HỌP|TIÊM|HỌC|THI ĐẤU|(?:TẠM )?(?:NGỪNG|NGƯNG)|CẮT|CÚP|THU GOM)|DANH (?:SÁCH|BẠ|MỤC)|(?:SỔ TAY|CẨM NANG|CÔNG KHAI)$|BẢNG (?:GIÁ|KÊ|TỔNG HỢP|PHÂN CÔNG|THEO DÕI)|THƯ (?:NGỎ|KÊU GỌI|MỜI|CẢM ƠN|CHÚC MỪNG)|LỜI KÊU GỌI|THỂ LỆ|NỘI QUY|DỰ TOÁN|QUYẾT TOÁN|THỎA ƯỚC|THÔNG TIN TUYỂN DỤNG)(?!\p{L})/u
/** Whether a line in capitals names a paper whose type is no type of documents, "BẢNG GIÁ THUÊ SÂN". */
export const isNamed = (line: string) => line === line.toUpperCase() && named.test(line)

/** Where the type stands alone on its line, in capitals or above "Về việc …": there begins what the document is about. */
export function kindAt(lines: string[]): number {
  return lines.findIndex(
    (line, i) =>
      leadsToSubject(line, lines[i + 1]) ||
      (kindNamed(line) !== '' &&
        (line === line.toUpperCase() ||
          /^(?:về việc|v\/v)\s/iu.test(lines[i + 1] ?? '') ||
          (i > 0 && isNearLetterhead(lines.slice(Math.max(0, i - linesUnder), i))))),
  )
}

const mostMore = 4
// "QUY CHẾ PHỐI HỢP" is a type with no word of what it is about.
const together =
  /\s(?:PHỐI HỢP|LIÊN TỊCH|LIÊN NGÀNH|CHUYÊN ĐỀ|CÔNG TÁC|TỔNG KẾT|SƠ KẾT|TÓM TẮT|NHANH|BỔ SUNG|KẾT QUẢ|KẾT LUẬN|CHUNG|ĐỘT XUẤT|ĐỊNH KỲ)$/u
const namesSubject = (line: string) =>
  /^(?!(?:Trong|Nhằm|Ngày|Hôm nay|Được|Qua)\s)\p{Lu}\p{Ll}/u.test(line) &&
  (!titleEnds.test(line) || doing.test(line)) &&
  !/[.,;:]$/.test(line) &&
  !whoDoes.test(line)

/** "CHƯƠNG TRÌNH HÀNH ĐỘNG" above "thực hiện Nghị quyết …": a type with some words more, whose subject goes on in small letters. */
function leadsToSubject(line: string, below = ''): boolean {
  if (line !== line.toUpperCase() || kindKeys.has(nameKey(line))) return false
  const kind = kindBegun(line)
  const more = kind ? nameKey(line).split(' ').length - kind.word.split(' ').length : Number.POSITIVE_INFINITY
  if (more > mostMore) return false
  if (/^(?:\p{Ll}|(?:Về|V\/v|Việc|Giữa|Của)\s)/u.test(below)) return true
  // Two syllables say what kind of a report it is, "BÁO CÁO THẨM TRA", and hardly what of.
  const isKind = together.test(line) || (more <= 2 && below.length <= longestSubject / 2 && !telling.test(below))
  return isKind && namesSubject(below)
}
const telling =
  /(?<!\p{L})(?:thông báo|kính báo|kính gửi|trân trọng|đề nghị|như sau|đã|được|sẽ|cần|chúng tôi|Quý)(?!\p{L})/iu

// A type in small letters is one where it stands below the number and the dateline.
const linesUnder = 3
const isNearLetterhead = (above: string[]) =>
  above.some((line) => isNumberLine(line) || isOpenNumber(line) || dateline.test(line))

/** The type that a line names alone, or as its body's, "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN XÃ"; '' for none. */
export const kindNamed = (line: string): string => kindKeys.get(nameKey(line)) ?? kindOfBody(line)

function kindOfBody(line: string): string {
  const [type = '', body = ''] = line === line.toUpperCase() ? line.split(/\sCỦA\s(?=\p{Lu}{2})/u) : []
  return bodyName(body) ? (kindKeys.get(nameKey(type)) ?? '') : ''
}

const linesBeside = 4
const linesOfHead = 8
/** The body that issued the document: the last named in the letterhead, for the one above stands before it. */
export function issuerIn(lines: string[]): Reading | null {
  const read = bodyIn(lines)
  return read && !bearsMotto(read.value) ? { value: read.value, evidence: read.evidence } : null
}

/** Whether this issuer is none but what stands where one does, called by what Loa knows no body by. */
export const isIssuerUnknown = (lines: string[], issuer: string): boolean => {
  const read = bodyIn(lines)
  return read?.unknown === true && read.value === issuer
}

/** Whether what stands where the issuer's name does is mixed with the country's name or its motto, as on a page read badly. */
export const isIssuerUnsure = (text: string): boolean => bearsMotto(bodyIn(headLines(text))?.value ?? '')

const ofMotto = /cong.?hoa.?xa|hoaxahoichu|chunghiaviet|doclap.{0,2}tudo|tudo.{0,2}hanhphuc/
/** Whether words hold a piece of the country's name or its motto, however the blanks in it were read; a law of the country may. */
export const bearsMotto = (words: string): boolean => {
  const said = fold(words).replace(/[^a-z]/g, '')
  return !said.includes('nuocconghoa') && ofMotto.test(said)
}

function bodyIn(lines: string[]): (Reading & { unknown?: boolean }) | null {
  // "2. Thời gian: 7 giờ, ngày 24/11" is an item of the text.
  const isPlaced = (line: string) => dateline.test(line) && !/^\d|:/u.test(line)
  const kind = kindAt(lines)
  const isNumber = (line: string) => isNumberLine(line) || isOpenNumber(line)
  const first = lines.findIndex((line) => isPlaced(line) || isNumber(line))
  // Beside a box with the country's name and the day, the body and its number stand below these.
  const below = isNumber(lines[first] ?? '') ? -1 : lines.slice(first, first + linesBeside).findIndex(isNumber)
  const whole = below > 0 && (kind < 0 || first + below < kind) ? first + below : first
  // A day below what the paper says is its last line, not its letterhead's.
  const named = [kind, formAt(lines), lines.findIndex(isNamed)].filter((at) => at > 0)
  const end = whole < 0 ? whole : Math.min(whole, ...named)
  // Without a number and a day, what stands above the paper's name or beside the country's is the letterhead.
  const country = lines.slice(0, linesOfHead).findLastIndex((line) => motto.test(line))
  const top = lines.slice(0, end >= 0 ? end : named.length > 0 ? Math.min(...named) : country + 1)
  // The Youth Union's papers bear its name where others bear the country's.
  const isOwn = (line: string, i: number) => !motto.test(line) && !(i > 0 && /^ĐOÀN TNCS HỒ CHÍ MINH$/u.test(line))
  const head = top.filter(isOwn)
  const block = withoutBrokenMotto(head)
    .filter((line) => !/[:/]|^[☐☑☒]|\.{3}|…|_{3}/u.test(line))
    .map((line) => line.replace(ofChair, ''))
  const above = kind >= 0 ? kind : lines.length
  const capitals = block.filter(
    (line) =>
      line === line.toUpperCase() &&
      /\p{L}/u.test(line) &&
      !isNamed(line) &&
      !beginsWithKind(line) &&
      !stamped.test(line) &&
      !isEnglish(line),
  )
  // On a certificate the number may stand above the body's name.
  const beneath = lines
    .slice(whole + 1, Math.min(...named))
    .filter((line) => line === line.toUpperCase() && bodyName(line) !== '' && !motto.test(line))
  const isBeneath = capitals.length === 0 && whole >= 0 && named.length > 0
  const own = lastBodyOf(isBeneath ? beneath : capitals)
  // In the fonts of before Unicode small letters are drawn as capitals, and some offices write their names small.
  const last = bodyName(own)
    ? own
    : lastBodyOf(block.filter((line) => line.length <= longestBody && lines.indexOf(line) < above && bodyName(line)))
  const together = bodiesTogether(capitals, lines, lines[kind] ?? '')
  if (together.length > 0) return { value: together.join(', '), evidence: capitals.join(' ') }
  const decided = decidedBy(lines[kind] ?? '')
  if (decided) return { value: decided, evidence: lines[kind] ?? '' }
  const formal = lines.find((line) => formalLine(line)?.issuer)
  const hasHead = lines.some((line) => motto.test(line)) || isNumber(lines[whole] ?? '')
  // What stands last is the issuer, and none above it, whatever it is called.
  if (
    hasHead &&
    !formal &&
    !bodyName(own) &&
    !isPlace(own) &&
    !kindBegun(own) &&
    isCalled(own) &&
    (own.endsWith(last) || block.indexOf(last) < block.indexOf(capitals.at(-1) ?? ''))
  )
    return { value: withNames(spelledAs(own, lines), lines), evidence: own, unknown: true }
  const value = bodiesNamed(last)
  if (value) return { value: withNames(value, lines), evidence: last }
  const hamlet = hamletIn(block)
  if (hamlet) return { value: withNames(capital(placeName(hamlet)), lines), evidence: hamlet }
  return formal ? { value: formalLine(formal)?.issuer ?? '', evidence: formal } : null
}

const ofHamlet = /^(?:THÔN|ẤP|BẢN|BUÔN|LÀNG|XÓM|KHÓM|KHU DÂN CƯ)\s\p{Lu}/u
const ofCommune = /^(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s\p{Lu}/u

/** "XÃ MẪU" above "THÔN HẠ", or below it: a hamlet's own paper. */
function hamletIn(block: string[]): string {
  const places = block.filter((line) => line === line.toUpperCase() && (ofHamlet.test(line) || ofCommune.test(line)))
  const own = places.find((line) => ofHamlet.test(line))
  const above = places.find((line) => ofCommune.test(line))
  return own && above && places.length === 2 ? `${own} ${above}` : ''
}

/** "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ" under the Central Committee's letterhead, which all of the Party's central bodies share. */
function decidedBy(line: string): string {
  const [, body = ''] = /\sCỦA\s(BỘ CHÍNH TRỊ|BAN BÍ THƯ)$/u.exec(line) ?? []
  return bodyName(body)
}

/** "UBND XÃ A - ỦY BAN MTTQ VIỆT NAM XÃ A" is two; a dash in one body's name leads to no other. */
function bodiesNamed(line: string): string {
  const several = line.split(/\s[-–]\s/u).map(bodyName)
  return several.length > 1 && several.every(Boolean) ? several.join(', ') : bodyName(line)
}

/** A body's name with the place of its dateline as that is written: "Ban Quản lý chợ Bình An". */
function withNames(body: string, lines: string[]): string {
  const place = /^(?:(?:xã|phường|đặc khu|thành phố|tỉnh)\s)?(\p{Lu}[\p{L}\s'’]{2,40}),\s*ngày\b/iu.exec(
    lines.find((one) => dateline.test(one)) ?? '',
  )?.[1]
  if (!place || place === place.toUpperCase()) return body
  const at = ` ${body.toLowerCase()} `.indexOf(` ${place.toLowerCase()} `)
  const written = place.replace(/^(?:Thôn|Xã|Phường|Ấp|Bản|Khóm|Khu phố|Tổ dân phố)(?=\s)/u, (kind) =>
    kind.toLowerCase(),
  )
  return at < 0 ? body : body.slice(0, at) + written + body.slice(at + place.length)
}

// What its chair decides alone bears the committee's number all the same.
const ofChair = /^CHỦ TỊCH\s(?=(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND)(?!\p{L}))/u
const longestBody = 80
// Which body's they are the line above says.
const standing = /^(?:BAN (?:THƯỜNG VỤ|CHẤP HÀNH|THƯỜNG TRỰC)|BCH|BTV|VĂN PHÒNG|THƯỜNG TRỰC)$/u

/** A body's name once more in English, "MAU URBAN ENVIRONMENT JSC": without a mark, and of words that are no syllables. */
export const isEnglish = (line: string) =>
  /^[A-Z\s.,&'()-]{8,}$/.test(line) &&
  line.split(/[^A-Z]+/).filter((word) => word.length > 3 && /[AEIOUY]/.test(word) && !isSyllable(word.toLowerCase()))
    .length > 1

// What is stamped or written above a letterhead, and is no part of it.
const stamped =
  /^(?:\(?(?:BẢN )?DỰ THẢO|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|BẢN SAO|SAO Y|SAO LỤC|TÀI LIỆU|LƯU HÀNH|MẪU|BIỂU|PHỤ LỤC|ĐẾN|BẢN CHÍNH|CÔNG VĂN)(?!\p{L})/u
const called = /^\p{Lu}{2,}(?:[\s-]+(?:[-–]\s)?[\p{Lu}\d&.,’']+){1,14}$/u
/** Whether words may be what a body is called. */
const isCalled = (line: string) => line.length <= longestBody + 10 && called.test(line)

/** A body's name in capitals as its text writes it, or else with a capital for itself and for its place. */
function spelledAs(body: string, lines: string[]): string {
  const place = placeOf(body)
  const own = place ? body.slice(0, -place.length).trim() : body
  const small = capital(withUnsureNames(inSmallLetters(own, lines.join('\n'))))
  return place ? `${small} ${placeName(place)}` : small
}

// What stands in a letterhead for a body of its own, and in a sentence for much else.
const unitHead =
  /^(?:VƯỜN QUỐC GIA|KHU (?:BẢO TỒN|DI TÍCH|DỰ TRỮ|CÔNG NGHIỆP|QUẢN LÝ|ĐIỀU DƯỠNG)|CẢNG (?:VỤ|VIỆT|CÁ|HÀNG)|LÂM TRƯỜNG|NÔNG TRƯỜNG|LÂM VIÊN|TIỂU ĐOÀN|TRUNG ĐOÀN|LỮ ĐOÀN|SƯ ĐOÀN|QUÂN (?:KHU|ĐOÀN)|BINH ĐOÀN|ĐẠI ĐỘI|HẢI ĐỘI|LIÊN MINH|LIÊN HIỆP|LIÊN CHI|PHÂN (?:HỘI|HIỆU|VIỆN|XƯỞNG)|CÂU LẠC BỘ|CLB|QUỸ(?! ĐẤT)|CƠ SỞ|THI HÀNH ÁN|THUẾ|HẠT|KHO|ĐÀI|BÁO|TẠP CHÍ|CỤM|KHỐI|TIỂU BAN|HỘI ĐỒNG|KHOA|DOANH NGHIỆP|HỘ KINH DOANH|TRẠI|LÀNG|NHÀ|TỔ|ĐỘI|CỘNG ĐOÀN|GIÁO XỨ|GIÁO HỘI|THÀNH ĐOÀN|TỈNH ĐOÀN|HUYỆN ĐOÀN|XÃ ĐOÀN|ĐOÀN|THƯ VIỆN|BẢO TÀNG|RẠP|SÂN|BẾN XE|CHỢ|CHUNG CƯ|BAN|PHÒNG|TRẠM|VIỆN|CHI CỤC|CỤC)\s[\p{Lu}\d]/u
// Behind these stands what a body is for.
const unended =
  /(?:[-–,]|\s(?:VÀ|CỦA|QUẢN LÝ|QUẢN TRỊ|ĐIỀU HÀNH|PHÁT TRIỂN|KHAI THÁC|DỰ ÁN|ĐẠI DIỆN|BẢO VỆ|TỔ CHỨC|CHỈ ĐẠO|CHỈ HUY|VẬN ĐỘNG|GIÁM SÁT|TRUNG TÂM|CÔNG TY|TNHH|CỔ PHẦN|MTV|THÀNH VIÊN))$/u
const wordsOf = (line: string) => line.trim().split(/\s+/u)

/** Whether a line of a letterhead goes on with the name on the line above it, and is no body's own. */
function goesOnWith(before: string, line: string): boolean {
  if (bodyName(line) || !bodyName(`${before} ${line}`)) return false
  if (unended.test(before) || /^(?:VÀ|[-–])\s/u.test(line)) return true
  if (unitHead.test(line)) return false
  // Behind a place's whole name no more than a syllable of it is left.
  const [, ...named] = wordsOf(placeOf(before).replace(/^(?:THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|ĐẶC KHU)/iu, 'X'))
  return named.length < 2 || wordsOf(line).length < 2
}

// "CÂU LẠC BỘ DƯỠNG SINH" above "KHU PHỐ 3": that is where it is.
const quarter = /^(?:KHU PHỐ|TỔ DÂN PHỐ|KHU DÂN CƯ|KHÓM|XÓM)\s[\p{Lu}\d]/u
const isQuarterOf = (before: string, line: string) =>
  quarter.test(line) && !bodyName(before) && !isPlace(before) && isCalled(before)

// Every office has one, and whose it is says the line below.
const ofOffice =
  /^(?:CÔNG ĐOÀN(?: CƠ SỞ)?|CĐCS|CHI BỘ|CHI ĐOÀN|LIÊN ĐỘI|ĐOÀN TRƯỜNG|CHI HỘI|BAN ĐẠI DIỆN CHA MẸ HỌC SINH)$/u

function lastBodyOf(lines: string[]): string {
  const bodies = bodiesOf(lines)
  return withPlaceAbove(bodies.at(-1) ?? '', bodies.at(-2) ?? '')
}

/** The names that the lines of a letterhead make, each with what of it stands below. */
function bodiesOf(lines: string[]): string[] {
  const bodies: string[] = []
  for (const line of lines) {
    const before = bodies.at(-1)
    if (before !== undefined && isPlace(line)) bodies[bodies.length - 1] = withPlace(before, line)
    else if (before !== undefined && bodyName(before) && beginsAsEnterprise(line)) bodies.push(line)
    else if (
      before !== undefined &&
      (goesOnWith(before, line) || isQuarterOf(before, line) || (ofOffice.test(before) && bodyName(line)))
    )
      bodies[bodies.length - 1] = `${before} ${line}`
    else bodies.push(before !== undefined && standing.test(line) ? `${line} ${before}` : line)
  }
  return bodies
}

/** The bodies that issued a paper together, one below the other: those that a code of its number stands for; none for a paper of one. */
function bodiesTogether(capitals: string[], lines: string[], kindLine: string): string[] {
  const number = lines.find(isNumberLine)?.replace(/^.*?số\s?[:：]?\s?/iu, '') ?? ''
  const codes = codesIn(number)
  if (codes.length < 2 || !/(?<!\p{L})(?:LIÊN TỊCH|LIÊN NGÀNH|PHỐI HỢP)(?!\p{L})/u.test(kindLine)) return []
  const names = bodiesOf(capitals).flatMap((line) => bodiesNamed(line).split(', ').filter(Boolean))
  const own = names.filter((name) => codes.some((code) => isCodeOf(code, name)))
  return own.length > 1 ? own : []
}

// Offices that every commune or province has: which one's they are says the body above them.
const everywhere =
  /^(?:BCĐ|BQL|PHÒNG|SỞ|THANH TRA|BAN (?:CHỈ (?:ĐẠO|HUY)|QUẢN LÝ|TIẾP CÔNG DÂN|ĐIỀU HÀNH|AN TOÀN GIAO THÔNG|DÂN TỘC|THI ĐUA|TÔN GIÁO|VÌ SỰ TIẾN BỘ|BẢO VỆ)|TRẠM Y TẾ|TRUNG TÂM (?:(?:PHỤC VỤ )?HÀNH CHÍNH|CUNG ỨNG DỊCH VỤ(?: SỰ NGHIỆP)?) CÔNG|VĂN PHÒNG (?:HĐND|HỘI ĐỒNG NHÂN DÂN)|TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG|ĐÀI TRUYỀN THANH)(?!\p{L})/u
// Whose commune's they are says the line above them as well.
const withinCommune = /\s(?:KHU PHỐ|TỔ DÂN PHỐ|THÔN|ẤP|BẢN|BUÔN|LÀNG|XÓM|KHÓM|KHU DÂN CƯ)\s/u

// Whose these are says the committee above them: "ỦY BAN KIỂM TRA" below "ĐẢNG ỦY PHƯỜNG MẪU".
const ofCommittee =
  /^(?:ỦY BAN KIỂM TRA|UỶ BAN KIỂM TRA|BAN XÂY DỰNG ĐẢNG|BAN TUYÊN GIÁO(?: VÀ DÂN VẬN)?|BAN TỔ CHỨC|BAN DÂN VẬN)$/u
const committee = /^(?:ĐẢNG [ỦU][ỶY]|HUYỆN [ỦU][ỶY]|THÀNH [ỦU][ỶY]|TỈNH [ỦU][ỶY])(?:\s|$)/u

const ofCouncil = /^(?:CÁC )?BAN (?:KINH TẾ|VĂN HÓA|VĂN HOÁ|PHÁP CHẾ|DÂN TỘC|ĐÔ THỊ)(?:\s?[-–]\s?[\p{Lu}\s]{3,30})?$/u
const council = /^(?:H[ỘO]I Đ[ỒO]NG NH[ÂA]N D[ÂA]N|HĐND)\s\p{Lu}/u
const partyCommittee = /^ĐẢNG [ỦU][ỶY]$/u

function withPlaceAbove(body: string, above: string): string {
  if (ofCommittee.test(body) && committee.test(above)) return `${body} ${above}`
  if (ofCouncil.test(body) && council.test(above)) return `${body} ${above}`
  if (partyCommittee.test(body) && /^ĐẢNG BỘ\s/u.test(above)) return [body, placeOf(above)].filter(Boolean).join(' ')
  if (ofCommune.test(above) && withinCommune.test(body) && bodyName(body)) return `${body} ${above}`
  const place = /^(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN|ĐẢNG [ỦU][ỶY])\s(?=\p{L})/u.test(above)
    ? placeOf(above)
    : ofCommune.test(above)
      ? above
      : ''
  if (!place || !everywhere.test(body) || !bodyName(body)) return body
  const named = placeOf(body)
  // "BAN QUẢN LÝ CHỢ AN BÌNH" of "XÃ AN BÌNH" says whose it is.
  const own = place.replace(/^(?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ)\s/u, '')
  if (!named && ` ${body} `.includes(` ${own} `)) return body
  // "TRUNG TÂM … XÃ" is cut before the commune's name.
  if (named && !named.includes(' ') && place.startsWith(`${named} `)) return body.slice(0, -named.length) + place
  return named ? body : `${body} ${place}`
}

const mottoBegun = /^C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I(?: CH[ỦU](?: NGH[ĨI]A(?: VI[ỆE]T)?)?)?(?!\p{L})\s*/u
const mottoEnded = /^(?:(?:CH[ỦU] )?NGH[ĨI]A )?(?:VI[ỆE]T )?NAM$/u

/** A narrow column breaks the motto in two, and its end stands among the lines of the body's name. */
function withoutBrokenMotto(lines: string[]): string[] {
  if (!lines.some((line) => mottoBegun.test(line))) return lines
  return lines.map((line) => line.replace(mottoBegun, '')).filter((line) => line !== '' && !mottoEnded.test(line))
}

export const isNumberLine = (line: string) =>
  /^(?:luật\s+|bộ luật\s+|pháp lệnh\s+|nghị quyết\s+)?số\s*(?:[:：]\s*)?\d/iu.test(line)

// What follows the subject: the grounds, the body in capitals that decides, the text itself.
export const titleEnds =
  /^(?:[-–+•]\s|căn cứ|thực hiện|để\s|xét|theo\s|quốc hội|chính phủ|thủ tướng|bộ trưởng|chủ tịch|ủy ban|uỷ ban|hội đồng|ban (?:chấp hành|thường vụ|bí thư)|giám đốc|hiệu trưởng|trưởng (?:ban|phòng)|kính (?:gửi|mời)|i[.\s/)-]|1[.\s/)-]|a[.)]\s|chương|phần|điều\s+\d|mục|lời nói đầu|quyết định|\()/iu
const longestTitle = 8
// A price list's dots lead to its figures.
const leaders = /\.{5}|…{2}|_{5}/

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
    const goesOn = about.length > 0 && /[,-]$|\b(?:và|của|về|các|cho|tại|trên|theo|với|để)$/iu.test(about.at(-1) ?? '')
    if (isNumberLine(line) || isOpenNumber(line) || dateline.test(line) || formalLine(line)) continue
    const isSubject = about.length === 0 && (leadsToSubject(lines[at] ?? '', line) || isDoing(lines.slice(at + 1 + i)))
    if ((!goesOn && !isSubject && titleEnds.test(line)) || leaders.test(line) || isSenseless(line)) break
    // A name in capitals has ended where a sentence stands below it.
    const isYears = about.length > 0 && ofYears.test(line)
    if (about.length > 0 && !goesOn && !isYears && isWritten(line) && about.every(isWhollyCapital)) break
    // What a table is called that stands below.
    if (about.length > 0 && named.test(line)) break
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
    .replace(ownNumber, '')
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

const small = (line: string) => line.charAt(0).toLowerCase() + line.slice(1)
const isWhollyCapital = (line: string) => line === line.toUpperCase()
const isWritten = (line: string) => /^\p{Lu}\p{Ll}/u.test(line) && !isWhollyCapital(line)

// A law is called by what it is about: "LUẬT" above "VỀ DI SẢN VĂN HÓA" is "Luật Di sản văn hóa".
const isLaw = /^(?:BỘ LUẬT|LUẬT|PHÁP LỆNH)$/u
const aboutLaw = /^về\s(?:(?:bộ luật|luật|pháp lệnh)\s)?/iu

// Nobody writes grounds in capitals.
const doing = /^(?:Thực hiện|THỰC HIỆN|Theo dõi|Xét (?:duyệt|tuyển|tặng|chọn|công nhận))\s/u
const whoDoes =
  /,\s?(?:UBND|HĐND|MTTQ|(?:Ủy|Uỷ) ban|Đảng (?:ủy|uỷ)|Hội đồng|Ban|Công an|Phòng|Văn phòng|Chi bộ|Trạm|Trường|Hội)\s/u

/** "KẾ HOẠCH" above "Thực hiện công tác … năm 2026" is about that; "Thực hiện Kế hoạch số …, UBND phường thông báo:" opens the text. */
function isDoing([first = '', ...below]: string[]): boolean {
  if (!doing.test(first)) return false
  const end = below.findIndex((line) => !/^\p{Ll}/u.test(line))
  const whole = [first, ...below.slice(0, end < 0 ? undefined : end)].join(' ')
  return !/[.,;:]$/.test(whole) && !whoDoes.test(whole) && whole.length <= longestSubject
}

const longestSubject = 250
const linesBefore = 12
const mostOfWhole = 4

/** "KẾ HOẠCH THU GOM RÁC NĂM 2026": type and subject in capitals together, below the letterhead or above all. */
function wholeTitle(lines: string[], spelled: string): Reading | null {
  const isCapital = (line: string) => line === line.toUpperCase() && /\p{L}/u.test(line)
  const isHead = (line: string) =>
    isCapital(line) || motto.test(line) || isNumberLine(line) || isOpenNumber(line) || dateline.test(line)
  const end = lines.findIndex((line) => !isHead(line))
  const head = lines.slice(0, end < 0 ? linesBefore : Math.min(end, linesBefore))
  const at = head.findIndex((line) => isCapital(line) && !bodyName(line) && beginsWithKind(line))
  // "SỔ TAY" above "HƯỚNG DẪN …": what the paper is called stands above.
  if (at < 0 || isNamed(head[at - 1] ?? '')) return null
  const rest = head.slice(at + 1)
  const until = rest.findIndex((line) => !isCapital(line) || titleEnds.test(line) || isHeadOnly(line))
  const own = [head[at] ?? '', ...rest.slice(0, until < 0 ? rest.length : until)].slice(0, mostOfWhole)
  // "QUY CHẾ CHI TIÊU NỘI BỘ" above "Năm học 2026 - 2027".
  const below = lines[lines.indexOf(own.at(-1) ?? '') + 1] ?? ''
  const named = [...own, ...(ofYears.test(below) ? [below.toLowerCase()] : [])]
  const small = withUnsureNames(inSmallLetters(named.join(' '), spelled))
  const read = [...own, ...(named.length > own.length ? [below] : [])]
  return { value: capital(inTitle(small, true)), evidence: read.join('\n') }
}

const ofYears = /^(?:năm(?: học)?|giai đoạn|nhiệm kỳ|quý|tháng|học kỳ)\s[\dIVX][^.,;:]{0,30}$/iu
const capital = (words: string) => words.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

// As whom somebody signs.
const signsBelow =
  /^(?:NGƯỜI (?:LẬP|LÀM|VIẾT|KHAI|ĐỀ NGHỊ)|ĐẠI DIỆN|TM\.|KT\.|TL\.|T\/M|CHỦ (?:TRÌ|T[OỌ][ẠA])|THƯ KÝ|KẾ TOÁN)(?!\p{L})/u

/** Where below a letterhead a line in capitals stands that is no body: "QUY TRÌNH", "BÀI TUYÊN TRUYỀN"; -1 for none. */
function belowHead(lines: string[]): number {
  const head = lines.slice(0, linesBefore).findLastIndex(isHeadOnly)
  const at = formNumber.test(lines[head + 1] ?? '') ? head + 2 : head + 1
  const line = lines[at] ?? ''
  const isName =
    /^\p{Lu}[\p{L}\d\s,-]{3,99}$/u.test(line) && line === line.toUpperCase() && !bodyName(line) && !isPlace(line)
  return head > 0 && isName && !titleEnds.test(line) && !signsBelow.test(line) ? at : -1
}

/** "LỊCH LÀM VIỆC" above "Của Thường trực Ủy ban nhân dân xã". */
function namedTitle(lines: string[], spelled: string): Reading | null {
  const named = lines.slice(0, linesBefore * 2).findIndex(isNamed)
  const at = named < 0 ? belowHead(lines) : named
  const line = lines[at]
  if (line === undefined) return null
  const below = lines.slice(at + 1, at + 1 + mostOfWhole)
  const isOwn = (one: string, i: number) =>
    i === 0
      ? (ofTime.test(one) ||
          (one.length > (named < 0 ? shortestSubject : longestCell) &&
            (line === 'CÔNG KHAI' || !titleEnds.test(one)))) &&
        !leaders.test(one) &&
        !/[.;:?]$/.test(one)
      : /^\p{Ll}/u.test(one) ||
        (isCapital(one) &&
          isCapital(below[i - 1] ?? '') &&
          !bodyName(one) &&
          !signsBelow.test(one) &&
          !itemOrGround.test(one))
  const end = below.findIndex((one, i) => !isOwn(one, i))
  const subject = below.slice(0, end < 0 ? below.length : end)
  const small = [line, ...subject].map((one) =>
    one === one.toUpperCase() ? withUnsureNames(inSmallLetters(one, spelled)) : one,
  )
  return { value: capital(inTitle(small.join(' '), true)), evidence: [line, ...subject].join('\n') }
}

const isCapital = (line: string) => line === line.toUpperCase() && /\p{Lu}{2}/u.test(line)
const itemOrGround = /^(?:[-–+•(*]|[IVX\d]{1,4}[\s./)-]|[A-ZĐ][./)]|CĂN CỨ|KÍNH|NƠI NHẬN|PHẦN|CHƯƠNG|MỤC|STT|TT$)/u
const shortestSubject = 12
// What a timetable is for.
const ofTime = /^(?:tuần|tháng|quý|đợt|năm)\s(?:\d|[IVX])/iu

const isHeadOnly = (line: string) => motto.test(line) || isNumberLine(line) || isOpenNumber(line) || dateline.test(line)
const beginsWithKind = (line: string) => kindBegun(line) !== undefined && !kindKeys.has(nameKey(line))

const longestSyllable = 8
/** What a scan's dots and dirt were read as: words longer than any of Vietnamese. */
const isSenseless = (line: string) =>
  line.split(/\s+/u).some((word) => /^\p{L}+$/u.test(word) && word.length > 2 * longestSyllable)

const leastCells = 3
const longestCell = 20
/** Short lines one after the other that each begin anew are what is left of a table, and no title's. */
const areCells = (lines: string[]) =>
  lines.length === leastCells &&
  lines.every((line) => line.length <= longestCell && /^(?:\p{Lu}|\d)/u.test(line)) &&
  lines.some((line) => line !== line.toUpperCase())

// "BẢN CAM KẾT THI ĐUA" leaves open what about.
const mostOfForm = 5

/** A form's name, from as many lines in capitals as it takes. */
function formName(lines: string[], at: number, text: string): Reading {
  const [first = '', ...rest] = lines.slice(at, at + longestTitle / 2)
  const capitals = first === first.toUpperCase()
  const isShort = typeAlone.test(first) || wordsOf(first).length <= mostOfForm
  const end = rest.findIndex(
    (line) => line !== line.toUpperCase() || titleEnds.test(line) || motto.test(line) || /[\d:.…_]/.test(line),
  )
  const name = capitals ? [first, ...rest.slice(0, end < 0 ? rest.length : end)] : [first]
  const words = name.join(' ')
  const value = capitals ? inTitle(inSmallLetters(words, text), true) : words
  // "TỜ KHAI" alone says of no one form which it is; what it is about may stand in small letters below.
  const below = rest[name.length - 1] ?? ''
  const about = capitals && ((name.length === 1 && isShort) || /^Về\s/u.test(below)) ? below : ''
  if (!isAbout(about)) return { value, evidence: name.join('\n') }
  return { value: `${value} ${about[0]?.toLowerCase()}${about.slice(1)}`, evidence: [...name, about].join('\n') }
}

const typeAlone =
  /^(?:tờ khai|bản (?:khai|cam kết|kê khai|cam đoan)|đơn(?: đề nghị| xin| đăng ký)?|giấy(?:\s\p{L}{1,7}){1,2}|phiếu(?: (?:lấy|góp|xin|thăm dò|tham gia) ý kiến| khảo sát| đăng ký| điều tra)?|hợp đồng)$/iu
const isAbout = (line: string) =>
  line.length >= 6 &&
  line.length <= 120 &&
  /^\p{Lu}\p{Ll}/u.test(line) &&
  !/[:.…_]|(?<!\d|(?:[Nn]ăm|[-–])\s)\d{3}|^(?:Kính gửi|Tôi|Họ|Hôm nay|Căn cứ|Tên|Chúng tôi|Bên|Nội dung)(?!\p{L})/u.test(
    line,
  ) &&
  !motto.test(line) &&
  !titleEnds.test(line)

function numberOfForm(lines: string[]): Reading | null {
  const line = lines.slice(0, 10).find((one) => formNumber.test(one))
  return line
    ? { value: line === line.toUpperCase() ? line[0] + line.slice(1).toLowerCase() : line, evidence: line }
    : null
}

// Codes that no letter has; "CT" may be a tax office as well as an instruction.
const neverLetters = new Set(['Quyết định', 'Nghị quyết', 'Thông báo'])

const aboutWhat = /^(?:v\/v|về việc)(?!\p{L})/iu

/** "BIÊN BẢN HỌP TỔ DÂN PHỐ SỐ 14" above "V/v mở rộng ngõ 27": a paper that is called something is no letter. */
function wholeAbove(lines: string[], spelled: string): Reading | null {
  const at = lines.findIndex((one) => aboutWhat.test(one))
  const whole = at > 0 ? (wholeTitle(lines.slice(0, at), spelled) ?? calledAbove(lines, at, spelled)) : null
  const subject = whole && subjectOfLetter(lines, '')
  if (!whole || !subject) return null
  const words = subject.value.replace(/^(?:Công văn )?về việc/iu, 'về việc')
  return { value: `${whole.value} ${words}`, evidence: `${whole.evidence}\n${subject.evidence}` }
}

/** "THƯ NGỎ" above "Về việc …": what stands in capitals there, and is no part of a letterhead, is what the paper is called. */
function calledAbove(lines: string[], at: number, spelled: string): Reading | null {
  const line = lines[at - 1] ?? ''
  const isName = line === line.toUpperCase() && isCalled(line) && !bodyName(line) && !isPlace(line) && !isHeadOnly(line)
  if (!isName || !(isNamed(line) || lines.slice(0, at - 1).some(isHeadOnly))) return null
  return { value: capital(inTitle(withUnsureNames(inSmallLetters(line, spelled)), true)), evidence: line }
}

// What a letter has besides its subject; a page of a portal may be called by a subject alone.
const isOfLetter = (line: string) => isNumberLine(line) || isOpenNumber(line) || /^kính gửi(?!\p{L})/iu.test(line)

/** A letter has no type above its subject: "V/v tăng cường…". */
function subjectOfLetter(lines: string[], kindOfNumber: string): Reading | null {
  const at = lines.findIndex((one) => aboutWhat.test(one))
  if (at < 0) return null
  // A narrow column breaks the subject; what goes on begins with a small letter or is a number.
  const below = lines.slice(at + 1, at + 1 + longestTitle)
  const end = below.findIndex(
    (one) => !/^(?:\p{Ll}|\d[\d/.-]{0,20}(?:$|\s\p{Ll})|(?:Km|Quý|Tết|Quốc lộ|Tỉnh lộ)\s)/u.test(one),
  )
  const subject = [lines[at] ?? '', ...below.slice(0, end < 0 ? undefined : end)]
  const words = subject
    .join(' ')
    .replace(/^v\/v:?\s*/iu, 'về việc ')
    .replace(/^Về/u, 'về')
  const kind = neverLetters.has(kindOfNumber) ? kindOfNumber : lines.some(isOfLetter) ? 'Công văn' : ''
  return { value: kind ? `${kind} ${words}` : capital(words), evidence: subject.join('\n') }
}

const names = [
  'Việt Nam',
  'Hồ Chí Minh',
  'Trung ương',
  'Quốc hội',
  'Đảng',
  'Nhà nước',
  'Hội đồng nhân dân',
  'Ban Chấp hành',
  'Ban Thường vụ',
  'Ủy ban nhân dân',
]

const spelledNames = names.map((name) => ({
  name,
  anyhow: new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}]|(?<=đảng)\\s(?:viên|phí|tịch))`, 'giu'),
}))

// Older laws are called by all that their heads say: "LUẬT CỦA QUỐC HỘI … SỐ 28/2001/QH10 VỀ DI SẢN VĂN HOÁ".
const assembly = 'của quốc hội(?: nước cộng h[oòóàaạ]+ xã hội chủ nghĩa việt nam)?'
const anothers = `(?<!(?:${kindWords.map(({ name }) => name).join('|')})\\s{0,9})`
const ownNumber = new RegExp(
  `^${assembly}|\\s{0,9}${assembly}(?=\\s+số|$)|${anothers}\\s{0,9}số \\d[^\\s/]{0,20}/[^\\s]+(?: ngày [\\d/]+(?: tháng \\d+ năm \\d{4})?)?`,
  'giu',
)
// What is called by its number is a name.
const kindNumbered = new RegExp(
  `(?<!\\p{L})(?:${kindWords.map(({ name }) => name.toLowerCase()).join('|')})(?=\\ssố\\s\\d)`,
  'gu',
)
const opening =
  /^(?:về|của(?=\s)|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt|bãi bỏ|thành lập|công bố|phân|giao|quyết định|thông qua|điều chỉnh|tổ chức|triển khai|tăng cường|kết quả|xét (?:tuyển|duyệt|tặng|chọn|công nhận))/iu

/** What stood in capitals comes in small letters; names that everybody knows keep theirs, others are for a person to mend. */
function inTitle(words: string, wasCapitals: boolean): string {
  const named = wasCapitals
    ? spelledNames
        .reduce((text, { name, anyhow }) => text.replace(anyhow, name), words)
        .replace(/(?<=(?:^|\s)[“"])\p{Ll}/gu, (first) => first.toUpperCase())
        .replace(/(?<!\p{L})quỹ(?=\s[“"])/gu, 'Quỹ')
        .replace(kindNumbered, (kind) => capital(kind))
    : words
  if (opening.test(named)) return named.charAt(0).toLowerCase() + named.slice(1)
  return wasCapitals ? named.charAt(0).toUpperCase() + named.slice(1) : named
}
