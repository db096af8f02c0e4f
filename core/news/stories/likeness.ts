import { pairWeightOf } from './pairs.ts'
import type { Print } from './print.ts'
import { weightOf } from './weights.ts'

type Weighed = Map<string, number>

/**
 * How two tellings are alike, each share between 0 and 1: the words of their titles, of titles and leads, their names, their runs, the
 * pairs of syllables that they open with; and what speaks against it, that one's headline says what the other does not tell.
 */
export function likenessOf(a: Print, b: Print) {
  const runs = sharedRuns(a.sketch, b.sketch)
  return {
    title: cosine(weighedWords(a.title), weighedWords(b.title)),
    words: cosine(weighedWords([...a.title, ...a.lead]), weighedWords([...b.title, ...b.lead])),
    names: overlap(weighedNames(a), weighedNames(b)),
    runs: runs.jaccard,
    inRuns: runs.contained,
    opening: cosine(openingOf(a), openingOf(b)),
    untold: Math.max(untold(a, b), untold(b, a)),
  }
}
export type Likeness = ReturnType<typeof likenessOf>

function weighedWords(syllables: readonly string[]): Weighed {
  const counted: Weighed = new Map()
  for (const one of syllables) counted.set(one, (counted.get(one) ?? 0) + 1)
  for (const [one, times] of counted) counted.set(one, (1 + Math.log(times)) * weightOf(one))
  return counted
}

function openingOf({ title, lead, head }: Print): Weighed {
  const counted: Weighed = new Map()
  for (const part of [title, lead, head])
    for (let i = 1; i < part.length; i++) {
      const pair = `${part[i - 1]} ${part[i]}`
      counted.set(pair, (counted.get(pair) ?? 0) + 1)
    }
  for (const [pair, times] of counted) counted.set(pair, (1 + Math.log(times)) * pairWeightOf(pair))
  return counted
}

const longestUntold = 6

/** How many syllables of a headline that follow each other another telling has not in its headline, lead or opening; six are all. */
function untold({ title }: Print, other: Print): number {
  const told = new Set([...other.title, ...other.lead, ...other.head])
  let [longest, now] = [0, 0]
  for (const syllable of title) {
    now = told.has(syllable) ? 0 : now + 1
    longest = Math.max(longest, now)
  }
  return Math.min(1, longest / longestUntold)
}

const weighedNames = ({ names }: Print): Weighed =>
  new Map(names.map((name) => [name, name.split(' ').reduce((sum, one) => sum + weightOf(one), 0)]))

function cosine(a: Weighed, b: Weighed): number {
  let shared = 0
  for (const [key, weight] of a) shared += weight * (b.get(key) ?? 0)
  const size = lengthOf(a) * lengthOf(b)
  return size === 0 ? 0 : shared / size
}

const lengthOf = (one: Weighed) => Math.sqrt([...one.values()].reduce((sum, weight) => sum + weight * weight, 0))

/** Of the lighter of the two, how much the other has too. */
function overlap(a: Weighed, b: Weighed): number {
  const total = (one: Weighed) => [...one.values()].reduce((sum, weight) => sum + weight, 0)
  const least = Math.min(total(a), total(b))
  let shared = 0
  for (const [key, weight] of a) if (b.has(key)) shared += weight
  return least === 0 ? 0 : shared / least
}

/** What the least hashes of both tell of the sets that they are of: how much they share, and how much of the lesser is in the other. */
function sharedRuns(a: readonly number[], b: readonly number[]): { jaccard: number; contained: number } {
  if (a.length === 0 || b.length === 0) return { jaccard: 0, contained: 0 }
  const [inA, inB] = [new Set(a), new Set(b)]
  const least = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, Math.max(a.length, b.length))
  const shared = least.filter((hash) => inA.has(hash) && inB.has(hash)).length
  // Both sketches are whole only as far as the shorter reaches.
  const reach = Math.min(a.at(-1)!, b.at(-1)!)
  const [fewA, fewB] = [a, b].map((sketch) => sketch.filter((hash) => hash <= reach))
  const both = fewA!.filter((hash) => inB.has(hash)).length
  return { jaccard: shared / least.length, contained: both / Math.max(1, Math.min(fewA!.length, fewB!.length)) }
}
