import { bodyName, isPlace } from '../../../text/bodies/organisations.ts'
import { formNumber } from '../forms.ts'
import { inSmallLetters } from '../small-letters.ts'
import { withUnsureNames } from '../unsure-names.ts'
import { capital, inTitle } from './capitals.ts'
import {
  beginsWithKind,
  dateline,
  isHeadOnly,
  isNamed,
  isNumberLine,
  isOpenNumber,
  motto,
  type Reading,
  titleEnds,
} from './marks.ts'

export const longestTitle = 8
// A price list's dots lead to its figures.
export const leaders = /\.{5}|…{2}|_{5}/

const linesBefore = 12
const mostOfWhole = 4

/** "KẾ HOẠCH THU GOM RÁC NĂM 2026": type and subject in capitals together, below the letterhead or above all. */
export function wholeTitle(lines: string[], spelled: string): Reading | null {
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

export const ofYears = /^(?:năm(?: học)?|giai đoạn|nhiệm kỳ|quý|tháng|học kỳ)\s[\dIVX][^.,;:]{0,30}$/iu

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
export function namedTitle(lines: string[], spelled: string): Reading | null {
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

export const longestCell = 20
