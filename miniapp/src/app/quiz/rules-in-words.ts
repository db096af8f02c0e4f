import type { RoundPage } from '../api-types.ts'

import { admission } from './admission-strings.ts'
import { quiz as words } from './strings.ts'

const minuteMs = 60_000
const minutes = (ms: number) => Math.round((ms / minuteMs) * 10) / 10

/** The rules of a round as sentences, in the order in which they matter. */
export function rulesInWords(rules: RoundPage['rules'], named: string[] = []): string[] {
  const {
    questionCount,
    timeLimitMs,
    graceMs,
    maxAttempts,
    delayMs,
    requireAll,
    rank,
    guess,
    people,
    units,
    excludeOrganisers,
    points = 1,
    penalty = 0,
    passMark,
    counts = 'best',
    live,
  } = rules
  if (live) {
    return [
      words.questions(questionCount),
      words.liveSeconds(live.seconds),
      ...(points !== 1 || penalty > 0 ? [words.points(points, penalty)] : []),
      rank === 'fastest' ? words.liveFastest : words.liveEqual,
      ...(people === 'zalo' ? [words.zaloOnly] : []),
      ...(units === 'confirmed' ? [words.confirmedOnly] : []),
      ...(excludeOrganisers ? [words.organisers] : []),
      words.liveScores,
    ]
  }
  return [
    words.questions(questionCount),
    timeLimitMs === null ? words.noTime : words.time(minutes(timeLimitMs)),
    maxAttempts === 1
      ? words.oneAttempt
      : maxAttempts === null
        ? words.manyAttempts(words.counts[counts])
        : words.attempts(maxAttempts, words.counts[counts]),
    ...(delayMs > 0 && maxAttempts !== 1 ? [words.delay(minutes(delayMs))] : []),
    ...(points !== 1 || penalty > 0 ? [words.points(points, penalty)] : []),
    ...(passMark ? [words.passMark(passMark)] : []),
    ...(requireAll ? [words.requireAll] : []),
    ...(guess ? [words.guessRule] : []),
    ...(rank === 'none' ? [] : [rank === 'fastest' ? words.fastest : words.earliest]),
    ...(people === 'zalo' ? [words.zaloOnly] : []),
    ...enteringInWords(rules, named),
    ...(units === 'confirmed' && rank !== 'none' ? [words.confirmedOnly] : []),
    ...(excludeOrganisers ? [words.organisers] : []),
    graceMs > 0 ? words.network(graceMs / 1000) : words.networkStrict,
    ...(maxAttempts !== null ? [words.givenBack] : []),
    ...(rank === 'none' ? [words.practice] : [words.scoresAtEnd, words.key]),
  ]
}

/** Who may enter, and what counts as one person. */
function enteringInWords(rules: RoundPage['rules'], units: string[]): string[] {
  const { people, guests, birthYear, minAge = null, maxAge = null, excludeStaff, rank } = rules
  const said = admission.rules
  const aged = minAge !== null || maxAge !== null
  return [
    ...(people === 'members' ? [said.members(units.join(', '))] : []),
    ...(guests === 'phone' || guests === 'code' ? [said[guests]] : []),
    ...(aged ? [said.ages(minAge, maxAge)] : []),
    ...(aged || birthYear ? [said.children] : []),
    ...(excludeStaff ? [said.staff] : []),
    ...(rank === 'none' ? [] : [said.review]),
  ]
}
