import { expect, test } from 'vitest'
import { type Desk, deskOf, guessOf } from '../../../miniapp/src/app/quiz/desk.ts'
import { foremost } from '../../../miniapp/src/app/quiz/foremost.ts'
import { rulesInWords } from '../../../miniapp/src/app/quiz/rules-in-words.ts'

const rules = {
  questionCount: 10,
  timeLimitMs: 15 * 60_000,
  graceMs: 15_000,
  maxAttempts: 1,
  delayMs: 0,
  shuffleQuestions: true,
  shuffleOptions: true,
  requireAll: false,
  excludeOrganisers: false,
  guess: null,
  rank: 'earliest' as const,
}

test('a guess is read as people write numbers, and nothing else passes for one', () => {
  expect(['250', ' 1.250 ', '1 250', '1,250,000'].map(guessOf)).toEqual([250, 1250, 1250, 1250000])
  expect(['', 'nhiều', '12,5', '1.25', '-3', '123456789'].map(guessOf)).toEqual([null, null, null, null, null, null])
})

test('fetching the same paper again keeps what was answered; another paper starts clean', () => {
  const paper = {
    attemptId: 'at_1',
    number: 1,
    startedAt: 0,
    deadlineAt: 60_000,
    now: Date.now() + 5000,
    guess: null,
    held: null,
    questions: [{ id: 'q', text: '?', options: ['a', 'b'], many: false }],
  }
  const fresh = deskOf(paper, true, null)
  expect(fresh.answers).toEqual([[]])
  expect(Math.round(fresh.skewMs / 1000)).toBe(5)
  const answered: Desk = { ...fresh, answers: [[1]], guess: '7' }
  expect(deskOf(paper, true, answered)).toMatchObject({ answers: [[1]], guess: '7' })
  expect(deskOf({ ...paper, attemptId: 'at_2' }, false, answered)).toMatchObject({ answers: [[]], guess: '' })
  const elsewhere = { ...paper, attemptId: 'at_3', held: { answers: [[0]], guess: 12 } }
  expect(deskOf(elsewhere, false, answered)).toMatchObject({ answers: [[0]], guess: '12' })
})

test('the round shown first is the open one that closes soonest, then the next to open, then the last to have closed', () => {
  const round = (name: string, state: 'upcoming' | 'open' | 'closed', opensAt: number, closesAt: number) => ({
    name,
    state,
    opensAt,
    closesAt,
  })
  const closed = [round('old', 'closed', 0, 1), round('last', 'closed', 2, 3)]
  const upcoming = [round('far', 'upcoming', 9, 10), round('next', 'upcoming', 7, 8)]
  const open = [round('long', 'open', 4, 9), round('short', 'open', 4, 6)]
  expect(foremost([...closed, ...upcoming, ...open])?.name).toBe('short')
  expect(foremost([...closed, ...upcoming])?.name).toBe('next')
  expect(foremost(closed)?.name).toBe('last')
  expect(foremost([])).toBeUndefined()
})

test('rules are told in words, each only where it holds', () => {
  const plain = rulesInWords(rules).join('\n')
  expect(plain).toContain('10 câu hỏi')
  expect(plain).toContain('15 phút')
  expect(plain).toContain('thi một lượt')
  expect(plain).not.toContain('cách nhau')
  expect(plain).not.toContain('dự đoán')
  const rich = rulesInWords({
    ...rules,
    timeLimitMs: null,
    maxAttempts: 3,
    delayMs: 90_000,
    requireAll: true,
    guess: 'entries',
    rank: 'fastest',
  }).join('\n')
  expect(rich).toContain('Không giới hạn thời gian')
  expect(rich).toContain('3 lượt')
  expect(rich).toContain('1.5 phút')
  expect(rich).toContain('trả lời đủ các câu')
  expect(rich).toContain('dự đoán')
  expect(rich).toContain('làm nhanh hơn')
  expect(rich).toContain('Điểm và thứ hạng được báo khi đợt thi kết thúc')
  expect(rich).not.toContain('Zalo')
  expect(rulesInWords({ ...rules, people: 'zalo' }).join()).toContain('người vào bằng Zalo')
  const practice = rulesInWords({ ...rules, rank: 'none' }).join()
  expect(practice).toContain('xem được điểm và đáp án')
  expect(practice).not.toMatch(/xếp trên|khi đợt thi kết thúc/)
})
