import type { RoundRules } from '../../../db/schema/quizzes.ts'
import { dayOf } from '../../time.ts'
import type { Problem } from '../questions.ts'

/** What somebody is asked before they may begin. */
export type Asked = 'birthYear' | 'phone' | 'code'

/** Nobody is older, and nobody younger takes a quiz: what lies beyond is a slip of the finger. */
const oldest = 120
const youngest = 4

type Entering = Pick<RoundRules, 'people' | 'memberOf' | 'guests' | 'birthYear' | 'minAge' | 'maxAge'>

export const asksBirthYear = ({ birthYear = false, minAge = null, maxAge = null }: Entering) =>
  birthYear || minAge !== null || maxAge !== null

/** What a round asks of a person; of somebody Zalo knows never who they are, nor of anybody where nothing is ranked. */
export function asksOf(rules: Entering & Pick<RoundRules, 'rank'>, guest: boolean): Asked[] {
  const { guests = 'browser', rank } = rules
  return [
    ...(guest && guests !== 'browser' && rank !== 'none' ? [guests] : []),
    ...(asksBirthYear(rules) ? (['birthYear'] as const) : []),
  ]
}

export const yearOf = (at: number) => Number(dayOf(at).slice(0, 4))

/** Whether a year is one that somebody who is here may have been born in. */
export const isBirthYear = (year: number, now: number) =>
  Number.isInteger(year) && year <= yearOf(now) - youngest && year >= yearOf(now) - oldest

/**
 * Whether a guardian must agree: under fourteen, which by the year alone is whoever does not turn fifteen in it or later. Of
 * those who turn fourteen this year some are thirteen still.
 */
export const needsGuardian = (birthYear: number, now: number) => yearOf(now) - birthYear <= 14

/** Whether the age that somebody reaches in the year in which the round opens is one that it is for. */
export function isOfAge(
  { rules: { minAge, maxAge }, opensAt }: { rules: Pick<RoundRules, 'minAge' | 'maxAge'>; opensAt: number },
  birthYear: number,
): boolean {
  const age = yearOf(opensAt) - birthYear
  return age >= (minAge ?? 0) && age <= (maxAge ?? oldest)
}

export function enteringProblems({ people, memberOf = [], guests = 'browser', minAge, maxAge }: Entering): Problem[] {
  const found: Problem[] = []
  const say = (field: string, problem: string) => found.push({ field: `rules.${field}`, problem })
  const wrong = (age: number | null | undefined) => age != null && (age < youngest || age > oldest)
  if (wrong(minAge)) say('minAge', `Tuổi từ ${youngest} đến ${oldest}.`)
  if (wrong(maxAge)) say('maxAge', `Tuổi từ ${youngest} đến ${oldest}.`)
  if (minAge != null && maxAge != null && maxAge < minAge)
    say('maxAge', 'Tuổi cao nhất phải từ tuổi thấp nhất trở lên.')
  if (memberOf.length > 0 && people !== 'members')
    say('memberOf', 'Chỉ chọn đơn vị khi đợt thi dành cho thành viên của đơn vị.')
  if (guests !== 'browser' && people !== 'all' && people !== undefined)
    say('guests', 'Cách phân biệt khách chỉ dùng khi đợt thi mở cho mọi người.')
  return found
}
