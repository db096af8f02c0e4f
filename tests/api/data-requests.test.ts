import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { healthCommand } from '../../bot/commands/health.ts'
import { clocksOf } from '../../core/people/requests/clocks.ts'
import { guestsKeptMs, requestsKeptMs, retain } from '../../core/people/retention.ts'
import { makeLoginLink, signInByLink } from '../../core/people/sessions.ts'
import { dayMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { dataRequests, people } from '../../db/schema/people.ts'
import { testApp } from '../support/app.ts'

const words = 'Xin đừng dùng tên tôi trong báo cáo'

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const group = await app.unit('Tổ 1', { parentId: ward.id })
  const officer = await app.person('Cán Bộ', ['responder', ward.id])
  const signIn = async () => (await signInByLink(app.system, await makeLoginLink(app.system, officer.id))).token
  const guest = async () => (await app.request('POST', '/api/session/guest')).json.token as string
  const register = async (query = '') =>
    (await app.request('GET', `/api/data-requests${query}`, { as: officer.token })).json.requests
  const act = (id: string, body: object) => app.request('POST', `/api/data-requests/${id}`, { as: officer.token, body })
  const alarms = async () => {
    const { dataRequestsWaiting, dataRequestsLate } = (await app.request('GET', '/api/overview', { as: officer.token }))
      .json
    return { open: dataRequestsWaiting, late: dataRequestsLate }
  }
  const mine = async (as: string) => (await app.request('GET', '/api/session/data', { as })).json.requests
  return { app, ward, group, officer, signIn, guest, register, act, alarms, mine }
}

test('a request has two working days to be taken up, and 15 days or 20 to be done', async () => {
  const { db } = (await office()).app.deps
  // A Friday before a weekend and the Culture Day of 24 November.
  const friday = Date.parse('2026-11-20T03:00:00Z')
  const { acknowledgeBy, dueAt } = await clocksOf(db, friday)
  expect(new Date(acknowledgeBy).toISOString()).toBe('2026-11-25T10:00:00.000Z')
  expect(dueAt - friday).toBe(15 * dayMs)
  expect((await clocksOf(db, friday, { others: true })).dueAt - friday).toBe(20 * dayMs)
})

test('what somebody asks in the app waits in the register with its clocks, and they read what came of it', async () => {
  const { app, officer, signIn, guest, register, act, alarms, mine } = await office()
  const token = await guest()
  const asked = await app.request('POST', '/api/session/requests', { as: token, body: { kind: 'object', text: words } })
  expect(asked.status).toBe(201)
  const [open] = await register()
  expect(open).toMatchObject({
    kind: 'object',
    text: words,
    late: false,
    doneAt: null,
    ...(await clocksOf(app.deps.db, app.clock.at)),
  })
  expect(await alarms()).toEqual({ open: 1, late: 0 })
  expect(await mine(token)).toMatchObject([{ kind: 'object', text: words, outcome: null }])

  app.clock.at = open.acknowledgeBy + 1
  expect(await alarms()).toEqual({ open: 1, late: 1 })
  await act(open.id, { act: 'acknowledge' })
  expect(await alarms()).toEqual({ open: 1, late: 0 })
  await act(open.id, { act: 'others' })
  await act(open.id, { act: 'put-off', days: 15, why: 'Cần hỏi công ty in ấn.' })
  expect((await act(open.id, { act: 'put-off', days: 1, why: 'Nữa.' })).json.error.reason).toBe('data.put-off')
  const [later] = await register()
  expect(later.dueAt - open.askedAt).toBe(35 * dayMs)
  app.clock.at = later.dueAt + 1
  // By then a session of before is over.
  officer.token = await signIn()
  expect((await register())[0].late).toBe(true)

  await act(open.id, { act: 'settle', outcome: 'done', answer: 'Đã bỏ tên khỏi báo cáo.' })
  expect((await act(open.id, { act: 'acknowledge' })).json.error.reason).toBe('data.done')
  expect(await alarms()).toEqual({ open: 0, late: 0 })
  expect(await register()).toEqual([])
  expect(await app.database.db.select().from(dataRequests)).toMatchObject([
    { kind: 'object', outcome: 'done', answer: 'Đã bỏ tên khỏi báo cáo.' },
  ])
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.subjectId, open.id))
  expect(lines.map(({ action }) => action)).toEqual(['data.ask', ...Array(4).fill('data.answer')])
  expect(JSON.stringify(lines)).not.toContain('báo cáo')
})

test('what came on paper runs from the day it came', async () => {
  const { app, officer, register } = await office()
  const askedAt = app.clock.at - 16 * dayMs
  const body = { kind: 'correct', askedBy: 'Bà Sáu', text: 'Sửa tên trong danh sách', askedAt }
  await app.request('POST', '/api/data-requests', { as: officer.token, body })
  expect(await register()).toMatchObject([{ who: 'Bà Sáu', late: true, askedAt }])
})

test('the register is kept at the top of the office alone', async () => {
  const { app, group } = await office()
  const below = await app.person('Tổ Trưởng', ['responder', group.id])
  expect((await app.request('GET', '/api/data-requests', { as: below.token })).status).toBe(403)
  expect((await app.request('GET', '/api/overview', { as: below.token })).json.dataRequestsLate).toBeNull()
  expect((await app.request('GET', '/api/session', { as: below.token })).json.may).not.toContain('data.answer')
})

test('what the app does at once stands in the register as done: taken away, put right, withdrawn, erased', async () => {
  const { app, guest, register } = await office()
  const token = await guest()
  const say = (body: object) => app.request('PATCH', '/api/session', { as: token, body })
  await say({ name: 'Chi Lan', consents: { contest: true, feedback: true } })
  await say({ name: 'Chị Lan', consents: { feedback: false } })
  await app.request('POST', '/api/session/data/json', { as: token })
  await app.request('POST', '/api/session/requests', { as: token, body: { kind: 'object', text: words } })
  await app.request('DELETE', '/api/session/person', { as: token })

  const done = await register('?done=true')
  expect(done.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'correct',
    'erase',
    'export',
    'object',
    'withdraw',
  ])
  for (const one of done)
    expect(one).toMatchObject({ byItself: true, outcome: 'done', personId: null, text: '', who: null })
})

test('a guest who left no more than such lines is let go of, and old lines go', async () => {
  const { app, guest } = await office()
  const token = await guest()
  await app.request('POST', '/api/session/data/json', { as: token })
  app.clock.at = Date.parse('2026-11-23T02:00:00Z') + guestsKeptMs + dayMs
  await retain(app.system)
  const guests = (await app.database.db.select().from(people)).filter(({ introducedAs }) => introducedAs === null)
  expect(guests).toEqual([])
  expect(await app.database.db.select().from(dataRequests)).toMatchObject([{ kind: 'export', personId: null }])
  app.clock.at += requestsKeptMs
  await retain(app.system)
  expect(await app.database.db.select().from(dataRequests)).toEqual([])
})

test('the operator’s command tells of requests past their clock, and fails then', async () => {
  const { app, officer } = await office()
  const said: string[] = []
  const health = () => healthCommand(app.system, (line) => said.push(line))
  expect(await health()).toBe(true)
  const body = { kind: 'erase', askedBy: 'Bà Sáu', text: 'Xoá tên', askedAt: app.clock.at - 16 * dayMs }
  await app.request('POST', '/api/data-requests', { as: officer.token, body })
  expect(await health()).toBe(false)
  expect(said.join('\n')).toContain('1 open, 1 past')
  expect(said.join()).not.toContain('Sáu')
})
