import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { headLines } from './head/lines.ts'

// A marking stands alone: on a line, in a cell, in a column beside the letterhead. A law that speaks of secrets says it
// in sentences and lists.
const lead = /^(?:(?:mức)?độ(?:mật|khẩn)|tàiliệu|vănbản|côngvăn|đóngdấu|dấu|dau|khẩn|thượngkhẩn|h(?:ỏa|oả)tốc){1,3}/u
// "MẬT - HỎA TỐC", "MẬT (bản số 3)", "TÀI LIỆU MẬT – KHÔNG SAO CHỤP".
const trail =
  /(?:khẩn|thượngkhẩn|h(?:ỏa|oả)tốc|bảnsố|(?:không|cấm)(?:được)?(?:saochụp|phổbiến|saochép)|(?:tàiliệu)?thuhồi|(?:xem|đọc|họp)xong(?:phải)?trảlại|trảlạisaukhihọp){1,3}$/u
// The last ones are what text in the fonts of before Unicode holds: TCVN3, then VNI.
const levels: Record<string, string> = {
  ...{ mật: 'mật', mât: 'mật', tốimật: 'tối mật', tuyệtmật: 'tuyệt mật' },
  ...{ mët: 'mật', tèimët: 'tối mật', tuyötmët: 'tuyệt mật' },
  ...{ maät: 'mật', toáimaät: 'tối mật', tuyeätmaät: 'tuyệt mật' },
  // A stamp of a program that speaks English.
  topsecret: 'tuyệt mật',
}
const two = ['tốimật', 'tuyệtmật']
const listed = /^\s*(?:[-–+•]|\p{L}\)|\d+[.)])|[;,]\s*$/u
const pageEdge = 3
const mostPages = 400
const longestRun = 12

// "MẬT Số: 05-BC/TU": a stamp and the letterhead, joined by a reader of columns.
const beforeNumber = /\s(?=Số\s?[:.\d])/u

/** The secrecy marking that a text bears, in lower case; null when it bears none. */
export function secretMarking(text: string): string | null {
  const head = headLines(composed(text)).flatMap((line) => line.split(beforeNumber))
  const lines = [head, ...pageEdges(text)].flatMap((some) => [...some, ...upright(some)])
  return firstMarking(lines)
}

/**
 * The marking in what stands beside a text: its headers and footers, text boxes, notes, comments, what is hidden. Little is
 * written there, so every line counts, and every part of it between dashes and bars.
 */
export function secretBeside(beside: string[]): string | null {
  for (const story of beside) {
    const lines = linesIn(story)
    const parts = lines
      .filter((line) => !listed.test(line))
      .flatMap((line) => line.split(/[-–—|/•·()[\]]|\s{3,}/u).filter(Boolean))
    const found = firstMarking([...lines, ...upright(lines), ...parts])
    if (found) return found
  }
  return null
}

const spoken = /(?<![\p{L}])(?:TUYỆT MẬT|TỐI MẬT|(?<!BÍ |BẢO )MẬT)(?![\p{L}])/u
const withoutMarks = /^[^\p{L}]{0,9}(?:[DĐ](?:[AẤ]U|[OỘ])\s{1,3})?M\s{0,3}[AẠ]\s{0,3}T[^\p{L}]{0,9}$/u
// Stamps that a company puts on its prices too.
const english =
  /^[^\p{L}]{0,9}(?:(?:strictly )?confidential|secret|not for public release|departmental)[^\p{L}]{0,9}$/iu

/**
 * The words that may be a marking, and may not: a bare "MAT", "MẬT" alone in the midst of a text, "văn bản này là MẬT" in a
 * comment, a stamp "Confidential". A person is to say.
 */
export function doubtfulMarking(name: string, text: string, beside: string[]): string | null {
  if (markingOfName(name) === 'doubtful') return name
  const alone = linesIn(text).find(
    (line) => line.length <= longestAlone && line === line.toUpperCase() && markingIn(line),
  )
  if (alone !== undefined) return alone
  const bare = [...headLines(text), ...pageEdges(text).flat(), ...beside.flatMap(linesIn)].find(
    (line) => withoutMarks.test(line) || english.test(line),
  )
  if (bare !== undefined) return bare
  const said = beside.flatMap(linesIn).find((line) => line !== line.toUpperCase() && spoken.test(line))
  return said === undefined ? null : said.slice(0, longestEvidence)
}

// What a syllable is part of another word by: "bí mật", "bề mặt", "ra mắt", "Mặt trận", "mật ong".
const before = new Set('bi bao be ra co vang tien gap truoc khuon than bo'.split(' '))
const after = new Set('tran ong do khau ma thiet bang duong nuoc cho nghi hang tien'.split(' '))
// “Lưu hành nội bộ”, “tài liệu nội bộ”, “văn bản nội bộ”; not “chi tiêu nội bộ”.
const keptInside = new Set('hanh lieu ban'.split(' '))
const longestName = 300

/**
 * Whether the name of a file bears a marking: "BC 12 (MẬT).docx". `doubtful` where it is written without its accents, or
 * stands among words of which it may be one.
 */
export function markingOfName(name: string): 'secret' | 'doubtful' | null {
  const bare = composed(name.slice(-longestName))
    .replace(/\.[a-z\d]{1,5}(?:\.gz)?$/i, '')
    // "TuyetMat" is two words.
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  const parts = bare.split(/[-–—_()[\],;+]/u).map((part) => part.trim())
  if (parts.some((part) => levels[lettersOf(part).replace(lead, '').replace(trail, '')])) return 'secret'
  const words = bare.split(/[^\p{L}\d]+/u).filter(Boolean)
  // In brackets it stands for itself, in whatever letters.
  let doubtful = /[([]\s{0,3}mat\s{0,3}[)\]]/iu.test(fold(bare))
  for (const [i, word] of words.entries()) {
    const [last = '', next = ''] = [words[i - 1], words[i + 1]].map((one) => fold(one ?? ''))
    if (fold(word) === 'bo' && last === 'noi' && (i === 1 || keptInside.has(fold(words[i - 2] ?? '')))) doubtful = true
    if (fold(word) !== 'mat') continue
    if (last === 'tuyet' || (last === 'toi' && word.toLowerCase() === 'mật')) return 'secret'
    if (before.has(last) || after.has(next)) continue
    if (word === 'MẬT' && bare !== bare.toUpperCase()) return 'secret'
    doubtful ||=
      word === 'MẬT' || last === 'toi' || (word === 'MAT' && (parts.includes(word) || bare !== bare.toUpperCase()))
  }
  return doubtful ? 'doubtful' : null
}

const longestAlone = 40
const longestEvidence = 300
const linesIn = (story: string) =>
  composed(story)
    .split(/[\n\f]/)
    .map((line) => line.trim())
    .filter(Boolean)

function firstMarking(lines: string[]): string | null {
  for (const line of lines) {
    const found = markingIn(line)
    if (found) return found
  }
  return null
}

const lettersOf = (line: string) =>
  composed(line)
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')

function markingIn(line: string): string | null {
  if (line.length > 60 || listed.test(line)) return null
  // "T U Y Ệ T  M Ậ T", "[TỐI MẬT]", "Độ mật: Mật".
  const level = lettersOf(line).replace(lead, '').replace(trail, '')
  if (levels[level]) return levels[level]
  // Recognised text loses marks; of two syllables the letters that are left still tell.
  const lost = line === line.toUpperCase() && two.find((known) => hasLostMarks(level, known))
  return lost ? (levels[lost] ?? null) : null
}

const hasLostMarks = (read: string, known: string) =>
  read.length === known.length && [...read].every((letter, i) => letter === known[i] || letter === fold(known[i] ?? ''))

/** A stamp may stand on any page, at its head or foot. */
const pageEdges = (text: string): string[][] =>
  text
    .split('\f')
    .slice(0, mostPages)
    .map((page) => {
      const lines = page.split('\n').filter((line) => line.trim() !== '')
      return lines.length > 2 * pageEdge ? [...lines.slice(0, pageEdge), ...lines.slice(-pageEdge)] : lines
    })

/** A stamp set upright was recognised a letter or a syllable a line, downwards or upwards. */
function upright(lines: string[]): string[] {
  const found: string[] = []
  let run: string[] = []
  for (const line of [...lines, '']) {
    const bare = line.trim()
    if (/^\p{Lu}{1,5}$/u.test(bare) && run.length < longestRun) run.push(bare)
    else {
      if (run.length > 1) found.push(run.join(''), run.toReversed().join(''))
      run = []
    }
  }
  return found
}

// The words of a picture come in one line, so a stamp stands among others: honey and passwords are no secrets of state.
const stamp = /(?<!\p{L})(?:TUYỆT MẬT|TỐI MẬT)(?!\p{L})/u
const bareStamp = /(?<!\p{L}|BÍ |BẢO |CƠ |TÚI )MẬT(?! (?:ONG|MÍA|KHẨU|ĐỘ|MÃ|VỤ|NGỌT|GẤU|HOA|DỪA))(?!\p{L})/u
const paper = /số\s?[:.]|cộng hòa|cộng hoà|ủy ban|uỷ ban|đảng|báo cáo|công văn|quyết định|kế hoạch|tờ trình/iu

/** Whether the words read off a picture bear a marking of secrecy, as a paper does. */
export function bearsMarking(words: string): boolean {
  const said = normalize(words).replace(/\s+/g, ' ')
  return stamp.test(said) || (bareStamp.test(said) && paper.test(said))
}
