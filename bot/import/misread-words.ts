import { isSyllable } from '../../core/text/encodings/legacy.ts'
import { withPlainMarks } from './misread-marks.ts'
import type { Line } from './page/line.ts'

// What tesseract takes a plain "i" for, in words that stand beside no other: the other reading says nothing.
const misread: [RegExp, string][] = [
  [
    /(?<!\p{L})(c|C)hỉ(?= (?:bộ(?! (?:phận|máy|trưởng|chỉ|môn))|đoàn(?! (?:kết|viên|đại|người|thể))|cục(?!\p{L})|hội(?! (?:đồng|nghị|thảo|trường|viên|thi|họp))|nhánh|phí|tiết)(?!\p{L}))/gu,
    '$1hi',
  ],
  [
    /(?<!\p{L})CHỈ(?= (?:BỘ(?! (?:PHẬN|MÁY|TRƯỞNG|CHỈ))|ĐOÀN(?! (?:KẾT|VIÊN|THỂ))|CỤC|NHÁNH|PHÍ|TIẾT)(?!\p{L}))/gu,
    'CHI',
  ],
  [
    /(?<!\p{L})(c|C)hỉ(?= trả (?:trợ|lương|chế|bảo|hằng|hàng|kinh|qua|hỗ|phí|tại|tiền (?:trợ|hỗ|lương))(?!\p{L}))/gu,
    '$1hi',
  ],
  [
    /(?<=(?<!\p{L})(?:[Mm]ức|[Dd]ự toán|[Kk]inh phí|[Nn]guồn) )chỉ(?= (?:cho|hỗ trợ|hằng|hàng|bồi dưỡng|thường xuyên|trả|tiền|\d)|[.;:,)]|$)/gu,
    'chi',
  ],
  [/(?<=(?<!\p{L})(?:[Tt]hu,|[Tt]hu -|[Tt]hu và) )chỉ(?= (?:ngân|quỹ|từ|của|năm|tài|thường))/gu, 'chi'],
  [/(?<=tháng \d{1,2} )n[ăâáàắằấầẵ]m(?=\s\d{4}(?!\d)|\s?$)/gu, 'năm'],
  [/(?<=(?<!\p{L})(?:sử|Sử) )đụng(?!\p{L})/gu, 'dụng'],
  [/(?<=(?<!\p{L})NHÂN )Đ[ÂẬ]N(?!\p{L})/gu, 'DÂN'],
  [/(?<!\p{L})ĐẲNG(?= (?:ỦY|UỶ|BỘ|VIÊN)(?!\p{L}))/gu, 'ĐẢNG'],
  [/^V[ỊIl|\]]\s?v(?=\s)/u, 'V/v'],
  [/(?<![\p{L}\p{M}])Đ(?:[íiIl1|]c|\/e)(?= \p{Lu})/gu, 'Đ/c'],
  // "øì": no letter of Vietnamese, and a "g" before what may follow one.
  [/(?<!\p{L})ø(?=[iìíỉĩịaàáảãạăâoòóỏõọôơuùúủũụưr])/gu, 'g'],
  [/(?<=(?<!\p{L})(?:thiếu|Thiếu) )nhỉ(?!\p{L})/gu, 'nhi'],
  [/(?<!\p{L})(đ|Đ)ẳng(?= (?:ủy|uỷ|bộ|viên|phí)(?!\p{L}))/gu, '$1ảng'],
]

// The dots of a list, where several lines begin so.
const misreadDot = /^\s{0,9}[e©®]\s(?=\p{Lu}\p{Ll})/u

// Signs that no Vietnamese text has within its words: what stood there was not recognized.
const noLetter = /[¡¿§¤¢£¥¬]|[^\p{ASCII}\P{Script=Latin}àáâãèéêìíòóôõùúýăđĩũơưạ-ỹºª]/iu

// Lines that were read into one another: two signs of a list at one's begin, a quotation mark on which no word hangs.
const melted = /^[-–]\s[-–]\s|(?:^|\s)[“”]\s/u

/** Whether recognition saw signs in place of letters, or two lines as one; what looks as "Đ" does becomes one. */
export const holdsNoLetters = (lines: Line[]): boolean =>
  lines.some(({ cells }) => cells.some((cell) => noLetter.test(cell.replace(/[ÐƉð]/gu, 'Đ')) || melted.test(cell)))

// "PhạmThị": the blanks of a line set close were not seen.
const together = /(?<!\p{L})(?:\p{Lu}\p{Ll}{1,5}){2,5}(?!\p{L})/gu
const beforeCapital = /(?=\p{Lu})/u
const ofVietnamese = /[^\p{ASCII}]/u

/** Syllables that each begin with a capital, parted; what has no Vietnamese letter may be a name such as "YouTube". */
const withBlanks = (words: string): string =>
  words.replace(together, (said) => {
    const parts = said.split(beforeCapital)
    return ofVietnamese.test(said) && parts.every(isSyllable) ? parts.join(' ') : said
  })

// A rule or a speck, beside words in a cell and alone between two.
const atEdge = /^[_—|¦]\s(?=\S)|(?<=\S)\s[_—|¦]$/gu
const speck = /^[_—|¦~]{1,2}$/u

/** A line without what a rule or a speck between its cells was taken for. */
function withoutSpecks(line: Line): Line {
  const cells = line.cells.map((cell) => cell.trim().replace(atEdge, ''))
  const isKept = (_: unknown, i: number) => !speck.test(cells[i] ?? '')
  if (line.row || cells.length < fewestParted || cells.filter(isKept).length < 2)
    return line.row || cells.length > 1 ? { ...line, cells } : line
  return { ...line, cells: cells.filter(isKept), ...(line.spans && { spans: line.spans.filter(isKept) }) }
}
const fewestParted = 3

/** Recognized lines with the words that recognition is known to take for others put right where only one makes sense; whether there were any. */
export function withPlainWords(lines: Line[]): { lines: Line[]; mended: boolean } {
  let mended = false
  const cellOf = (cell: string) => {
    const right = withBlanks(withPlainMarks(misread.reduce((said, [wrong, word]) => said.replace(wrong, word), cell)))
    mended ||= right !== cell
    return right
  }
  const dots = lines.filter(({ cells }) => misreadDot.test(cells[0] ?? '')).length
  const dotOf = (cell: string, i: number) => (i === 0 && dots > 1 ? cell.replace(misreadDot, '- ') : cell)
  const read = lines.map(withoutSpecks).map((line) => ({ ...line, cells: line.cells.map(dotOf).map(cellOf) }))
  return { lines: read, mended }
}
