import { pairWeightOf } from './pairs.ts'
import type { Print } from './print.ts'
import { weightOf } from './weights.ts'

/** What weighs how much, and how long all of it is. */
type Weighed = { of: Map<string, number>; length: number; sum: number }

export type Compared = ReturnType<typeof comparedOf>

/** A print with what it is compared by, each worked out once and where it is asked for. */
export const comparedOf = (print: Print) => ({
  print,
  title: once(() => wordsOf(print.title)),
  words: once(() => wordsOf([...print.title, ...print.lead])),
  names: once(() => namesOf(print.names)),
  opening: once(() => openingOf(print)),
  seldom: once(() => weighed(new Map(print.seldom.map((one) => [one, 1])), weightOf)),
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
 * How two tellings are alike, each a share between 0 and 1, and what takes longest to tell last: the words of their titles, of titles and
 * leads, their runs, what they seldom say and how much of the lesser of it the other says, their names, the pairs of syllables that they
 * open with; and what speaks against it, that one's headline says what the
 * other does not tell.
 */
export const measures = {
  title: (a, b) => cosine(a.title(), b.title()),
  words: (a, b) => cosine(a.words(), b.words()),
  runs: (a, b) => sharedRuns(a.print.sketch, b.print.sketch),
  untold: (a, b) => Math.max(untold(a, b), untold(b, a)),
  seldom: (a, b) => shared(a.seldom(), b.seldom()),
  inSeldom: (a, b) => overlap(a.seldom(), b.seldom()),
  names: (a, b) => overlap(a.names(), b.names()),
  opening: (a, b) => cosine(a.opening(), b.opening()),
} satisfies Record<string, (a: Compared, b: Compared) => number>

export type Measure = keyof typeof measures

function wordsOf(syllables: readonly string[]): Weighed {
  const times = new Map<string, number>()
  for (const one of syllables) times.set(one, (times.get(one) ?? 0) + 1)
  return weighed(times, weightOf)
}

function openingOf({ title, lead, head }: Print): Weighed {
  const times = new Map<string, number>()
  for (const part of [title, lead, head])
    for (let i = 1; i < part.length; i++) {
      const pair = `${part[i - 1]} ${part[i]}`
      times.set(pair, (times.get(pair) ?? 0) + 1)
    }
  return weighed(times, pairWeightOf)
}

const namesOf = (names: readonly string[]): Weighed =>
  weighed(new Map(names.map((name) => [name, 1])), (name) =>
    name.split(' ').reduce((sum, one) => sum + weightOf(one), 0),
  )

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

/** How much two sets share, by the least hashes of both. */
function sharedRuns(a: readonly number[], b: readonly number[]): number {
  const size = Math.max(a.length, b.length)
  const { all, both } = met(a, b, (all) => all === size)
  return all === 0 ? 0 : both / all
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
