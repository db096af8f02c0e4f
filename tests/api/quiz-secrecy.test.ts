import { expect, test } from 'vitest'
import { signInAsGuest, signInFromZalo } from '../../core/people/sessions.ts'
import { hourMs } from '../../core/time.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { approve, endRound, openRound, plainQuestions, start, take } from '../support/quiz.ts'

const guestOf = async (app: TestApp) => (await signInAsGuest(app.system)).token

test('guests who change one answer each learn nothing from what they are told before the end', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, { maxAttempts: 2, shuffleQuestions: false, shuffleOptions: false })
  const told = new Set<string>()
  for (let right = 0; right <= 5; right++) {
    const token = await guestOf(app)
    await app.request('PATCH', '/api/session', { as: token, body: { unitId: ward.id } })
    await take(app, round.id, token, { right: 3 })
    const { attemptId, reply } = await take(app, round.id, token, { right })
    const seen = [
      reply,
      await app.request('POST', `/api/attempts/${attemptId}/submit`, { as: token, body: { answers: [] } }),
      await app.request('GET', `/api/attempts/${attemptId}`, { as: token }),
      await app.request('GET', `/api/rounds/${round.id}`, { as: token }),
      await app.request('GET', `/api/rounds/${round.id}/standing`, { as: token }),
    ]
    // What differs between them is who asks, when, and how many papers are in: nothing of what is right.
    told.add(
      seen.map(({ text }) => text.replace(/at_\w+|\d{13}|"entries":\d+/g, '').replace(/"hidden":\w+/, '')).join(),
    )
  }
  expect(told.size).toBeLessThanOrEqual(2)
  expect([...told].join()).not.toMatch(/"(score|averageScore|participants|counted)":[^n]/)
})

test('a round for people whom Zalo vouches for lets no guest in; the rule is the default where places are given', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const { quizId } = await openRound(app, ward.id)
  const add = (rules: object) =>
    app.request('POST', `/api/quizzes/${quizId}/rounds`, {
      as: token,
      body: { name: 'Đợt 2', opensAt: app.clock.at, closesAt: app.clock.at + hourMs, rules },
    })
  const round = await add({})
  expect(round.json.rules.people).toBe('zalo')
  const second = await app.person('Duyệt', ['editor', ward.id])
  await approve(app, { quizId, roundId: round.json.id }, second.token)
  const guest = await guestOf(app)
  const path = `/api/rounds/${round.json.id}`
  const page = await app.request('GET', path, { as: guest })
  expect(page.json).toMatchObject({ mine: { mayEnter: false }, zaloLink: expect.stringContaining(quizId) })
  const refused = await app.request('POST', `${path}/attempts`, { as: guest })
  expect([refused.status, refused.json.error.reason]).toEqual([403, 'attempt.zalo-only'])
  expect(refused.json.error.message).toContain('mở cuộc thi trong Zalo')

  const known = await signInFromZalo(app.system, { appUserId: '7777777777777777777' })
  expect((await app.request('GET', path, { as: known.token })).json.mine.mayEnter).toBe(true)
  expect((await start(app, round.json.id, known.token)).questions).toHaveLength(5)
  expect((await add({ people: 'all' })).json.rules.people).toBe('all')
})

test('a round made before there was a choice lets guests in as it did', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, { people: undefined })
  expect(round.rules.people).toBeUndefined()
  expect((await start(app, round.id, await guestOf(app))).questions).toHaveLength(5)
})

test('practice tells score and review at once and ranks nobody', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, { rank: 'none' })
  const guest = await guestOf(app)
  const { attemptId, reply } = await take(app, round.id, guest, { right: 4 })
  expect(reply.json).toMatchObject({ score: 4, total: 5, scoresFrom: null })
  const { json } = await app.request('GET', `/api/attempts/${attemptId}`, { as: guest })
  expect(json.review).toHaveLength(5)
  const standing = await app.request('GET', `/api/rounds/${round.id}/standing`, { as: guest })
  expect(standing.json).toMatchObject({ ranked: false, hiddenUntil: null, me: null, top: [] })
})

test('practice never runs beside a ranked round of the same questions, whichever comes first', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const add = (quizId: string, rank: string) =>
    app.request('POST', `/api/quizzes/${quizId}/rounds`, {
      as: token,
      body: { name: 'Đợt 2', opensAt: app.clock.at, closesAt: app.clock.at + 48 * hourMs, rules: { rank } },
    })
  const ranked = await openRound(app, ward.id)
  expect((await add(ranked.quizId, 'none')).json.error.reason).toBe('round.ranked')
  const practice = await openRound(app, ward.id, { rank: 'none' }, { questions: plainQuestions(4) })
  expect((await add(practice.quizId, 'earliest')).json.error.reason).toBe('round.practised')
  endRound(app, ranked)
  expect((await add(ranked.quizId, 'none')).status).toBe(201)
})

test('the review waits for every ranked round of the same questions; the score only for its own', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const first = await openRound(app, ward.id, {}, { openFor: hourMs })
  const body = { name: 'Đợt 2', opensAt: app.clock.at, closesAt: app.clock.at + 48 * hourMs }
  const second = (await app.request('POST', `/api/quizzes/${first.quizId}/rounds`, { as: token, body })).json
  const { attemptId } = await take(app, first.id, token, { right: 4 })
  const look = async () => (await app.request('GET', `/api/attempts/${attemptId}`, { as: token })).json
  endRound(app, first)
  expect(await look()).toMatchObject({ score: 4, reviewFrom: second.closesAt + second.rules.graceMs })
  expect((await look()).review).toBeUndefined()
  endRound(app, second)
  expect((await look()).review).toHaveLength(5)
})

test('a rule that does not exist is refused by name, and no round is made', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const { quizId } = await openRound(app, ward.id)
  const body = { name: 'Đợt 2', opensAt: 0, closesAt: app.clock.at + hourMs, rules: { peple: 'zalo' } }
  const { status, json } = await app.request('POST', `/api/quizzes/${quizId}/rounds`, { as: token, body })
  expect(status).toBe(400)
  expect(json.error.details.fields).toEqual([{ field: 'rules.peple', problem: 'Không có mục nào tên là “peple”.' }])
  expect((await app.request('GET', `/api/quizzes/${quizId}/full`, { as: token })).json.rounds).toHaveLength(1)
})
