import { fold } from '../../text/fold.ts'
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
  /** The least hashes of its runs of syllables: two sets share about as many of these as they share of their runs. */
  sketch: number[]
  /** Whether the sketch is of an article and not of a lead alone. */
  long: boolean
}

const mostTitle = 40
const mostLead = 90
const mostHead = 150
const mostText = 2000
const mostSeldom = 200
const mostNames = 60
const namedIn = 4000
const sketchSize = 128
const runLength = 4
const leastLong = 150

const word = /[\p{L}\p{M}\p{N}]+/gu
const syllablesIn = (text: string) => fold(text).match(word) ?? []

export function printOf({ title, summary, text = '' }: Telling): Print {
  const said = [title, summary, text.slice(0, namedIn)]
  const syllables = syllablesIn(`${summary} ${text}`.slice(0, 8 * mostText)).slice(0, mostText)
  return {
    title: syllablesIn(title).slice(0, mostTitle),
    lead: syllablesIn(summary.slice(0, 1000)).slice(0, mostLead),
    head: syllablesIn(text.slice(0, 12 * mostHead)).slice(0, mostHead),
    seldom: [...new Set(syllables)].filter((one) => weightOf(one) >= seldomWeight).slice(0, mostSeldom),
    names: namesIn(said.join('. ')).slice(0, mostNames),
    days: daysIn(title),
    sketch: sketchOf(syllables),
    long: syllables.length >= leastLong,
  }
}

const listed = ['title', 'lead', 'head', 'seldom'] as const

/** A print as it is kept: syllables in one line are read several times as fast as one by one. */
export const packed = (print: Print): string =>
  JSON.stringify({ ...print, ...Object.fromEntries(listed.map((part) => [part, print[part].join(' ')])) })

/** A print that was kept. Those of before 30 November 2026 have no head and nothing seldom, and their syllables one by one. */
export function unpacked(kept: string): Print {
  const print = JSON.parse(kept)
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

/** A range names its first and its last day: “9-11/6” is 9/6 and 11/6. */
const daysIn = (text: string) =>
  Array.from(text.matchAll(/(?<![\d.,/-])(?:(\d{1,2})-)?(\d{1,2})[./-](\d{1,2})(?![\d,])/g))
    .flatMap(([, first, last, month]) => [first ?? last, last].map((day) => [Number(day), Number(month)] as const))
    .filter(([day, month]) => day >= 1 && day <= 31 && month >= 1 && month <= 12)
    .map((parts) => parts.join('/'))

/** FNV-1a over the signs of a text, mixed once more, for its last bits alone would say little. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function sketchOf(syllables: readonly string[]): number[] {
  const hashes = new Set<number>()
  for (let i = 0; i + runLength <= syllables.length; i++)
    hashes.add(hashOf(syllables.slice(i, i + runLength).join(' ')))
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
