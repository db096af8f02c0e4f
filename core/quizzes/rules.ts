import type { RoundRules } from '../../db/schema/quizzes.ts'
import { dayMs, hourMs, minuteMs } from '../time.ts'
import { asksOf, enteringProblems } from './admission/rules.ts'
import type { Problem } from './questions.ts'
import { mostOf } from './score.ts'

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

/** What a live room needs: the same questions in the same order on the wall and on every phone, and one try. */
const together = {
  timeLimitMs: null,
  graceMs: 0,
  maxAttempts: 1,
  shuffleQuestions: false,
  shuffleOptions: false,
  rank: 'fastest',
} satisfies Partial<RoundRules>

/** Whether a round is played in a live room, where nobody begins alone. */
export const isLive = ({ live }: Pick<RoundRules, 'live'>) => live != null

/** The rules of a round as its author gave them, the rest as usual. A quiz with fewer than ten questions asks them all. */
export const rulesOf = (given: Partial<RoundRules>, available: number): RoundRules => ({
  ...usual,
  questionCount: given.sections ? sumOf(given.sections) : Math.min(usual.questionCount, available),
  // A guest comes again as often as they like: where places are given, that is nobody's by default.
  people: isRanked({ rank: given.rank ?? usual.rank }) ? 'zalo' : 'all',
  // A unit's place is its own people's.
  units: isRanked({ rank: given.rank ?? usual.rank }) ? 'confirmed' : 'chosen',
  ...(isLive(given) && { ...together, questionCount: available }),
  ...given,
})

/** False for practice, which has no standing and nothing to keep secret. */
export const isRanked = ({ rank }: Pick<RoundRules, 'rank'>) => rank !== 'none'

const sumOf = (sections: NonNullable<RoundRules['sections']>) => sections.reduce((sum, { count }) => sum + count, 0)

/** What is wrong with the sections of a round of a quiz whose questions have these. */
export function sectionProblems({ sections, questionCount }: RoundRules, held: readonly string[]): Problem[] {
  if (!sections) return []
  const found: Problem[] = []
  const say = (problem: string) => found.push({ field: 'rules.sections', problem })
  const names = sections.map(({ section }) => section)
  const called = (section: string) => (section ? `Phần “${section}”` : 'Phần không tên')
  if (sections.length === 0) say('Chưa chọn phần nào.')
  for (const name of new Set(names.filter((name, at) => names.indexOf(name) !== at)))
    say(`${called(name)} bị nhắc hai lần: mỗi phần chỉ lấy một lần.`)
  for (const { section, count } of sections) {
    const available = held.filter((one) => one === section).length
    if (count < 1) say(`${called(section)} cần ít nhất một câu.`)
    if (available === 0) say(`Cuộc thi không có phần “${section}”.`)
    else if (count > available) say(`${called(section)} chỉ có ${available} câu, không đủ ${count} câu.`)
  }
  if (sections.length > 0 && sumOf(sections) !== questionCount)
    say(`Số câu mỗi lượt là ${questionCount}, mà các phần cộng lại là ${sumOf(sections)}.`)
  return found
}

export function ruleProblems(rules: RoundRules, held: readonly string[]): Problem[] {
  const available = held.length
  const found: Problem[] = []
  const say = (field: keyof RoundRules, problem: string) => found.push({ field: `rules.${field}`, problem })
  const { questionCount, timeLimitMs, graceMs, maxAttempts, delayMs, guess } = rules

  if (questionCount < 1) say('questionCount', 'Mỗi lượt thi cần ít nhất một câu hỏi.')
  if (questionCount > available) say('questionCount', `Cuộc thi chỉ có ${available} câu hỏi.`)
  if (timeLimitMs !== null && (timeLimitMs < minuteMs / 2 || timeLimitMs > 4 * hourMs)) {
    say('timeLimitMs', 'Thời gian làm bài từ 30 giây đến 4 giờ.')
  }
  if (graceMs < 0 || graceMs > 2 * minuteMs) say('graceMs', 'Thời gian chờ bài gửi muộn từ 0 đến 2 phút.')
  if (maxAttempts !== null && (maxAttempts < 1 || maxAttempts > 1000)) say('maxAttempts', 'Số lượt thi từ 1 đến 1.000.')
  if (guess !== null && !isRanked(rules)) say('guess', 'Đợt luyện tập không có câu dự đoán.')
  const { points = 1, penalty = 0, passMark = null } = rules
  if (points < 1 || points > 100) say('points', 'Mỗi câu đúng được từ 1 đến 100 điểm.')
  if (penalty < 0 || penalty > points) say('penalty', 'Mỗi câu sai trừ từ 0 điểm đến số điểm của một câu đúng.')
  const most = mostOf(questionCount, rules)
  if (passMark !== null && (passMark < 1 || passMark > most)) say('passMark', `Điểm đạt từ 1 đến ${most}.`)
  if (isLive(rules)) sayTogether(rules, available, say)
  for (const entering of enteringProblems(rules)) found.push(entering)
  if (delayMs < 0 || delayMs > 30 * dayMs) say('delayMs', 'Khoảng cách giữa hai lượt thi từ 0 đến 30 ngày.')
  return [...found, ...sectionProblems(rules, held)]
}

function sayTogether(
  { live, questionCount, ...rules }: RoundRules,
  available: number,
  say: (field: keyof RoundRules, problem: string) => void,
): void {
  const seconds = live?.seconds ?? 0
  if (seconds < 5 || seconds > 300) say('live', 'Mỗi câu trong phòng trực tiếp mở từ 5 đến 300 giây.')
  if (questionCount !== available) say('questionCount', 'Phòng trực tiếp hỏi tất cả các câu của cuộc thi.')
  if (!isRanked(rules)) say('rank', 'Phòng trực tiếp có xếp hạng, không phải luyện tập.')
  const alone = ['timeLimitMs', 'graceMs', 'maxAttempts', 'shuffleQuestions', 'shuffleOptions'] as const
  for (const field of alone)
    if (rules[field] !== together[field]) say(field, 'Phòng trực tiếp hỏi mọi người cùng một câu, mỗi người một lượt.')
  if (rules.guess !== null) say('guess', 'Phòng trực tiếp không có câu dự đoán.')
  if (asksOf(rules, true).length > 0) say('guests', 'Phòng trực tiếp vào bằng mã phòng, không hỏi gì thêm khi vào.')
  if (rules.requireAll) say('requireAll', 'Trong phòng trực tiếp không bắt buộc trả lời đủ các câu.')
}

type Window = { opensAt: number; closesAt: number; rules: RoundRules }
type Steered = Window & { pausedFrom: number | null; pausedUntil: number | null; cancelledAt: number | null }

type RoundState = 'upcoming' | 'open' | 'paused' | 'closed' | 'cancelled'

export function stateOf({ opensAt, closesAt, pausedUntil, cancelledAt }: Steered, now: number): RoundState {
  if (cancelledAt !== null) return 'cancelled'
  if (now >= closesAt) return 'closed'
  if (now < opensAt) return 'upcoming'
  return pausedUntil !== null && now < pausedUntil ? 'paused' : 'open'
}

type End = { closesAt: number; rules: Pick<RoundRules, 'graceMs' | 'rank'> }

/** The last moment at which a submission may come. */
export const settlesAt = ({ closesAt, rules }: End): number => closesAt + rules.graceMs

/** True once no submission can come any more, so that nothing said about the round can help anybody in it. */
export const isSettled = (round: End, now: number) => now > settlesAt(round)

/**
 * Until when nobody is told a score, not even their own: whoever may try often would read the key from it, an answer
 * changed at a time. Null when scores are told.
 */
export const scoresFrom = (round: End, now: number): number | null =>
  isRanked(round.rules) && !isSettled(round, now) ? settlesAt(round) : null

/** True while a figure would tell how many take part, and that number is what is guessed. */
export const isSecret = (round: Window, now: number) => round.rules.guess !== null && !isSettled(round, now)

/** Whether a score reaches the round's mark; null where there is none, or no score. */
export const hasPassed = ({ passMark = null }: Pick<RoundRules, 'passMark'>, score: number | null): boolean | null =>
  passMark === null || score === null ? null : score >= passMark
