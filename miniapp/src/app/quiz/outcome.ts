import type { RoundPage } from '../api-types.ts'
import { quiz as words } from './strings.ts'

type Rules = RoundPage['rules']

/** True where points are not the same as right answers. */
export const hasPoints = ({ points = 1, penalty = 0 }: Rules) => points !== 1 || penalty > 0

export const scoreInWords = (rules: Rules | undefined, score: number, total: number): string =>
  (rules && hasPoints(rules) ? words.scorePoints : words.score)(score, total)

/** Whether a score reaches the round's mark, in words; null where there is no mark. */
export function passInWords(rules: Rules | undefined, score: number): { passed: boolean; words: string } | null {
  const mark = rules?.passMark
  if (!mark) return null
  return score >= mark ? { passed: true, words: words.passed } : { passed: false, words: words.notPassed(mark) }
}
