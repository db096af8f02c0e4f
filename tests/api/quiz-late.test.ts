import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { minuteMs } from '../../core/time.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { answersTo, endRound, openRound, plainQuestions, scoreOf, start } from '../support/quiz.ts'

const limit = { timeLimitMs: 30_000, graceMs: 15_000, questionCount: 3, maxAttempts: 1 }

async function begun(rules: Parameters<typeof openRound>[2] = {}) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const person = await app.person('Dân')
  const round = await openRound(app, ward.id, { ...limit, ...rules })
  const paper = await start(app, round.id, person.token)
  const path = `/api/attempts/${paper.attemptId}`
  const as = person.token
  return {
    app,
    round,
    person,
    paper,
    good: answersTo(paper.questions),
    hold: (answers: unknown, guess?: number) => app.request('PUT', `${path}/answers`, { as, body: { answers, guess } }),
    submit: (answers: unknown, more = {}) => app.request('POST', `${path}/submit`, { as, body: { answers, ...more } }),
    mine: async () => (await app.request('GET', `/api/rounds/${round.id}`, { as })).json.mine,
    row: async () => (await app.database.db.select().from(attempts).where(eq(attempts.id, paper.attemptId)))[0],
  }
}

const passed = (app: TestApp, ms: number) => {
  app.clock.at += ms
}

test('where all must be answered, a paper whose time is over is marked, what is open in it as wrong', async () => {
  const { app, paper, good, submit } = await begun({ requireAll: true })
  const gap = [good[0], good[1], []]
  expect((await submit(gap)).json.error.reason).toBe('attempt.incomplete')
  passed(app, 31_500)
  expect((await submit(gap)).json).toMatchObject({ total: 3, durationMs: 31_500, late: false })
  expect(await scoreOf(app, paper.attemptId)).toBe(2)
})

test('what was answered before the network was lost counts: marked when the time is over, by the clock', async () => {
  const { app, round, paper, good, hold, submit, row } = await begun({ guess: 'entries', requireAll: true })
  expect((await hold([good[0]])).json).toEqual({ newer: null, deadlineAt: paper.deadlineAt, now: app.clock.at })
  passed(app, 10_000)
  await hold([good[0], good[1]], 7)
  expect(await row()).toMatchObject({ submittedAt: null, score: null })
  passed(app, 35_000)
  await tick(app.deps)
  expect(await row()).toMatchObject({ submittedAt: null })
  passed(app, 1)
  await tick(app.deps)
  const submittedAt = paper.deadlineAt
  expect(await row()).toMatchObject({ submittedAt, score: 2, guess: 7, durationMs: 30_000, counted: true })
  expect((await submit(good)).json).toMatchObject({ submittedAt, repeated: true, late: true, answered: 2, score: null })
  endRound(app, round)
  const standing = await app.request('GET', `/api/rounds/${round.id}/standing`)
  expect(standing.json).toMatchObject({ final: true, actual: 1, top: [{ score: 2 }] })
})

test('a paper that comes too late is told what was held of it, and counts as that', async () => {
  const { app, paper, good, hold, submit } = await begun()
  await hold([good[0]])
  passed(app, 47_000)
  expect((await submit(good)).json).toMatchObject({ submittedAt: paper.deadlineAt, late: true, answered: 1 })
  expect(await scoreOf(app, paper.attemptId)).toBe(1)
  await tick(app.deps)
  expect((await submit(good)).json).toMatchObject({ repeated: true, late: true, answered: 1 })
})

test('a try of which nothing came in time is given back, once a round', async () => {
  const { app, round, person, good, submit, mine } = await begun()
  passed(app, 45_000)
  expect(await mine()).toMatchObject({ used: 1, left: 0 })
  passed(app, 2000)
  expect((await submit(good)).json.error.reason).toBe('attempt.late')
  expect(await mine()).toMatchObject({ used: 0, left: 1 })
  expect((await start(app, round.id, person.token)).number).toBe(2)
  passed(app, minuteMs)
  expect(await mine()).toMatchObject({ used: 1, left: 0 })
  const third = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: person.token })
  expect(third.json.error.reason).toBe('attempt.none-left')
})

test('held answers are the person’s own, fit the paper, come in time, and change nothing that is in', async () => {
  const { app, good, hold, submit, row, paper } = await begun()
  const other = await app.person('Khác')
  const path = `/api/attempts/${paper.attemptId}/answers`
  expect((await app.request('PUT', path, { as: other.token, body: { answers: [] } })).status).toBe(404)
  expect((await hold([[7]])).json.error.reason).toBe('attempt.answers')
  expect((await row())?.answers).toBeNull()
  await submit(good)
  expect((await hold([[0]])).json.error.reason).toBe('attempt.done')
  expect((await row())?.answers).toEqual(good)
  const late = await begun()
  passed(late.app, 45_001)
  expect((await late.hold(late.good)).json.error.reason).toBe('attempt.over')
})

test('a paper goes on where it was left, on another phone too', async () => {
  const { app, round, person, good, hold } = await begun()
  await hold([good[0]], 5)
  const again = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: person.token })
  expect(again.json.held).toEqual({ answers: [good[0]], guess: 5, sequence: 1 })
  expect(again.text).not.toMatch(/correct|BÍ MẬT/)
})

test('the last seal waits for what is held, and binds it', async () => {
  const { app, round, good, hold, row } = await begun({ timeLimitMs: null })
  await hold(good)
  app.clock.at = round.closesAt + round.rules.graceMs + minuteMs + 1
  await tick(app.deps)
  expect(await row()).toMatchObject({ submittedAt: round.closesAt, seal: 1 })
  const { seals } = (await app.request('GET', `/api/rounds/${round.id}/ledger/seals`)).json
  expect(seals).toMatchObject([{ number: 1, entries: 1 }])
})

test('nothing is marked for somebody who asked to be erased', async () => {
  const { app, person, good, hold, row } = await begun()
  await hold(good)
  await erasePerson(app.system, { personId: person.id })
  passed(app, minuteMs)
  await tick(app.deps)
  expect(await row()).toMatchObject({ answers: null, submittedAt: null, score: null })
})

test('papers of many are marked once each, by two ticks at once', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, limit, { questions: plainQuestions(3) })
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => app.person(`Dân ${n}`)))
  await Promise.all(
    people.map(async ({ token }) => {
      const { attemptId, questions } = await start(app, round.id, token)
      const body = { answers: answersTo(questions) }
      await app.request('PUT', `/api/attempts/${attemptId}/answers`, { as: token, body })
    }),
  )
  passed(app, minuteMs)
  await Promise.all([tick(app.deps), tick(app.deps)])
  endRound(app, round)
  const { top } = (await app.request('GET', `/api/rounds/${round.id}/standing`)).json
  expect(top.map(({ score }: { score: number }) => score)).toEqual(Array(12).fill(3))
})
