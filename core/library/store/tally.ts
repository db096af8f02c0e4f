import { pairOf, type Word } from '../../text/syllables.ts'
import { pairNumbers } from './pair-numbers.ts'
import { type Fields, totals, wordCode } from './tokens.ts'

export type Counted = [term: string, by: number]
/** Terms, and beside each by how much it was counted: two long lists are far less to keep than many short ones. */
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
  /** The same in two lists. */
  lists(): Counts
  /** All that came of it, in the order of the terms. */
  inOrder(): Counts
}

type Spelling = { exact: string; own: number; word: number }

export function newTally(): Tally {
  // By a term's number: what it is, how much it was counted, and the section in which it was counted last. Were each term an object,
  // collecting them would take as long as counting.
  const terms: string[] = []
  const sums: number[] = []
  const lasts: number[] = []
  const added = new Map<string, number>()
  const words = new Map<string, number>()
  const termOfWord: number[] = []
  // By a word's number, and of the few that share theirs with another by what it is.
  const byCode = pairNumbers()
  const spellings: Spelling[] = []
  const sharing = new Map<string, Spelling>()
  const pairs = pairNumbers()
  const termOfPair: number[] = []
  let section = 0

  function numbered(term: string): number {
    sums.push(0)
    lasts.push(0)
    return terms.push(term) - 1
  }
  function spelled({ exact, folded }: Word): Spelling {
    let word = words.get(folded)
    if (word === undefined) {
      word = termOfWord.push(numbered(folded)) - 1
      words.set(folded, word)
    }
    return { exact, own: numbered(`=${exact}`), word }
  }
  function spellingOf(one: Word): Spelling {
    const at = byCode(wordCode(one), 0)
    const known = spellings[at]
    if (known?.exact === one.exact) return known
    if (!known) {
      const made = spelled(one)
      spellings.push(made)
      return made
    }
    const made = sharing.get(one.exact) ?? spelled(one)
    sharing.set(one.exact, made)
    return made
  }
  function paired(first: number, second: number): number {
    const at = pairs(first, second)
    const known = termOfPair[at]
    if (known !== undefined) return known
    const made = numbered(pairOf(folded(first), folded(second)))
    termOfPair.push(made)
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
        for (const one of field) {
          const { own, word } = spellingOf(one)
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
    lists() {
      const counted = terms.flatMap((_, at) => (sums[at] === 0 ? [] : [at]))
      return { terms: counted.map((at) => terms[at] as string), by: counted.map((at) => sums[at] as number) }
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
