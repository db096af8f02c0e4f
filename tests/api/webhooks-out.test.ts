import { lookup } from 'node:dns/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { eq } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { cryptWith } from '../../bot/crypt.ts'
import { isPublicAddress } from '../../bot/feed/body.ts'
import { tick } from '../../bot/tick.ts'
import { tellingOut } from '../../bot/webhooks/post.ts'
import { resealAll } from '../../core/reseal.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { noteWebhooks } from '../../core/webhooks/note-due.ts'
import { sendWebhooks } from '../../core/webhooks/send-due.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { people } from '../../db/schema/people.ts'
import { type WebhookEvent, webhookMessages, webhooks } from '../../db/schema/webhooks.ts'
import { testApp } from '../support/app.ts'
import { openRound } from '../support/quiz.ts'
import { receiver } from '../support/receiver.ts'

/** An office with an admin who can be written to, and a door that is told. */
async function office({ startAt }: { startAt?: number } = {}) {
  const there = await receiver()
  const waiting = (timeoutMs: number) => tellingOut({ allowedHosts: [there.host], timeoutMs })
  const app = await testApp({ startAt, tellOut: waiting(5_000) })
  /** Asks a door that never answers with a short wait, then waits again as long as a loaded machine may need. */
  const deafly = async (work: () => Promise<unknown>) => {
    there.door.status = 'never'
    app.deps.tellOut = waiting(500)
    await work()
    await app.settled()
    app.deps.tellOut = waiting(5_000)
  }
  const ward = await app.unit('Phường Mẫu')
  const other = await app.unit('Phường Khác')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  await app.deps.write((tx) =>
    tx.update(people).set({ oaUserId: 'oa-admin', follows: true }).where(eq(people.id, admin.id)),
  )
  const make = async (events: WebhookEvent[], url = there.url) => {
    const reply = await app.request('POST', '/api/webhooks', {
      as: admin.token,
      body: { unitId: ward.id, url, events },
    })
    expect(reply.status, reply.text).toBe(201)
    return reply.json as { id: string; secret: string }
  }
  const minute = async (ms = minuteMs) => {
    app.clock.at += ms
    await noteWebhooks(app.system)
    await sendWebhooks(app.system)
  }
  const hook = async () => (await app.database.db.select().from(webhooks))[0]
  const messages = () => app.database.db.select().from(webhookMessages)
  const act = (id: string, act: string) => app.request('POST', `/api/webhooks/${id}/${act}`, { as: admin.token })
  return { app, there, ward, other, admin, make, minute, hook, messages, act, deafly }
}

const typesOf = (received: { body: string }[]) => received.map(({ body }) => JSON.parse(body).type)

test('a test is signed as Standard Webhooks has it, and a forged or changed one is none', async () => {
  // The package that checks it looks at the clock of the wall.
  const { app, there, make, act } = await office({ startAt: Date.now() })
  const { id, secret } = await make(['digest.sent'])
  expect(secret).toMatch(/^whsec_/)
  expect((await act(id, 'test')).status).toBe(202)
  await app.settled()
  expect(there.received).toHaveLength(1)
  const { body, headers } = there.received[0]!
  const signed = headers as Record<string, string>
  expect(new Webhook(secret).verify(body, signed)).toMatchObject({ type: 'test' })
  expect(() => new Webhook(secret).verify(body.replace('test', 'toast'), signed)).toThrow()
  const renewed = (await act(id, 'secret')).json.secret
  expect(() => new Webhook(renewed).verify(body, signed)).toThrow()
  await act(id, 'test')
  await app.settled()
  const next = there.received[1]!
  expect(new Webhook(renewed).verify(next.body, next.headers as Record<string, string>)).toBeTruthy()
})

test('what happens in a unit and below is told once, another unit’s is not, and nothing names anybody', async () => {
  const { app, there, ward, other, admin, make, minute } = await office()
  await make(['digest.sent', 'feedback.received', 'feedback.answered', 'quiz.closed'])
  const below = await app.unit('Tổ 1', { parentId: ward.id })
  const sender = await app.person('Trần Thị Bích', ['member', ward.id])
  const send = (unitId: string) =>
    app.request('POST', '/api/feedback', { as: sender.token, body: { unitId, text: 'Đèn đường ở ngõ 12 hỏng.' } })
  await send(below.id)
  await send(other.id)
  await minute()
  await minute()
  expect(typesOf(there.received)).toEqual(['feedback.received'])
  const { data } = JSON.parse(there.received[0]!.body)
  expect(data).toMatchObject({ unitId: below.id, category: expect.any(String), dueAt: expect.any(Number) })
  const answered = await app.request('POST', `/api/feedback/${data.id}/answer`, {
    as: admin.token,
    body: {
      text: 'Đã thay bóng đèn ngõ 12.',
      action: 'thay bóng đèn ngõ 12',
      actionBy: 'Tổ điện phường',
      actionOn: '2026-11-23',
      document: '',
    },
  })
  expect(answered.status, answered.text).toBeLessThan(300)
  const round = await openRound(app, ward.id)
  await minute()
  expect(typesOf(there.received).slice(1)).toEqual(['feedback.answered'])
  const { closesAt } = (await app.request('GET', `/api/rounds/${round.id}`)).json.round ?? round
  await minute(Math.max(minuteMs, (closesAt ?? app.clock.at + dayMs) - app.clock.at + minuteMs))
  expect(typesOf(there.received).slice(2)).toContain('quiz.closed')
  for (const { body } of there.received)
    for (const word of ['Bích', sender.id, 'ngõ 12', admin.id]) expect(body).not.toContain(word)
})

test('a target that answers 500 is asked ever more seldom, told all in order once it is well, each under its own id', async () => {
  const { app, there, ward, make, minute, hook, messages } = await office()
  await make(['feedback.received'])
  there.door.status = 500
  const send = () => app.request('POST', '/api/feedback', { body: { unitId: ward.id, text: 'Đèn đường hỏng rồi.' } })
  await send()
  await minute()
  await send()
  await minute()
  await minute()
  await minute()
  const asked = there.received.length
  expect(asked).toBeGreaterThan(1)
  expect(asked).toBeLessThan(4)
  expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect((await messages())[0]).toMatchObject({ state: 'waiting', status: 500, reason: 'status' })
  there.door.status = 200
  await minute(hourMs)
  expect((await messages()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
  expect(await hook()).toMatchObject({ failures: 0, failingSince: null })
})

test('a target that answers 500 for a day is told nothing more, its admin is told why, and goes on when somebody lets it', async () => {
  const { app, there, ward, admin, make, minute, hook, act } = await office()
  const { id } = await make(['feedback.received'])
  there.door.status = 500
  await app.request('POST', '/api/feedback', { body: { unitId: ward.id, text: 'Đèn đường hỏng rồi.' } })
  for (let hour = 0; hour < 23; hour++) await minute(hourMs)
  expect((await hook())?.stopped).toBeNull()
  await minute(2 * hourMs)
  await minute(2 * hourMs)
  expect(await hook()).toMatchObject({ stopped: 'failing' })
  const asked = there.received.length
  await minute(5 * hourMs)
  expect(there.received).toHaveLength(asked)
  const { sendReplies } = await import('../../core/replies/send.ts')
  await sendReplies(app.system)
  expect(app.sent.map(({ to, content }) => [to.id, content.text])).toEqual([
    ['oa-admin', expect.stringContaining(`tạm dừng báo tin cho ${there.host}`)],
  ])
  const [listed] = (await app.request('GET', '/api/webhooks', { as: admin.token })).json.webhooks
  expect(listed).toMatchObject({ stopped: 'failing', waiting: 1, messages: [{ status: 500, state: 'waiting' }] })
  expect(listed).not.toHaveProperty('sealedSecret')
  there.door.status = 200
  expect((await act(id, 'resume')).status).toBe(200)
  await app.settled()
  expect(there.received).toHaveLength(asked + 1)
  expect(await hook()).toMatchObject({ stopped: null })
})

test('a target that does not answer in time is slow, one that says gone is stopped at once, and no redirect is followed', async () => {
  const { app, there, make, messages, hook, act, deafly } = await office()
  const { id } = await make(['digest.sent'])
  await deafly(() => act(id, 'test'))
  expect((await messages())[0]).toMatchObject({ state: 'waiting', reason: 'slow', status: null })
  there.door.status = 302
  there.door.location = 'http://169.254.169.254/latest/meta-data'
  await act(id, 'resume')
  await app.settled()
  expect((await messages())[0]).toMatchObject({ status: 302, reason: 'status' })
  there.door.status = 410
  await act(id, 'resume')
  await app.settled()
  expect(await hook()).toMatchObject({ stopped: 'gone' })
})

test.each([
  ['http://cong.example.vn/loa', 'webhook.address'],
  ['ftp://cong.example.vn/', 'webhook.address'],
  ['https://ten:mat-khau@cong.example.vn/', 'webhook.address'],
  ['khong phai dia chi', 'webhook.address'],
  ['https://127.0.0.1/', 'webhook.private'],
  ['https://10.0.0.5/', 'webhook.private'],
  ['https://[::1]/', 'webhook.private'],
  ['https://[::ffff:192.168.1.1]/', 'webhook.private'],
  ['https://2130706433/', 'webhook.private'],
  ['https://may-chu.local/', 'webhook.private'],
])('%s is no target', async (url, reason) => {
  const { app, ward, admin } = await office()
  const body = { unitId: ward.id, url, events: ['digest.sent'] }
  expect(await app.request('POST', '/api/webhooks', { as: admin.token, body })).toMatchObject({
    status: 400,
    json: { error: { reason } },
  })
})

test('a target that has become private since is told nothing more', async () => {
  const { app, make, hook, act, messages } = await office()
  const { id } = await make(['digest.sent'])
  await app.deps.write((tx) => tx.update(webhooks).set({ url: 'https://127.0.0.1:9/' }))
  await act(id, 'test')
  await app.settled()
  expect(await hook()).toMatchObject({ stopped: 'private' })
  expect((await messages())[0]).toMatchObject({ reason: 'private' })
})

test('another unit’s admin sees and changes no target; a removed one is told nothing', async () => {
  const { app, other, ward, there, admin, make, minute } = await office()
  const { id } = await make(['feedback.received'])
  const neighbour = await app.person('Láng Giềng', ['admin', other.id])
  expect((await app.request('GET', '/api/webhooks', { as: neighbour.token })).json.webhooks).toEqual([])
  for (const act of ['pause', 'resume', 'secret', 'test'])
    expect((await app.request('POST', `/api/webhooks/${id}/${act}`, { as: neighbour.token })).status).toBe(404)
  expect((await app.request('DELETE', `/api/webhooks/${id}`, { as: neighbour.token })).status).toBe(404)
  await app.request('POST', '/api/feedback', { body: { unitId: ward.id, text: 'Đèn đường hỏng rồi.' } })
  await noteWebhooks(app.system)
  await app.request('DELETE', `/api/webhooks/${id}`, { as: admin.token })
  await minute()
  expect(there.received).toEqual([])
})

test('a secret rests sealed, and is sealed anew with a new key', async () => {
  const { app, make, hook } = await office()
  const { secret } = await make(['digest.sent'])
  const before = (await hook())?.sealedSecret ?? ''
  expect(before).not.toContain(secret.slice(6))
  const newest = cryptWith(['a new key of thirty-two letters or more'])
  await resealAll(app.system, { newest, any: app.deps.crypt })
  expect(await newest.unseal((await hook())?.sealedSecret ?? '')).toBe(secret)
})

test('two processes tell a target once', async () => {
  const { app, there, ward, make } = await office()
  await make(['feedback.received'])
  for (let i = 0; i < 3; i++)
    await app.request('POST', '/api/feedback', { body: { unitId: ward.id, text: `Đèn đường hỏng ở ngõ ${i}.` } })
  app.clock.at += minuteMs
  await Promise.all([noteWebhooks(app.system), noteWebhooks(app.system)])
  // One of them reads its clock before the other does.
  await Promise.all([sendWebhooks(app.system), sendWebhooks({ ...app.system, now: () => app.clock.at - 1000 })])
  expect(there.received).toHaveLength(3)
})

test('however much happened since the last look, all of it is put in line once, across events and in order', async () => {
  const { app, ward, make, messages } = await office()
  await make(['feedback.received', 'feedback.answered'])
  const at = app.clock.at
  await app.deps.write(async (tx) => {
    for (let i = 0; i < 450; i++)
      await tx.insert(feedback).values({
        ...{
          id: `fb_${i}`,
          trackCode: `MA-${i}`,
          unitId: ward.id,
          channel: 'web',
          text: 'Đèn hỏng.',
          category: 'khac',
        },
        // Many within one instant: what comes after them in it is not left out.
        ...{ createdAt: at + Math.floor(i / 300), updatedAt: at, acceptBy: at, dueAt: at + dayMs },
        answeredAt: i % 2 === 0 ? at + 5 : null,
      })
  })
  app.clock.at += minuteMs
  await noteWebhooks(app.system)
  const of = async (event: string) =>
    (await messages()).filter((one) => one.event === event).map((one) => one.subjectId)
  expect(new Set(await of('feedback.received')).size).toBe(450)
  expect(await of('feedback.answered')).toHaveLength(225)
  app.clock.at += minuteMs
  await noteWebhooks(app.system)
  expect(await messages()).toHaveLength(675)
  const [hook] = await app.database.db.select().from(webhooks)
  expect(hook?.lookedAt).toBe(app.clock.at)
})

test('the minute’s work asks no target, and one that never stops speaking or says nothing keeps no other waiting', async () => {
  const { app, there, ward, admin, make, messages } = await office()
  const { id } = await make(['feedback.received'])
  there.door.status = 'never'
  const endless = createServer((_request, response) => {
    response.writeHead(200)
    const more = () => void (response.destroyed || response.write('x'.repeat(65_536), more))
    more()
  })
  await new Promise<void>((listening) => endless.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void endless.close())
  const host = `127.0.0.1:${(endless.address() as AddressInfo).port}`
  app.deps.tellOut = tellingOut({ allowedHosts: [there.host, host], timeoutMs: 2_000 })
  const url = `http://${host}/`
  const body = { unitId: ward.id, url, events: ['feedback.received'] }
  const other = (await app.request('POST', '/api/webhooks', { as: admin.token, body })).json.id
  await app.request('POST', '/api/feedback', { body: { unitId: ward.id, text: 'Đèn đường hỏng rồi.' } })
  app.clock.at += minuteMs
  await tick(app.deps, { outside: false })
  expect((await messages()).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
  ])
  await tick(app.deps)
  const of = async (hookId: string) => (await messages()).find(({ webhookId }) => webhookId === hookId)
  expect(await of(other)).toMatchObject({ state: 'sent', status: 200 })
  expect(await of(id)).toMatchObject({ state: 'waiting', reason: 'slow' })
})

test('a name that leads into the office’s own network is refused when it is asked, not only as it is written', async () => {
  // Each machine knows itself by a name; where that leads nowhere, nothing is asked either.
  const told = await tellingOut({ timeoutMs: 2_000 }).post(`https://${hostname()}:9/`, '{}', {})
  expect(told).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/^(private|unreachable|slow)$/) })
  const known = await lookup(hostname(), { all: true }).catch(() => [])
  if (known.some(({ address }) => !isPublicAddress(address))) expect(told).toMatchObject({ reason: 'private' })
})
