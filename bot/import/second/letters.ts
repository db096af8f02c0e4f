import { composed } from '../../../core/text/composed.ts'

/** How often each letter and digit stands in some texts, whatever its case. */
export type Letters = Map<string, number>

const isCounted = /[\p{L}\p{N}]/u

export function lettersOf(texts: Iterable<string>): Letters {
  const counts: Letters = new Map()
  for (const text of texts) for (const one of composed(text).toLowerCase()) counts.set(one, (counts.get(one) ?? 0) + 1)
  for (const one of counts.keys()) if (!isCounted.test(one)) counts.delete(one)
  return counts
}

export const countOf = (letters: Letters): number => [...letters.values()].reduce((sum, count) => sum + count, 0)

/** How many letters of one reading are in none of the parts of another, in whatever order and words they stand. */
export function lettersMissing(told: Letters, ...read: Letters[]): number {
  let missing = 0
  for (const [one, count] of told)
    missing += Math.max(
      0,
      read.reduce((left, part) => left - (part.get(one) ?? 0), count),
    )
  return missing
}
