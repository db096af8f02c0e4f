import { expect, test } from 'vitest'
import { hourMs } from '../../core/time.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { approve, plainQuestions, publish } from '../support/quiz.ts'

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const author = await app.person('Soạn', ['communicator', ward.id])
  const body = { unitId: ward.id, title: 'Tìm hiểu', questions: plainQuestions(3) }
  const { id } = (await app.request('POST', '/api/quizzes', { as: author.token, body })).json
  return { app, ward, author, id: id as string }
}

const fullOf = async (app: TestApp, id: string, as: string) =>
  (await app.request('GET', `/api/quizzes/${id}/full`, { as })).json

const windowOf = (app: TestApp) => ({
  name: 'Tuần 1',
  opensAt: app.clock.at,
  closesAt: app.clock.at + hourMs,
  rules: { questionCount: 2 },
})

test('a draft is written anew, copied and taken away; who saw an older one is told', async () => {
  const { app, author, id } = await office()
  const as = author.token
  const { contentHash } = (await fullOf(app, id, as)).publishing
  const body = { title: 'Tên mới', description: 'Lời mới', questions: plainQuestions(4), contentHash }
  expect((await app.request('PUT', `/api/quizzes/${id}`, { as, body })).json.title).toBe('Tên mới')
  expect((await fullOf(app, id, as)).questions).toHaveLength(4)
  const stale = await app.request('PUT', `/api/quizzes/${id}`, { as, body })
  expect([stale.status, stale.json.error.reason]).toEqual([409, 'quiz.stale'])

  const copy = (await app.request('POST', `/api/quizzes/${id}/copy`, { as })).json
  expect(copy).toMatchObject({ title: 'Tên mới (bản sao)', status: 'draft' })
  await app.request('POST', `/api/quizzes/${id}/rounds`, { as, body: windowOf(app) })
  expect((await app.request('DELETE', `/api/quizzes/${id}`, { as })).status).toBe(200)
  expect((await app.request('GET', `/api/quizzes/${id}/full`, { as })).status).toBe(404)
  expect((await fullOf(app, copy.id, as)).questions.map(({ text }: { text: string }) => text)).toEqual(
    plainQuestions(4).map(({ text }) => text),
  )
})

test('a draft keeps as many questions as its rounds ask', async () => {
  const { app, author, id } = await office()
  const as = author.token
  await app.request('POST', `/api/quizzes/${id}/rounds`, { as, body: windowOf(app) })
  const { contentHash } = (await fullOf(app, id, as)).publishing
  const body = { title: 'T', questions: plainQuestions(1), contentHash }
  const { status, json } = await app.request('PUT', `/api/quizzes/${id}`, { as, body })
  expect([status, json.error.details.fields[0].field]).toEqual([400, 'questions'])
})

test('nobody publishes what they wrote last; where nobody else may, that is said', async () => {
  const { app, ward, author, id } = await office()
  expect((await fullOf(app, id, author.token)).publishing).toMatchObject({ own: true, others: 0 })
  const alone = await publish(app, id, author.token)
  expect([alone.status, alone.json.error.reason]).toEqual([403, 'quiz.alone'])
  expect(alone.json.error.message).toContain('nhờ quản trị')

  const second = await app.person('Hai', ['editor', ward.id])
  expect((await fullOf(app, id, author.token)).publishing.others).toBe(1)
  expect((await publish(app, id, author.token)).json.error.reason).toBe('four-eyes')
  expect((await publish(app, id, second.token)).json.status).toBe('published')
})

test.each(['questions', 'rules'])('what was read before its %s changed is not published', async (what) => {
  const { app, ward, author, id } = await office()
  const second = await app.person('Hai', ['approver', ward.id])
  const { contentHash } = (await fullOf(app, id, second.token)).publishing
  const as = author.token
  if (what === 'questions') {
    const questions = plainQuestions(3).map((one, at) => (at === 0 ? { ...one, correct: [0] } : one))
    await app.request('PUT', `/api/quizzes/${id}`, { as, body: { title: 'Tìm hiểu', questions, contentHash } })
  } else await app.request('POST', `/api/quizzes/${id}/rounds`, { as, body: windowOf(app) })
  const old = await app.request('POST', `/api/quizzes/${id}/publish`, { as: second.token, body: { contentHash } })
  expect([old.status, old.json.error.reason]).toEqual([409, 'quiz.stale'])
  expect((await publish(app, id, second.token)).status).toBe(200)
})

test('once public its questions stay: neither written anew nor taken away, but copied', async () => {
  const { app, ward, author, id } = await office()
  const second = await app.person('Hai', ['editor', ward.id])
  await publish(app, id, second.token)
  const as = author.token
  const { contentHash } = (await fullOf(app, id, as)).publishing
  const body = { title: 'T', questions: plainQuestions(3), contentHash }
  for (const [method, given] of [
    ['PUT', body],
    ['DELETE', undefined],
  ] as const) {
    const reply = await app.request(method, `/api/quizzes/${id}`, { as, body: given })
    expect([reply.status, reply.json.error.reason]).toEqual([409, 'quiz.not-draft'])
  }
  expect((await app.request('POST', `/api/quizzes/${id}/copy`, { as })).status).toBe(201)
})

test('a round added to a public quiz is seen by nobody until a second person lets it', async () => {
  const { app, ward, author, id } = await office()
  const second = await app.person('Hai', ['editor', ward.id])
  await publish(app, id, second.token)
  const { json } = await app.request('POST', `/api/quizzes/${id}/rounds`, { as: author.token, body: windowOf(app) })
  expect(json.proposed).toBe(true)
  const seen = async () => (await app.request('GET', `/api/rounds/${json.id}`)).status
  expect(await seen()).toBe(404)
  expect((await app.request('GET', '/api/quizzes')).json.quizzes[0].rounds).toEqual([])

  const approvedBy = (as: string) => approve(app, { quizId: id, roundId: json.id }, as)
  expect((await approvedBy(author.token)).json.error.reason).toBe('four-eyes')
  expect((await approvedBy(second.token)).status).toBe(200)
  expect(await seen()).toBe(200)
  expect((await approvedBy(second.token)).json.error.reason).toBe('round.public')
})

test('a field of the rules that is not known is refused by name', async () => {
  const { app, author, id } = await office()
  const body = { ...windowOf(app), rules: { questionCount: 2, poinst: 3 }, note: 'x' }
  const { status, json } = await app.request('POST', `/api/quizzes/${id}/rounds`, { as: author.token, body })
  expect(status).toBe(400)
  expect(json.error.details.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
    'note',
    'rules.poinst',
  ])
})
