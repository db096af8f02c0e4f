import { expect, test } from 'vitest'
import type { Simulator } from '../simulator/simulator.ts'
import { receiver, simulator } from '../simulator/stand.ts'

// The samples of the platform's documentation, spoken by a client that knows nothing of Loa.

const call = async (sim: Simulator, method: string, init?: RequestInit, token = sim.bot.token) => {
  const reply = await fetch(`${sim.url}/bot${token}/${method}`, init)
  expect(reply.status).toBe(200)
  return (await reply.json()) as { ok: boolean; result: Record<string, unknown>; error_code: number }
}
const json = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

test('getMe tells who the bot is; a wrong token and a wrongly written method are refused with HTTP 200', async () => {
  const sim = await simulator()
  const me = await call(sim, 'getMe')
  expect(me).toMatchObject({ ok: true, result: { account_type: 'BASIC', can_join_groups: true } })
  expect(await call(sim, 'getme')).toMatchObject({ ok: false, error_code: 404 })
  expect(await call(sim, 'getMe', {}, `${sim.bot.id}:another`)).toMatchObject({ ok: false, error_code: 401 })
  expect(await call(sim, 'getMe', {}, '1:another')).toMatchObject({ ok: false, error_code: 404 })
})

test('getUpdates gives one update, once, and 408 when there is none', async () => {
  const sim = await simulator()
  const { id } = sim.addUser({ name: 'Năm' })
  await sim.sayToBot(id, 'một')
  await sim.sayToBot(id, 'hai')
  const [first, second] = [await call(sim, 'getUpdates?timeout=1'), await call(sim, 'getUpdates?timeout=1')]
  expect(first.result).toMatchObject({
    event_name: 'message.text.received',
    message: { text: 'một', chat: { chat_type: 'PRIVATE' }, from: { is_bot: false, display_name: 'Năm' } },
  })
  expect(second.result).toMatchObject({ message: { text: 'hai' } })
  expect(await call(sim, 'getUpdates?timeout=0')).toMatchObject({ ok: false, error_code: 408 })
})

test('a poll that waits is woken by the message', async () => {
  const sim = await simulator()
  const { id } = sim.addUser({ name: 'Năm' })
  const poll = call(sim, 'getUpdates', json({ timeout: '30' }))
  await sim.sayToBot(id, 'có ai không')
  expect((await poll).result).toMatchObject({ message: { text: 'có ai không' } })
})

test('messages go to a chat once its person has opened it, by query, form, multipart or JSON', async () => {
  const sim = await simulator()
  const { id } = sim.addUser({ name: 'Năm' })
  expect(await call(sim, 'sendMessage?chat_id=abc&text=a')).toMatchObject({ ok: false, error_code: 400 })
  const { chatId } = await sim.sayToBot(id, 'chào')
  const form = new FormData()
  for (const [name, value] of [['chat_id', chatId] as const, ['text', 'ba'] as const]) form.set(name, value)
  const sent = [
    await call(sim, `sendMessage?chat_id=${chatId}&text=m%E1%BB%99t`),
    await call(sim, 'sendMessage', { method: 'POST', body: new URLSearchParams({ chat_id: chatId, text: 'hai' }) }),
    await call(sim, 'sendMessage', { method: 'POST', body: form }),
    await call(sim, 'sendMessage', json({ chat_id: chatId, text: 'bốn', parse_mode: 'markdown' })),
  ]
  for (const { result } of sent) expect(result).toEqual({ message_id: expect.any(String), date: expect.any(Number) })
  expect(sim.chat(chatId).map(({ text }) => text)).toEqual(['chào', 'một', 'hai', 'ba', 'bốn'])
})

test('a text of 2,000 characters fits, one more does not, and a photo must be on https', async () => {
  const sim = await simulator()
  const { chatId } = await sim.sayToBot(sim.addUser({ name: 'Năm' }).id, 'chào')
  const send = (text: string) => call(sim, 'sendMessage', json({ chat_id: chatId, text }))
  expect((await send('a'.repeat(2000))).ok).toBe(true)
  expect(await send('a'.repeat(2001))).toMatchObject({ ok: false, error_code: 400 })
  const photo = (url: string) => call(sim, 'sendPhoto', json({ chat_id: chatId, photo: url, caption: 'ảnh' }))
  expect((await photo('https://anh.example/1.jpg')).ok).toBe(true)
  expect(await photo('http://anh.example/1.jpg')).toMatchObject({ ok: false, error_code: 400 })
  expect((await call(sim, 'sendChatAction', json({ chat_id: chatId, action: 'typing' }))).ok).toBe(true)
})

test('the quota ends in 429', async () => {
  const sim = await simulator()
  const { chatId } = await sim.sayToBot(sim.addUser({ name: 'Năm' }).id, 'chào')
  sim.bot.messagesLeft = 1
  const send = () => call(sim, 'sendMessage', json({ chat_id: chatId, text: 'a' }))
  expect((await send()).ok).toBe(true)
  expect(await send()).toMatchObject({ ok: false, error_code: 429 })
})

test('a webhook carries its secret in the header and either body; polling is refused while it is set', async () => {
  const sim = await simulator()
  const { id } = sim.addUser({ name: 'Năm' })
  const { url, received } = await receiver()
  const secret = 'a secret of the webhook'
  expect(await call(sim, 'setWebhook', json({ url, secret_token: 'short' }))).toMatchObject({ error_code: 400 })
  expect(await call(sim, 'setWebhook', json({ url: 'http://x.example', secret_token: secret }))).toMatchObject({
    error_code: 400,
  })
  expect((await call(sim, 'setWebhook', json({ url, secret_token: secret }))).result).toMatchObject({ url })
  expect(await call(sim, 'getUpdates?timeout=0')).toMatchObject({ ok: false, error_code: 400 })
  for (const bodies of ['wrapped', 'bare'] as const) {
    sim.bot.bodies = bodies
    await sim.sayToBot(id, bodies)
  }
  const bodies = received.map(({ raw }) => JSON.parse(raw.toString('utf8')) as Record<string, unknown>)
  expect(bodies[0]).toMatchObject({ ok: true, result: { message: { text: 'wrapped' } } })
  expect(bodies[1]).toMatchObject({ event_name: 'message.text.received', message: { text: 'bare' } })
  expect(received.map(({ headers }) => headers['x-bot-api-secret-token'])).toEqual([secret, secret])
  expect((await call(sim, 'getWebhookInfo')).result).toMatchObject({ url })
  expect((await call(sim, 'deleteWebhook')).result).toMatchObject({ url: '' })
})

test('a group reaches the bot only when it names or answers it; a protected person’s message comes without itself', async () => {
  const sim = await simulator()
  const { id } = sim.addUser({ name: 'Năm' })
  const group = sim.addBotGroup({ name: 'Tổ 1', memberIds: [id] })
  await sim.sayToBot(id, 'chuyện riêng', { groupId: group.id })
  const named = await sim.sayToBot(id, 'mấy giờ họp?', { groupId: group.id, mentionBot: true })
  await sim.sayToBot(id, '', { kind: 'protected' })
  expect(sim.bot.updates).toMatchObject([
    { message: { message_id: named.id, chat: { id: group.id, chat_type: 'GROUP' } } },
    { event_name: 'message.unsupported.received' },
  ])
  expect(sim.bot.updates[1]).not.toHaveProperty('message')
  const answer = await call(sim, 'sendMessage', json({ chat_id: group.id, text: 'bảy giờ' }))
  await sim.sayToBot(id, 'cảm ơn', { groupId: group.id, quoteMessageId: String(answer.result.message_id) })
  expect(sim.bot.updates).toHaveLength(3)
})

test('the wire shows what passed, without the token, and faults are set by method', async () => {
  const sim = await simulator()
  sim.faults.set({ path: '/bot…/getMe', kind: 'html', times: 1 })
  const page = await fetch(`${sim.url}/bot${sim.bot.token}/getMe`)
  expect(page.headers.get('content-type')).toContain('html')
  expect((await call(sim, 'getMe')).ok).toBe(true)
  expect(sim.wire.map(({ title }) => title)).toEqual(['GET /bot…/getMe', 'GET /bot…/getMe'])
  expect(JSON.stringify(sim.wire)).not.toContain(sim.bot.token)
})
