import { expect, onTestFinished, test } from 'vitest'
import { knownPerson } from '../../core/people/people.ts'
import { makeLoginLink } from '../../core/people/sessions.ts'
import { dayMs, minuteMs } from '../../core/time.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { testApp } from '../support/app.ts'

test('a sign-in link works once, sets a cookie that scripts cannot read, and opens the console’s own requests', async () => {
  const app = await testApp()
  const unit = await app.unit('Phường Mẫu')
  const editor = await app.person('Nguyễn Văn Biên', ['editor', unit.id])
  const secret = await makeLoginLink(app.system, editor.id)
  const reply = await app.request('POST', '/api/session/link', { body: { secret } })
  expect(reply.status).toBe(201)
  const cookie = reply.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  const me = await app.request('GET', '/api/session', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(me.json).toMatchObject({
    person: { id: editor.id },
    staff: true,
    roles: [{ role: 'editor', unitId: unit.id }],
  })
  for (const { headers } of [reply, me, await app.request('GET', '/api/audit')])
    expect(headers.get('cache-control')).toBe('no-store')
  const again = await app.request('POST', '/api/session/link', { body: { secret } })
  expect(again).toMatchObject({ status: 401, json: { error: { reason: 'link.used' } } })
})

test('each role tells what it lets its holder do, one that waits for the second step nothing', async () => {
  const app = await testApp({ env: { SECOND_STEP: 'required' } })
  const [a, b] = [await app.unit('Phường A'), await app.unit('Phường B')]
  const { token } = await app.person('Hai Việc', ['responder', a.id], ['editor', b.id], ['approver', b.id])
  const { json } = await app.request('GET', '/api/session', { as: token })
  const units = (act: string) =>
    json.roles.flatMap(({ may, unitId }: { may: string[]; unitId: string }) => (may.includes(act) ? [unitId] : []))
  expect([units('feedback.answer'), units('item.write'), units('item.approve')]).toEqual([[a.id], [b.id], []])
  expect(json.roles.map(({ role }: { role: string }) => role).sort()).toEqual(['approver', 'editor', 'responder'])
})

test('a sign-in link is too old after a quarter of an hour, a session after thirty days', async () => {
  const app = await testApp()
  const unit = await app.unit('Phường Mẫu')
  const editor = await app.person('Biên', ['editor', unit.id])
  const secret = await makeLoginLink(app.system, editor.id)
  app.clock.at += 15 * minuteMs
  expect((await app.request('POST', '/api/session/link', { body: { secret } })).status).toBe(401)
  app.clock.at += 30 * dayMs
  expect((await app.request('GET', '/api/session', { as: editor.token })).json.person).toBeNull()
})

test('signing out ends the session', async () => {
  const app = await testApp()
  const { token } = (await app.request('POST', '/api/session/guest')).json
  expect((await app.request('GET', '/api/session', { as: token })).json.person).toMatchObject({ guest: true })
  await app.request('DELETE', '/api/session', { as: token })
  expect((await app.request('GET', '/api/session', { as: token })).json.person).toBeNull()
})

test('the mini app’s token is checked with Zalo: its holder becomes the person the chat already knows', async () => {
  const simulator = await startSimulator()
  onTestFinished(() => simulator.stop())
  const app = await testApp({
    env: { ZALO_APP_ID: simulator.app.appId, ZALO_APP_SECRET: simulator.app.appSecret, ZALO_GRAPH_URL: simulator.url },
  })
  await app.unit('Phường Mẫu')
  const resident = simulator.addUser({ name: 'Trần Thị Bình', follows: true })
  const ids = { oaUserId: resident.id, appUserId: resident.uidByApp }
  const known = await app.database.write((tx) => knownPerson(tx, app.system, ids))
  const reply = await app.request('POST', '/api/session/zalo', { body: { accessToken: resident.accessToken } })
  expect(reply).toMatchObject({ status: 201, json: { personId: known.id } })
  const me = await app.request('GET', '/api/session', { as: reply.json.token })
  expect(me.json.person).toMatchObject({ name: 'Trần Thị Bình', guest: false })
  const again = await app.request('POST', '/api/session/zalo', { body: { accessToken: resident.accessToken } })
  expect(again.json.personId).toBe(reply.json.personId)
  const forged = await app.request('POST', '/api/session/zalo', { body: { accessToken: 'forged' } })
  expect(forged).toMatchObject({ status: 401, json: { error: { reason: 'zalo.token' } } })
})

test.each([
  [-501, 503, 'zalo.abroad'],
  [11004, 503, 'zalo.app'],
  [452, 401, 'zalo.token'],
])('Zalo’s code %i for a sign-in is told for what it is', async (code, status, reason) => {
  const simulator = await startSimulator()
  onTestFinished(() => simulator.stop())
  const app = await testApp({ env: { ZALO_GRAPH_URL: simulator.url } })
  simulator.faults.set({ path: '/v2.0/me', kind: 'error', code })
  const reply = await app.request('POST', '/api/session/zalo', { body: { accessToken: 'any' } })
  expect(reply).toMatchObject({ status, json: { error: { reason } } })
})

test('while Zalo does not answer, signing in says to try again', async () => {
  const app = await testApp()
  const reply = await app.request('POST', '/api/session/zalo', { body: { accessToken: 'any' } })
  expect(reply.status).toBe(503)
})

test('a person says where they belong; a unit that is not there is refused', async () => {
  const app = await testApp()
  const unit = await app.unit('Tổ dân phố 3')
  const { token } = (await app.request('POST', '/api/session/guest')).json
  const changed = await app.request('PATCH', '/api/session', { as: token, body: { unitId: unit.id, name: 'Hoa' } })
  expect(changed.json.person).toMatchObject({ unitId: unit.id, name: 'Hoa' })
  expect((await app.request('PATCH', '/api/session', { as: token, body: { unitId: 'un_none' } })).status).toBe(404)
})

test('a request of the wrong shape is told, in Vietnamese, which field is wrong', async () => {
  const app = await testApp()
  const reply = await app.request('POST', '/api/session/link', { body: { secret: 7 } })
  expect(reply).toMatchObject({ status: 400, json: { error: { code: 'INVALID' } } })
  expect(reply.json.error.details.fields).toEqual([
    { field: 'secret', problem: expect.stringContaining('không hợp lệ') },
  ])
})
