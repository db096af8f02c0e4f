import type { AttemptPaper } from '../../db/schema/quizzes.ts'

/** The right options of each question of a quiz, by its position, as the author's indexes. */
export type Key = readonly (readonly number[])[]

/** A point for each question with all its right options chosen and no wrong one. `answers` are indexes as shown. */
export const scoreOf = (paper: AttemptPaper, answers: readonly (readonly number[])[], key: Key): number =>
  paper.filter(([question, options], at) => {
    const chosen = new Set((answers[at] ?? []).map((shown) => options[shown]))
    const right = key[question] ?? []
    return right.length > 0 && chosen.size === right.length && right.every((index) => chosen.has(index))
  }).length

export const answeredIn = (answers: readonly (readonly number[])[] | null): number =>
  (answers ?? []).filter((chosen) => chosen.length > 0).length

type AnswerFault = 'attempt.answers' | 'attempt.incomplete'

/** Why answers do not fit their paper, if they do not. */
export function answerFault(
  paper: AttemptPaper,
  answers: readonly (readonly number[])[],
  requireAll: boolean,
): AnswerFault | null {
  if (answers.length > paper.length) return 'attempt.answers'
  const fits = answers.every((chosen, at) => chosen.every((shown) => paper[at]?.[1][shown] !== undefined))
  if (!fits) return 'attempt.answers'
  const all = answers.length === paper.length && answers.every((chosen) => chosen.length > 0)
  return requireAll && !all ? 'attempt.incomplete' : null
}
