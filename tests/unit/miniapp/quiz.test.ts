import { expect, test } from 'vitest'
import { deskOf, guessOf, isDone, joined, timed, unsentIn, written } from '../../../miniapp/src/app/quiz/desk.ts'
import { foremost } from '../../../miniapp/src/app/quiz/foremost.ts'
import { againInMs, saveInMs } from '../../../miniapp/src/app/quiz/pace.ts'
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

const paper = {
  attemptId: 'at_1',
  number: 1,
  startedAt: 0,
  deadlineAt: 60_000,
  now: Date.now() + 5000,
  guess: null,
  held: null,
  questions: ['q', 'r'].map((id) => ({ id, text: '?', options: ['a', 'b'], many: false })),
}

test('fetching the same paper again keeps what was answered; another paper starts clean', () => {
  const fresh = deskOf(paper, true, null)
  expect(fresh).toMatchObject({ answers: [[], []], guess: '', sequence: 0 })
  expect(unsentIn(fresh)).toBe(0)
  expect(Math.round(fresh.skewMs / 1000)).toBe(5)
  const answered = written(fresh, { answers: [[1], []], guess: '7' })
  expect(answered.sequence).toBe(1)
  expect(unsentIn(answered)).toBe(2)
  expect(deskOf(paper, true, answered)).toMatchObject({ answers: [[1], []], guess: '7', sequence: 1 })
  expect(deskOf({ ...paper, attemptId: 'at_2' }, false, answered)).toMatchObject({ answers: [[], []], guess: '' })
  const elsewhere = { ...paper, attemptId: 'at_3', held: { answers: [[0]], guess: 12, sequence: 4 } }
  const there = deskOf(elsewhere, false, answered)
  expect(there).toMatchObject({ answers: [[0], []], guess: '12', sequence: 4 })
  expect(unsentIn(there)).toBe(0)
})

test('two phones make one paper: what was changed here stays, all else is what the server holds', () => {
  const here = written(deskOf(paper, true, null), { answers: [[1], []] })
  const both = joined(here, { answers: [[0], [1]], guess: 3, sequence: 9 })
  expect(both).toMatchObject({ answers: [[1], [1]], guess: '3', sequence: 10 })
  expect(unsentIn(both)).toBe(1)
  const saved = { ...both, known: { answers: both.answers, guess: 3 } }
  // Cleared and answered anew on the other phone, nothing touched here since.
  const after = joined(saved, { answers: [[], [0]], guess: null, sequence: 12 })
  expect(after).toMatchObject({ answers: [[], [0]], guess: '', sequence: 12 })
  expect(unsentIn(after)).toBe(0)
})

test('a number being typed stays as it is typed, and counts as a change once it is one', () => {
  const desk = deskOf(paper, true, null)
  const typing = written(desk, { guess: 'hai' })
  expect(typing.sequence).toBe(0)
  expect(joined(typing, null).guess).toBe('hai')
  expect(written(typing, { guess: '12' }).sequence).toBe(1)
})

test('what a server held and has lost is sent again', () => {
  const saved = { ...deskOf(paper, true, null), answers: [[1], [0]], known: { answers: [[1], [0]], guess: null } }
  expect(unsentIn(saved)).toBe(0)
  const lost = joined({ ...saved, sequence: 6 }, null)
  expect(lost).toMatchObject({ answers: [[1], [0]], sequence: 6 })
  expect(unsentIn(lost)).toBe(2)
})

test('a phone’s clock is set by the server’s word, and is left alone where it is right', () => {
  const desk = deskOf({ ...paper, now: Date.now() }, true, null)
  expect(timed(desk, { now: Date.now() + 100, deadlineAt: paper.deadlineAt })).toBe(desk)
  const dayAhead = timed(desk, { now: Date.now() - 86_400_000, deadlineAt: paper.deadlineAt })
  expect(Math.round(dayAhead.skewMs / 1000)).toBe(-86_400)
  expect(timed(desk, { now: Date.now(), deadlineAt: 30_000 }).paper.deadlineAt).toBe(30_000)
  expect(isDone({ ...desk, paper: { ...paper, deadlineAt: Date.now() + 1000 } })).toBe(false)
  expect(isDone({ ...desk, paper: { ...paper, deadlineAt: Date.now() - 1000 } })).toBe(true)
})

test('answers go a few at a time, and sooner first, last, and where the paper is looked over', () => {
  const moment = { unsent: 1, sinceMs: 0, anyKnown: true, lastMinute: false, atReview: false }
  expect(saveInMs({ ...moment, unsent: 0 })).toBeNull()
  expect(saveInMs({ ...moment, anyKnown: false })).toBe(3000)
  expect(saveInMs({ ...moment, sinceMs: 15_000 })).toBe(25_000)
  expect(saveInMs({ ...moment, sinceMs: 50_000 })).toBe(0)
  expect(saveInMs({ ...moment, unsent: 3 })).toBe(0)
  expect(saveInMs({ ...moment, atReview: true })).toBe(0)
  expect(saveInMs({ ...moment, lastMinute: true })).toBe(8000)
  expect([1, 2, 3, 9].map(againInMs)).toEqual([5000, 10_000, 20_000, 60_000])
  // Ten questions at twenty seconds each: never one request a question.
  let saves = 0
  let unsent = 0
  let since = 0
  for (let second = 1; second <= 200; second++) {
    if (second % 20 === 0 && unsent++ === 0) since = second
    const wait = saveInMs({ ...moment, unsent, sinceMs: (second - since) * 1000, anyKnown: saves > 0 })
    if (wait === 0) [saves, unsent] = [saves + 1, 0]
  }
  expect(saves).toBeLessThanOrEqual(5)
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
  const judged = rulesInWords({ ...rules, maxAttempts: 3, points: 2, penalty: 1, passMark: 12, counts: 'last' }).join(
    '\n',
  )
  expect(judged).toContain('Mỗi người được thi 3 lượt, chỉ tính lượt nộp sau cùng.')
  expect(judged).toContain('mỗi câu sai bị trừ 1 điểm. Câu bỏ trống không được, không mất điểm')
  expect(judged).toContain('Từ 12 điểm là đạt.')
  const practice = rulesInWords({ ...rules, rank: 'none' }).join()
  expect(practice).toContain('xem được điểm và đáp án')
  expect(practice).not.toMatch(/xếp trên|khi đợt thi kết thúc/)
})
