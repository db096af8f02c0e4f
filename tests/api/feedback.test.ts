import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { feedbackInChat, sendFeedback } from '../../core/feedback/send.ts'
import { trackInChat } from '../../core/feedback/track.ts'
import { sendReplies } from '../../core/replies/send.ts'
import { dayMs, instantOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { deliver, userText } from '../support/zalo.ts'

// A Monday morning; the Tuesday after it is a holiday.
const monday = instantOf('2026-11-23', '09:00')
const answer = {
  text: 'Đã thay bóng đèn.',
  action: 'Thay bóng đèn',
  actionBy: 'Tổ điện phường',
  actionOn: '2026-11-25',
}
const to = { channel: 'oa_chat', id: '111' } as const

const rowOf = async (app: TestApp, trackCode: string) =>
  (await app.database.db.select().from(feedback).where(eq(feedback.trackCode, trackCode)))[0]
const inChat = (app: TestApp, text: string, id = 'fb_1') =>
  sendFeedback(app.system, { id, text, channel: to.channel, recipient: to.id, personId: null })

async function office(app: TestApp) {
  const ward = await app.unit('Phường Mẫu')
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  return { ward, responder }
}

test('anyone sends feedback and gets a track code and a day for the answer', async () => {
  const app = await testApp({ startAt: monday })
  const { ward } = await office(app)
  const { status, json } = await app.request('POST', '/api/feedback', { body: { text: 'Rác thải chất đống, mùi hôi' } })
  expect(status).toBe(201)
  expect(json).toEqual({
    trackCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{6}$/),
    dueAt: instantOf('2026-12-01', '17:00'),
  })
  expect(await rowOf(app, json.trackCode)).toMatchObject({
    unitId: ward.id,
    category: 'moi-truong',
    status: 'received',
    personId: null,
  })
  const tracked = await app.request('GET', `/api/feedback/track/${json.trackCode.toLowerCase()}`)
  expect(tracked.json).toEqual({
    trackCode: json.trackCode,
    status: 'received',
    createdAt: monday,
    dueAt: json.dueAt,
    answers: [],
    steps: [],
    // Nobody is known to have sent it: whoever holds its code may speak for it.
    may: { add: true, reopen: false, rate: false },
    askedAt: null,
    rating: null,
  })
})

test('a code nobody was given is not found, with a kind sentence', async () => {
  const app = await testApp()
  const { status, json } = await app.request('GET', '/api/feedback/track/ZZZZZZ')
  expect([status, json.error.reason]).toEqual([404, 'feedback.unknown-code'])
  expect(json.error.message).toContain('mã')
})

test('a text of 5,000 characters is taken, a longer or empty one refused with the reason', async () => {
  const app = await testApp()
  await office(app)
  const send = (text: string) => app.request('POST', '/api/feedback', { body: { text } })
  expect((await send('ạ'.repeat(5000))).status).toBe(201)
  expect((await send('ạ'.normalize('NFD').repeat(5000))).status).toBe(201)
  const long = await send('ạ'.repeat(5001))
  expect([long.status, long.json.error.reason]).toEqual([413, 'feedback.long'])
  expect(long.json.error.message).toMatch(/5\.000 ký tự.*Bạn đã viết 5\.001 ký tự/)
  const far = await send('x'.repeat(40_000))
  expect([far.status, far.json.error.details]).toEqual([413, { length: 40_000, limit: 5000 }])
  expect(far.json.error.message).toContain('Bạn đã viết 40.000 ký tự')
  const empty = await send(' \n ')
  expect([empty.status, empty.json.error.reason]).toEqual([400, 'empty'])
  expect((await app.request('POST', '/api/feedback', { body: {} })).status).toBe(400)
  expect((await app.request('POST', '/api/feedback', { body: { text: 'Đèn hỏng', unitId: 'un_none' } })).status).toBe(
    404,
  )
})

test('only its author sees the words again; anonymous feedback has no author', async () => {
  const app = await testApp()
  const { ward } = await office(app)
  const [author, other] = [await app.person('Dân'), await app.person('Khác')]
  await app.request('PATCH', '/api/session', { as: author.token, body: { unitId: ward.id } })
  const body = { text: 'Đèn đường hỏng <script>alert(1)</script> [@123]' }
  const named = (await app.request('POST', '/api/feedback', { as: author.token, body })).json
  const hidden = (await app.request('POST', '/api/feedback', { as: author.token, body: { ...body, anonymous: true } }))
    .json

  const track = async (code: string, as?: string) =>
    (await app.request('GET', `/api/feedback/track/${code}`, { as })).json
  expect((await track(named.trackCode, author.token)).text).toBe(body.text)
  expect((await track(named.trackCode, other.token)).text).toBeUndefined()
  expect((await track(named.trackCode)).text).toBeUndefined()
  expect((await track(hidden.trackCode, author.token)).text).toBeUndefined()
  expect(await rowOf(app, hidden.trackCode)).toMatchObject({ personId: null, text: body.text })

  const mine = await app.request('GET', '/api/feedback/mine', { as: author.token })
  expect(mine.json.feedback.map((one: { trackCode: string }) => one.trackCode)).toEqual([named.trackCode])
  expect((await app.request('GET', '/api/feedback/mine')).status).toBe(401)
})

test('a responder sees what was told to their units, and a vague answer is refused', async () => {
  const app = await testApp({ startAt: monday })
  const { ward, responder } = await office(app)
  const group = await app.unit('Tổ 1', { parentId: ward.id })
  const elsewhere = await app.unit('Phường Khác')
  const stranger = await app.person('Lạ', ['responder', elsewhere.id])
  const author = await app.person('Nguyễn Thị Dân')
  await app.request('PATCH', '/api/session', { as: author.token, body: { consents: { feedback: true } } })
  const body = { text: 'Đèn đường ngõ 12 hỏng', unitId: group.id }
  const { trackCode } = (await app.request('POST', '/api/feedback', { as: author.token, body })).json

  const [listed] = (await app.request('GET', '/api/feedback', { as: responder.token })).json.feedback
  expect(listed).toMatchObject({
    trackCode,
    unitName: 'Tổ 1',
    text: body.text,
    category: 'khac',
    late: false,
    channel: 'web',
    personName: 'Nguyễn Thị Dân',
  })
  expect((await app.request('GET', '/api/feedback', { as: stranger.token })).json.feedback).toEqual([])
  expect((await app.request('GET', `/api/feedback/${listed.id}`, { as: stranger.token })).status).toBe(404)
  expect(
    (await app.request('POST', `/api/feedback/${listed.id}/answer`, { as: stranger.token, body: answer })).status,
  ).toBe(404)
  expect((await app.request('GET', '/api/feedback', { as: author.token })).status).toBe(403)

  const path = `/api/feedback/${listed.id}/answer`
  for (const vague of [
    { text: 'Đã ghi nhận.' },
    { ...answer, actionOn: '' },
    { ...answer, actionOn: 'sớm' },
    { ...answer, actionOn: '2026-99-99' },
    { ...answer, actionBy: ' ' },
    { ...answer, action: 'Đang xem xét' },
    { ...answer, action: 'Sẽ xử lý theo quy định' },
    { ...answer, action: 'Đã chuyển bộ phận liên quan' },
    { ...answer, action: 'Cảm ơn ý kiến của ông bà' },
    { ...answer, actionBy: 'cơ quan chức năng' },
    { ...answer, actionOn: '2030-01-01' },
    { text: 'Xem văn bản.', document: 'văn bản đã ban hành' },
  ]) {
    const refused = await app.request('POST', path, { as: responder.token, body: vague })
    expect([refused.status, refused.json.error.reason]).toEqual([400, 'feedback.vague'])
  }
  const long = await app.request('POST', path, { as: responder.token, body: { ...answer, text: 'ạ'.repeat(1990) } })
  expect([long.status, long.json.error.reason]).toEqual([413, 'feedback.answer-long'])
  const far = await app.request('POST', path, { as: responder.token, body: { ...answer, text: 'x'.repeat(40_000) } })
  expect(far).toMatchObject({ status: 413, json: { error: { reason: 'feedback.answer-long' } } })
  expect(far.json.error.message).toContain('Bạn đã viết 40.000 ký tự')
  expect((await app.request('POST', path, { as: responder.token, body: answer })).status).toBe(201)
  const byDocument = { text: 'Xem thông báo.', document: '12/TB-UBND' }
  expect((await app.request('POST', path, { as: responder.token, body: byDocument })).status).toBe(201)

  const tracked = await app.request('GET', `/api/feedback/track/${trackCode}`)
  expect(tracked.json).toMatchObject({ status: 'answered', answers: [answer, byDocument] })
  const detail = await app.request('GET', `/api/feedback/${listed.id}`, { as: responder.token })
  expect(detail.json).toMatchObject({ status: 'answered', answers: [answer, byDocument] })
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'feedback.answer'))
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatchObject({ actorId: responder.id, unitId: group.id, subjectId: listed.id })
  expect(JSON.stringify(lines)).not.toContain('Thay bóng đèn')
})

test('it is assigned to somebody who may answer it, and to nobody else', async () => {
  const app = await testApp()
  const { ward, responder } = await office(app)
  const colleague = await app.person('Đồng Nghiệp', ['responder', ward.id])
  const member = await app.person('Dân', ['member', ward.id])
  await app.request('POST', '/api/feedback', { body: { text: 'Ổ gà' } })
  const [{ id }] = (await app.request('GET', '/api/feedback', { as: responder.token })).json.feedback
  const assign = (personId: string) =>
    app.request('POST', `/api/feedback/${id}/assign`, { as: responder.token, body: { personId } })
  expect((await assign(member.id)).json.error.reason).toBe('feedback.assignee')
  expect((await assign(colleague.id)).json).toEqual({ id, status: 'assigned', assignedTo: colleague.id })
  const [listed] = (await app.request('GET', '/api/feedback?status=assigned', { as: responder.token })).json.feedback
  expect(listed).toMatchObject({ id, assignedName: 'Đồng Nghiệp' })
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.subjectId, id))
  expect(lines).toMatchObject([{ action: 'feedback.assign', actorId: responder.id, detail: { to: colleague.id } }])
})

test('it is late when nobody takes it up within eight working hours, or answers within five working days', async () => {
  const app = await testApp({ startAt: monday })
  const { responder } = await office(app)
  await app.request('POST', '/api/feedback', { body: { text: 'Ổ gà' } })
  const late = async () =>
    (await app.request('GET', '/api/feedback?late=true', { as: responder.token })).json.feedback.length
  const acceptBy = instantOf('2026-11-25', '09:30')
  app.clock.at = acceptBy
  expect(await late()).toBe(0)
  app.clock.at += 1
  expect(await late()).toBe(1)
  const [{ id, late: shown }] = (await app.request('GET', '/api/feedback', { as: responder.token })).json.feedback
  expect(shown).toBe(true)
  await app.request('POST', `/api/feedback/${id}/assign`, { as: responder.token, body: { personId: responder.id } })
  expect(await late()).toBe(0)
  app.clock.at = instantOf('2026-12-01', '17:00') + 1
  expect(await late()).toBe(1)
  await app.request('POST', `/api/feedback/${id}/answer`, { as: responder.token, body: answer })
  expect(await late()).toBe(0)
})

test('said in a chat, it is acknowledged there once, and the answer arrives there', async () => {
  const app = await testApp({ startAt: monday })
  const { responder } = await office(app)
  const first = await inChat(app, 'Đèn đường hỏng')
  app.clock.at += dayMs
  expect(await inChat(app, 'Đèn đường hỏng')).toEqual(first)
  await sendReplies(app.system)
  expect(app.sent).toHaveLength(1)
  expect(app.sent[0]).toMatchObject({ to })
  expect(app.sent[0]?.content.text).toContain(first.trackCode)
  expect(app.sent[0]?.content.text).toContain('01/12/2026')

  const body = { ...answer, text: 'Đã thay. [@987] mời xem.' }
  await app.request('POST', `/api/feedback/${first.id}/answer`, { as: responder.token, body })
  await sendReplies(app.system)
  const said = app.sent[1]?.content.text ?? ''
  expect(app.sent[1]?.to).toEqual(to)
  for (const part of [first.trackCode, 'Đã thay.', 'Tổ điện phường', '25/11/2026']) expect(said).toContain(part)
  expect(said).not.toContain('[@')
})

test('a code asked for in the chat is answered in the chat, also when there is no such code', async () => {
  const app = await testApp({ startAt: monday })
  await office(app)
  const { trackCode } = await inChat(app, 'Đèn đường hỏng')
  await trackInChat(app.system, { code: trackCode?.toLowerCase() ?? '', to, personId: 'pe_else', causeId: 'e1' })
  await trackInChat(app.system, { code: 'ZZZZZZ', to, personId: 'pe_else', causeId: 'e2' })
  const texts = (await app.database.db.select().from(replies))
    .filter(({ cause }) => cause === 'feedback_track')
    .map(({ text }) => text)
  expect(texts[0]).toContain('đã tiếp nhận')
  expect(texts[0]).toContain('01/12/2026')
  expect(texts[1]).toContain('Không có phản ánh nào mang mã này')
})

test('what the chat cannot take is refused there, and the event is done with', async () => {
  const app = await testApp()
  await office(app)
  const { id: personId } = await app.person('Dân')
  await feedbackInChat(app.system, { id: 'fb_long', text: 'x'.repeat(5001), to, personId })
  const [reply] = await app.database.db.select().from(replies)
  expect(reply?.text).toContain('5.000')
  expect(reply?.text).toContain('5.001')
  expect(await app.database.db.$count(feedback)).toBe(0)
})

test('a complaint is told its legal road and is nobody’s task', async () => {
  const app = await testApp()
  const { responder } = await office(app)
  const send = (text: string) => app.request('POST', '/api/feedback', { body: { text } })
  const complaint = (await send('Tôi khiếu nại quyết định thu hồi đất')).json
  expect(complaint).toMatchObject({
    legal: 'khieu-nai',
    dueAt: null,
    message: expect.stringContaining('Luật Khiếu nại'),
  })
  const open = await app.request('GET', '/api/feedback?status=received', { as: responder.token })
  expect(open.json.feedback).toEqual([])
  const { id } = (await rowOf(app, complaint.trackCode)) ?? { id: '' }
  const refused = await app.request('POST', `/api/feedback/${id}/answer`, { as: responder.token, body: answer })
  expect([refused.status, refused.json.error.reason]).toEqual([409, 'feedback.closed'])
})

test('an answer that fits behind its own heading but not into a look-up, with what its sender may do, is refused', async () => {
  const app = await testApp()
  const { responder } = await office(app)
  const { id, trackCode } = await inChat(app, 'Đèn đường ngõ 12 hỏng')
  const give = (length: number) =>
    app.request('POST', `/api/feedback/${id}/answer`, {
      as: responder.token,
      body: { text: 'ạ'.repeat(length), document: '12/TB' },
    })
  expect((await give(1930)).json.error.reason).toBe('feedback.answer-long')
  let longest = 1870
  while ((await give(longest)).status !== 201) longest -= 1
  expect(longest).toBeGreaterThan(1800)
  await trackInChat(app.system, { code: trackCode ?? '', to, personId: '', causeId: 'e1' })
  await sendReplies(app.system)
  await app.settled()
  const lengths = app.sent.map(({ content }) => content.text.length)
  expect(Math.max(...lengths)).toBe(2000)
})

test('what is urgent gets the telephone number at once', async () => {
  const app = await testApp()
  await office(app)
  const { json } = await app.request('POST', '/api/feedback', { body: { text: 'Đang cháy nhà ở ngõ 5' } })
  expect(json.urgentPhone).toContain('114')
  await inChat(app, 'co nguoi bat tinh can cap cuu')
  await sendReplies(app.system)
  expect(app.sent[0]?.content.text.split('\n')[0]).toContain('115')
})

test('from the first word in the chat to the answer there, through the webhook', async () => {
  const app = await testApp({ startAt: monday })
  const { responder } = await office(app)
  const say = async (text: string) => {
    app.clock.at += 60_000
    expect((await deliver(app, userText(app, text))).status).toBe(200)
    await app.settled()
    await sendReplies(app.system)
    return app.sent.at(-1)?.content.text ?? ''
  }
  const acknowledged = await say('Phản ánh: Đèn đường ngõ 12 hỏng ba hôm nay')
  const [{ id, trackCode, text }] = (await app.request('GET', '/api/feedback', { as: responder.token })).json.feedback
  expect(text).toBe('Đèn đường ngõ 12 hỏng ba hôm nay')
  expect(acknowledged).toContain(trackCode)
  expect(await say(`tra cuu ${trackCode}`)).toContain('đã tiếp nhận')

  await app.request('POST', `/api/feedback/${id}/answer`, { as: responder.token, body: answer })
  await sendReplies(app.system)
  expect(app.sent.at(-1)?.content.text).toContain('Thay bóng đèn')
  expect(await say(`Tra cứu ${trackCode}`)).toContain('đã có trả lời')
})

test('sent again after a lost reply, it is the same feedback with the same code', async () => {
  const app = await testApp()
  await office(app)
  const body = { id: crypto.randomUUID(), text: 'Rác chưa được thu gom' }
  const first = await app.request('POST', '/api/feedback', { body })
  const again = await app.request('POST', '/api/feedback', { body })
  expect(again.json.trackCode).toBe(first.json.trackCode)
  expect(await app.database.db.select().from(feedback)).toHaveLength(1)
})

test('an answer goes out behind the reply, without waiting for the minute', async () => {
  const app = await testApp()
  const { responder } = await office(app)
  const { id } = await inChat(app, 'Đèn đường ngõ 12 hỏng')
  await app.request('POST', `/api/feedback/${id}/answer`, { as: responder.token, body: answer })
  await app.settled()
  expect(app.sent.at(-1)?.content.text).toContain('Thay bóng đèn')
})
