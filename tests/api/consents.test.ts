import { expect, test } from 'vitest'
import { consents } from '../../db/schema/people.ts'
import { testApp } from '../support/app.ts'
import { answersTo, endRound, openRound, start } from '../support/quiz.ts'

test('a ranking shows a name only while its owner agrees, and a withdrawn consent keeps its row', async () => {
  const app = await testApp()
  const unit = await app.unit('Phường Mẫu')
  const round = await openRound(app, unit.id)
  const { token } = (await app.request('POST', '/api/session/guest')).json
  const say = (body: object) => app.request('PATCH', '/api/session', { as: token, body })
  const shown = async () => (await app.request('GET', `/api/rounds/${round.id}/standing`)).json.top[0].name

  await say({ name: 'Trần Thị Bình' })
  const paper = await start(app, round.id, token)
  const answers = answersTo(paper.questions)
  await app.request('POST', `/api/attempts/${paper.attemptId}/submit`, { as: token, body: { answers } })
  endRound(app, round)
  expect(await shown()).toMatch(/^Người dự thi/)

  expect((await say({ showName: true })).json.person.showsName).toBe(true)
  await say({ showName: true })
  expect(await shown()).toBe('Trần Thị Bình')

  expect((await say({ showName: false })).json.person.showsName).toBe(false)
  expect(await shown()).toMatch(/^Người dự thi/)
  const rows = await app.deps.db.select().from(consents)
  expect(rows).toMatchObject([{ purpose: 'contest', givenAt: app.clock.at, withdrawnAt: app.clock.at }])
})

test('somebody who has not signed in has nothing to agree to', async () => {
  const app = await testApp()
  expect((await app.request('PATCH', '/api/session', { body: { showName: true } })).status).toBe(401)
})

test('each purpose is asked by itself and withdrawn by itself, with the day it was given', async () => {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  const { token } = (await app.request('POST', '/api/session/guest')).json
  const say = async (given: object) =>
    (await app.request('PATCH', '/api/session', { as: token, body: { name: 'Bình', consents: given } })).json.person
  expect((await app.request('GET', '/api/session', { as: token })).json.person.consents).toEqual([])
  await say({ contest: true })
  const day = app.clock.at
  app.clock.at += 1000
  expect((await say({ feedback: true })).consents).toEqual([
    { purpose: 'contest', givenAt: day },
    { purpose: 'feedback', givenAt: day + 1000 },
  ])
  expect((await say({ contest: false })).consents).toEqual([{ purpose: 'feedback', givenAt: day + 1000 }])
  const body = { consents: { advertising: true } }
  expect((await app.request('PATCH', '/api/session', { as: token, body })).status).toBe(400)
})

test('who answers reads a name only while its owner agrees to it', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const { token } = (await app.request('POST', '/api/session/guest')).json
  const say = (body: object) => app.request('PATCH', '/api/session', { as: token, body })
  const shown = async () =>
    (await app.request('GET', '/api/feedback', { as: responder.token })).json.feedback[0].personName
  await say({ name: 'Trần Thị Bình' })
  await app.request('POST', '/api/feedback', { as: token, body: { text: 'Đèn hỏng ở ngõ 12' } })
  expect(await shown()).toBeNull()
  await say({ consents: { feedback: true } })
  expect(await shown()).toBe('Trần Thị Bình')
  await say({ consents: { feedback: false } })
  expect(await shown()).toBeNull()
})
