import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { people } from '../../db/schema/people.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { deliver } from '../support/zalo.ts'

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
    { numRuns: 150 },
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

test('an event of the account without a time is refused: its repeat could not be told from it for ever', async () => {
  const app = await testApp({ env })
  const event = { app_id: testEnvironment.ZALO_APP_ID, event_name: 'follow', follower: { id: '1' } }
  for (const timestamp of ['hôm nay', ''])
    expect((await deliver(app, { ...event, timestamp })).status).toBeGreaterThan(399)
  expect((await deliver(app, event)).status).toBe(400)
})
