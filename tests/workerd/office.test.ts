import fc from 'fast-check'
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
  await expect.poll(() => simulator.chat(resident.id).length).toBeGreaterThan(0)
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

test('no row of one office is read by another, whatever is asked of them in whatever order', async () => {
  const hosts = ['mot.loa.test', 'hai.loa.test', 'ba.loa.test'] as const
  for (const [at, host] of hosts.entries()) await offices.make(host, { ZALO_OA_ID: `400000000000000000${at}` })
  const told = new Map<string, string[]>(hosts.map((host) => [host, []]))
  const step = fc.record({
    host: fc.constantFrom(...hosts),
    way: fc.constantFrom('question' as const, 'event' as const),
    word: fc.stringMatching(/^[a-z]{12}$/),
  })
  const ask = async ({
    host,
    way,
    word,
  }: {
    host: (typeof hosts)[number]
    way: 'question' | 'event'
    word: string
  }) => {
    const text = `${host.split('.')[0]}x${word} là gì?`
    const event = userText({ clock: { at: Date.now() } }, text)
    const recipient = { id: `400000000000000000${hosts.indexOf(host)}` }
    const reply =
      way === 'event'
        ? await offices.ask('http://events.loa.test/webhook/zalo', {
            method: 'POST',
            ...signed({ ...event, recipient }),
          })
        : await offices.ask(`http://${host}/api/questions`, {
            ...{ method: 'POST', body: JSON.stringify({ text }) },
            headers: { 'content-type': 'application/json' },
          })
    expect(reply.status).toBe(way === 'event' ? 200 : 201)
    await reply.arrayBuffer()
    told.get(host)?.push(word)
  }
  const sequences = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
    await Promise.all(steps.map(ask))
  })
  await fc.assert(sequences, { numRuns: 4, seed: 62, endOnFailure: true })
  // Every row of each: what was said to it, and nothing that was said to another.
  for (const host of hosts) {
    const { pieces } = (await (await offices.operate(host, 'rows')).json()) as { pieces: string[] }
    const texts = await Promise.all(pieces.map(async (_, at) => (await offices.operate(host, `pieces/${at}`)).text()))
    const rows = texts.join('\n')
    for (const [other, words] of told)
      for (const word of words)
        expect(rows.includes(`${other.split('.')[0]}x${word}`), `${word} in ${host}`).toBe(other === host)
  }
})

test('one that is closed answers nobody, and the others go on', async () => {
  await offices.operate('mot.loa.test', 'doors', { method: 'PUT', body: 'closed' })
  const health = async (host: string) => (await offices.ask(`http://${host}/health`)).status
  expect([await health('mot.loa.test'), await health('hai.loa.test')]).toEqual([503, 200])
  await offices.operate('mot.loa.test', 'doors', { method: 'PUT', body: 'open' })
  expect(await health('mot.loa.test')).toBe(200)
})
