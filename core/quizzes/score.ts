import type { AttemptPaper, KeyChanges, RoundRules } from '../../db/schema/quizzes.ts'

/** The right options of each question of a quiz, by its position, as the author's indexes; or that it was annulled. */
export type Key = readonly (readonly number[] | 'annulled')[]

/** The key as it holds in a round. */
export const keyIn = (key: Key, changes: KeyChanges | null): Key =>
  changes ? key.map((right, position) => changes[position] ?? right) : key

type Worth = Pick<RoundRules, 'points' | 'penalty'>

/** The most that a paper of so many questions can bring. */
export const mostOf = (questions: number, { points = 1 }: Pick<RoundRules, 'points'>) => questions * points

/**
 * Points for each question with all its right options chosen and no wrong one; a wrong answer takes what the rules say, an open
 * one nothing; a question that was annulled gives its points to all who were asked it. Never below none. `answers` are indexes
 * as shown.
 */
export function scoreOf(
  paper: AttemptPaper,
  answers: readonly (readonly number[])[],
  key: Key,
  { points = 1, penalty = 0 }: Worth = {},
): number {
  let score = 0
  paper.forEach(([question, options], at) => {
    const chosen = new Set((answers[at] ?? []).map((shown) => options[shown]))
    score += pointsOf(key[question] ?? [], chosen, points, penalty)
  })
  return Math.max(0, score)
}

function pointsOf(right: Key[number], chosen: Set<number | undefined>, points: number, penalty: number): number {
  if (right === 'annulled' || (right.length > 0 && isRight(right, chosen))) return points
  return chosen.size > 0 ? -penalty : 0
}

/** What each question of a paper gave or took. */
export const pointsIn = (
  paper: AttemptPaper,
  answers: readonly (readonly number[])[],
  key: Key,
  { points = 1, penalty = 0 }: Worth,
): number[] =>
  paper.map(([question, options], at) =>
    pointsOf(key[question] ?? [], new Set((answers[at] ?? []).map((shown) => options[shown])), points, penalty),
  )

const isRight = (right: readonly number[], chosen: Set<number | undefined>) =>
  chosen.size === right.length && right.every((index) => chosen.has(index))

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
