import { knownBy } from './filter.ts'
import { pairWeightOf } from './pairs.ts'
import { type Print, runsOf } from './print.ts'
import { weightOf } from './weights.ts'

/** What weighs how much, and how long all of it is. */
type Weighed = { of: Map<string, number>; length: number; sum: number }

export type Compared = ReturnType<typeof comparedOf>

/** A print with what it is compared by, each worked out once and where it is asked for. */
export const comparedOf = (print: Print) => ({
  print,
  /** What headlines are compared by. */
  words: once(() => ({
    syllables: new Set(print.title),
    numbers: new Set(print.title.filter((one) => /\d/.test(one))),
  })),
  names: once(() => new Set(print.names)),
  seldom: once(() => weighed(timesOf(print.seldom), weightOf)),
  says: once(() => knownBy(print.said)),
  pairs: once(() => weighed(timesOf([...runsOf(print.title, 2), ...runsOf(print.lead, 2)]), pairWeightOf)),
  opening: once(() =>
    weighed(onceEach([print.title, print.lead, print.head].flatMap((part) => runsOf(part, 2))), pairWeightOf),
  ),
  /** Every syllable of its headline, lead and opening. */
  told: once(() => new Set([...print.title, ...print.lead, ...print.head])),
  /** What its first lines say, by syllables. */
  begun: once(() => new Set([...print.title, ...print.lead, ...print.head.slice(0, firstLines)])),
})

const firstLines = 60

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= make()
    return made
  }
}

/**
 * How two tellings are alike, each a share between 0 and 1, and what takes longest to tell last. What speaks for one story: what they seldom say,
 * pairs of syllables of headline and lead and of the opening, how much of each the other tells, a headline that the other begins with,
 * days that both name. What speaks against it: that one's headline says what the other does not, or its lead names whom, that one
 * asks or comments, that one is long, and, where the rest is as it is, that whole phrases stand in both: so follow-ups repeat.
 */
export const measures = {
  seldom: (a, b) => cosine(a.seldom(), b.seldom()),
  length: (a, b) => Math.min(1, Math.log1p(Math.max(a.print.size, b.print.size) / 30) / longest),
  untold: (a, b) => Math.max(untold(a, b), untold(b, a)),
  unnamed: (a, b) => Math.max(unnamed(a, b), unnamed(b, a)),
  asks: (a, b) => Number(a.print.asks || b.print.asks),
  days: (a, b) => daysShared(a.print.dates, b.print.dates),
  begun: (a, b) => Math.max(begunBy(a, b), begunBy(b, a)),
  pairs: (a, b) => cosine(a.pairs(), b.pairs()),
  lead: (a, b) => Math.max(runsBy(a.print.lead, b), runsBy(b.print.lead, a)),
  retold: (a, b) => overlap(a.seldom(), b.seldom()) * Math.min(toldBy(a, b), toldBy(b, a)) ** 2,
  opening: (a, b) => cosine(a.opening(), b.opening()),
} satisfies Record<string, (a: Compared, b: Compared) => number>

export type Measure = keyof typeof measures

const longest = Math.log1p(2000 / 30)

const onceEach = (keys: readonly string[]) => new Map(keys.map((key) => [key, 1]))

function timesOf(keys: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return times
}

function weighed(times: Map<string, number>, weightOf: (key: string) => number): Weighed {
  let [squares, sum] = [0, 0]
  for (const [key, often] of times) {
    const weight = (1 + Math.log(often)) * weightOf(key)
    times.set(key, weight)
    squares += weight * weight
    sum += weight
  }
  return { of: times, length: Math.sqrt(squares), sum }
}

function cosine(a: Weighed, b: Weighed): number {
  const [few, many] = a.of.size < b.of.size ? [a, b] : [b, a]
  let shared = 0
  for (const [key, weight] of few.of) shared += weight * (many.of.get(key) ?? 0)
  const size = a.length * b.length
  return size === 0 ? 0 : shared / size
}

/** Of the lighter of the two, how much the other has too. */
function overlap(a: Weighed, b: Weighed): number {
  const least = Math.min(a.sum, b.sum)
  return least === 0 ? 0 : inBoth(a, b) / least
}

function inBoth(a: Weighed, b: Weighed): number {
  const [few, many] = a.of.size < b.of.size ? [a, b] : [b, a]
  let both = 0
  for (const [key, weight] of few.of) if (many.of.has(key)) both += weight
  return both
}

/** How much of the pairs of syllables of a headline and lead the other says anywhere. */
export function toldBy(a: Compared, b: Compared): number {
  const { of, sum } = a.pairs()
  const isSaid = b.says()
  let told = 0
  for (const [pair, weight] of of) if (isSaid(pair)) told += weight
  return sum === 0 ? 0 : told / sum
}

/** How many of the runs of three syllables the other has anywhere. */
function runsBy(syllables: readonly string[], other: Compared): number {
  const runs = new Set(runsOf(syllables, 3))
  const isSaid = other.says()
  let told = 0
  for (const run of runs) if (isSaid(run)) told++
  return runs.size === 0 ? 0 : told / runs.size
}

/**
 * Whether they are pieces of a series, which are alike in words: each headline names whom or what the other telling does not, as another place,
 * team or company, or another one of many, or hardly a figure of one is in the other.
 */
export const areOfSeries = (a: Compared, b: Compared): boolean =>
  (namesOther(a, b) && namesOther(b, a)) || numbersOther(a.print, b.print) || (countsOther(a, b) && countsOther(b, a))

const numbersOther = ({ numbered: a }: Print, { numbered: b }: Print) =>
  a.some((one) => !b.includes(one) && b.some((other) => !a.includes(other) && kindOf(one) === kindOf(other)))

const kindOf = (numbered: string) => numbered.slice(0, numbered.lastIndexOf(' '))

function namesOther({ print }: Compared, other: Compared): boolean {
  const isSaid = other.says()
  return print.titled.some((name) => !(writtenInWays.has(name) ? [...writtenInWays].some(isSaid) : isSaid(name)))
}

// One city, written in as many ways as there are papers.
const writtenInWays = new Set(['hcm', 'tphcm', 'ho chi', 'chi minh', 'sai gon'])

const fewestFigures = 2
const mostFiguresOfSeries = 0.4

function countsOther({ print }: Compared, other: Compared): boolean {
  if (print.figures.length < fewestFigures) return false
  const isSaid = other.says()
  const said = print.figures.filter(isSaid).length
  return said < mostFiguresOfSeries * print.figures.length
}

/** How much of a headline the other begins with. */
function begunBy({ print }: Compared, other: Compared): number {
  const begun = other.begun()
  let [told, all] = [0, 0]
  for (const syllable of new Set(print.title)) {
    const weight = weightOf(syllable)
    all += weight
    if (begun.has(syllable)) told += weight
  }
  return all === 0 ? 0 : told / all
}

/** Where nothing is named by one, nothing is told. */
const noneNamed = 0.5

/** Whether what one names first is among the days of the other, and the other way round. */
const daysShared = (a: readonly string[], b: readonly string[]) =>
  a.length === 0 || b.length === 0 ? noneNamed : (Number(b.includes(a[0]!)) + Number(a.includes(b[0]!))) / 2

const mostUnnamed = Math.log(6)

/** How many names of the headline and lead the other does not name; five are all. */
function unnamed(a: Compared, b: Compared): number {
  const others = b.names()
  const missing = a.print.named.filter((name) => !others.has(name)).length
  return Math.min(1, Math.log1p(missing) / mostUnnamed)
}

const longestUntold = 6

/** How many syllables of a headline that follow each other another telling has nowhere; six are all. */
function untold({ print }: Compared, other: Compared): number {
  const told = other.told()
  let [longest, now] = [0, 0]
  for (const syllable of print.title) {
    now = told.has(syllable) ? 0 : now + 1
    longest = Math.max(longest, now)
  }
  return Math.min(1, longest / longestUntold)
}

/** How much of the lesser set of runs is in the other: both are known whole only as far as the shorter sketch reaches. */
export function runsContained({ sketch: a }: Print, { sketch: b }: Print): number {
  if (a.length === 0 || b.length === 0) return 0
  const reach = Math.min(a.at(-1)!, b.at(-1)!)
  const { both, inA, inB } = met(a, b, (_, hash) => hash > reach)
  return both / Math.max(1, Math.min(inA, inB))
}

/** Goes through the hashes of both, which are in order, from the least to where it is to end. */
function met(a: readonly number[], b: readonly number[], ends: (all: number, hash: number) => boolean) {
  let [i, j, both] = [0, 0, 0]
  const all = () => i + j - both
  while (i < a.length || j < b.length) {
    const [one = Number.POSITIVE_INFINITY, other = Number.POSITIVE_INFINITY] = [a[i], b[j]]
    if (ends(all(), Math.min(one, other))) break
    if (one === other) both++
    if (one <= other) i++
    if (other <= one) j++
  }
  return { all: all(), both, inA: i, inB: j }
}
