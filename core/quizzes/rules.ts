import type { RoundRules } from '../../db/schema/quizzes.ts'
import { dayMs, hourMs, minuteMs } from '../time.ts'
import type { Problem } from './questions.ts'

const usual: RoundRules = {
  questionCount: 10,
  timeLimitMs: 10 * minuteMs,
  graceMs: 15_000,
  maxAttempts: 3,
  delayMs: 0,
  shuffleQuestions: true,
  shuffleOptions: true,
  requireAll: false,
  excludeOrganisers: false,
  guess: null,
  rank: 'earliest',
}

/** The rules of a round as its author gave them, the rest as usual. A quiz with fewer than ten questions asks them all. */
export const rulesOf = (given: Partial<RoundRules>, available: number): RoundRules => ({
  ...usual,
  questionCount: Math.min(usual.questionCount, available),
  ...given,
})

export function ruleProblems(rules: RoundRules, available: number): Problem[] {
  const found: Problem[] = []
  const say = (field: keyof RoundRules, problem: string) => found.push({ field: `rules.${field}`, problem })
  const { questionCount, timeLimitMs, graceMs, maxAttempts, delayMs } = rules

  if (questionCount < 1) say('questionCount', 'Mỗi lượt thi cần ít nhất một câu hỏi.')
  if (questionCount > available) say('questionCount', `Cuộc thi chỉ có ${available} câu hỏi.`)
  if (timeLimitMs !== null && (timeLimitMs < minuteMs / 2 || timeLimitMs > 4 * hourMs)) {
    say('timeLimitMs', 'Thời gian làm bài từ 30 giây đến 4 giờ.')
  }
  if (graceMs < 0 || graceMs > 2 * minuteMs) say('graceMs', 'Thời gian chờ bài gửi muộn từ 0 đến 2 phút.')
  if (maxAttempts !== null && (maxAttempts < 1 || maxAttempts > 1000)) say('maxAttempts', 'Số lượt thi từ 1 đến 1.000.')
  if (delayMs < 0 || delayMs > 30 * dayMs) say('delayMs', 'Khoảng cách giữa hai lượt thi từ 0 đến 30 ngày.')
  return found
}

type Window = { opensAt: number; closesAt: number; rules: RoundRules }

type RoundState = 'upcoming' | 'open' | 'closed'

export const stateOf = ({ opensAt, closesAt }: Window, now: number): RoundState =>
  now >= closesAt ? 'closed' : now < opensAt ? 'upcoming' : 'open'

/** True once no submission can come any more, so that nothing said about the round can help anybody in it. */
export const isSettled = ({ closesAt, rules }: Window, now: number) => now > closesAt + rules.graceMs

/** True while a figure would tell how many take part, and that number is what is guessed. */
export const isSecret = (round: Window, now: number) => round.rules.guess !== null && !isSettled(round, now)
