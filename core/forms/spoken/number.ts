import { digitWords } from '../../text/numerals/read.ts'

/** How numbers are said: in the north “linh, nghìn, mùng”, in the south “lẻ, ngàn, mồng”. */
export const manners = ['north', 'south'] as const
export type Manner = (typeof manners)[number]

const digit = (at: number | string) => digitWords[Number(at)] ?? ''
const regional = {
  north: { and: 'linh', thousand: 'nghìn', first: 'mùng' },
  south: { and: 'lẻ', thousand: 'ngàn', first: 'mồng' },
} satisfies Record<Manner, object>

/** The last word but one, after tens: one is “mốt” from twenty on, four “tư”, five always “lăm”. */
function unitAfter(tens: number, unit: number): string {
  if (unit === 0) return ''
  if (unit === 5) return ' lăm'
  if (unit === 1 && tens > 1) return ' mốt'
  return unit === 4 && tens > 1 ? ' tư' : ` ${digit(unit)}`
}

function below100(value: number): string {
  const [tens, unit] = [Math.floor(value / 10), value % 10]
  if (tens === 0) return digit(unit)
  return `${tens === 1 ? 'mười' : `${digit(tens)} mươi`}${unitAfter(tens, unit)}`
}

/** `whole`: whether hundreds are said though there are none, as after thousands. */
function below1000(value: number, whole: boolean, manner: Manner): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  if (hundreds === 0 && !whole) return below100(rest)
  const head = `${digit(hundreds)} trăm`
  if (rest === 0) return head
  return rest < 10 ? `${head} ${regional[manner].and} ${digit(rest)}` : `${head} ${below100(rest)}`
}

const powersOf = (manner: Manner) => ['', regional[manner].thousand, 'triệu']

/** A whole number in words, from its figures: any number of them, noughts before it left out. */
export function wholeWords(figures: string, manner: Manner = 'north'): string {
  const plain = figures.replace(/^0+(?=\d)/, '')
  // Above nine figures the milliards are a number of their own: “hai nghìn tỷ”, “một tỷ tỷ”.
  if (plain.length > 9) {
    const rest = plain.slice(-9)
    const head = `${wholeWords(plain.slice(0, -9), manner)} tỷ`
    return /^0+$/.test(rest) ? head : `${head} ${groupsOf(rest, true, manner)}`
  }
  return plain === '0' ? digit(0) : groupsOf(plain, false, manner)
}

function groupsOf(plain: string, follows: boolean, manner: Manner): string {
  const padded = plain.padStart(Math.ceil(plain.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  const said: string[] = []
  for (const [at, group] of groups.entries()) {
    const value = Number(group)
    if (value === 0) continue
    const words = below1000(value, follows || said.length > 0, manner)
    said.push(`${words} ${powersOf(manner)[groups.length - 1 - at]}`.trim())
  }
  return said.join(' ')
}

/** A number with a comma: what follows it is a number too, its noughts said one by one; more than three figures are said singly. */
export function decimalWords(whole: string, after: string, manner: Manner = 'north'): string {
  const noughts = /^0*/.exec(after)?.[0].length ?? 0
  const rest = after.slice(noughts)
  const tail = after.length > 3 ? figureWords(rest) : rest && wholeWords(rest, manner)
  const said = [...Array<string>(noughts).fill(digit(0)), tail].filter(Boolean).join(' ')
  return `${wholeWords(whole, manner)} phẩy ${said}`
}

/** Figures one by one, as of a telephone number; an x stands for one that is not told. */
export const figureWords = (figures: string): string =>
  Array.from(figures, (one) => (/\d/.test(one) ? digit(one) : 'ích')).join(' ')

/** The day of a month: the first ten have a word before them. */
export const dayWords = (day: string, manner: Manner = 'north'): string =>
  Number(day) <= 10 ? `${regional[manner].first} ${wholeWords(day)}` : wholeWords(day)

export const monthWords = (month: string): string => `tháng ${Number(month) === 4 ? 'tư' : wholeWords(month)}`
export const yearWords = (year: string, manner: Manner = 'north'): string => `năm ${wholeWords(year, manner)}`

/** A number's place in a row: first and fourth have words of their own. */
export const ordinalWords = (figures: string, manner: Manner = 'north'): string =>
  ({ '1': 'nhất', '4': 'tư' })[figures.replace(/^0+(?=\d)/, '')] ?? wholeWords(figures, manner)

const letters: Record<string, string> = {
  ...{
    a: 'a',
    ă: 'á',
    â: 'ớ',
    b: 'bê',
    c: 'xê',
    d: 'dê',
    đ: 'đê',
    e: 'e',
    ê: 'ê',
    f: 'ép',
    g: 'giê',
    h: 'hát',
    i: 'i',
  },
  ...{ j: 'gi', k: 'ca', l: 'lờ', m: 'mờ', n: 'nờ', o: 'o', ô: 'ô', ơ: 'ơ', p: 'pê', q: 'quy', r: 'rờ', s: 'sờ' },
  ...{ t: 'tê', u: 'u', ư: 'ư', v: 'vê', w: 'vê kép', x: 'ích', y: 'y', z: 'dét' },
}

/** A single letter of a plate or a plot, by its name. */
export const letterWord = (letter: string): string => letters[letter.toLowerCase()] ?? letter

/** A number as people write it (“1.005.000”, “15,5”, “1.5”, “007”) in words. */
export function numberWords(written: string, manner: Manner = 'north'): string {
  const plain = written.replace(/(?<=\d) (?=\d{3})/g, '.')
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?$/.test(plain)) return numberWords(plain.replaceAll('.', ''), manner)
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(plain)) return numberWords(plain.replaceAll(',', ''), manner)
  const [whole = '', after, ...more] = plain.split(/[.,]/)
  if (more.length > 0)
    return plain
      .split(/[.,]/)
      .map((part) => wholeWords(part, manner))
      .join(' chấm ')
  return after ? decimalWords(whole, after, manner) : wholeWords(whole, manner)
}
