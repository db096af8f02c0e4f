import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { serviceConfig } from '../../bot/config.ts'
import { messengerOf } from '../../bot/deps.ts'
import { startService } from '../../bot/node.ts'
import { botMessenger } from '../../bot/zalo-bot/client.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import type { Messenger } from '../../core/context.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { system } from '../../core/roles.ts'
import { createUnit } from '../../core/units/units.ts'
import { questions } from '../../db/schema/answers.ts'
import { deliveries } from '../../db/schema/broadcasts.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { people } from '../../db/schema/people.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { simulator } from '../simulator/stand.ts'
import { testApp } from '../support/app.ts'
import { temporaryDatabase } from '../support/database.ts'
import { testEnvironment } from '../support/environment.ts'
import { convention } from '../support/library.ts'
import { newsroom } from '../support/newsroom.ts'

const secret = 'a secret of the webhook'

/** The service as `loa serve` starts it, beside a simulator whose bot it speaks for. */
async function officeWithBot(env: Record<string, string> = {}) {
  const sim = await simulator()
  const database = await temporaryDatabase()
  const logged: string[] = []
  const config = serviceConfig({
    ...testEnvironment,
    ...{ PORT: '0', DATABASE_URL: `file:${database.path}` },
    ...{ ZALO_OPENAPI_URL: sim.url, ZALO_OAUTH_URL: sim.url, ZALO_GRAPH_URL: sim.url },
    ...{ ZALO_BOT_URL: sim.url, ZALO_BOT_TOKEN: sim.bot.token, ZALO_BOT_SECRET: secret, ZALO_BOT_NAME: sim.bot.name },
    ...env,
  })
  const log = (event: string, fields?: object) => void logged.push(JSON.stringify({ event, ...fields }))
  const service = await startService(config, { everyMinute: false, log })
  onTestFinished(async () => {
    await service.stop()
    await database.remove()
  })
  const ctx = { ...service.deps, actor: system }
  await createUnit(ctx, { name: 'Phường Mẫu', kind: 'ward' })
  await importDocuments(ctx, [convention])
  const resident = sim.addUser({ name: 'Nguyễn Thị Năm' })
  const connect = () =>
    fetch(`${sim.url}/bot${sim.bot.token}/setWebhook`, {
      method: 'POST',
      body: new URLSearchParams({ url: `${service.url}/webhook/zalo-bot`, secret_token: secret }),
    })
  return { sim, service, database, resident, connect, logged }
}

type Office = Awaited<ReturnType<typeof officeWithBot>>

/** What the bot says in a chat once it has said this many things. */
const saysIn = async ({ sim }: Office, chatId: string, count = 1) => {
  const said = () => sim.chat(chatId).filter(({ from }) => from === 'oa')
  await expect.poll(() => said().length).toBeGreaterThanOrEqual(count)
  return said().map(({ text }) => text)
}

test('a question to the bot is answered in its chat, and passing it on takes words instead of a button', async () => {
  const office = await officeWithBot()
  const { sim, resident, database } = office
  await office.connect()
  const { chatId } = await sim.sayToBot(resident.id, 'mang rac ra diem tap ket may gio')
  const [answer] = await saysIn(office, chatId)
  expect(answer).toContain('Điều 3')
  expect(answer?.match(/http:\/\/loa\.test\/\S+\/passages\//g)).toHaveLength(1)

  await sim.sayToBot(resident.id, 'sân bóng mở cửa ngày nào')
  const [, unknown] = await saysIn(office, chatId, 2)
  expect(unknown).toContain('Bạn có thể gõ: “Chuyển cho cán bộ”.')
  await sim.sayToBot(resident.id, 'chuyen cho can bo')
  const [, , passed] = await saysIn(office, chatId, 3)
  expect(passed).toContain('đã được chuyển cho cán bộ')
  const asked = await database.db.select().from(questions)
  expect(asked.map(({ status, channel }) => [channel, status])).toEqual([
    ['bot_chat', 'open'],
    ['bot_chat', 'handed_on'],
  ])
})

test('the bot’s id for a person makes one person, whom “xoá dữ liệu” forgets', async () => {
  const office = await officeWithBot()
  const { sim, resident, database } = office
  await office.connect()
  const { chatId } = await sim.sayToBot(resident.id, 'xin chào')
  await saysIn(office, chatId)
  await sim.sayToBot(resident.id, 'xoá dữ liệu')
  const [, sure] = await saysIn(office, chatId, 2)
  expect(sure).toContain('Bạn có thể gõ: “Đồng ý xoá”.')
  expect(await database.db.select().from(people)).toMatchObject([{ botUserId: chatId, oaUserId: null, name: '' }])
  await sim.sayToBot(resident.id, 'Đồng ý xoá')
  await saysIn(office, chatId, 3)
  expect(await database.db.select().from(people)).toMatchObject([{ botUserId: null, erasedAt: expect.any(Number) }])
})

test('a group is answered when it names the bot or answers it, and otherwise leaves no trace', async () => {
  const office = await officeWithBot()
  const { sim, resident, database } = office
  await office.connect()
  const group = sim.addBotGroup({ name: 'Tổ 1', memberIds: [resident.id] })
  await sim.sayToBot(resident.id, 'mang rac ra diem tap ket may gio', { groupId: group.id, mentionBot: true })
  const [answer] = await saysIn(office, group.id)
  expect(answer).toContain('Điều 3')
  expect(await database.db.select().from(questions)).toMatchObject([
    { channel: 'bot_group', recipient: group.id, text: 'mang rac ra diem tap ket may gio' },
  ])
  await sim.sayToBot(resident.id, 'chuyện riêng của tổ', { groupId: group.id })
  expect(await database.db.select().from(inboxEvents)).toHaveLength(1)
})

test('a group tells its id when asked for it, so that it can be linked to a unit', async () => {
  const office = await officeWithBot()
  const { sim, resident } = office
  await office.connect()
  const group = sim.addBotGroup({ name: 'Tổ 1', memberIds: [resident.id] })
  await sim.sayToBot(resident.id, 'mã nhóm', { groupId: group.id, mentionBot: true })
  expect(await saysIn(office, group.id)).toEqual([expect.stringContaining(`Mã của nhóm này: ${group.id}`)])
  const { chatId } = await sim.sayToBot(resident.id, 'mã nhóm')
  expect(await saysIn(office, chatId)).toEqual([expect.stringContaining('gõ câu này trong nhóm')])
})

test('a picture is answered with what the bot can read; a sticker and a protected person’s message stay unanswered', async () => {
  const office = await officeWithBot()
  const { sim, resident, database } = office
  await office.connect()
  await sim.sayToBot(resident.id, '', { kind: 'sticker' })
  await sim.sayToBot(resident.id, '', { kind: 'protected' })
  const { chatId } = await sim.sayToBot(resident.id, '', { kind: 'image' })
  // The stand-in’s picture lies nowhere: what can be fetched is read (tests/api/verify-picture.test.ts).
  expect(await saysIn(office, chatId)).toEqual([expect.stringContaining('Chưa tải được ảnh về để đọc')])
  const kept = await database.db.select().from(inboxEvents)
  expect(kept.map(({ name }) => name)).toEqual([
    'message.sticker.received',
    'message.unsupported.received',
    'message.image.received',
  ])
})

test('an event that comes twice is answered once', async () => {
  const office = await officeWithBot()
  const { sim, resident, service, database } = office
  await office.connect()
  sim.bot.duplicates = true
  const { chatId } = await sim.sayToBot(resident.id, 'xin chào')
  await saysIn(office, chatId)
  await service.tick()
  expect(await saysIn(office, chatId)).toHaveLength(1)
  expect(await database.db.select().from(inboxEvents)).toHaveLength(1)
})

test('without an address of its own the service asks for updates, answers them, and stops at once when told', async () => {
  const office = await officeWithBot({ ZALO_BOT_POLL: '1' })
  const { sim, resident } = office
  const { chatId } = await sim.sayToBot(resident.id, 'xin chào')
  expect(await saysIn(office, chatId)).toEqual([expect.stringContaining('Xin chào!')])
})

test('nothing that is logged holds the token, whatever goes wrong', async () => {
  const office = await officeWithBot()
  const { sim, resident, logged } = office
  await office.connect()
  sim.faults.set({ path: '/bot…/sendMessage', kind: 'drop-after', times: 1 })
  const { chatId } = await sim.sayToBot(resident.id, 'xin chào')
  await expect.poll(() => logged.join('\n')).toMatch(/reply\.unsent.*unknown/)
  expect(logged.join('\n')).not.toContain(sim.bot.token)
  // Whether it arrived cannot be read back, so it is never said twice.
  await office.service.tick()
  expect(await saysIn(office, chatId)).toHaveLength(1)
})

test('a digest goes to the bot’s group beside the account’s, and without a bot only that group is missed', async () => {
  for (const configured of [true, false]) {
    const sim = await simulator()
    const app = await testApp({ messenger: messengerOf(account, ofBot(sim, configured)) })
    const room = await newsroom(app)
    const { id: externalId } = sim.addBotGroup({ name: 'Câu lạc bộ', memberIds: [] })
    const group = { unitId: room.ward.id, channel: 'bot_group', externalId, name: 'Câu lạc bộ' } as const
    await linkGroup(app.system, group)
    const { text } = await room.scheduled()
    await sendDue(app.system)
    expect(sim.groupChat(externalId).map((message) => message.text)).toEqual(configured ? [text] : [])
    const sent = await app.database.db.select().from(deliveries).orderBy(deliveries.channel)
    expect(sent.map(({ channel, state, reason }) => [channel, state, reason])).toEqual([
      configured ? ['bot_group', 'sent', null] : ['bot_group', 'failed', 'no bot is configured'],
      ['oa_group', 'sent', null],
      ['oa_group', 'sent', null],
    ])
  }
})

const account: Messenger = {
  send: async ({ id }) => ({ kind: 'sent', messageId: `message-${id}` }),
  recentTexts: async () => [],
}
const ofBot = ({ url, bot }: Simulator, configured: boolean) =>
  botMessenger({ ZALO_BOT_URL: url, ZALO_BOT_TOKEN: configured ? bot.token : undefined })

test('the service stops though a telephone was lost halfway through what it asks', async () => {
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  const config = serviceConfig({ ...testEnvironment, PORT: '0', DATABASE_URL: `file:${database.path}` })
  const service = await startService(config, { everyMinute: false })
  const lost = connect(Number(new URL(service.url).port), '127.0.0.1')
  onTestFinished(() => void lost.destroy())
  lost.write('GET /live HTTP/1.1\r\nhost: loa.test\r\n')
  expect((await fetch(`${service.url}/live`)).status).toBe(200)
  lost.resume().on('error', () => {})
  const cut = once(lost, 'close')
  await service.stop()
  await cut
}, 20_000)
