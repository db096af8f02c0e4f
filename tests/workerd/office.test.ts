import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { testEnvironment } from '../support/environment.ts'
import { type Offices, startOffices } from '../support/offices.ts'
import { signed, userText } from '../support/zalo.ts'

// A deployment of offices, each an object in workerd, as the Worker is deployed; Zalo over HTTP.
const otherAccount = '2345678901234567999'
let simulator: Simulator
let offices: Offices

beforeAll(async () => {
  simulator = await startSimulator({
    app: {
      appId: testEnvironment.ZALO_APP_ID,
      appSecret: testEnvironment.ZALO_APP_SECRET,
      oaId: testEnvironment.ZALO_OA_ID,
      oaSecret: testEnvironment.ZALO_OA_SECRET,
    },
  })
  offices = await startOffices({
    EVENTS_HOST: 'events.loa.test',
    ...{ ZALO_OPENAPI_URL: simulator.url, ZALO_OAUTH_URL: simulator.url, ZALO_GRAPH_URL: simulator.url },
  })
  await offices.make('mau.loa.test', { ZALO_REFRESH_TOKEN: simulator.issueRefreshToken() })
})

afterAll(async () => {
  await offices?.stop()
  await simulator?.stop()
})

test.each([
  ['mau.loa.test', 'by the name of the host'],
  ['events.loa.test', 'by the account, where one address takes the events of several'],
])('a signed webhook at %s is stored and answered: %s', async (host) => {
  const resident = await simulator.addUser({ name: 'Trần Văn Nghe', follows: true })
  const { body, headers } = signed(userText({ clock: { at: Date.now() } }, 'hướng dẫn', resident.id))
  const post = () => offices.ask(`http://${host}/webhook/zalo`, { method: 'POST', body, headers })
  expect(await (await post()).json()).toEqual({ ok: true })
  expect(await (await post()).json()).toEqual({ ok: true, repeated: true })
  await expect.poll(() => simulator.chat(resident.id).length, { timeout: 20_000 }).toBeGreaterThan(0)
  expect(JSON.stringify(simulator.chat(resident.id))).toContain('kênh thông tin chính thức')
})

test('a forged webhook is refused, and one of an account that no office has finds nobody', async () => {
  const event = userText({ clock: { at: Date.now() } }, 'giả mạo')
  const post = (host: string, { body, headers }: ReturnType<typeof signed>) =>
    offices.ask(`http://${host}/webhook/zalo`, { method: 'POST', body, headers })
  expect((await post('events.loa.test', signed(event, { secret: 'another secret' }))).status).toBe(401)
  const stray = { ...event, recipient: { id: otherAccount } }
  expect((await post('events.loa.test', signed(stray))).status).toBe(404)
  const large = signed({ ...event, message: { text: 'a'.repeat(300_000), msg_id: '1' } })
  expect((await post('events.loa.test', large)).status).toBe(404)
})

test('a host that is no office finds nothing, and leaves nothing', async () => {
  const reply = await offices.ask('http://xa-la.loa.test/health')
  expect([reply.status, ((await reply.json()) as { error: { code: string } }).error.code]).toEqual([404, 'NOT_FOUND'])
})

test('only the key of operators makes an office, and not with settings that cannot run', async () => {
  const put = (body: string, authorization: string) =>
    offices.ask('http://moi.loa.test/.office/settings', { method: 'PUT', body, headers: { authorization } })
  expect((await put('{}', 'Bearer a key of nobody, at least thirty-two characters long')).status).toBe(404)
  for (const body of ['', '[]', 'null', '{"PUBLIC_URL":5}', '{"PUBLIC_URL":"http://moi.loa.test"}']) {
    const reply = await offices.operate('moi.loa.test', 'settings', { method: 'PUT', body })
    expect(reply.status, body).toBe(400)
  }
  expect((await offices.ask('http://moi.loa.test/health')).status).toBe(404)
  await expect(offices.make('moi.loa.test')).rejects.toThrow(`the account ${testEnvironment.ZALO_OA_ID} is another`)
})
