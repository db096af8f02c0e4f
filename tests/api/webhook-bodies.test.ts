import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { toIncoming } from '../../bot/zalo/events.ts'
import { questions } from '../../db/schema/answers.ts'
import { people } from '../../db/schema/people.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { deliver, userText } from '../support/zalo.ts'

const apiKey = 'a-mini-app-key-for-tests'
const botSecret = 'a-bot-secret-for-tests'
const env = {
  ZALO_MINI_APP_API_KEY: apiKey,
  ZALO_BOT_TOKEN: '1234567890:secret-of-a-bot',
  ZALO_BOT_SECRET: botSecret,
}

// Some of it is what the platform writes, most of it what it never would.
const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    'null',
    '4567890123456789012',
    '\u0000',
    '\ud800',
    '1e400',
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const shaped = (names: string[], inner: fc.Arbitrary<unknown> = odd) =>
  fc.dictionary(fc.constantFrom(...names), inner, { maxKeys: 8 })
const party = fc.oneof(odd, shaped(['id', 'is_bot', 'chat_type', 'message_id']))
const time = (app: TestApp) => fc.oneof({ weight: 3, arbitrary: fc.constant(String(app.clock.at)) }, odd)

const accountNames = [
  'follow',
  'unfollow',
  'user_withdraw',
  'user_send_text',
  'user_send_group_text',
  'user_send_image',
]
const otherNames = [
  'user_submit_info',
  'user_seen_message',
  'user_received_message',
  'create_group',
  'user_click_chatnow',
  'mới',
]
const accountEvent = (app: TestApp) =>
  fc
    .tuple(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...accountNames, ...otherNames) }, odd),
      time(app),
      shaped(['sender', 'recipient', 'follower', 'user_id', 'user_id_by_app', 'group_id', 'info', 'app_id'], party),
      fc.oneof(odd, shaped(['text', 'msg_id', 'msg_ids', 'quote_msg_id', 'name'])),
    )
    .map(([event_name, timestamp, rest, message]) => ({ ...rest, event_name, timestamp, message }))

const miniAppEvent = (app: TestApp) =>
  fc
    .tuple(
      fc.oneof(fc.constantFrom('user.revoke.consent', 'versions.review.done', ''), odd),
      time(app),
      shaped(['appId', 'userId', 'status', 'mới']),
    )
    .map(([event, timestamp, rest]) => ({ ...rest, event, timestamp }))

const botUpdate = fc
  .tuple(
    fc.oneof(fc.constantFrom('message.text.received', 'message.image.received', 'message.sticker.received', ''), odd),
    fc.oneof(odd, shaped(['message_id', 'date', 'from', 'chat', 'text', 'caption', 'quote', 'quote_msg_id'], party)),
    fc.boolean(),
  )
  .map(([event_name, message, wrapped]) => {
    const update = { event_name, message }
    return wrapped ? { ok: true, result: update } : update
  })

const signMiniApp = (event: Record<string, unknown>) => {
  const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
  const values = Object.keys(event)
    .sort()
    .map((name) => textOf(event[name]))
  return createHash('sha256')
    .update(values.join('') + apiKey)
    .digest('hex')
}
const toMiniApp = (app: TestApp, event: Record<string, unknown>, body = JSON.stringify(event)) =>
  app.raw('/webhook/zalo-mini-app', body, { 'x-zevent-signature': signMiniApp(JSON.parse(body)) })
const toBot = (app: TestApp, body: string) =>
  app.raw('/webhook/zalo-bot', body, { 'x-bot-api-secret-token': botSecret })

/** Each body gets a plain answer, nothing fails behind it, and nobody is made of nothing. */
async function takes<Body>(
  bodies: (app: TestApp) => fc.Arbitrary<Body>,
  send: (app: TestApp, body: Body) => Promise<{ status: number; text: string }>,
) {
  const app = await testApp({ env })
  await fc.assert(
    fc.asyncProperty(bodies(app), async (body) => {
      const { status, text } = await send(app, body)
      expect([200, 400, 401], text).toContain(status)
      await app.settled()
      expect(app.logged.filter(({ event }) => /failed/.test(event))).toEqual([])
    }),
    { numRuns: 60 },
  )
  const made = await app.database.db.select().from(people)
  expect(made.filter(({ oaUserId, appUserId, botUserId }) => [oaUserId, appUserId, botUserId].includes(''))).toEqual([])
}

test('whatever the account’s events hold, each is taken or refused in words', () =>
  takes(accountEvent, (app, event) => deliver(app, JSON.parse(JSON.stringify(event)))))

test('whatever the mini app’s events hold, each is taken or refused in words', () =>
  takes(miniAppEvent, (app, event) => toMiniApp(app, event)))

test('whatever the bot’s updates hold, each is taken or refused in words', () =>
  takes(
    () => botUpdate,
    (app, update) => toBot(app, JSON.stringify(update)),
  ))

test.each(['/webhook/zalo', '/webhook/zalo-mini-app', '/webhook/zalo-bot'])(
  '%s refuses what is nested beyond reason before it is walked, and any bytes at all',
  async (path) => {
    const app = await testApp({ env })
    const headers = { 'x-bot-api-secret-token': botSecret, 'x-zevent-signature': '0'.repeat(64) }
    const many = 30_000
    const hostile = ['[', '{"a":', '{"event":"x","a":['].map((open) => open.repeat(many / open.length))
    const whole = `{"event":"x","a":${'['.repeat(many)}${']'.repeat(many)}}`
    for (const body of [...hostile, whole, 'null', '5', '"a"', '[]', '[[]]', '\u0000', '{"a":"\\ud800"}'])
      expect([200, 400, 401], body.slice(0, 20)).toContain((await app.raw(path, body, headers)).status)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect([200, 400, 401]).toContain((await app.raw(path, new Uint8Array(bytes), headers)).status)
      }),
    )
  },
)

test('an event of the mini app is taken once, whatever the order of its fields, and only while it is of our time', async () => {
  const app = await testApp({ env })
  const at = app.clock.at
  const event = { event: 'user.revoke.consent', appId: '1', userId: '9567890123456789012', timestamp: at }
  expect((await toMiniApp(app, event)).json).toEqual({ ok: true })
  const turned = `{ "userId": "9567890123456789012", "timestamp": ${at}, "appId": "1", "event": "user.revoke.consent" }`
  expect((await toMiniApp(app, {}, turned)).json).toEqual({ ok: true, repeated: true })
  for (const timestamp of [at - 3 * 86_400_000, at + 3 * 86_400_000, undefined, 'hôm nay', null])
    expect(await toMiniApp(app, JSON.parse(JSON.stringify({ ...event, timestamp })))).toMatchObject({
      status: 400,
      json: { error: { reason: 'stale' } },
    })
  expect((await toMiniApp(app, { ...event, event: 7 })).status).toBe(400)
})

const lone = '4567890123456789012'
const wordsOnly = 'Kênh chỉ đọc được chữ'
const question = 'họp tổ dân phố lúc mấy giờ'

/** What came of one odd event: what was sent back, which question was kept, and who is known by it. */
async function cameOf(event: (app: TestApp) => object) {
  const app = await testApp({ env })
  await app.unit('Phường Mẫu')
  const { status } = await deliver(app, JSON.parse(JSON.stringify(event(app))))
  await app.settled()
  await tick(app.deps)
  const { db } = app.database
  expect(app.logged.filter(({ event }) => /failed/.test(event))).toEqual([])
  return {
    status,
    said: app.sent.map(({ content }) => content.text.split(/[.!]/)[0]),
    asked: (await db.select().from(questions)).map(({ text }) => text),
    known: (await db.select().from(people)).map(({ oaUserId, name }) => [oaUserId, name]),
  }
}

const nothing = { said: [], asked: [], known: [] }
const refused = (status: number) => ({ status, ...nothing })
const ignored = { status: 200, ...nothing }
const greeted = { status: 200, said: ['Xin chào'], asked: [], known: [[lone, '']] }
const wordless = { status: 200, said: [expect.stringContaining(wordsOnly)], asked: [], known: [[lone, '']] }
const answered = (id = lone) => ({
  status: 200,
  said: [expect.stringContaining('Trả lời tự động')],
  asked: [question],
  known: [[id, '']],
})
const acted = (name = '') => ({ status: 200, said: [], asked: [], known: [[lone, name]] })

const text = (app: TestApp, more: object = {}) => ({ ...userText(app, question), ...more })
const says = (words: string) => (app: TestApp) => userText(app, words)
const called = (event_name: string, more: object) => (app: TestApp) => ({ ...text(app, more), event_name })

test.each<[string, (app: TestApp) => object, object]>([
  ['no sender', (app) => text(app, { sender: undefined }), ignored],
  ['a list for a sender', (app) => text(app, { sender: [{ id: lone }] }), ignored],
  ['an id of zero', (app) => text(app, { sender: { id: 0 } }), ignored],
  ['an id below zero', (app) => text(app, { sender: { id: -5 } }), ignored],
  ['the word null for an id', (app) => text(app, { sender: { id: 'null' } }), ignored],
  ['an id beyond what a number holds', (app) => text(app, { sender: { id: 2 ** 70 } }), ignored],
  ['the account’s own id', (app) => text(app, { sender: { id: testEnvironment.ZALO_OA_ID } }), ignored],
  ['an id as a number', (app) => text(app, { sender: { id: 123 } }), answered('123')],
  ['a message id as a number', (app) => text(app, { message: { text: question, msg_id: 12 } }), answered()],
  ['a time as a number', (app) => text(app, { timestamp: app.clock.at }), answered()],
  ['a time below zero', (app) => text(app, { timestamp: '-1' }), refused(400)],
  ['a number below zero for a time', (app) => text(app, { timestamp: -1 }), refused(400)],
  ['an object for a time', (app) => text(app, { timestamp: { at: 1 } }), refused(401)],
  ['no message', (app) => text(app, { message: null }), ignored],
  ['a list for a message', (app) => text(app, { message: [question] }), ignored],
  ['a number for words', (app) => text(app, { message: { text: 5, msg_id: 'a1' } }), ignored],
  ['no message id', (app) => text(app, { message: { text: question } }), ignored],
  ['words of U+200B alone', says('\u200b\u200b'), greeted],
  ['words that turn the line alone', says('\u202e\u2066'), greeted],
  ['fillers of Korean letters alone', says('\u3164\u115f'), greeted],
  ['200,000 letters', says('a'.repeat(200_000)), { ...greeted, said: [expect.stringContaining('200')] }],
  ['more than a webhook may hold', says('a'.repeat(300_000)), refused(413)],
  [
    'a picture without what it shows',
    called('user_send_image', { message: { msg_id: 'i1', attachments: [{ type: 'image' }] } }),
    wordless,
  ],
  [
    'a picture with words that nobody sees',
    called('user_send_image', { message: { text: '\u200b', msg_id: 'i2' } }),
    wordless,
  ],
  ['an object for ids of messages', called('user_seen_message', { message: { msg_ids: { a: 1 } } }), ignored],
  ['a name that nobody sees', called('user_submit_info', { info: { name: ' \u200b' } }), acted()],
  ['a name over two lines', called('user_submit_info', { info: { name: 'Vũ\n\u200bMai' } }), acted('Vũ Mai')],
  ['what every object has for a name', called('constructor', { group_id: 'g1' }), ignored],
  ['nobody who withdraws', called('user_withdraw', { user_id_by_app: [] }), ignored],
])('an event with %s is taken for what it is', async (_what, event, came) => {
  expect(await cameOf(event)).toEqual(came)
})

test('what every object has is no change of a group', () => {
  const event = { event_name: 'constructor', group_id: 'g1', timestamp: '1' }
  expect(toIncoming(event, { id: '2' })).toMatchObject({ kind: 'other', unknown: { name: 'constructor' } })
})

test('one message told as a text and as a picture is answered once', async () => {
  const app = await testApp({ env })
  await app.unit('Phường Mẫu')
  const event = text(app)
  for (const event_name of ['user_send_text', 'user_send_image', 'user_send_video'])
    expect((await deliver(app, { ...event, event_name })).status).toBe(200)
  await app.settled()
  await tick(app.deps)
  expect(app.sent).toHaveLength(1)
})

test('an event of the account without a time is refused: its repeat could not be told from it for ever', async () => {
  const app = await testApp({ env })
  const event = { app_id: testEnvironment.ZALO_APP_ID, event_name: 'follow', follower: { id: '1' } }
  for (const timestamp of ['hôm nay', ''])
    expect((await deliver(app, { ...event, timestamp })).status).toBeGreaterThan(399)
  expect((await deliver(app, event)).status).toBe(400)
})
