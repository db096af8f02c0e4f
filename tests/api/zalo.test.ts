import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { connectionAlarms, oaTokens } from '../../db/schema/connection.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'

/** The app in front of a simulator that is its Zalo, both on one clock. */
async function connected(env: Record<string, string> = {}) {
  const simulator = await startSimulator({
    app: {
      appId: testEnvironment.ZALO_APP_ID,
      appSecret: testEnvironment.ZALO_APP_SECRET,
      oaId: testEnvironment.ZALO_OA_ID,
      oaSecret: testEnvironment.ZALO_OA_SECRET,
    },
  })
  onTestFinished(() => simulator.stop())
  const app = await testApp({
    startAt: simulator.clock.now(),
    env: { ZALO_REFRESH_TOKEN: '', ZALO_OAUTH_URL: simulator.url, ZALO_OPENAPI_URL: simulator.url, ...env },
  })
  const unit = await app.unit('Phường Mẫu')
  const admin = await app.person('Trần Quản Trị', ['admin', unit.id])
  const advance = (ms: number) => {
    simulator.clock.advance(ms)
    app.clock.at = simulator.clock.now()
  }
  return {
    app,
    simulator,
    admin,
    unit,
    advance,
    view: async () => (await app.request('GET', '/api/zalo/connection', { as: admin.token })).json,
    ask: async () => (await app.request('POST', '/api/zalo/consent', { as: admin.token })).json.url as string,
    /** What the browser of the account's administrator does: consents, and follows Zalo back. */
    async consent(url: string) {
      const back = await fetch(url, { redirect: 'manual' })
      const { pathname, search } = new URL(back.headers.get('location') ?? '')
      return { path: pathname + search, page: await app.request('GET', pathname + search) }
    },
    alarms: () => app.database.db.select().from(connectionAlarms),
  }
}

test('a consent asked for at the console becomes a working pair, encrypted, with an audit line for the asking and the giving', async () => {
  const { app, ask, consent, view } = await connected()
  expect((await view()).state).toBe('never')
  const { page } = await consent(await ask())
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining('Đã kết nối') })
  expect(await app.deps.tokens.access()).toBeTruthy()
  expect(await view()).toMatchObject({ state: 'connected', alarms: [], consentUntil: app.clock.at + 90 * dayMs })
  const lines = await app.database.db.select({ action: auditLog.action }).from(auditLog)
  expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['connection.ask', 'connection.consent']))
})

test('a consent works once, only for this account, only with a state that was asked with, and within its days', async () => {
  const { app, ask, consent, advance } = await connected()
  const first = await consent(await ask())
  expect((await app.request('GET', first.path)).status).toBe(409)
  const path = (change: Record<string, string>) =>
    `/zalo/consent?${new URLSearchParams({ code: 'abc', oa_id: testEnvironment.ZALO_OA_ID, state: 'made up', ...change })}`
  expect((await app.request('GET', path({}))).status).toBe(409)
  expect((await app.request('GET', path({ oa_id: '1' }))).text).toContain('Nhầm tài khoản')
  expect((await app.request('GET', '/zalo/consent?code=1')).status).toBe(400)
  const late = await ask()
  advance(4 * dayMs)
  expect((await consent(late)).page.status).toBe(409)
  expect(await app.database.db.select().from(oaTokens)).toHaveLength(1)
})

test('a verifier that is saved at Zalo is used for every consent', async () => {
  const { app, ask, consent } = await connected({ ZALO_CODE_VERIFIER: 'dBjftJeZ4CVPmB92K27uhbUJU1p1rwW1gFWFOEjXkAB' })
  const [one, other] = [new URL(await ask()), new URL(await ask())]
  expect(one.searchParams.get('code_challenge')).toBe(other.searchParams.get('code_challenge'))
  expect(one.searchParams.get('state')).not.toBe(other.searchParams.get('state'))
  expect((await consent(one.href)).page.status).toBe(200)
  expect(await app.deps.tokens.access()).toBeTruthy()
})

test('a consent outlives the refresh token in the settings, whether that one was used or not', async () => {
  const { app, simulator, ask, consent } = await connected({ ZALO_REFRESH_TOKEN: 'one that was never exchanged' })
  await consent(await ask())
  const token = await app.deps.tokens.access()
  expect(token).toBeTruthy()
  expect(simulator.wire.filter(({ url }) => url.includes('/v4/oa/access_token'))).toHaveLength(1)
})

test('the clock’s work renews hours ahead, and once', async () => {
  const { app, simulator, ask, consent, advance } = await connected()
  await consent(await ask())
  const calls = () => simulator.wire.filter(({ url }) => url.includes('/v4/oa/access_token')).length
  await tick(app.deps)
  expect(calls()).toBe(1)
  advance(22 * hourMs)
  await Promise.all([tick(app.deps), tick(app.deps)])
  expect(calls()).toBe(2)
  await tick(app.deps)
  expect(calls()).toBe(2)
})

test('a refresh whose reply is lost keeps the old pair working, raises one alarm, and a new consent clears it', async () => {
  const { app, simulator, ask, consent, advance, view } = await connected()
  await consent(await ask())
  const before = await app.deps.tokens.access()
  advance(22 * hourMs)
  simulator.faults.set({ path: '/v4/oa/access_token', kind: 'drop-after', times: 1 })
  await tick(app.deps)
  expect(await app.deps.tokens.access()).toBe(before)
  expect((await view()).alarms).toMatchObject([{ kind: 'unanswered' }])
  // Zalo has spent the token though its reply never came: it says so from now on.
  for (let minute = 0; minute < 3; minute += 1) {
    advance(minuteMs)
    await tick(app.deps)
  }
  expect(await app.deps.tokens.access()).toBe(before)
  expect(await view()).toMatchObject({
    state: 'lost',
    alarms: [{ kind: 'lost', message: expect.stringContaining('cấp quyền lại') }],
  })
  expect(app.logged.filter(({ event }) => event === 'connection.lost')).toHaveLength(1)
  await consent(await ask())
  expect(await view()).toMatchObject({ state: 'connected', alarms: [] })
  expect(await app.deps.tokens.access()).not.toBe(before)
})

test('while Zalo does not answer the alarm counts, and passes by itself', async () => {
  const { app, simulator, ask, consent, advance, view, alarms } = await connected()
  await consent(await ask())
  advance(22 * hourMs)
  simulator.faults.set({ path: '/v4/oa/access_token', kind: 'http500', times: 2 })
  for (let minute = 0; minute < 3; minute += 1) {
    await tick(app.deps)
    advance(minuteMs)
  }
  expect((await view()).alarms).toEqual([])
  expect(await alarms()).toMatchObject([{ kind: 'unanswered', times: 2 }])
})

test('a consent that nobody renews is announced 30, 14, 7 and 1 days before it lapses, once each', async () => {
  const { app, ask, consent, simulator } = await connected()
  await consent(await ask())
  simulator.faults.set({ path: '/v4/oa/access_token', kind: 'http500' })
  const start = app.clock.at
  const said: number[] = []
  for (let day = 55; day <= 90; day += 1) {
    app.clock.at = start + day * dayMs
    await tick(app.deps)
    await tick(app.deps)
    if (app.logged.filter(({ event }) => event === 'connection.lapses').length > said.length) said.push(90 - day)
  }
  expect(said).toEqual([30, 14, 7, 1])
  const lapses = await app.database.db.select().from(connectionAlarms).where(eq(connectionAlarms.kind, 'lapses'))
  expect(lapses.map(({ clearedAt }) => clearedAt === null)).toEqual([false, false, false, true])
})

test('the account is shown as Zalo knows it, and what Zalo refuses in words', async () => {
  const { app, admin, ask, consent, simulator } = await connected()
  await consent(await ask())
  const about = async () => (await app.request('GET', '/api/zalo/account', { as: admin.token })).json
  expect(await about()).toMatchObject({ profile: { id: testEnvironment.ZALO_OA_ID, verified: true }, problem: null })
  simulator.faults.set({ path: '/v2.0/oa/getoa', kind: 'error', code: -204 })
  expect(await about()).toMatchObject({ profile: null, problem: expect.stringContaining('-204') })
})

test('only an administrator at the top connects the account', async () => {
  const { app, unit } = await connected()
  const below = await app.unit('Tổ 1', { parentId: unit.id, kind: 'residential_group' })
  const other = await app.person('Lê Tổ Trưởng', ['admin', below.id])
  expect((await app.request('POST', '/api/zalo/consent', { as: other.token })).status).toBe(403)
  expect((await app.request('GET', '/api/zalo/connection', { as: other.token })).status).toBe(403)
})
