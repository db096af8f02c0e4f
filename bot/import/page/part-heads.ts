import { kindNamed } from '../../../core/library/metadata/head/kind.ts'
import { motto } from '../../../core/library/metadata/head/marks.ts'
import { beginsPart, closing } from '../../../core/library/parse/markers.ts'
import { bodyName } from '../../../core/text/bodies/organisations.ts'
import type { Line } from './line.ts'

type Standing = Line & { text: string; page: number; alone: boolean }
type Look<T> = { pitch: number; isCentred: (line: T) => boolean }

const [shortest, longest] = [4, 100]
const longLine = 40
const larger = 1.1
// In lines: what stands this far below the line above it has room before it.
const roomBefore = 1.25
// In letters' heights: a text of few lines does not tell how far apart they stand.
const widest = 1.5
const fewest = 2

/**
 * The headings of parts that bear no numbers: bold, larger, in capitals or in the middle of the page, with room above and the
 * text of the part below. None where the text has parts that are told by their marks, or a single line looks so.
 */
export function partHeads<T extends Standing>(lines: T[], look: Look<T>): Set<T> {
  if (lines.some(({ text }) => marked.test(text))) return new Set()
  const body = mostSet(lines, ({ font }) => font)
  const usual = mostSet(lines, ({ size }) => Math.round(size * 2) / 2) ?? 0
  const first = lines.findIndex(({ text }) => text.length > longLine)
  const hasHead = lines.some(({ text }) => motto.test(text))
  const isSet = (line: T) =>
    line.size > usual * larger || (line.font !== undefined && body !== undefined && line.font !== body)
  const isPlain = (line: T | undefined) =>
    line !== undefined && !line.alone && !isSet(line) && !isCapital(line.text) && line.text.length > shortest
  const found = lines.filter((line, i) => {
    const [above, below] = [lines[i - 1], lines[i + 1]]
    if (line.alone || line.side || !isHeading(line.text) || (i <= first && (hasHead || bodyName(line.text))))
      return false
    if (!isSet(line) && !isCapital(line.text) && !look.isCentred(line)) return false
    const hasRoom =
      above?.page !== line.page || above.y - line.y > Math.min(look.pitch, line.size * widest) * roomBefore
    // The next line of the heading may come before the text.
    const text = below && isSet(below) && isSet(line) && below.font === line.font ? lines[i + 2] : below
    return above !== undefined && hasRoom && isPlain(text) && text?.page === line.page
  })
  return new Set(found.length < fewest ? [] : found)
}

const marked = /^(?:(?:Điều|ĐIỀU)\s+\d|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:[IVXLC\d]|thứ|THỨ)|II\s?[.)–-]|#)/u

const isCapital = (text: string) => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text)

const isHeading = (text: string) =>
  text.length >= shortest &&
  text.length <= longest &&
  /^\p{Lu}/u.test(text) &&
  !/[.;:,…]$|_{3}|\.{4}/u.test(text) &&
  !beginsPart(text) &&
  !closing.test(text) &&
  !motto.test(text) &&
  kindNamed(text) === '' &&
  !/^(?:Kính gửi|Nơi nhận|Căn cứ|Ban Biên tập|Nguồn)(?!\p{L})|ngày\s.{1,12}\stháng\s/iu.test(text)

/** What most of a text's letters are set in. */
function mostSet<T>(lines: Standing[], of: (line: Standing) => T | undefined): T | undefined {
  const letters = new Map<T, number>()
  for (const line of lines) {
    const one = of(line)
    if (one !== undefined) letters.set(one, (letters.get(one) ?? 0) + line.text.length)
  }
  return [...letters].sort(([, one], [, other]) => other - one)[0]?.[0]
}
