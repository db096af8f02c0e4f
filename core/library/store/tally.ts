import { type Fields, forEachTerm, totals } from './tokens.ts'

export type Counted = [term: string, by: number]

/** Counts in how many sections each term stands. */
export type Tally = {
  add(term: string, by: number): void
  /** Counts a section's words in or out. */
  fields(fields: Fields, by: 1 | -1): void
  /** How many terms were counted. */
  size(): number
  /** What came of it, but for terms that came to nothing. */
  counted(): Counted[]
  /** The same in the order of the terms. */
  inOrder(): Counted[]
}

export function newTally(): Tally {
  // With each term the section in which it was counted last: a set for each section would be asked as often again.
  const known = new Map<string, { by: number; section: number }>()
  let section = 0
  const add = (term: string, by: number) => {
    const entry = known.get(term)
    if (entry) entry.by += by
    else known.set(term, { by, section: 0 })
  }
  return {
    add,
    fields(fields, by) {
      section += 1
      forEachTerm(fields, (term) => {
        const entry = known.get(term)
        if (!entry) known.set(term, { by, section })
        else if (entry.section !== section) {
          entry.by += by
          entry.section = section
        }
      })
      add(totals.sections, by)
      add(totals.heading, by * fields.heading.length)
      add(totals.name, by * fields.name.length)
      add(totals.body, by * fields.body.length)
    },
    size: () => known.size,
    counted() {
      const counted: Counted[] = []
      for (const [term, { by }] of known) if (by !== 0) counted.push([term, by])
      return counted
    },
    inOrder() {
      const terms: string[] = []
      for (const [term, { by }] of known) if (by !== 0) terms.push(term)
      // In the order of `<`, which the engine keeps several times as fast without a comparison handed in.
      return terms.sort().map((term) => [term, known.get(term)?.by ?? 0])
    },
  }
}
