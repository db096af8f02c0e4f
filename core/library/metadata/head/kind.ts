import { bodyName, nameKey } from '../../../text/bodies/organisations.ts'
import { kindBegun, kindOfCode } from '../../../text/document-kinds.ts'
import { numberKeyOf } from '../../../text/document-number.ts'
import { dateline, isNumberLine, isOpenNumber, kindKeys, type Reading, titleEnds } from './marks.ts'

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
export function leadsToSubject(line: string, below = ''): boolean {
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

// Nobody writes grounds in capitals.
export const doing = /^(?:Thực hiện|THỰC HIỆN|Theo dõi|Xét (?:duyệt|tuyển|tặng|chọn|công nhận))\s/u
export const whoDoes =
  /,\s?(?:UBND|HĐND|MTTQ|(?:Ủy|Uỷ) ban|Đảng (?:ủy|uỷ)|Hội đồng|Ban|Công an|Phòng|Văn phòng|Chi bộ|Trạm|Trường|Hội)\s/u

export const longestSubject = 250

/** Behind another code "CĐ" is a union's or a college's, "02/TM-CĐ", and no telegram's. */
const withoutUnion = (codes: string[]) =>
  codes.filter((code, i) => !(code === 'cd' && i === codes.length - 1 && i > 1 && /^[a-z]+$/.test(codes[i - 1] ?? '')))

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

export function kindIn(lines: string[]): Reading | null {
  const line = lines[kindAt(lines)]
  const value = line ? kindNamed(line) || kindOf(line, '') : ''
  return line && value ? { value, evidence: line } : null
}

export function kindGiven(title: Reading | null, number: Reading | null): Reading | null {
  const value = kindOf(title?.value ?? '', number?.value ?? '')
  return value ? { value, evidence: (title && kindOf(title.value, '') ? title : number)?.evidence ?? '' } : null
}
