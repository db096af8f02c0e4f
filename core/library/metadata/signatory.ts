import type { Reading } from './head/marks.ts'
import { isSurname } from './misread-names.ts'

const role =
  /^(?:XÁC THỰC VĂN BẢN HỢP NHẤT|(?:TM|T\/M|KT|TL|TUQ|Q)\s*\.?\s|T\/M\b|CHỦ TỊCH|PHÓ CHỦ TỊCH|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG BÍ THƯ|PHÓ BÍ THƯ|BÍ THƯ|TỔNG (?:GIÁM ĐỐC|THANH TRA|KIỂM TOÁN)|PHÓ |GIÁM ĐỐC|TRƯỞNG |CHÁNH |THỐNG ĐỐC|VIỆN TRƯỞNG|CHÁNH ÁN|THẨM PHÁN|CHẤP HÀNH VIÊN|KIỂM SÁT VIÊN|CÔNG CHỨNG VIÊN|CHỈ HUY |CHÍNH ỦY|THƯỜNG TRỰC|THỦ TRƯỞNG|(?!KẾ TOÁN)(?:\p{Lu}+ )?\p{Lu}+ TRƯỞNG$)/u
const signed = /^\(?đã ký\)?\.?$/iu
const title =
  /^(?:ThS|TS|PGS|GS|BS(?:\.?\s?CK\s?I{1,2})?|CK\s?I{1,2}|DS|CN|KS|NGƯT|NGND|Ông(?!\sThị\s)|Bà|Đ\/c|Thiếu tá|Đại úy|Thượng úy|Trung úy|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng)\.?\s*/u
const mostTitles = 5
const person = /^(?:\p{Lu}(?:['’]\p{Lu})?\p{Ll}*\s+){1,5}\p{Lu}(?:['’]\p{Lu})?\p{Ll}*$/u
// A name of one word, "K’Brêu".
const oneWord = /^[KH]['’]\p{Lu}\p{Ll}{1,9}$/u
export const isPerson = (words: string): boolean => personIn(words) !== ''

/** The name on a line that bears nothing besides it but titles, without them; '' for any other line. */
function personIn(line: string): string {
  let found = ''
  for (let [rest, titles] = [line, 0]; titles <= mostTitles; titles++) {
    if (person.test(rest) || oneWord.test(rest)) found = rest
    const less = rest.replace(title, '')
    // "Ông Ích Khiêm" is called so from his surname on.
    if (less === rest || (/^Ông\s/u.test(rest) && person.test(rest) && !isSurname(less.split(' ')[0] ?? ''))) break
    rest = less
  }
  return found
}

const office = /^(?:Chủ tịch|Phó Chủ tịch|Bộ trưởng|Bí thư|Phó Bí thư|Trưởng|Nơi nhận|Điều|Chương)/u
// What programs that sign set into their box: no name, though each word begins as one does.
const ofProgram =
  /^(?:Signature (?:Valid|Not Verified|Unknown)|(?:Digitally )?Signed By|Foxit|Adobe|VNPT|Viettel|Chữ (?:Ký|ký) (?:Số|số|Hợp Lệ|hợp lệ))(?!\p{L})/iu
const farthest = 9

/** Who signed: a name alone on its line, below the office in whose name it stands or above "(Đã ký)". */
export function signatoryIn(text: string): Reading | null {
  const lines = text
    .replace(/\f/g, '\n')
    .split('\n')
    .flatMap((line) => line.split(/\s*\|\s*|\s{4,}|\t/))
    .map((line) => line.replace(/\*+/g, '').trim())
    .filter(Boolean)
  const isOfText = (line: string) => /^(?:điều|khoản|\d+\.)\s/iu.test(line)
  const last = Math.max(0, Math.min(lines.findLastIndex(isOfText), lines.length - nearEnd))
  // Behind a signature may stand annexes, longer than the text itself.
  return signedFrom(lines, last) ?? signedFrom(lines, Math.max(0, lines.findIndex(isOfText)))
}

const nearEnd = 40

function signedFrom(lines: string[], from: number): Reading | null {
  for (let i = from; i < lines.length; i++) {
    const isRole = role.test(lines[i] ?? '') && (lines[i] ?? '') === (lines[i] ?? '').toUpperCase()
    if (!isRole && !signed.test(lines[i + 1] ?? '')) continue
    const reach = isRole ? lines.slice(i + 1, i + 1 + farthest) : [lines[i] ?? '']
    const name = reach.find((line) => isPerson(line) && !office.test(line) && !ofProgram.test(line))
    const value = name && personIn(name)
    if (value) return { value, evidence: isRole ? `${lines[i]}\n${name}` : `${name}\n${lines[i + 1]}` }
  }
  return null
}

const linesOfEnd = 14

/** Whether an office stands at the end of a paper in whose name it is signed, and no name below it: a stamp or a stroke may lie over that. */
export function isSignatoryUnread(text: string): boolean {
  const lines = text
    .replace(/\f/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const from = Math.max(Math.floor(lines.length / 2), lines.length - linesOfEnd)
  return lines.slice(from).some((line) => role.test(line) && line === line.toUpperCase())
}
