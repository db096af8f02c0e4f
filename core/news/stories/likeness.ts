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
  words: once(() => wordsOf([...print.title, ...print.lead])),
  names: once(() => new Set(print.names)),
  seldom: once(() => weighed(new Map(print.seldom.map((one) => [one, 1])), weightOf)),
  says: once(() => knownBy(print.said)),
  pairs: once(() => weighed(timesOf([...runsOf(print.title, 2), ...runsOf(print.lead, 2)]), pairWeightOf)),
  phrases: once(() => new Set([...runsOf(print.title, 3), ...runsOf(print.lead, 3)])),
  /** Every syllable of its headline, lead and opening. */
  told: once(() => new Set([...print.title, ...print.lead, ...print.head])),
})

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= make()
    return made
  }
}

/**
 * How two tellings are alike, each a share between 0 and 1, and what takes longest to tell last: the words of headlines and leads, what they
 * seldom say, figures, how much of each headline and lead the other tells anywhere, whole phrases of one; and what speaks against it:
 * that one's headline says what the other does not, or its lead names whom, that one asks or comments.
 */
export const measures = {
  words: (a, b) => cosine(a.words(), b.words()),
  seldom: (a, b) => shared(a.seldom(), b.seldom()),
  untold: (a, b) => Math.max(untold(a, b), untold(b, a)),
  unnamed: (a, b) => Math.max(unnamed(a, b), unnamed(b, a)),
  asks: (a, b) => Number(a.print.asks || b.print.asks),
  figures: (a, b) => Math.min(1, Math.log1p(inBothLists(a.print.figures, b.print.figures)) / mostShared),
  retold: (a, b) => overlap(a.seldom(), b.seldom()) * Math.min(toldBy(a, b), toldBy(b, a)) ** 2,
  phrases: (a, b) => Math.max(phrasesBy(a, b), phrasesBy(b, a)),
} satisfies Record<string, (a: Compared, b: Compared) => number>

export type Measure = keyof typeof measures

const wordsOf = (syllables: readonly string[]): Weighed => weighed(timesOf(syllables), weightOf)

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

/** Of all that either has, how much both have. */
function shared(a: Weighed, b: Weighed): number {
  const both = inBoth(a, b)
  const all = a.sum + b.sum - both
  return all === 0 ? 0 : both / all
}

function inBoth(a: Weighed, b: Weighed): number {
  const [few, many] = a.of.size < b.of.size ? [a, b] : [b, a]
  let both = 0
  for (const [key, weight] of few.of) if (many.of.has(key)) both += weight
  return both
}

/** How much of the pairs of syllables of a headline and lead the other says anywhere. */
function toldBy(a: Compared, b: Compared): number {
  const { of, sum } = a.pairs()
  const isSaid = b.says()
  let told = 0
  for (const [pair, weight] of of) if (isSaid(pair)) told += weight
  return sum === 0 ? 0 : told / sum
}

/** How many of the runs of three syllables of a headline and lead the other has anywhere. */
function phrasesBy(a: Compared, b: Compared): number {
  const phrases = a.phrases()
  const isSaid = b.says()
  let told = 0
  for (const phrase of phrases) if (isSaid(phrase)) told++
  return phrases.size === 0 ? 0 : told / phrases.size
}

const mostUnnamed = Math.log(6)

/** How many names of the headline and lead the other does not name; five are all. */
function unnamed(a: Compared, b: Compared): number {
  const others = b.names()
  const missing = a.print.named.filter((name) => !others.has(name)).length
  return Math.min(1, Math.log1p(missing) / mostUnnamed)
}

/** Twelve figures that both have are as many as any. */
const mostShared = Math.log(13)

const inBothLists = (a: readonly string[], b: readonly string[]) => a.filter((one) => b.includes(one)).length

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
