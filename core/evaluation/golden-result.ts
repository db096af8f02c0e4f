import type { GoldenFigures } from '../../db/schema/evaluation.ts'

export type GoldenResult = {
  id: string
  text: string
  /** Whether the library holds the answer. */
  answerable: boolean
  /** Whether it was answered from a right place, or, where the library holds no answer, not answered. */
  right: boolean
  outcome: 'found' | 'not_found' | 'unavailable'
  /** The rank of the first right section among ten, from one; null where there is none. */
  rank: number | null
  /** What it was answered from, as people cite it; '' where it was not answered. */
  cited: string
}

export function figuresOf(results: GoldenResult[]): GoldenFigures {
  const answerable = results.filter((one) => one.answerable)
  const unanswerable = results.filter((one) => !one.answerable)
  const sum = answerable.reduce((total, { rank }) => total + (rank ? 1 / rank : 0), 0)
  return {
    answerable: answerable.length,
    answered: answerable.filter(({ outcome }) => outcome === 'found').length,
    right: answerable.filter(({ right }) => right).length,
    amongTen: answerable.filter(({ rank }) => rank !== null).length,
    mrr: answerable.length > 0 ? sum / answerable.length : 0,
    unanswerable: unanswerable.length,
    refused: unanswerable.filter(({ right }) => right).length,
  }
}
