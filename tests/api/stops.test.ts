import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { handle } from '../../core/inbox/handle.ts'
import { knownPerson, noteInteraction } from '../../core/people/people.ts'
import { grantRole } from '../../core/people/roles.ts'
import { startSession } from '../../core/people/sessions.ts'
import { hourMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

const done = { action: 'Thu gom rác, thay bóng đèn ngõ 7', actionBy: 'Đội vệ sinh môi trường', actionOn: '2026-11-22' }
const chat = { channel: 'oa_chat', chatId: '5550001112' } as const

/** A ward that meets, and Mrs Năm, who writes to its account. */
async function ward() {
  const app = await testApp()
  const hall = await meetingHall(app)
  const resident = await app.system.write(async (tx) => {
    const person = await knownPerson(tx, app.system, { oaUserId: chat.chatId, name: 'Bà Năm' })
    await noteInteraction(tx, person.id, { at: app.clock.at, follows: true })
    return person
  })
  const { token } = await startSession(app.system, resident.id)
  let count = 0
  const toNam = () => app.sent.filter(({ to }) => to.id === chat.chatId).map(({ content }) => content.text)
  const say = async (text: string, where: { channel: 'oa_chat' | 'oa_group'; chatId: string } = chat) => {
    const before = app.sent.length
    // As the inbox names an event: by a hash.
    const id = String(++count).padStart(4, '0').padEnd(64, 'a')
    const rest = { senderId: chat.chatId, senderAppId: null, text, messageId: `m${count}`, at: app.clock.at }
    await handle(app.system, id, { kind: 'text', ...where, ...rest })
    await tick(app.deps)
    return app.sent.slice(before).map(({ content }) => content.text)
  }
  const draft = () =>
    hall.draft({ invited: { groupIds: [hall.chats[0]!.id], unitIds: [], personIds: [resident.id] as never[] } })
  const shown = async (id: string) =>
    (await app.request('GET', `/api/gatherings/${id}`, { as: hall.editor.token })).json.invited.find(
      (one: { id: string }) => one.id === resident.id,
    )
  const messages = async (on?: object) =>
    on
      ? app.request('PUT', '/api/session/messages', { as: token, body: { on } })
      : app.request('GET', '/api/session/messages', { as: token })
  const switches = async () =>
    Object.fromEntries(
      (await messages()).json.purposes.map((one: { purpose: string; on: boolean }) => [one.purpose, one.on]),
    )
  return { app, hall, resident, say, toNam, draft, shown, messages, switches }
}

test('a stop of all is kept for its channel, said in one line with what still comes, and undone by a start', async () => {
  const { say, hall, app, resident, switches } = await ward()
  const [first] = hall.chats
  const [stopped] = await say('ngừng nhận tin')
  expect(stopped).toBe(
    'Kênh sẽ không tự nhắn tin cho bạn nữa: tin mới về điều bạn từng hỏi; lời mời và nhắc họp, lớp học. Vẫn gửi: trả lời phản ánh, câu hỏi của bạn. Muốn nhận lại, bạn gõ “nhận lại tin”.',
  )
  expect(await switches()).toEqual({ news: false, meetings: false, answers: true })
  expect((await say('phản ánh của tôi đến đâu rồi'))[0]).toContain('chưa gửi phản ánh nào')
  expect((await say('nhận lại tin'))[0]).toContain('bật lại')
  expect(await switches()).toEqual({ news: true, meetings: true, answers: true })
  // In a group it is nobody's own.
  for (const text of ['ngừng nhận tin', 'ngừng báo họp'])
    expect((await say(text, { channel: 'oa_group', chatId: first!.externalId }))[0]).toContain('cán bộ quản lý nhóm')
  expect(await switches()).toEqual({ news: true, meetings: true, answers: true })
  const lines = await app.deps.db.select().from(auditLog).where(eq(auditLog.subjectId, resident.id))
  expect(lines.map(({ action, detail }) => [action, detail])).toEqual([
    ['person.opt-out', { channel: 'oa_chat', purposes: ['news', 'meetings'] }],
    ['person.opt-in', { channel: 'oa_chat', purposes: ['news', 'meetings', 'answers'] }],
  ])
})

test('who stops invitations by their name gets neither invitation nor reminder, and the organiser sees it', async () => {
  const { app, hall, say, toNam, draft, shown, switches } = await ward()
  const { json } = await draft()
  expect(await shown(json.id)).toMatchObject({ name: 'Bà Năm', stopped: 0 })
  expect((await say('ngừng báo họp'))[0]).toBe(
    'Đã ngừng: lời mời và nhắc họp, lớp học. Vẫn gửi: tin mới về điều bạn từng hỏi; trả lời phản ánh, câu hỏi của bạn. Muốn nhận lại, bạn gõ “báo họp lại”.',
  )
  expect(await switches()).toEqual({ news: true, meetings: false, answers: true })
  expect(await shown(json.id)).toMatchObject({ stopped: 1, unreached: 0 })
  await hall.announce(json.id, json.contentHash)
  await tick(app.deps)
  app.clock.at = hall.plan.startsAt - 20 * hourMs
  // The reminder stands in line after the first, and leaves with the second.
  await tick(app.deps)
  await tick(app.deps)
  expect(toNam().filter((text) => text.includes(hall.plan.title))).toEqual([])
  const rows = await app.deps.db.select().from(replies).where(eq(replies.cause, 'gathering'))
  expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
    ['skipped', 'stopped'],
    ['skipped', 'stopped'],
  ])
  expect((await say('báo họp lại'))[0]).toBe(
    'Bạn đã bật lại: lời mời và nhắc họp, lớp học. Muốn ngừng, bạn gõ “ngừng báo họp”.',
  )
  expect(await shown(json.id)).toMatchObject({ stopped: 0 })
  // What was not sent then does not come after all.
  await tick(app.deps)
  expect(toNam().filter((text) => text.includes(hall.plan.title))).toEqual([])
})

test('what stands in line when somebody stops is not sent any more; what they did not stop is', async () => {
  const { app, hall, toNam, draft, messages } = await ward()
  const { json } = await draft()
  await hall.announce(json.id, json.contentHash)
  await messages({ meetings: false })
  await tick(app.deps)
  expect(toNam()).toEqual([])
  await messages({ meetings: true, news: false })
  app.clock.at = hall.plan.startsAt - 20 * hourMs
  // The reminder stands in line after the first, and leaves with the second.
  await tick(app.deps)
  await tick(app.deps)
  expect(toNam().filter((text) => text.includes(hall.plan.title))).toHaveLength(1)
})

test('“chỉ nhắn khi có trả lời phản ánh” leaves the answers alone; stopped too, the officer sees that they did not go', async () => {
  const { app, hall, say, toNam, switches } = await ward()
  expect((await say('chỉ nhắn khi có trả lời phản ánh'))[0]).toContain('Vẫn gửi: trả lời phản ánh, câu hỏi của bạn.')
  expect(await switches()).toEqual({ news: false, meetings: false, answers: true })
  const officer = await app.person('Cán bộ', ['responder', hall.ward.id])
  const answered = async (text: string) => {
    const code = /Mã theo dõi: (\w{6})/.exec((await say(text)).join(' '))?.[1] ?? ''
    const { json } = await app.request('GET', `/api/feedback?query=${code}`, { as: officer.token })
    const { id } = json.feedback.find((one: { trackCode: string }) => one.trackCode === code)
    const given = { text: `Đã làm xong theo ${code}.`, ...done }
    const sent = await app.request('POST', `/api/feedback/${id}/answer`, { as: officer.token, body: given })
    expect(sent.status, JSON.stringify(sent.json)).toBeLessThan(300)
    await tick(app.deps)
    const { json: full } = await app.request('GET', `/api/feedback/${id}`, { as: officer.token })
    return { told: toNam().some((one) => one.includes(given.text)), steps: full.steps }
  }
  expect((await answered('phản ánh: rác để sai giờ ở đầu ngõ 5')).told).toBe(true)
  expect((await say('dừng báo trả lời phản ánh giúp tôi'))[0]).toBe(
    'Đã ngừng: trả lời phản ánh, câu hỏi của bạn. Vẫn gửi: lời đáp khi bạn nhắn cho kênh. Muốn nhận lại, bạn gõ “nhận lại trả lời phản ánh”.',
  )
  const silent = await answered('phản ánh: đèn đường ngõ 7 bị hỏng đã ba hôm')
  expect(silent.told).toBe(false)
  expect(silent.steps.at(-1)).toMatchObject({ sending: 'skipped', sendingReason: 'stopped' })
  expect((await say('nhận lại trả lời phản ánh'))[0]).toContain('Vẫn ngừng: tin mới về điều bạn từng hỏi')
})

test('the app shows and changes what one is sent; an officer is told that their duties come all the same', async () => {
  const { app, hall, resident, say, messages, switches } = await ward()
  expect((await messages()).json).toMatchObject({ reached: true, duties: false })
  expect((await messages({ meetings: false, news: false })).status).toBe(200)
  expect(await switches()).toEqual({ news: false, meetings: false, answers: true })
  expect((await messages({ meetings: true })).json.purposes).toContainEqual({ purpose: 'meetings', on: true })
  for (const on of [{ duties: false }, { meetings: 'no' }, ['meetings']])
    expect((await messages(on)).status, JSON.stringify(on)).toBe(400)
  expect((await app.request('PUT', '/api/session/messages', { body: { on: {} } })).status).toBe(401)
  expect((await app.request('GET', '/api/session/messages')).status).toBe(401)
  const admin = await app.person('Quản trị', ['admin', hall.ward.id])
  await grantRole(admin.ctx, { personId: resident.id, role: 'communicator', unitId: hall.ward.id })
  expect((await messages()).json.duties).toBe(true)
  expect((await say('ngừng nhận tin'))[0]).toContain('; việc được giao cho cán bộ. Muốn nhận lại')
})
