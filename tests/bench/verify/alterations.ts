/** What was done to a text, and what must be named of it: the words put in the place of others. */
export type Altered = { text: string; put?: string; was?: string }
export type Random = () => number

/** The same numbers in every run. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const one = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!

const unaccented = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

const words = (text: string) => text.split(/(\s+)/)

/** A stretch of a third of the words, from anywhere. */
function third(text: string, random: Random): Altered {
  const all = text.split(/\s+/)
  const length = Math.max(1, Math.ceil(all.length / 3))
  const from = Math.floor(random() * (all.length - length + 1))
  return { text: all.slice(from, from + length).join(' ') }
}

const short: Record<string, string> = {
  ...{
    không: 'ko',
    được: 'dc',
    người: 'ng',
    nước: 'nc',
    với: 'vs',
    gì: 'j',
    trước: 'trc',
    rồi: 'r',
    nhiều: 'nhìu',
    biết: 'bik',
  },
  ...{
    mọi: 'mọi',
    quá: 'wá',
    vậy: 'z',
    yêu: 'iu',
    cũng: 'cx',
    làm: 'lm',
    những: 'n',
    học: 'hok',
    thích: 'thik',
    bây: 'h',
    mới: 'ms',
  },
}
const oldTones: [RegExp, string][] = [
  [/oà/g, 'òa'],
  [/oá/g, 'óa'],
  [/oả/g, 'ỏa'],
  [/oạ/g, 'ọa'],
  [/uý/g, 'úy'],
  [/uỷ/g, 'ủy'],
  [/uỳ/g, 'ùy'],
  [/òa(?!\p{L})/gu, 'oà'],
  [/óa(?!\p{L})/gu, 'oá'],
  [/ủy(?!\p{L})/gu, 'uỷ'],
]
const near: Record<string, string> = {
  ...{
    a: 's',
    b: 'v',
    c: 'x',
    d: 'f',
    e: 'r',
    g: 'h',
    h: 'j',
    i: 'o',
    k: 'l',
    l: 'k',
    m: 'n',
    n: 'b',
    o: 'p',
    p: 'o',
    r: 't',
    s: 'a',
    t: 'y',
    u: 'i',
    v: 'c',
    x: 'c',
    y: 'u',
  },
}

/** Typed anew by somebody in a hurry: a slip in every sixteenth word, short words, other tone marks, few capitals and stops. */
function retyped(text: string, random: Random): Altered {
  const [from, to] = one(random, oldTones)
  const typed = words(text.replace(from, to)).map((word) => {
    const said = short[word.toLowerCase()]
    if (said && random() < 0.5) return said
    if (/\d/.test(word) || /^\p{Lu}/u.test(word) || word.length < 3 || random() > 1 / 16) return word
    const at = 1 + Math.floor(random() * (word.length - 2))
    const way = random()
    if (way < 0.3) return word.slice(0, at) + word.slice(at + 1)
    if (way < 0.6) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
    if (way < 0.8) return word.slice(0, at) + word[at] + word.slice(at)
    return word.slice(0, at) + (near[word[at]!] ?? word[at]) + word.slice(at + 1)
  })
  const joined = typed.join('')
  return { text: random() < 0.5 ? joined.toLowerCase() : joined.replace(/[,;:](?!\d)/g, '') }
}

function reordered(text: string, random: Random): Altered {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/)
  for (let i = sentences.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[sentences[i], sentences[j]] = [sentences[j]!, sentences[i]!]
  }
  return { text: sentences.join(' ') }
}

/** Another value of the same look in the place of one number. */
function numberChanged(text: string, random: Random): Altered | null {
  const found = [
    ...text.matchAll(
      /(?<![\d.,/\p{L}-])\d{1,3}(?:\.\d{3})+(?![\d.,/]\d)|(?<![\d.,/\p{L}-])\d{1,6}(?![\d/\p{L}]|[.,:-]\d)/gu,
    ),
  ]
  if (found.length === 0) return null
  const match = one(random, found)
  const put = match[0].replace(/\d(?=\D*$)|^\d/g, (digit) => String((Number(digit) % 9) + 1))
  return put === match[0]
    ? null
    : { text: text.slice(0, match.index) + put + text.slice(match.index + match[0].length), put, was: match[0] }
}

const people = ['Trần Quốc Bảo', 'Lê Thị Thu Hằng', 'Phạm Văn Dũng', 'Vũ Ngọc Khánh', 'Đặng Minh Tuấn', 'Hồ Thị Mỹ Lệ']

/** Somebody, or some place, of another name. */
function nameChanged(text: string, random: Random): Altered | null {
  const found = [...text.matchAll(/(?<=\p{Ll}[,]? )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3}/gu)]
  if (found.length === 0) return null
  const match = one(random, found)
  const put = one(
    random,
    people.filter((name) => !match[0].includes(name.split(' ')[0]!)),
  )
  return { text: text.slice(0, match.index) + put + text.slice(match.index + match[0].length), put, was: match[0] }
}

function dateChanged(text: string, random: Random): Altered | null {
  const found = [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/g)].filter(
    ([, d, m]) => Number(d) <= 28 && Number(m) <= 12 && Number(d) > 0 && Number(m) > 0,
  )
  if (found.length === 0) return null
  const match = one(random, found)
  const put = `${(Number(match[1]) % 28) + 1}/${match[2]}`
  return { text: text.slice(0, match.index) + put + text.slice(match.index + match[0].length), put, was: match[0] }
}

const accountAdded = (text: string, random: Random): Altered => {
  const put = String(1e11 + Math.floor(random() * 8e11))
  return { text: `${text}\nMọi người ủng hộ xin chuyển khoản về số tài khoản ${put}, ngân hàng VCB.`, put }
}

const linkAdded = (text: string, random: Random): Altered => {
  const put = `https://nhan-qua-${Math.floor(random() * 1e4)}.top/dk`
  return { text: `${text} Đăng ký tại ${put}`, put }
}

/** The same numbers as other people write them, which is no change. */
function rewritten(text: string): Altered | null {
  const changed = text
    .replace(/(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.,]\d)/g, '$1$2')
    .replace(/ngày (\d{1,2})\/(\d{1,2})(?![\d/])/g, 'ngày $1 tháng $2')
    .replace(/(\d),(\d) triệu/g, '$1.$2tr')
  return changed === text ? null : { text: changed }
}

export const alterations: Record<string, (text: string, random: Random) => Altered | null> = {
  untouched: (text) => ({ text }),
  third,
  unaccented: (text) => ({ text: unaccented(text) }),
  retyped,
  reordered,
  rewritten,
  number: numberChanged,
  'number, unaccented': (text, random) => {
    const made = numberChanged(text, random)
    return made && { ...made, text: unaccented(made.text) }
  },
  name: nameChanged,
  date: dateChanged,
  account: accountAdded,
  link: linkAdded,
}
