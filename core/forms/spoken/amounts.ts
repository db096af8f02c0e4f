import { letterWord, numberWords, wholeWords } from './number.ts'
import { endsWith, type Rule } from './rule.ts'
import { standingUnits, unitSigns, unitWords } from './units.ts'

const written = '\\d{1,3}(?:\\.\\d{3}){1,5}(?:,\\d{1,6})?(?!\\d)|\\d{1,15}(?:[.,]\\d{1,6}){0,3}'
const start = '(?<![\\p{L}\\p{N}.,/])'
const sign = `(?:\\s?(${unitSigns}))(?![\\p{L}\\p{N}²³]|-\\p{L})`
const span = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(${written})\\s?(${unitSigns})?\\s?[-–—÷]\\s?(${written})(?:${sign})?(?![\\p{N}/]|-\\d)`,
  'gu',
)
const below = new RegExp(`(?<=^|[\\s(:,])[-−](${written})(?:${sign})?(?![\\p{N}/-])`, 'gu')
const amount = new RegExp(`${start}(${written})${sign}`, 'gu')
const metres = /(?<![\p{L}\p{N}.,])(\d{1,2})m(\d{1,2})(?![\p{L}\p{N}])/gu
const dollars = new RegExp(`([$€£])\\s?(${written})(?:\\s(triệu|tỷ|nghìn))?`, 'gu')
const fraction = new RegExp(
  `(?<![\\p{L}\\p{N}/.,])(\\d{1,4})/(\\d{1,4})(?:([A-ZĐ])(?!\\p{L})|${sign})?(?![\\p{N}/]|[.,]\\d)`,
  'gu',
)
const ratio = /(?<![\p{L}\p{N}:.,])(\d{1,3}):(\d{1,9}(?:\.\d{3}){0,3})(?![\p{N}:]|[.,]\d)/gu
const times = /(?<=\d\s?\p{L}{0,3}\s?)[x×*](?=\s?\d)/gu
const atLeast = new RegExp(`${start}(${written})\\+(?![\\p{N}])`, 'gu')
const compared = /([<>≤≥±~≈])\s?(?=\d)/gu
const standing = new RegExp(
  `(?<=[\\p{L}\\p{N})]\\s?/\\s?|(?<![\\p{L}\\p{N}]))(${standingUnits})(?![\\p{L}\\p{N}²³])`,
  'gu',
)
const each = new RegExp(
  `(?<=\\p{L}[)]?)\\s?/\\s?(?=(?:${standingUnits}|người|hộ|khẩu|tháng|năm|ngày|giờ|tuần|lượt|lần|suất|em|học sinh|sản phẩm|phòng|xe|chiếc|con|vụ|sào|mẫu|thửa|bao|thùng|viên|ki-lô|mét|héc|tấn|lít|ha|l)(?!\\p{L}))`,
  'gu',
)
const perHectare = /(?<=\p{L}\s?\/\s?)ha(?![\p{L}\p{N}])/gu
const shortDong = /(?<=(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)\s)đ(?![\p{L}\p{N}])/gu
const priceOf = /(?<=(?:đồng|nghìn|ngàn|triệu|tỷ|tỉ|đô la Mỹ)\s?)\/\s?(?=\p{Ll})/gu
const rate = new RegExp(
  `(?<!\\p{L})(${standingUnits}|mét|lít|mi-li-mét|xăng-ti-mét|ki-lô-mét)/(h|giờ|s|giây|phút|km²|km2|m²|m2|m³|m3|l)(?![\\p{L}\\p{N}])`,
  'gu',
)

const comparisons: Record<string, string> = {
  '<': 'dưới ',
  '>': 'trên ',
  '≤': 'không quá ',
  '≥': 'ít nhất ',
  '±': 'cộng trừ ',
  '~': 'khoảng ',
  '≈': 'khoảng ',
}
const scored = /(?:tỷ số|tỉ số|thắng|thua|hòa|hoà|chung cuộc|dẫn trước)$/
const house = /(?:số|số nhà|ngõ|ngách|hẻm|kiệt|nhà|đường|lô|tờ|thửa|phòng)$/

const unitOf = (mark: string | undefined) => (mark ? ` ${unitWords(mark)}` : '')

/** Sums and measures: with units, from one to another, below nought, parts of a whole. */
export const amountRules: readonly Rule[] = [
  [times, () => ' nhân '],
  [atLeast, ([, figures = ''], { manner }) => `hơn ${numberWords(figures, manner)}`],
  [compared, ([, mark = '']) => comparisons[mark] ?? null],
  [
    span,
    ([, first = '', unit, last = '', mark], { before, manner }) => {
      const [a, b] = [numberWords(first, manner), numberWords(last, manner)]
      if (endsWith(before, scored)) return `${a} ${b}${unitOf(mark)}`
      const grows =
        Number(first.replace(/\./g, '').replace(',', '.')) < Number(last.replace(/\./g, '').replace(',', '.'))
      return grows || unit ? `${a}${unitOf(unit)} đến ${b}${unitOf(mark)}` : `${a}, ${b}${unitOf(mark)}`
    },
  ],
  [below, ([, figures = '', mark], { manner }) => `âm ${numberWords(figures, manner)}${unitOf(mark)}`],
  [
    dollars,
    ([, mark, figures = '', power], { manner }) =>
      [numberWords(figures, manner), power, { $: 'đô la Mỹ', '€': 'ơ-rô', '£': 'bảng Anh' }[mark ?? '']]
        .filter(Boolean)
        .join(' '),
  ],
  [metres, ([, whole = '', rest = '']) => `${wholeWords(whole)} mét ${wholeWords(rest)}`],
  [
    rate,
    ([, one = '', other = ''], { before }) =>
      `${/\d$/.test(before) ? ' ' : ''}${unitWords(one)} trên ${other === 'h' ? 'giờ' : other === 's' ? 'giây' : unitWords(other)}`,
  ],
  [amount, ([, figures = '', mark], { manner }) => `${numberWords(figures, manner)}${unitOf(mark)}`],
  [
    fraction,
    ([, part = '', of = '', letter, mark], { before, manner }) => {
      const [a, b] = [wholeWords(part, manner), wholeWords(of, manner)]
      if (letter) return `${a} trên ${b} ${letterWord(letter)}`
      // “98/100” is a score; “1/100” and “3/1000” are parts.
      const isRound = /^10+$/.test(of) && (part === '1' || Number(of) > 100)
      const isPart = Number(part) < Number(of) && (Number(of) <= 10 || isRound)
      if (!isPart || endsWith(before, house)) return `${a} trên ${b}${unitOf(mark)}`
      return `${a} phần ${of === '4' ? 'tư' : b}${unitOf(mark)}`
    },
  ],
  [
    ratio,
    ([, one = '', other = ''], { before, manner }) =>
      `${wholeWords(one)} ${endsWith(before, scored) ? '' : 'trên '}${numberWords(other, manner)}`,
  ],
  [perHectare, () => 'héc-ta'],
  [shortDong, () => 'đồng'],
  [priceOf, () => ' một '],
  [
    each,
    (_, { before, after }) =>
      endsWith(before, /(?:người|hộ|con|cây)$/) && /^(?:k?m|ki-lô|mét|héc|ha)/u.test(after) ? ' trên một ' : ' một ',
  ],
  [standing, ([, mark = '']) => unitWords(mark)],
]
