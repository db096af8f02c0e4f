import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { logTo } from '../../bot/log.ts'
import { botMessenger } from '../../bot/zalo-bot/client.ts'
import { listUnknown } from '../../core/connection/unknown.ts'
import type { Content } from '../../core/context.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { receiver, simulator } from '../simulator/stand.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { hexId } from '../support/zalo.ts'

const token = '1234567890:a-secret-of-the-bot'
const secret = 'a secret of the webhook'
const path = '/webhook/zalo-bot'

/** An address where nobody listens any more. */
async function closed() {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return `http://127.0.0.1:${port}`
}

async function openChat() {
  const sim = await simulator()
  const { chatId } = await sim.sayToBot(sim.addUser({ name: 'Năm' }).id, 'chào')
  const messenger = botMessenger({ ZALO_BOT_URL: sim.url, ZALO_BOT_TOKEN: sim.bot.token })
  const send = (content: Content, id = chatId) => messenger.send({ channel: 'bot_chat', id }, content)
  const said = () => sim.chat(chatId).filter(({ from }) => from === 'oa')
  return { sim, messenger, chatId, send, said }
}

test('what buttons would do stands below the words: links as links, the rest as words to type', async () => {
  const { send, said } = await openChat()
  const buttons = [
    { title: 'Xem văn bản', url: 'https://loa.example/p/1' },
    { title: 'Chuyển cho cán bộ', say: '#chuyen qu_1' },
  ]
  const outcome = await send({ text: 'Không có.', buttons })
  expect(said()).toMatchObject([
    { text: 'Không có.\nXem văn bản: https://loa.example/p/1\nBạn có thể gõ: “Chuyển cho cán bộ”.' },
  ])
  expect(outcome).toEqual({ kind: 'sent', messageId: said()[0]?.id })
})

test('an address that stands in the words is not said again', async () => {
  const { send, said } = await openChat()
  const text = 'Xem đầy đủ: https://loa.example/p/1'
  await send({ text, buttons: [{ title: 'Xem văn bản', url: 'https://loa.example/p/1' }] })
  expect(said()).toMatchObject([{ text }])
})

test('a text of 2,000 characters goes out whole, without the lines that have no room; a longer one not at all', async () => {
  const { send, said } = await openChat()
  const text = 'a'.repeat(2000)
  expect(await send({ text, buttons: [{ title: 'Mở', url: 'https://loa.example' }] })).toMatchObject({ kind: 'sent' })
  expect(said()[0]?.text).toBe(text)
  expect(await send({ text: `${text}a` })).toMatchObject({ kind: 'permanent' })
  expect(said()).toHaveLength(1)
})

test('a picture on the web goes with its words; one that the platform could not fetch is left out', async () => {
  const { send, said } = await openChat()
  await send({ text: 'Lịch mới', image: { url: 'https://loa.example/lich.png' } })
  await send({ text: 'Lịch cũ', image: { url: 'http://10.0.0.5/lich.png' } })
  expect(said()).toMatchObject([
    { kind: 'image', text: 'Lịch mới', attachments: [{ payload: { url: 'https://loa.example/lich.png' } }] },
    { kind: 'text', text: 'Lịch cũ' },
  ])
})

test('each refusal is what the sender does about it', async () => {
  const { sim, send } = await openChat()
  expect(await send({ text: 'a' }, hexId())).toMatchObject({
    kind: 'permanent',
    reason: expect.stringContaining('400'),
  })
  sim.bot.messagesLeft = 0
  expect(await send({ text: 'a' })).toMatchObject({ kind: 'quota' })
  const stranger = (ZALO_BOT_TOKEN: string) => botMessenger({ ZALO_BOT_URL: sim.url, ZALO_BOT_TOKEN })
  const to = { channel: 'bot_chat' as const, id: 'a' }
  expect(await stranger(`${sim.bot.id}:reset-since`).send(to, { text: 'a' })).toMatchObject({ kind: 'token' })
  expect(await stranger('1:nobodys-token').send(to, { text: 'a' })).toMatchObject({ kind: 'configuration' })
})

test('a proxy’s page beyond the rate is tried again; any other page, or no reply, leaves it unknown', async () => {
  const busy = await receiver(() => ({ status: 429, body: '<html>Too Many Requests</html>' }))
  const to = { channel: 'bot_group' as const, id: 'a' }
  const through = (url: string) => botMessenger({ ZALO_BOT_URL: url, ZALO_BOT_TOKEN: token })
  expect(await through(busy.url).send(to, { text: 'a' })).toEqual({ kind: 'retry', reason: 'http 429' })
  const broken = await receiver(() => ({ status: 502, body: '<html>Bad Gateway</html>' }))
  expect(await through(broken.url).send(to, { text: 'a' })).toMatchObject({ kind: 'unknown' })
  expect(await through(await closed()).send(to, { text: 'a' })).toEqual({
    kind: 'retry',
    reason: 'no connection',
  })
  const { sim, send, said } = await openChat()
  sim.faults.set({ path: '/bot…/sendMessage', kind: 'drop-after', times: 1 })
  expect(await send({ text: 'a' })).toEqual({ kind: 'unknown', reason: 'no reply' })
  expect(said()).toHaveLength(1)
})

test('a redirect is not followed: the token stays with the host it belongs to', async () => {
  const other = await receiver()
  const host = await receiver(() => ({ status: 302, headers: { location: `${other.url}/bot${token}/sendMessage` } }))
  const messenger = botMessenger({ ZALO_BOT_URL: host.url, ZALO_BOT_TOKEN: token })
  expect(await messenger.send({ channel: 'bot_chat', id: 'a' }, { text: 'a' })).toMatchObject({ kind: 'unknown' })
  expect(other.received).toEqual([])
})

test('a log line never shows a bot’s token', () => {
  const lines: string[] = []
  logTo((line) => lines.push(line))('feed.failed', { reason: `GET https://bot-api.example/bot${token}/getMe failed` })
  expect(lines[0]).toContain('/bot…/getMe')
  expect(lines[0]).not.toContain('a-secret-of-the-bot')
})

const withBot = (env: Record<string, string> = {}) =>
  testApp({ env: { ZALO_BOT_TOKEN: token, ZALO_BOT_SECRET: secret, ZALO_BOT_NAME: 'Bot Loa', ...env } })
const stored = (app: TestApp) => app.database.db.select().from(inboxEvents)
const update = (text: string, chat = { id: hexId(), chat_type: 'PRIVATE' }, more = {}) => ({
  event_name: 'message.text.received',
  message: {
    ...{ message_id: hexId(), date: 1790000000000, chat, text },
    from: { id: hexId(), display_name: 'Năm', is_bot: false },
    ...more,
  },
})
const post = (app: TestApp, body: object | string, header = secret) =>
  app.raw(path, typeof body === 'string' ? body : JSON.stringify(body), { 'x-bot-api-secret-token': header })

test('without a bot in the settings there is no such address', async () => {
  expect((await post(await testApp(), update('xin chào'))).status).toBe(404)
  expect((await post(await withBot({ ZALO_BOT_SECRET: '' }), update('xin chào'), '')).status).toBe(404)
})

test.each([
  ['no secret', ''],
  ['another secret', 'another secret of a webhook'],
  ['a part of it', secret.slice(0, -1)],
])('an update with %s is refused and not kept', async (_, header) => {
  const app = await withBot()
  expect(await post(app, update('giả mạo'), header)).toMatchObject({ status: 401 })
  expect(await stored(app)).toEqual([])
})

test('both bodies are read, and a repeat is known by its message, in whichever body it comes', async () => {
  const app = await withBot()
  const said = update('xin chào')
  expect((await post(app, { ok: true, result: said })).json).toEqual({ ok: true })
  expect((await post(app, said)).json).toEqual({ ok: true, repeated: true })
  await app.settled()
  expect(app.sent.map(({ to }) => to)).toEqual([{ channel: 'bot_chat', id: said.message.chat.id }])
})

test('malformed JSON and a body too large are refused; what is no update, and another bot’s words, are let go', async () => {
  const app = await withBot()
  expect((await post(app, '{"event_name": "mess')).status).toBe(400)
  expect((await post(app, 'a'.repeat(300 * 1024))).status).toBe(413)
  expect((await post(app, {})).status).toBe(200)
  expect((await post(app, update('chào', undefined, { from: { id: hexId(), is_bot: true } }))).status).toBe(200)
  expect(await stored(app)).toEqual([])
})

test('an event nobody has described is counted by its name, and what it holds is kept nowhere', async () => {
  const app = await withBot()
  await post(app, { event_name: 'message.poll.received', message: { poll: 'chuyện riêng' } })
  expect(await stored(app)).toMatchObject([{ name: 'message.poll.received', channel: 'bot_chat' }])
  expect(JSON.stringify(await stored(app))).not.toContain('riêng')
  await app.settled()
  expect(await listUnknown(app.database.db)).toMatchObject([{ name: 'message.poll.received', times: 1 }])
})

test('in a group the bot hears its name and answers to what it said; all else leaves no trace', async () => {
  const app = await withBot()
  const group = { id: hexId(), chat_type: 'GROUP' }
  await post(app, update('@Bot Loa hướng dẫn', group))
  await app.settled()
  for (const text of ['chuyện riêng', '@Bot Loan ơi, chuyện riêng', '@Nam chuyện riêng'])
    await post(app, update(text, group))
  await post(app, update('hướng dẫn', group, { quote: { message_id: app.sent[0]?.messageId } }))
  await post(app, update('chuyện riêng', group, { quote: { message_id: hexId() } }))
  await app.settled()
  expect(app.sent.map(({ to }) => to)).toEqual(Array(2).fill({ channel: 'bot_group', id: group.id }))
  expect(await stored(app)).toHaveLength(2)
  expect(JSON.stringify(app.logged)).not.toContain('riêng')
})

test('without its name in the settings any mention in a group counts, and nothing else', async () => {
  const app = await withBot({ ZALO_BOT_NAME: '' })
  const group = { id: hexId(), chat_type: 'GROUP' }
  await post(app, update('chuyện riêng', group))
  await post(app, update('@Bot Gì Đó mấy giờ họp?', group))
  expect(await stored(app)).toHaveLength(1)
})
