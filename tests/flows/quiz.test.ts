import { expect, test } from 'vitest'
import { attempts, standings } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { type DyingRequest, deaths, serveElsewhere } from '../support/dying.ts'
import { answersTo, endRound, openRound, scoreOf, start } from '../support/quiz.ts'

async function contest() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  await app.request('PATCH', '/api/session', { as: token, body: { unitId: ward.id } })
  const round = await openRound(app, ward.id, { maxAttempts: 1 })
  const elsewhere = (dies: DyingRequest['dies'], path: string, body: unknown = {}) =>
    serveElsewhere({ url: app.database.url, at: app.clock.at, dies, method: 'POST', path, token, body })
  return { app, round, token, elsewhere }
}

test.each(deaths)('the process dies %s of a start: asked again, one attempt and one paper', async (death) => {
  const { app, round, token, elsewhere } = await contest()
  expect(await elsewhere(death, `/api/rounds/${round.id}/attempts`)).toBeNull()
  const left = await app.database.db.select().from(attempts)
  expect(left).toHaveLength(death === 'before the reply' ? 1 : 0)

  app.clock.at += 60_000
  const begun = await start(app, round.id, token)
  expect(begun.questions).toHaveLength(5)
  const rows = await app.database.db.select().from(attempts)
  expect(rows).toHaveLength(1)
  if (left[0]) expect(rows).toEqual(left)
})

test.each(deaths)('the process dies %s of a submit: sent again, one result', async (death) => {
  const { app, round, token, elsewhere } = await contest()
  const { attemptId, questions } = await start(app, round.id, token)
  const path = `/api/attempts/${attemptId}/submit`
  const body = { answers: answersTo(questions, 4) }
  app.clock.at += 20_000
  const handedAt = app.clock.at
  expect(await elsewhere(death, path, body)).toBeNull()

  app.clock.at += 5000
  const kept = death === 'before the reply'
  const submittedAt = kept ? handedAt : app.clock.at
  const again = await app.request('POST', path, { as: token, body })
  expect(again.json).toMatchObject({ total: 5, submittedAt, ...(kept && { repeated: true }) })
  expect(await scoreOf(app, attemptId)).toBe(4)
  expect((await app.request('POST', path, { as: token, body: { answers: [] } })).json).toEqual({
    ...again.json,
    repeated: true,
  })

  expect(await app.database.db.select().from(standings)).toMatchObject([{ score: 4, participants: 1, entries: 1 }])
  endRound(app, round)
  const standing = await app.request('GET', `/api/rounds/${round.id}/standing`, { as: token })
  expect(standing.json.me).toMatchObject({ rank: 1, score: 4, total: 5 })
})

test('two processes take the same paper at once: one result, told to both', async () => {
  const { app, round, token, elsewhere } = await contest()
  const { attemptId, questions } = await start(app, round.id, token)
  const path = `/api/attempts/${attemptId}/submit`
  const replies = await Promise.all([
    elsewhere('never', path, { answers: answersTo(questions, 5) }),
    elsewhere('never', path, { answers: answersTo(questions, 1) }),
  ])
  expect(replies.map((reply) => reply?.status)).toEqual([200, 200])
  expect(replies[0]?.json.score).toBe(replies[1]?.json.score)
  expect(replies.filter((reply) => reply?.json.repeated)).toHaveLength(1)
  expect(await app.database.db.select().from(standings)).toMatchObject([{ participants: 1, entries: 1 }])
})
