import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { work } from '../../bot/tick.ts'
import { processInbox } from '../../core/inbox/process.ts'
import { dayMs } from '../../core/time.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { deliver, groupText, hexId, signed, userText } from '../support/zalo.ts'

const stored = (app: TestApp) => app.database.db.select().from(inboxEvents)

test('a signed event is durable before its 200', async () => {
  const app = await testApp()
  const reply = await deliver(app, userText(app, 'Thủ tục đăng ký tạm trú?'))
  expect(reply.status).toBe(200)
  expect(await stored(app)).toHaveLength(1)
})

test('Zalo’s own sample of the signature formula is accepted whatever the key order and spacing', async () => {
  const app = await testApp()
  const { app_id, timestamp, ...rest } = userText(app, 'xin chào')
  const body = `{ "timestamp": "${timestamp}",\n  "app_id":"${app_id}", ${JSON.stringify(rest).slice(1)}`
  const { headers } = signed({ app_id, timestamp }, { body })
  expect((await app.raw('/webhook/zalo', body, headers)).status).toBe(200)
})

test.each([
  ['without a signature', {}],
  ['with an empty one', { 'x-zevent-signature': '' }],
  ['with a short one', { 'x-zevent-signature': 'mac=abcd' }],
  ['with another’s', { 'x-zevent-signature': `mac=${'0'.repeat(64)}` }],
])('an event %s is refused and not kept', async (_, headers) => {
  const app = await testApp()
  const reply = await app.raw('/webhook/zalo', JSON.stringify(userText(app, 'giả mạo')), headers)
  expect(reply.status).toBe(401)
  expect(reply.json.error).toMatchObject({ code: 'UNAUTHENTICATED', message: 'Chữ ký của sự kiện không đúng.' })
  expect(await stored(app)).toEqual([])
})

test('a body changed after signing, another secret and another app are refused', async () => {
  const app = await testApp()
  const event = userText(app, 'nguyên văn')
  const { headers } = signed(event)
  expect((await app.raw('/webhook/zalo', JSON.stringify({ ...event, extra: 1 }), headers)).status).toBe(401)
  expect((await deliver(app, event, { secret: 'another' })).status).toBe(401)
  expect((await deliver(app, { ...event, app_id: '999' })).status).toBe(401)
  expect(await stored(app)).toEqual([])
})

test('the unsigned probe gets 200, as an empty object or as nothing, and a GET too', async () => {
  const app = await testApp()
  for (const body of ['{}', '', ' { } ']) expect((await app.raw('/webhook/zalo', body)).status).toBe(200)
  expect((await app.request('GET', '/webhook/zalo')).status).toBe(200)
  expect(await stored(app)).toEqual([])
})

test('a replayed event is a quiet 200 and changes nothing', async () => {
  const app = await testApp()
  const event = userText(app, 'xin chào')
  await deliver(app, event)
  await app.settled()
  const again = await deliver(app, event)
  expect(again).toMatchObject({ status: 200, json: { ok: true, repeated: true } })
  await app.settled()
  expect(await stored(app)).toHaveLength(1)
  expect(app.sent).toHaveLength(1)
})

test('a replay from before the inbox remembers is refused as too old', async () => {
  const app = await testApp()
  const event = userText(app, 'xin chào')
  app.clock.at += dayMs + 1
  const reply = await deliver(app, event)
  expect(reply).toMatchObject({ status: 400, json: { error: { reason: 'stale', message: 'Sự kiện đã quá cũ.' } } })
})

test('malformed JSON and a body of 10 MB are refused with a clear message', async () => {
  const app = await testApp()
  const malformed = await app.raw('/webhook/zalo', '{"event_name": "user_send', { 'x-zevent-signature': 'mac=00' })
  expect(malformed).toMatchObject({ status: 400, json: { error: { message: 'Dữ liệu gửi lên không đọc được.' } } })
  const large = await app.raw('/webhook/zalo', new Uint8Array(10 * 1024 * 1024).fill(97))
  expect(large).toMatchObject({ status: 413, json: { error: { code: 'TOO_LARGE' } } })
})

test('two copies at once are stored once', async () => {
  const app = await testApp()
  const event = userText(app, 'xin chào')
  const replies = await Promise.all([deliver(app, event), deliver(app, event), deliver(app, event)])
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await stored(app)).toHaveLength(1)
})

test('what a group says among itself leaves no trace, in the database files or in the log', async () => {
  const app = await testApp()
  const secret = `chuyện riêng ${hexId()}`
  expect((await deliver(app, groupText(app, secret, hexId()))).status).toBe(200)
  expect((await deliver(app, groupText(app, `@Ai Đó ${secret}`, hexId(), hexId()))).status).toBe(200)
  await app.settled()
  expect(await stored(app)).toEqual([])
  expect(JSON.stringify(app.logged)).not.toContain('riêng')
  for (const file of [app.database.path, `${app.database.path}-wal`]) {
    expect((await readFile(file)).includes(Buffer.from(secret))).toBe(false)
  }
})

test('a group message that names the account, by name or by id, or answers it, is heard and answered in the group', async () => {
  const app = await testApp()
  const group = hexId()
  await deliver(app, groupText(app, '@Phường Mẫu hướng dẫn', group))
  await app.settled()
  await deliver(app, groupText(app, `[@${app.config.ZALO_OA_ID}] hướng dẫn`, group))
  await app.settled()
  await deliver(app, groupText(app, 'hướng dẫn', group, app.sent[0]?.messageId))
  await app.settled()
  expect(app.sent.map(({ to }) => to)).toEqual(Array(3).fill({ channel: 'oa_group', id: group }))
})

test('an event whose process died before handling it is picked up by the tick', async () => {
  const app = await testApp()
  await app.deps.receive({
    dedupeKey: 'a'.repeat(64),
    name: 'user_send_text',
    incoming: {
      kind: 'text',
      channel: 'oa_chat',
      chatId: '1',
      senderId: '1',
      senderAppId: null,
      text: 'hướng dẫn',
      messageId: hexId(),
      at: app.clock.at,
    },
  })
  expect(await processInbox(app.system)).toBe(1)
  const [event] = await stored(app)
  expect(event).toMatchObject({ state: 'done', body: '' })
})

test('an event that was there at five deaths is set aside, so that it does not kill for ever', async () => {
  const app = await testApp()
  const incoming = { kind: 'other', channel: 'oa_chat', at: app.clock.at } as const
  await app.deps.receive({ dedupeKey: 'b'.repeat(64), name: 'deadly', incoming })
  await app.database.write((tx) =>
    tx.update(inboxEvents).set({ state: 'working', attempts: 5, leaseUntil: app.clock.at - 1 }),
  )
  await processInbox(app.system)
  expect(await stored(app)).toMatchObject([{ state: 'failed', reason: 'cut off' }])
})

test('a full inbox does not keep the first answers waiting for the last question', async () => {
  const app = await testApp()
  for (let i = 0; i < 45; i++) {
    await app.deps.receive({
      dedupeKey: String(i).padStart(64, '0'),
      name: 'user_send_text',
      incoming: {
        kind: 'text',
        channel: 'oa_chat',
        chatId: String(i),
        senderId: String(i),
        senderAppId: null,
        text: 'hướng dẫn',
        messageId: hexId(),
        at: app.clock.at,
      },
    })
  }
  const waitingAtFirstReply: number[] = []
  const { send } = app.system.messenger
  app.system.messenger.send = async (to, content) => {
    const events = await stored(app)
    waitingAtFirstReply.push(events.filter(({ state }) => state === 'new').length)
    return send(to, content)
  }
  await work(app.system)
  expect(app.sent).toHaveLength(45)
  expect(waitingAtFirstReply[0]).toBeGreaterThan(0)
})

test('an event of a kind nobody knows is kept, counted and harmless', async () => {
  const app = await testApp()
  const reply = await deliver(app, { ...userText(app, 'x'), event_name: 'something_new' })
  await app.settled()
  expect(reply.status).toBe(200)
  expect(await stored(app)).toMatchObject([{ name: 'something_new', state: 'done' }])
})

test('a signed event whose parts are not as documented is taken in quietly: a refusal would only repeat it', async () => {
  const app = await testApp()
  const event = userText(app, 'hướng dẫn')
  for (const odd of [
    { ...event, event_name: 'user_send_sticker', message: null },
    { ...event, event_name: 'user_send_image', message: { text: null, msg_id: 12 } },
    { ...event, event_name: 'user_seen_message', message: { msg_ids: 'x' } },
    { ...event, event_name: 'unfollow', follower: null },
  ]) {
    expect((await deliver(app, odd)).status).toBe(200)
  }
  await app.settled()
  expect((await stored(app)).map(({ state }) => state)).toEqual(Array(4).fill('done'))
})

test('an id that came as a number is used only while a number holds it exactly', async () => {
  const app = await testApp()
  const event = userText(app, 'hướng dẫn')
  await deliver(app, { ...event, user_id_by_app: 77 })
  const body = JSON.stringify({ ...event, sender: { id: 0 } }).replace('"id":0', '"id":4567890123456789013')
  const { headers } = signed(event, { body })
  expect((await app.raw('/webhook/zalo', body, headers)).status).toBe(200)
  await app.settled()
  expect(app.sent.map(({ to }) => to.id)).toEqual([event.sender.id])
})

test('a name that only begins like the account’s does not address it', async () => {
  const app = await testApp()
  await deliver(app, groupText(app, '@Phường Mẫuly ơi', hexId()))
  await app.settled()
  expect(await stored(app)).toEqual([])
  await deliver(app, groupText(app, '@Phường Mẫuly, @Phường Mẫu: hướng dẫn', hexId()))
  await app.settled()
  expect(await stored(app)).toHaveLength(1)
})

test('while the database takes no write the webhook answers 503, so Zalo comes again', async () => {
  const app = await testApp()
  app.deps.receive = async () => {
    throw Object.assign(new Error('database is full'), { code: 'SQLITE_FULL' })
  }
  const reply = await deliver(app, userText(app, 'xin chào'))
  expect(reply.status).toBe(503)
  expect(reply.headers.get('retry-after')).toBe('5')
})
