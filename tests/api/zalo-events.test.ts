import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { questions } from '../../db/schema/answers.ts'
import { unknownEvents } from '../../db/schema/connection.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { people } from '../../db/schema/people.ts'
import { simulator } from '../simulator/stand.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { deliver, hexId, signed, userText } from '../support/zalo.ts'

const userId = '4567890123456789012'
const appUserId = '9567890123456789012'
const { ZALO_OA_ID: oaId, ZALO_APP_ID: appId } = testEnvironment

const ofAccount = (app: TestApp, name: string, more: object) => ({
  app_id: appId,
  oa_id: oaId,
  event_name: name,
  timestamp: String(app.clock.at),
  ...more,
})
const byUser = (app: TestApp, name: string, message: object) => ({
  ...ofAccount(app, name, { sender: { id: userId }, recipient: { id: oaId }, user_id_by_app: appUserId }),
  message: { msg_id: hexId(), ...message },
})
const person = async (app: TestApp, id = userId) =>
  (await app.database.db.select().from(people).where(eq(people.oaUserId, id)))[0]

test('a person who taps the chat button, leaves their details or sends a picture has opened the window', async () => {
  const app = await testApp()
  for (const event of [
    ofAccount(app, 'user_click_chatnow', { user_id: userId, user_id_by_app: appUserId }),
    byUser(app, 'user_send_sticker', { attachments: [{ type: 'sticker', payload: { id: 'x', url: 'https://x.vn' } }] }),
  ]) {
    app.clock.at += 1000
    await deliver(app, event)
    await app.settled()
    expect(await person(app)).toMatchObject({ appUserId, lastInteractionAt: app.clock.at })
  }
  expect(app.sent).toEqual([])
})

test('the words sent with a picture are read as words', async () => {
  const app = await testApp()
  await deliver(
    app,
    byUser(app, 'user_send_image', { text: 'xin chào', attachments: [{ type: 'image', payload: {} }] }),
  )
  await app.settled()
  expect(app.sent.map(({ content }) => content.text)).toEqual([expect.stringContaining('Xin chào!')])
})

test('a message that is told again with a new time is answered once', async () => {
  const app = await testApp()
  const event = byUser(app, 'user_send_text', { text: 'xin chào' })
  expect((await deliver(app, event)).json).toEqual({ ok: true })
  const again = { ...event, timestamp: String(app.clock.at + 5000) }
  expect((await deliver(app, again)).json).toEqual({ ok: true, repeated: true })
  await app.settled()
  expect(app.sent).toHaveLength(1)
})

test('thanks and a nod are answered with a word and make no unanswered question', async () => {
  const app = await testApp()
  for (const text of ['Cảm ơn', 'ok', '👍']) await deliver(app, byUser(app, 'user_send_text', { text }))
  await app.settled()
  expect(app.sent).toHaveLength(3)
  expect(await app.database.db.$count(questions)).toBe(0)
})

test('what may be a question or feedback makes neither before somebody says which', async () => {
  const app = await testApp()
  await deliver(app, byUser(app, 'user_send_text', { text: 'Phản ánh ổ gà trên đường thì ai xử lý' }))
  await app.settled()
  expect(app.sent[0]?.content.buttons?.map(({ say }: { say?: string }) => say)).toEqual([
    '#hoi Phản ánh ổ gà trên đường thì ai xử lý',
    '#phananh: ổ gà trên đường thì ai xử lý',
  ])
  expect(await app.database.db.$count(feedback)).toBe(0)
})

test('of the details a person submits only the name is learned: the telephone number is kept nowhere', async () => {
  const app = await testApp()
  const info = {
    name: 'Nguyễn Thị Năm',
    phone: 84901234567,
    address: '12 Lê Lợi',
    city: 'Hà Nội',
    district: '',
    ward: '',
  }
  const { message: _, ...event } = byUser(app, 'user_submit_info', {})
  await deliver(app, { ...event, info })
  await app.settled()
  expect((await person(app))?.name).toBe('Nguyễn Thị Năm')
  const kept = JSON.stringify([
    await app.database.db.select().from(people),
    await app.database.db.select().from(inboxEvents),
  ])
  expect(kept).not.toContain('84901234567')
  expect(kept).not.toContain('Lê Lợi')
})

test('a voice message, which Loa cannot read, is answered by saying so, once', async () => {
  const app = await testApp()
  const event = byUser(app, 'user_send_audio', {
    attachments: [{ type: 'audio', payload: { url: 'https://x.vn/a.amr' } }],
  })
  await deliver(app, event)
  await app.settled()
  await deliver(app, event)
  await app.settled()
  expect(app.sent).toMatchObject([
    { to: { channel: 'oa_chat', id: userId }, content: { text: expect.stringContaining('gõ nội dung') } },
  ])
})

test('documented events that mean nothing here are kept quietly; an unknown one is counted by its field names alone', async () => {
  const app = await testApp()
  await deliver(app, ofAccount(app, 'add_user_to_tag', { tag: { name: 'Tổ 1', user_ids: [userId] } }))
  await deliver(app, ofAccount(app, 'remove_tag', { tag: { name: 'Tổ 1' } }))
  await deliver(app, { ...byUser(app, 'user_reacted_message', { react_icon: '/-heart' }) })
  const strange = () =>
    ofAccount(app, 'user_send_hologram', { sender: { id: userId }, note: { words: 'chuyện riêng', at: hexId() } })
  await deliver(app, strange())
  await deliver(app, strange())
  await app.settled()
  expect(await app.database.db.select().from(unknownEvents)).toMatchObject([
    { name: 'user_send_hologram', times: 2, fields: expect.arrayContaining(['note.words', 'sender.id']) },
  ])
  expect(JSON.stringify(await app.database.db.select().from(unknownEvents))).not.toContain('riêng')
  expect(app.logged.filter(({ event }) => event === 'event.unknown')).toHaveLength(1)
})

test('a template message’s receipt is not taken for a chat’s, though it has the same name', async () => {
  const app = await testApp()
  const event = ofAccount(app, 'user_received_message', {
    sender: { id: oaId },
    recipient: { id: userId },
    message: { msg_id: hexId() },
  })
  const { body, headers } = signed(event)
  await app.raw('/webhook/zalo', body, { ...headers, 'x-zevent-server': 'ZNS' })
  const [kept] = await app.database.db.select().from(inboxEvents)
  expect(kept).toMatchObject({ name: 'user_received_message' })
  expect(kept?.body).not.toContain('received')
})

test.each([
  ['oa-id', { appId: oaId }, {}],
  ['header-timestamp', { timestamp: '1700000000000' }, { 'x-zevent-timestamp': '1700000000000' }],
])(
  'with the signature variant %s events signed that way are taken, and others refused',
  async (variant, change, more) => {
    const app = await testApp({ env: { ZALO_WEBHOOK_SIGNATURE: variant } })
    const event = userText(app, 'xin chào')
    const body = JSON.stringify(event)
    const mac = (of: { appId: string; timestamp: string }) =>
      createHash('sha256').update(`${of.appId}${body}${of.timestamp}${testEnvironment.ZALO_OA_SECRET}`).digest('hex')
    const headers = { ...more, 'x-zevent-signature': mac({ appId, timestamp: event.timestamp, ...change }) }
    expect((await app.raw('/webhook/zalo', body, headers)).status).toBe(200)
    const documented = { ...more, 'x-zevent-signature': `mac=${mac({ appId, timestamp: event.timestamp })}` }
    expect((await app.raw('/webhook/zalo', body, documented)).status).toBe(401)
  },
)

const apiKey = 'a-mini-app-key-for-tests'
const fromMiniApp = (app: TestApp, event: Record<string, unknown>, key = apiKey) => {
  const values = Object.keys(event)
    .sort()
    .map((name) => (typeof event[name] === 'object' ? JSON.stringify(event[name]) : String(event[name])))
  const signature = createHash('sha256')
    .update(values.join('') + key)
    .digest('hex')
  return app.raw('/webhook/zalo-mini-app', JSON.stringify(event), { 'x-zevent-signature': signature })
}

test('a person who takes back their consent in the mini app is forgotten', async () => {
  const app = await testApp({ env: { ZALO_MINI_APP_API_KEY: apiKey } })
  await deliver(app, userText(app, 'hướng dẫn', userId))
  await app.settled()
  const event = {
    event: 'user.revoke.consent',
    appId: testEnvironment.ZALO_MINI_APP_ID,
    userId: appUserId,
    timestamp: app.clock.at,
  }
  expect((await fromMiniApp(app, event)).json).toEqual({ ok: true })
  await app.settled()
  expect(await person(app)).toBeUndefined()
  expect((await fromMiniApp(app, event)).json).toEqual({ ok: true, repeated: true })
})

test('an event of the mini app signed with another key, or while no key is set, is refused and not kept', async () => {
  const app = await testApp({ env: { ZALO_MINI_APP_API_KEY: apiKey } })
  const event = { event: 'user.revoke.consent', appId: '1', userId: appUserId, timestamp: 1 }
  expect((await fromMiniApp(app, event, 'another key')).status).toBe(401)
  expect((await app.raw('/webhook/zalo-mini-app', '{}')).status).toBe(200)
  expect((await app.raw('/webhook/zalo-mini-app', '{"event":')).status).toBe(400)
  expect((await fromMiniApp(await testApp(), event)).status).toBe(401)
  expect(await app.database.db.select().from(inboxEvents)).toEqual([])
})

test('a review’s outcome is taken in quietly', async () => {
  const app = await testApp({ env: { ZALO_MINI_APP_API_KEY: apiKey } })
  const event = { event: 'versions.review.done', appId: '1', versionId: 7, status: -10, description: 'Đạt' }
  expect((await fromMiniApp(app, event)).status).toBe(200)
  await app.settled()
  expect(await app.database.db.select().from(unknownEvents)).toEqual([])
})

test('a person who withdraws at Zalo is forgotten in the chat and in the mini app alike', async () => {
  const app = await testApp()
  await app.system.write(async (tx) => {
    await tx.insert(people).values({ id: 'pe_1', appUserId, createdAt: 1 })
    await tx.insert(people).values({ id: 'pe_2', oaUserId: userId, createdAt: 1 })
  })
  await deliver(app, ofAccount(app, 'user_withdraw', { user_id: userId, user_id_by_app: appUserId }))
  await app.settled()
  const left = await app.database.db.select().from(people)
  expect(left.map(({ erasedAt }) => erasedAt !== null)).toEqual([true, true])
})

test('every documented event is taken in, and none is news', async () => {
  const app = await testApp()
  const sim = await simulator({ app: { appId, oaId } })
  for (const { app_id = appId, ...event } of sim.samples()) {
    const reply = await deliver(app, {
      ...event,
      ...(app_id !== null && { app_id }),
      timestamp: String(app.clock.at++),
    })
    expect([event.event_name, reply.status]).toEqual([event.event_name, 200])
  }
  await app.settled()
  expect(await app.database.db.select().from(unknownEvents)).toEqual([])
})
