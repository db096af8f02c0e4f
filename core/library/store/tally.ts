import { pairOf } from '../../text/syllables.ts'
import { type Fields, totals } from './tokens.ts'

export type Counted = [term: string, by: number]
/** Terms in their order, and beside each by how much it was counted: two long lists are far less to keep than many short ones. */
export type Counts = { terms: string[]; by: number[] }

/** Counts in how many sections each term stands. */
export type Tally = {
  add(term: string, by: number): void
  /** Counts a section's words in or out. */
  fields(fields: Fields, by: 1 | -1): void
  /** About how many terms were counted. */
  size(): number
  /** What came of it, but for terms that came to nothing; a term that was added and stood in a section too comes twice. */
  counted(): Iterable<Counted>
  /** All that came of it, in the order of the terms. */
  inOrder(): Counts
}

// Two numbers of words as one that the engine keeps without a box, where they are small enough; no two pairs share one.
const [fewFirst, fewSecond, mostWords] = [2 ** 15, 2 ** 16, 2 ** 26]
const pairKey = (first: number, second: number) =>
  first < fewFirst && second < fewSecond
    ? first * fewSecond + second
    : fewFirst * fewSecond + first * mostWords + second

export function newTally(): Tally {
  // By a term's number: what it is, how much it was counted, and the section in which it was counted last. Were each term an object,
  // collecting them would take as long as counting.
  const terms: string[] = []
  const sums: number[] = []
  const lasts: number[] = []
  const added = new Map<string, number>()
  const words = new Map<string, number>()
  const termOfWord: number[] = []
  const spellings = new Map<string, { own: number; word: number }>()
  const pairs = new Map<number, number>()
  let section = 0

  function numbered(term: string): number {
    sums.push(0)
    lasts.push(0)
    return terms.push(term) - 1
  }
  function spelled(exact: string, folded: string) {
    let word = words.get(folded)
    if (word === undefined) {
      word = termOfWord.push(numbered(folded)) - 1
      words.set(folded, word)
    }
    const made = { own: numbered(`=${exact}`), word }
    spellings.set(exact, made)
    return made
  }
  function paired(first: number, second: number): number {
    const key = pairKey(first, second)
    const known = pairs.get(key)
    if (known !== undefined) return known
    const made = numbered(pairOf(folded(first), folded(second)))
    pairs.set(key, made)
    return made
  }
  const folded = (word: number) => terms[termOfWord[word] as number] as string
  function add(term: string, by: number): void {
    let at = added.get(term)
    if (at === undefined) {
      at = numbered(term)
      added.set(term, at)
    }
    sums[at] = (sums[at] as number) + by
  }
  /** Each term's sum; one that was added and stood in a section too has two numbers. */
  function sumsByTerm(): Map<string, number> {
    const by = new Map<string, number>()
    for (const [at, term] of terms.entries()) by.set(term, (by.get(term) ?? 0) + (sums[at] as number))
    return by
  }

  return {
    add,
    fields({ heading, name, body }, by) {
      section += 1
      const count = (at: number) => {
        if (lasts[at] === section) return
        sums[at] = (sums[at] as number) + by
        lasts[at] = section
      }
      for (const field of [heading, name, body]) {
        let before = -1
        for (const { exact, folded } of field) {
          const { own, word } = spellings.get(exact) ?? spelled(exact, folded)
          count(own)
          count(termOfWord[word] as number)
          if (before >= 0) count(paired(before, word))
          before = word
        }
      }
      add(totals.sections, by)
      add(totals.heading, by * heading.length)
      add(totals.name, by * name.length)
      add(totals.body, by * body.length)
    },
    size: () => terms.length,
    *counted() {
      for (let at = 0; at < terms.length; at++) if (sums[at] !== 0) yield [terms[at] as string, sums[at] as number]
    },
    inOrder() {
      const both = words.size > 0 ? sumsByTerm() : null
      const sumOf = (term: string) => (both ? both.get(term) : sums[added.get(term) as number]) as number
      // In the order of `<`, which the engine keeps several times as fast without a comparison handed in.
      const ordered = [...(both ?? added).keys()].filter((term) => sumOf(term) !== 0).sort()
      return { terms: ordered, by: ordered.map(sumOf) }
    },
  }
}
