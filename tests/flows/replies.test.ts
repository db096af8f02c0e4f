import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { zaloMessenger } from '../../bot/zalo/client.ts'
import { keptUploads } from '../../core/connection/uploads.ts'
import type { Content, Ctx, Messenger } from '../../core/context.ts'
import { queueReply } from '../../core/replies/queue.ts'
import { sendReplies, sendUrgent } from '../../core/replies/send.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { zaloStand } from '../support/zalo-stand.ts'

const person = { channel: 'oa_chat', id: '111' } as const
const group = { channel: 'oa_group', id: 'abc' } as const
const help = { text: 'Xin chào! Đây là kênh chính thức.' }

const queue = (app: TestApp, causeId: string, content: Content = help, to: typeof person | typeof group = person) =>
  app.system.write((tx) => queueReply(tx, app.deps, { to, cause: 'test', causeId, content }))

/** Sends nothing, and cannot say so: the reply to the request is lost. */
const losing = (messenger: Messenger): Messenger => ({
  ...messenger,
  send: async () => ({ kind: 'unknown', reason: 'no reply' }),
})

/** Sends, and the reply to the request is lost. */
const sendingUnheard = (messenger: Messenger): Messenger => ({
  ...messenger,
  async send(to, content) {
    await messenger.send(to, content)
    return { kind: 'unknown', reason: 'no reply' }
  },
})

const over = (app: TestApp, change: (messenger: Messenger) => Messenger): Ctx => ({
  ...app.system,
  messenger: change(app.system.messenger),
})

async function later(app: TestApp) {
  for (let i = 0; i < 6; i++) {
    app.clock.at += 10 * minuteMs
    await sendReplies(app.system)
  }
}

const states = async (app: TestApp) => (await app.database.db.select().from(replies)).map(({ state }) => state)

test('a reply that did not arrive is not taken for an older one with the same words', async () => {
  const app = await testApp()
  await queue(app, 'one')
  await sendReplies(app.system)
  app.clock.at += hourMs
  await queue(app, 'two')
  await sendReplies(over(app, losing))
  await later(app)
  expect(await states(app)).toEqual(['sent', 'sent'])
  expect(app.sent).toHaveLength(2)
})

test('a reply that did arrive unheard is found and not sent again', async () => {
  const app = await testApp()
  await queue(app, 'one')
  await sendReplies(over(app, sendingUnheard))
  await later(app)
  expect(await states(app)).toEqual(['sent'])
  expect(app.sent).toHaveLength(1)
})

test('links written out after the words, as a group gets them, do not hide that it arrived', async () => {
  const app = await testApp()
  const content = { ...help, buttons: [{ title: 'Mở ứng dụng', url: 'https://loa.example.vn/' }] }
  await queue(app, 'one', content, group)
  const asGroupsGet = (messenger: Messenger): Messenger => ({
    ...messenger,
    async send(to, { text }) {
      await messenger.send(to, { text: `${text}\nMở ứng dụng: https://loa.example.vn/` })
      return { kind: 'unknown', reason: 'no reply' }
    },
  })
  await sendReplies(over(app, asGroupsGet))
  await later(app)
  expect(app.sent).toHaveLength(1)
})

test('a short history that does not reach back to the send proves nothing: it stays unknown', async () => {
  const app = await testApp()
  await queue(app, 'one')
  await sendReplies(over(app, losing))
  const newerOnly = over(app, (messenger) => ({
    ...messenger,
    recentTexts: async () => [{ messageId: 'm9', text: 'Cảm ơn', fromUs: false, at: app.clock.at + hourMs }],
  }))
  app.clock.at += 10 * minuteMs
  await sendReplies(newerOnly)
  expect(await states(app)).toEqual(['unknown'])
})

test('a chat that hangs holds up nobody else, and each chat is still written to in turn', async () => {
  const app = await testApp()
  const said: string[] = []
  let free = () => {}
  const hung = new Promise<void>((done) => {
    free = done
  })
  const ctx = over(app, (messenger) => ({
    ...messenger,
    async send(to, content) {
      if (to.id === person.id) await hung
      said.push(`${to.id} ${content.text}`)
      if (said.length === 24) free()
      return messenger.send(to, content)
    },
  }))
  await queue(app, 'hangs', { text: 'một' })
  await queue(app, 'after', { text: 'hai' })
  for (let i = 0; i < 24; i++) await queue(app, `other${i}`, { text: 'chào' }, { ...group, id: `chat${i}` } as never)
  expect(await sendReplies(ctx)).toBe(26)
  expect(said.slice(24)).toEqual(['111 một', '111 hai'])
  expect(new Set(said).size).toBe(26)
})

test('ten replies to a chat that Zalo is slow to answer for take one place, and the chat beside it hears at once', async () => {
  const app = await testApp()
  const { sim, config, tokens, database } = await zaloStand()
  const kept = keptUploads({ ...database, now: sim.clock.now })
  const ctx = over(app, () => zaloMessenger(config, tokens, kept))
  const slow = sim.addUser({ name: 'Chị Năm', follows: true })
  const other = sim.addUser({ name: 'Anh Sáu', follows: true })
  sim.faults.set({ path: '/v3.0/oa/message/cs', kind: 'slow', delayMs: 2000, times: 1 })
  for (let i = 0; i < 10; i++)
    await queue(app, `slow${i}`, { text: `tin ${i}` }, { channel: 'oa_chat', id: slow.id } as never)
  await queue(app, 'other', { text: 'chào anh' }, { channel: 'oa_chat', id: other.id } as never)

  const stateOf = async (recipient: string) =>
    (await app.database.db.select().from(replies).where(eq(replies.recipient, recipient))).map(({ state }) => state)
  const sending = sendReplies(ctx)
  await vi.waitUntil(async () => (await stateOf(other.id))[0] === 'sent', { timeout: 1900 })
  expect((await stateOf(slow.id)).filter((state) => state !== 'queued')).toEqual(['sending'])
  expect(await sending).toBe(11)
  expect(sim.chat(slow.id).map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, i) => `tin ${i}`))
})

test('two senders at once write to one chat in turn', async () => {
  const app = await testApp()
  const said: string[] = []
  let under = 0
  let most = 0
  const ctx = over(app, (messenger) => ({
    ...messenger,
    async send(to, content) {
      under += 1
      most = Math.max(most, under)
      await new Promise((done) => setImmediate(done))
      said.push(content.text)
      under -= 1
      return messenger.send(to, content)
    },
  }))
  for (let i = 0; i < 6; i++) await queue(app, `in-turn${i}`, { text: `tin ${i}` })
  await Promise.all([sendReplies(ctx), sendReplies(ctx)])
  expect(said).toEqual(Array.from({ length: 6 }, (_, i) => `tin ${i}`))
  expect(most).toBe(1)
})

test('what is due does not wait until a slow platform tells whether an older reply arrived', async () => {
  const app = await testApp()
  await queue(app, 'lost')
  await sendReplies(over(app, losing))
  app.clock.at += 10 * minuteMs
  await queue(app, 'due', { text: 'tin mới' }, group)
  const order: string[] = []
  const ctx = over(app, (messenger) => ({
    async send(to, content) {
      order.push(content.text)
      return messenger.send(to, content)
    },
    async recentTexts(to) {
      order.push('lịch sử')
      return messenger.recentTexts(to)
    },
  }))
  await sendReplies(ctx)
  expect(order).toEqual(['tin mới', 'lịch sử', help.text])
})

test('a number to call waits for no reply that is on its way to its chat', async () => {
  const app = await testApp()
  const said: string[] = []
  const ctx = over(app, (messenger) => ({
    ...messenger,
    async send(to, content) {
      if (content.text === 'một') {
        const cry = { to: person, cause: 'feedback', causeId: 'cry', content: { text: '114' }, urgent: true }
        await app.system.write((tx) => queueReply(tx, app.deps, cry))
        await sendUrgent(ctx)
      }
      said.push(content.text)
      return messenger.send(to, content)
    },
  }))
  await queue(app, 'one', { text: 'một' })
  await queue(app, 'two', { text: 'hai' })
  await sendReplies(ctx)
  expect(said).toEqual(['114', 'một', 'hai'])
})

test('a cry for help is answered before whatever stood in line', async () => {
  const app = await testApp()
  for (let i = 0; i < 12; i++) await queue(app, `first${i}`, { text: 'chào' }, { ...group, id: `chat${i}` } as never)
  app.clock.at += minuteMs
  await app.system.write((tx) =>
    queueReply(tx, app.deps, { to: person, cause: 'urgent', causeId: 'cry', content: { text: 'gọi ngay 114' } }),
  )
  await sendReplies(app.system)
  expect(app.sent[0]?.content.text).toBe('gọi ngay 114')
})
