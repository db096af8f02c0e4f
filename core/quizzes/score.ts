import type { QuestionKind } from '../../db/schema/question-bank.ts'
import type { AttemptPaper, Given, KeyChanges, RoundRules } from '../../db/schema/quizzes.ts'
import { longestShort, shortForm } from './question/short-answer.ts'

/**
 * What is right: options to be chosen, as the author's indexes; options in their row; forms of a short answer, as they are
 * compared; or that the question was annulled.
 */
export type Right = readonly number[] | { order: readonly number[] } | Short | 'annulled'
type Short = { accepted: ReadonlySet<string>; exact: boolean }

/** What is right of each question of a quiz, by its position. */
export type Key = readonly Right[]

type Kept = { kind: QuestionKind; options: string[]; correct: number[]; exact: boolean }

export const acceptedBy = (forms: readonly string[], exact: boolean): Short => ({
  accepted: new Set(forms.map((form) => shortForm(form, exact))),
  exact,
})

/** What is right of a question as it was published. */
export function rightOf({ kind, options, correct, exact }: Kept): Right {
  if (kind === 'short') return acceptedBy(options, exact)
  return kind === 'order' ? { order: correct } : correct
}

/** The key as it holds in a round. */
export const keyIn = (key: Key, changes: KeyChanges | null): Key =>
  changes ? key.map((right, position) => changedRight(right, changes[position])) : key

export function changedRight(right: Right, change: KeyChanges[string] | undefined): Right {
  if (change === undefined) return right
  if (change === 'annulled' || right === 'annulled') return 'annulled'
  if ('accepted' in right) return acceptedBy(change as string[], right.exact)
  return 'order' in right ? { order: change as number[] } : (change as number[])
}

type Worth = Pick<RoundRules, 'points' | 'penalty'>

/** The most that a paper of so many questions can bring. */
export const mostOf = (questions: number, { points = 1 }: Pick<RoundRules, 'points'>) => questions * points

/**
 * Points for each question with all its right options chosen and no wrong one, all in their row, or written as one of the forms
 * taken for right; a wrong answer takes what the rules say, an open one nothing; a question that was annulled gives its points
 * to all who were asked it. Never below none. `answers` are indexes as shown.
 */
export function scoreOf(paper: AttemptPaper, answers: readonly Given[], key: Key, worth: Worth = {}): number {
  let score = 0
  for (const points of pointsIn(paper, answers, key, worth)) score += points
  return Math.max(0, score)
}

/** What each question of a paper gave or took. */
export const pointsIn = (
  paper: AttemptPaper,
  answers: readonly Given[],
  key: Key,
  { points = 1, penalty = 0 }: Worth,
): number[] =>
  paper.map(([question, options], at) => {
    const given = answers[at] ?? []
    const right = key[question]
    if (right === 'annulled' || (right !== undefined && isRight(right, given, options))) return points
    return given.length > 0 ? -penalty : 0
  })

function isRight(right: Exclude<Right, 'annulled'>, given: Given, options: readonly number[]): boolean {
  if (typeof given === 'string') return 'accepted' in right && right.accepted.has(shortForm(given, right.exact))
  const chosen = given.map((shown) => options[shown])
  if ('order' in right)
    return chosen.length === right.order.length && chosen.every((one, at) => one === right.order[at])
  if ('accepted' in right || right.length === 0) return false
  const set = new Set(chosen)
  return set.size === right.length && right.every((index) => set.has(index))
}

export const answeredIn = (answers: readonly Given[] | null): number =>
  (answers ?? []).filter((given) => given.length > 0).length

type AnswerFault = 'attempt.answers' | 'attempt.incomplete'

/** Why answers do not fit their paper, if they do not. */
export function answerFault(paper: AttemptPaper, answers: readonly Given[], requireAll: boolean): AnswerFault | null {
  if (answers.length > paper.length) return 'attempt.answers'
  if (!answers.every((given, at) => fits(given, paper[at]?.[1] ?? []))) return 'attempt.answers'
  const all = answers.length === paper.length && answers.every((given) => given.length > 0)
  return requireAll && !all ? 'attempt.incomplete' : null
}

/** Only a question without options is answered in words. */
const fits = (given: Given, options: readonly number[]) =>
  typeof given === 'string'
    ? options.length === 0 && given.length <= longestShort
    : given.every((shown) => options[shown] !== undefined)
