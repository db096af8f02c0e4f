import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'
import { filterOf } from './filter.ts'
import { hashOf } from './hash.ts'
import { seldomWeight, weightOf } from './weights.ts'

export type Telling = { title: string; summary: string; text?: string }

/** What a telling is known again by. Syllables are without marks; a name is two capitalised syllables that follow each other. */
export type Print = {
  title: string[]
  lead: string[]
  /** How the text of the article begins, where the source gives it. */
  head: string[]
  /** What its lead and text say that seldom is said, each syllable once. */
  seldom: string[]
  names: string[]
  /** Days that the title names, as “9/2”. */
  days: string[]
  /** Names of the headline and the lead. */
  named: string[]
  /** Names of the headline alone, and what stands in capitals there, as the sign of a company does. */
  titled: string[]
  /** Which one of many the headline tells of, as “quan 3”. */
  numbered: string[]
  /** Whether it tells the news of a day or of a field, one after the other. */
  roundUp: boolean
  /** Whether the headline asks or comments. */
  asks: boolean
  /** A filter that knows each syllable that it says anywhere, and each two and three that follow each other. */
  said: string
  /** The least hashes of its runs of syllables: two sets share about as many of these as they share of their runs. */
  sketch: number[]
  /** Whether the sketch is of an article and not of a lead alone. */
  long: boolean
  /** How many syllables the lead and the text have. */
  size: number
  /** Amounts of the headline, the lead and the first lines, each once. */
  figures: string[]
  /** Days that the headline and the lead name, in their order. */
  dates: string[]
  /** Days that the headline, the lead and the first lines name. */
  told: string[]
}

const mostTitle = 40
const mostLead = 90
const mostHead = 150
const mostText = 2000
const mostSeldom = 200
const mostNames = 60
const namedIn = 4000
const openingIn = 500
const mostFigures = 40
const mostDates = 20
const mostSaid = 1000
const sketchSize = 128
const runLength = 4
/** From how many syllables on a telling is an article: fewer where the source gives a text of its own. */
const leastLong = { text: 100, lead: 150 }

const word = /[\p{L}\p{M}\p{N}]+/gu
const syllablesIn = (text: string) => fold(text).match(word) ?? []

export function printOf({ title, summary, text = '' }: Telling): Print {
  const said = [title, summary, text.slice(0, namedIn)]
  const syllables = syllablesIn(`${summary} ${text}`.slice(0, 8 * mostText)).slice(0, mostText)
  const headline = syllablesIn(title).slice(0, mostTitle)
  return {
    title: headline,
    lead: syllablesIn(summary.slice(0, 1000)).slice(0, mostLead),
    head: syllablesIn(text.slice(0, 12 * mostHead)).slice(0, mostHead),
    seldom: [...new Set(syllables)].filter((one) => weightOf(one) >= seldomWeight).slice(0, mostSeldom),
    names: namesIn(said.join('. ')).slice(0, mostNames),
    days: daysIn(title),
    named: namesIn(`${title}. ${summary}`).slice(0, mostNames),
    titled: [...namesIn(title), ...signsIn(title)].filter((name) => !name.startsWith('tp ') && name !== 'tp'),
    numbered: numberedIn(title),
    roundUp: roundUp.test(fold(title)),
    asks: asking.test(fold(title)),
    said: filterOf([...saidIn(headline), ...saidIn(syllables.slice(0, mostSaid))]),
    sketch: sketchOf(syllables),
    long: syllables.length >= (text.trim() ? leastLong.text : leastLong.lead),
    size: syllables.length,
    figures: figuresIn([title, summary, text.slice(0, openingIn)].join('. ')).slice(0, mostFigures),
    dates: daysIn(`${title} . ${summary}`).slice(0, mostDates),
    told: daysIn([title, summary, text.slice(0, openingIn)].join(' . ')).slice(0, mostDates),
  }
}

/** A telling as it would be known by its headline and lead. */
export const leadAlone = (print: Print): Print =>
  print.head.length === 0
    ? print
    : {
        ...print,
        head: [],
        long: false,
        names: print.named,
        told: print.dates,
        said: filterOf([...saidIn(print.title), ...saidIn(print.lead)]),
      }

const listed = ['title', 'lead', 'head', 'seldom'] as const

/** A print as it is kept: syllables in one line are read several times as fast as one by one. */
export const packed = (print: Print): string =>
  JSON.stringify({ ...print, ...Object.fromEntries(listed.map((part) => [part, print[part].join(' ')])) })

/** What prints of before 30 November 2026 lack: they have no head and nothing seldom either, and their syllables one by one. */
const lacking = {
  named: [],
  titled: [],
  numbered: [],
  roundUp: false,
  asks: false,
  said: '',
  size: 400,
  figures: [],
  dates: [],
  told: [],
}

/** A print that was kept. */
export function unpacked(kept: string): Print {
  const print = { ...lacking, ...JSON.parse(kept) }
  for (const part of listed) {
    const said: string | string[] = print[part] ?? ''
    print[part] = typeof said === 'string' ? said.split(' ').filter(Boolean) : said
  }
  return print
}

/** Pairs of capitalised syllables with nothing but a blank or a hyphen between them, each once. */
function namesIn(text: string): string[] {
  const found = new Set<string>()
  let before: { syllable: string; end: number } | null = null
  for (const match of text.matchAll(word)) {
    const [syllable] = match
    const isNamed = /^\p{Lu}/u.test(syllable)
    if (isNamed && before && /^[ -]$/.test(text.slice(before.end, match.index)))
      found.add(fold(`${before.syllable} ${syllable}`))
    before = isNamed ? { syllable, end: match.index + syllable.length } : null
  }
  return [...found]
}

/** What stands in capitals in a headline that does not as a whole. */
function signsIn(title: string): string[] {
  const words = title.match(word) ?? []
  const signs = words.filter((one) => /^\p{Lu}{2,}\d*$/u.test(one))
  return signs.length * 2 < words.length ? [...new Set(signs.map(fold))] : []
}

const ofMany =
  'quận phường khối khóm thôn ấp tổ cụm đội đợt kỳ lần lượt phiên vòng chặng hiệp tập số khoá khóa lớp hạng cấp'
const eitherCase = (one: string) => `[${one[0]}${one[0]!.toUpperCase()}]${one.slice(1)}`
const numbered = new RegExp(
  `(?<!\\p{L})(?:${ofMany.split(' ').map(eitherCase).join('|')}) (?:thứ )?\\d{1,3}(?![\\p{L}\\d.,/%])|(?<!\\p{L})tuổi \\p{Lu}\\p{Ll}+`,
  'gu',
)

const numberedIn = (title: string) =>
  (composed(title).match(numbered) ?? []).map((one) => fold(one).replace(' thu ', ' '))

/** Syllables that follow each other, so many at a time. */
export function runsOf(syllables: readonly string[], length: number): string[] {
  const found: string[] = []
  for (let end = length; end <= syllables.length; end++) {
    let run = syllables[end - length]!
    for (let i = end - length + 1; i < end; i++) run += ` ${syllables[i]}`
    found.push(run)
  }
  return found
}

const saidIn = (syllables: readonly string[]) => [...syllables, ...runsOf(syllables, 2), ...runsOf(syllables, 3)]

/** Words of headlines that ask or comment, and do not tell what happened first. */
const asking =
  /\?|\b(?:len tieng|phan ung|phan hoi|noi gi|noi ve|vi sao|tai sao|ly do|binh luan|chia se|bai hoc|toan canh|lien quan|chan dung|tieu su|nhin lai|dien bien|tiet lo|tu vu|sau vu)\b/

const roundUp = /\b(?:24h|diem tin|diem bao|tin tuc|tin nong|tin hot|tin sang|tin the thao|ban tin|nong trong ngay)\b/

/** Amounts as they are said, by syllables: “36,32” is “36 32”. A day, a year and an hour are none, and one digit stands anywhere. */
const figuresIn = (text: string) => [
  ...new Set(
    (fold(text).match(/(?<![\p{L}\p{N}/.,-])\d[\p{L}\p{N}]*(?:[.,]\d[\p{L}\p{N}]*)*(?!\/)/gu) ?? [])
      .filter((one) => /\d.*\d/.test(one) && !/^(?:(?:19|20)\d\d|\d{1,2}[hg]\d*)$/.test(one))
      .map((one) => one.split(/[.,]/).slice(0, 3).join(' ')),
  ),
]

// A point or a hyphen parts a score or an amount as well: what stands before tells that a day is meant.
const dayWords = 'ngày|ngay|sáng|trưa|chiều|tối|đêm|nay|qua|mai|hôm|hom|thứ \\S{2,4}'
const days = new RegExp(
  `(?<![\\d.,/-])(?:(\\d{1,2}) ?- ?)?(\\d{1,2})/(\\d{1,2})(?!\\d|,\\d)|(?<!\\p{L})(?:${dayWords})[ (]{1,2}(?:(\\d{1,2}) ?- ?)?(\\d{1,2})[.-](\\d{1,2})(?!\\d|[,%/]\\d|%)`,
  'gu',
)

/** A range names its first and its last day: “9-11/6” is 9/6 and 11/6. */
const daysIn = (text: string) => [
  ...new Set(
    Array.from(composed(text).toLowerCase().matchAll(days))
      .flatMap(([, first, last, month, first2, last2, month2]) =>
        [first ?? first2 ?? last ?? last2, last ?? last2].map((day) => [Number(day), Number(month ?? month2)] as const),
      )
      .filter(([day, month]) => day >= 1 && day <= 31 && month >= 1 && month <= 12)
      .map((parts) => parts.join('/')),
  ),
]

function sketchOf(syllables: readonly string[]): number[] {
  const hashes = new Set<number>()
  for (const run of runsOf(syllables, runLength)) hashes.add(hashOf(run))
  return Array.from(Uint32Array.from(hashes).sort()).slice(0, sketchSize)
}

const mostKeysOfTitle = 10
const mostKeysOfLead = 10
const mostKeysOfText = 16

/** What tellings of one story are likely to share: their rarest pairs of syllables, and the least hashes of their runs. */
export function keysOf({ title, lead, sketch }: Print): string[] {
  const pairs = [...rarestPairs(title, mostKeysOfTitle), ...rarestPairs(lead, mostKeysOfLead)]
  const runs = sketch.slice(0, mostKeysOfText).map((hash) => `r${hash.toString(36)}`)
  return [...new Set([...pairs.map((pair) => `p${hashOf(pair).toString(36)}`), ...runs])]
}

function rarestPairs(syllables: readonly string[], most: number): string[] {
  const weighed = new Map<string, number>()
  for (let i = 1; i < syllables.length; i++) {
    const [first, second] = [syllables[i - 1]!, syllables[i]!]
    weighed.set(`${first} ${second}`, weightOf(first) + weightOf(second))
  }
  return [...weighed]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([pair]) => pair)
}
