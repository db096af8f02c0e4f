import { numberOfRoman } from '../../text/roman.ts'
import { mayBeSyllable } from '../../text/syllables.ts'
import { longFor } from './abbreviations.ts'
import { letterWord, ordinalWords, wholeWords } from './number.ts'
import { endsWith, type Rule } from './rule.ts'

// Places before their names, with or without a point: “TP. Đà Nẵng”, “Q.1”, “P. Hoà Cường”.
const cut: [RegExp, string][] = [
  [/(?<![\p{L}\p{N}])TP\.? ?HCM(?!\p{L})/gu, 'thành phố Hồ Chí Minh'],
  [/(?<!\p{L})SEA Games(?!\p{L})/giu, 'xi-ghêm'],
  [/(?<![\p{L}\p{N}])(?:TP|Tp|tp)\. ?(?=\p{Lu}|$)/gu, 'thành phố '],
  [/(?<![\p{L}\p{N}])Q\.? ?(?=\d{1,2}(?![\p{L}\p{N}]))/gu, 'quận '],
  [/(?<![\p{L}\p{N}])Q\. ?(?=\p{Lu})/gu, 'quận '],
  [/(?<![\p{L}\p{N}])P\.? ?(?=\d{1,2}(?![\p{L}\p{N}]))/gu, 'phường '],
  [/(?<![\p{L}\p{N}])P\.(?=\p{Lu}{2})/gu, 'phòng '],
  [/(?<![\p{L}\p{N}])P\. ?(?=\p{Lu})/gu, 'phường '],
  [/(?<!\p{L})C[Tt]y(?!\p{L})\.?/gu, 'công ty'],
  [/(?<![\p{L}\p{N}])TX\. ?(?=\p{Lu})/gu, 'thị xã '],
  [/(?<![\p{L}\p{N}])TT\. ?(?=\p{Lu})/gu, 'thị trấn '],
  [/(?<![\p{L}\p{N}])H\. ?(?=\p{Lu}\p{Ll})/gu, 'huyện '],
  [/(?<![\p{L}\p{N}])X\. ?(?=\p{Lu}\p{Ll})/gu, 'xã '],
  [/(?<![\p{L}\p{N}])K ?(?=\d{1,4}\/\d)/gu, 'kiệt '],
  [/(?<![\p{L}\p{N}])H ?(?=\d{1,4}\/\d)/gu, 'hẻm '],
  [/(?<![\p{L}\p{N}])(?:Đ|đ)\/c(?!\p{L})\.? ?/gu, 'đồng chí '],
  [/(?<![\p{L}\p{N}])[Vv]\/v(?!\p{L}):? ?/gu, 'về việc '],
  [/(?<![\p{L}\p{N}])[Kk]\/g(?!\p{L}):? ?/gu, 'kính gửi '],
  [/(?<![\p{L}\p{N}])v\. ?v\.?(?: ?\.)?(?!\p{L})/gu, 'vân vân'],
  [/(?<![\p{L}\p{N}])BCH (?=quân sự|QS|bộ đội|BĐBP|cảnh sát)/giu, 'ban chỉ huy '],
  [/(?<![\p{L}\p{N}])(PGS|GS|TS|ThS|BS|KS|LS|NSND|NSƯT)\.(?=[\p{Lu} ])/gu, '$1 '],
  [/(?<![\p{L}\p{N}])(?:T\.Ư|T\.W|TƯ)(?!\p{L})/gu, 'trung ương'],
  [/(?<=[Đđ]ộ )C(?!\p{L})/gu, 'xê'],
  [/(?<=[Cc]úm )([AB])\/(?=H\d)/gu, '$1 '],
]

const road = /(?<![\p{L}\p{N}])(QL|TL|ĐT|DT|HL|ĐL|ĐH)\.?[ -]?(\d{1,4})([A-ZĐ])?(?![\p{L}\p{N}/]|\.\d)/gu
const roads: Record<string, string> = {
  ...{
    QL: 'quốc lộ',
    TL: 'tỉnh lộ',
    ĐT: 'đường tỉnh',
    DT: 'đường tỉnh',
    HL: 'hương lộ',
    ĐL: 'đại lộ',
    ĐH: 'đường huyện',
  },
}
const roman = /(?<![\p{L}\p{N}])[IVXL]{1,7}(?![\p{L}\p{N}])/gu
const numbered =
  /(?:khóa|khoá|kỳ|lần|thứ|chương|phần|mục|quý|cấp|hạng|loại|vùng|thế kỷ|bậc|nhóm|tập|phụ lục|đại hội|hội nghị|quốc hội|hđnd|nhiệm kỳ|giai đoạn|đợt|khu|lớp|bảng|điều)$/u
const token = /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}]{1,11}(?:[&./-]\p{Lu}[\p{L}&]{0,8}){0,3}(?![\p{L}\p{N}])/gu
const letterFirst =
  /(?<![\p{L}\p{N}])([A-ZĐ])[.-]?(\d{1,4})(?:([A-ZĐ])(\d{1,2})?)?(?:-(\d{1,4}))?(?![\p{L}\p{N}%]|[.,]\d)/gu
const schoolClass = /(?<![\p{L}\p{N}.,/-])(\d{1,2})([A-ZĐ])(\d{1,2})(?![\p{L}\p{N}]|[.,]\d)/gu
const point = /(?<=(?<!\p{L})(?:[Đđ]iểm|[Tt]iết) )[a-zđ](?![\p{L}\p{N}.])/gu
const letterLast = /(?<![\p{L}\p{N}.,])(\d{1,4})([A-ZĐa-z])(?![\p{L}\p{N}])/gu

/** Whether a line is set in capitals, where capitals say nothing of a word. */
const isShouted = (line: string): boolean => {
  const capitals = line.match(/\p{Lu}/gu)?.length ?? 0
  return capitals > 8 && capitals > (line.match(/\p{Ll}/gu)?.length ?? 0) * 3
}

const pieceLong = (piece: string): string => longFor(piece) ?? piece

function tokenLong(found: string, shouted: boolean): string {
  if (shouted && mayBeSyllable(found.toLowerCase())) return found
  const whole = longFor(found)
  if (whole) return whole
  const parts = found.split(/([&./-])/)
  if (parts.length < 3) return found
  const said = parts.map((part, at) => (at % 2 === 0 ? pieceLong(part) : part))
  return said.some((part, at) => part !== parts[at])
    ? said.map((part) => ({ '&': ' và ', '/': ', ' })[part] ?? part.replace(/^[.-]$/, ' ')).join('')
    : found
}

/** Abbreviations of a text in full, line by line. */
export const withShortSaid = (text: string): string => {
  const opened = cut.reduce((words, [pattern, long]) => words.replace(pattern, long), text)
  return opened
    .split('\n')
    .map((line) => {
      const shouted = isShouted(line)
      return line.replace(token, (found) => tokenLong(found, shouted))
    })
    .join('\n')
}

/** Roads, numbers in Roman figures, and letters with numbers: “QL1A”, “khóa XV”, “A4”, “12B”. */
export const signRules: readonly Rule[] = [
  [
    road,
    ([, kind = '', figures = '', letter], { before, manner }) =>
      [
        endsWith(before, /đường$/) ? roads[kind]?.replace(/^đường /, '') : roads[kind],
        wholeWords(figures, manner),
        ...(letter ? [letterWord(letter)] : []),
      ].join(' '),
  ],
  [
    roman,
    ([figures = ''], { before, after, manner }) => {
      const value = numberOfRoman(figures)
      const named = endsWith(before, numbered)
      // In a line of capitals “VI” begins “VI PHẠM”, and “X” alone is a letter.
      const shouted = /^\s\p{Lu}{2}/u.test(after) || /\p{Lu}{2}\s$/u.test(before)
      const heads = /(?:^|\n)$/.test(before) && /^\.\s/.test(after)
      if (!value || (!named && !heads && (figures.length === 1 || figures.includes('L') || shouted))) return null
      return endsWith(before, /thứ$/) ? ordinalWords(String(value), manner) : wholeWords(String(value), manner)
    },
  ],
  [
    letterFirst,
    ([, letter = '', figures = '', then, ...more], { manner }) =>
      [letterWord(letter), wholeWords(figures, manner), ...(then ? [letterWord(then)] : [])]
        .concat(more.flatMap((one) => (one ? [wholeWords(one, manner)] : [])))
        .join(' '),
  ],
  [
    schoolClass,
    ([, year = '', letter = '', which = ''], { manner }) =>
      `${wholeWords(year, manner)} ${letterWord(letter)} ${wholeWords(which, manner)}`,
  ],
  [point, ([letter = '']) => letterWord(letter)],
  [letterLast, ([, figures = '', letter = ''], { manner }) => `${wholeWords(figures, manner)} ${letterWord(letter)}`],
]
