import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { offlineContext } from '../../bot/offline-context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { grantRole } from '../../core/people/roles.ts'
import { makeLoginLink, signInByLink } from '../../core/people/sessions.ts'
import { system } from '../../core/roles.ts'
import { minuteMs } from '../../core/time.ts'
import { createUnit } from '../../core/units/units.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { replies } from '../../db/schema/replies.ts'
import { units } from '../../db/schema/units.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../support/database.ts'
import { testEnvironment } from '../support/environment.ts'
import { conventionText } from '../support/library.ts'
import { serveOverHttp } from '../support/libsql-http.ts'
import { refuses, startModel, writes } from '../support/model.ts'
import { workerScript } from '../support/offices.ts'
import { codeOf } from '../support/totp.ts'
import { signed, userText } from '../support/zalo.ts'

// The Worker on the road that is not supported any more: run in workerd, its database over HTTP, Zalo over HTTP.
let script = ''
let database: TemporaryDatabase
let bridge: Awaited<ReturnType<typeof serveOverHttp>>
let simulator: Simulator
let model: Awaited<ReturnType<typeof startModel>>
let worker: Miniflare

beforeAll(async () => {
  script = await workerScript()
  database = await temporaryDatabase()
  bridge = await serveOverHttp(database.url)
  simulator = await startSimulator({
    app: {
      appId: testEnvironment.ZALO_APP_ID,
      appSecret: testEnvironment.ZALO_APP_SECRET,
      oaId: testEnvironment.ZALO_OA_ID,
      oaSecret: testEnvironment.ZALO_OA_SECRET,
    },
  })
  model = await startModel(writes('Chó ra đường phải đeo rọ mõm và có người dắt [1].'))
  await createUnit({ ...database, now: Date.now, actor: system } as never, { name: 'Phường Mẫu', kind: 'ward' })
  const ctx = offlineContext(database, { llm: null, link: (path) => path })
  await importDocuments(ctx, [documentFromText('quy-uoc.md', conventionText)])
  worker = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: script }],
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings: {
      ...testEnvironment,
      ...model.env,
      ZALO_REFRESH_TOKEN: simulator.issueRefreshToken(),
      DATABASE_URL: bridge.url,
      ZALO_OPENAPI_URL: simulator.url,
      ZALO_OAUTH_URL: simulator.url,
      ZALO_GRAPH_URL: simulator.url,
    },
  })
  await worker.ready
})

afterAll(async () => {
  await worker?.dispose()
  await simulator?.stop()
  await model?.stop()
  await bridge?.stop()
  await database?.remove()
})

test('node-cron is not in the bundle, nor anything else that only Node has', () => {
  expect(script).not.toMatch(/node-cron|node_modules\/libsql|@hono\/node-server/)
})

test('health tells the state of the database over HTTP', async () => {
  const reply = await worker.dispatchFetch('http://loa.test/health')
  expect(await reply.json()).toMatchObject({ database: 'ok' })
})

test('a signed webhook is stored, and its question answered in the chat', async () => {
  const resident = await simulator.addUser({ name: 'Trần Văn Nghe', follows: true })
  const event = userText({ clock: { at: Date.now() } }, 'hướng dẫn', resident.id)
  const { body, headers } = signed(event)
  const reply = await worker.dispatchFetch('http://loa.test/webhook/zalo', { method: 'POST', body, headers })
  expect(reply.status).toBe(200)
  await expect.poll(() => simulator.chat(resident.id).length).toBeGreaterThan(0)
  expect(JSON.stringify(simulator.chat(resident.id))).toContain('kênh thông tin chính thức')
  expect(await database.db.select().from(inboxEvents)).toMatchObject([{ state: 'done', body: '' }])
})

test('a model writes the answer, checked as everywhere', async () => {
  const ask = async () => {
    const reply = await worker.dispatchFetch('http://loa.test/api/questions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Chó ra đường phải đeo gì?' }),
    })
    return (await reply.json()) as { origin: string; sentences?: string[]; text: string }
  }
  expect(await ask()).toMatchObject({
    origin: 'model',
    sentences: ['Chó ra đường phải đeo rọ mõm và có người dắt [1].'],
  })
  model.behaviour = writes('Chó ra đường phải nộp 500.000 đồng [1].')
  const refused = await ask()
  expect(refused).toMatchObject({ origin: 'extractive' })
  expect(refused.text).toContain('rọ mõm')
})

test('the calls of an address are counted over its requests, as on Node', async () => {
  const minute = () => Math.floor(Date.now() / minuteMs)
  const callsFrom = async (address: string) => {
    const replies = []
    const headers = { 'cf-connecting-ip': address }
    for (let i = 0; i < 80; i++)
      replies.push(await worker.dispatchFetch('http://loa.test/api/feedback/track/ABC123', { headers }))
    return replies
  }
  let began = minute()
  let replies = await callsFrom('203.0.113.7')
  // A count begins anew with each minute of the Worker's own clock.
  while (minute() !== began) {
    began = minute()
    replies = await callsFrom('203.0.113.8')
  }
  expect(replies.map(({ status }) => status)).toEqual([...Array(60).fill(404), ...Array(20).fill(429)])
  expect(replies.at(-1)?.headers.get('ratelimit-policy')).toBe('"address";q=60;w=60')
})

test('a model that failed is let alone by the requests that follow', async () => {
  model.behaviour = refuses(500)
  const before = model.asked.length
  for (let i = 0; i < 3; i++) {
    const reply = await worker.dispatchFetch('http://loa.test/api/questions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Chó ra đường phải đeo gì?' }),
    })
    expect(await reply.json()).toMatchObject({ origin: 'extractive' })
  }
  expect(model.asked).toHaveLength(before + 1)
})

test('an admin sets up a second step: its secret is made, sealed and judged there too', async () => {
  const ctx = { ...offlineContext(database, { llm: null, link: (path) => path }), now: Date.now }
  const [unit] = await database.db.select().from(units)
  const { id } = await introducePerson(ctx, 'Quản Trị')
  await grantRole(ctx, { personId: id, role: 'admin', unitId: unit?.id ?? '' })
  const { token } = await signInByLink(ctx, await makeLoginLink(ctx, id))
  const post = async (path: string, body: object) => {
    const reply = await worker.dispatchFetch(`http://loa.test/api/session/second-step/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return (await reply.json()) as { secret: string; papers?: string[] }
  }
  const { secret } = await post('enrol', {})
  expect((await post('confirm', { code: codeOf(secret, Date.now()) })).papers).toHaveLength(10)
})

test('a forged webhook is refused', async () => {
  const { body } = signed(userText({ clock: { at: Date.now() } }, 'giả mạo'))
  const reply = await worker.dispatchFetch('http://loa.test/webhook/zalo', { method: 'POST', body })
  expect(reply.status).toBe(401)
})

test('the scheduled handler does the minute’s work', async () => {
  const resident = await simulator.addUser({ name: 'Lê Thị Chờ', follows: true })
  await database.write((tx) =>
    tx.insert(replies).values({
      id: 'rep_waiting',
      channel: 'oa_chat',
      recipient: resident.id,
      cause: 'test',
      causeId: '1',
      text: 'Tin nhắn đang chờ',
      dueAt: 0,
      createdAt: 0,
      updatedAt: 0,
    }),
  )
  // A Fetcher's `scheduled` runs the handler as the cron would; its published type leaves it out.
  const service = (await worker.getWorker()) as unknown as { scheduled(event: { cron: string }): Promise<unknown> }
  await service.scheduled({ cron: '* * * * *' })
  await expect.poll(() => JSON.stringify(simulator.chat(resident.id))).toContain('đang chờ')
})
