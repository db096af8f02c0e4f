import { bodyName, isPlace } from '../../../text/bodies/organisations.ts'
import { formNumber } from '../forms.ts'
import { inSmallLetters } from '../small-letters.ts'
import { withUnsureNames } from '../unsure-names.ts'
import { isCalled, wordsOf } from './bodies.ts'
import { longestTitle, wholeTitle } from './called.ts'
import { capital, inTitle } from './capitals.ts'
import { isHeadOnly, isNamed, isNumberLine, isOpenNumber, motto, type Reading, titleEnds } from './marks.ts'

// "BẢN CAM KẾT THI ĐUA" leaves open what about.
const mostOfForm = 5

/** A form's name, from as many lines in capitals as it takes. */
export function formName(lines: string[], at: number, text: string): Reading {
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

export function numberOfForm(lines: string[]): Reading | null {
  const line = lines.slice(0, 10).find((one) => formNumber.test(one))
  return line
    ? { value: line === line.toUpperCase() ? line[0] + line.slice(1).toLowerCase() : line, evidence: line }
    : null
}

// Codes that no letter has; "CT" may be a tax office as well as an instruction.
const neverLetters = new Set(['Quyết định', 'Nghị quyết', 'Thông báo'])

const aboutWhat = /^(?:v\/v|về việc)(?!\p{L})/iu

/** "BIÊN BẢN HỌP TỔ DÂN PHỐ SỐ 14" above "V/v mở rộng ngõ 27": a paper that is called something is no letter. */
export function wholeAbove(lines: string[], spelled: string): Reading | null {
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
export function subjectOfLetter(lines: string[], kindOfNumber: string): Reading | null {
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
