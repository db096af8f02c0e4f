import type { AttemptPaper, RoundRules } from '../../db/schema/quizzes.ts'
import { type Key, scoreOf } from '../quizzes/score.ts'

/** A question whose answer was shown: only these count. */
export type Told = { position: number; openedAt: number; closesAt: number }
export type Given = { attemptId: string; position: number; chosen: number[]; answeredAt: number }
/** `durationMs`: from each question's opening to the answer, the whole time of it where none came. */
export type Scored = { attemptId: string; answers: number[][]; score: number; durationMs: number; place: number }

type Contest = { options: number[]; key: Key; rules: RoundRules }

/**
 * What everybody has so far, the best first. Time parts people of the same score where the rules say so, and nobody else;
 * who is equal in all that counts shares a place.
 *
 * @param options how many options each question has
 */
export function scored(
  attemptIds: string[],
  told: Told[],
  given: Given[],
  { options, key, rules }: Contest,
): Map<string, Scored> {
  const paper: AttemptPaper = options.map((count, position) => [position, Array.from({ length: count }, (_, at) => at)])
  const whole = told.reduce((sum, { openedAt, closesAt }) => sum + closesAt - openedAt, 0)
  const counted = new Map(told.map((question) => [question.position, question]))
  const all = new Map(
    attemptIds.map((attemptId) => [
      attemptId,
      { attemptId, answers: options.map((): number[] => []), score: 0, durationMs: whole, place: 0 },
    ]),
  )
  for (const { attemptId, position, chosen, answeredAt } of given) {
    const question = counted.get(position)
    const one = all.get(attemptId)
    if (!question || !one) continue
    one.answers[position] = chosen
    one.durationMs -= question.closesAt - Math.min(answeredAt, question.closesAt)
  }
  for (const one of all.values()) one.score = scoreOf(paper, one.answers, key, rules)
  const fastest = rules.rank === 'fastest'
  const apart = (a: Scored, b: Scored) => b.score - a.score || (fastest ? a.durationMs - b.durationMs : 0)
  const ordered = [...all.values()].sort(apart)
  ordered.forEach((one, at) => {
    const before = ordered[at - 1]
    one.place = before && apart(before, one) === 0 ? before.place : at + 1
  })
  return new Map(ordered.map((one) => [one.attemptId, one]))
}

export const hasAnswered = ({ answers }: Pick<Scored, 'answers'>) => answers.some((chosen) => chosen.length > 0)
