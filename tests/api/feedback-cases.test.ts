import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { nameSeat } from '../../core/boards/seats.ts'
import { answerFeedback } from '../../core/feedback/answer.ts'
import { readied } from '../../core/feedback/pictures/keep.ts'
import { lookThroughPictures } from '../../core/feedback/pictures/look-through.ts'
import { sendFeedback } from '../../core/feedback/send.ts'
import { pictureToCase } from '../../core/feedback/sender/picture-in-chat.ts'
import { tellWaiting } from '../../core/feedback/sender/waiting.ts'
import { remindFeedback } from '../../core/feedback/work/remind.ts'
import { takeBack } from '../../core/feedback/work/take-back.ts'
import { handle } from '../../core/inbox/handle.ts'
import type { Incoming } from '../../core/incoming.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { sendReplies } from '../../core/replies/send.ts'
import { grantsOf } from '../../core/roles.ts'
import { dayMs, hourMs, instantOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { feedback, feedbackPictures, feedbackSteps } from '../../db/schema/feedback.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { roles } from '../../db/schema/roles.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { heic, jpeg, pictureFile, png } from '../support/pictures.ts'
import { deliver, userText } from '../support/zalo.ts'

const monday = instantOf('2026-11-23', '09:00')
const sender = '4567890123456789012'
const done = {
  text: 'Đã thay bóng đèn.',
  action: 'Thay bóng đèn ngõ 12',
  actionBy: 'Tổ điện phường',
  actionOn: '2026-11-23',
}
const promised = { ...done, text: 'Tuần này sẽ thay.', actionOn: '2026-11-27' }

async function office() {
  const app = await testApp({ startAt: monday })
  const ward = await app.unit('Phường Mẫu')
  const lighting = await app.unit('Đội chiếu sáng', { parentId: ward.id })
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const post = (as: string, path: string, body: object = {}) =>
    app.request('POST', `/api/feedback/${path}`, { as, body })
  const form = (as: string | null, path: string, words: object, pictures: Uint8Array<ArrayBuffer>[] = []) => {
    const data = new FormData()
    data.set('words', JSON.stringify(words))
    for (const [at, bytes] of pictures.entries()) data.append('pictures', pictureFile(bytes, `anh${at}.jpg`))
    return app.raw(`/api/feedback/${path}`, data, as ? { authorization: `Bearer ${as}` } : {})
  }
  return { app, ward, lighting, responder, post, form }
}

async function inChat(app: TestApp, text: string, from = sender) {
  app.clock.at += 60_000
  await deliver(app, userText(app, text, from))
  await app.settled()
  await sendReplies(app.system)
  return app.sent.at(-1)?.content.text ?? ''
}

const follows = (app: TestApp, personId: string, oaUserId: string) =>
  app.database.write((tx) => tx.update(people).set({ oaUserId, follows: true }).where(eq(people.id, personId)))
const rowsOf = (app: TestApp) => app.database.db.select().from(feedback).orderBy(feedback.createdAt)
const toldTo = (app: TestApp, id: string) =>
  app.sent.filter(({ to }) => to.id === id).map(({ content }) => content.text)

test('the whole road: a picture, another unit, a question back, closed with proof, opened again, rated', async () => {
  const { app, lighting, responder, post, form } = await office()
  const citizen = await app.person('Dân')
  const sent = await form(citizen.token, 'pictured', { text: 'Đèn đường ngõ 12 hỏng', place: 'Ngõ 12, đường Lê Lợi' }, [
    jpeg({ turned: 6 }),
    png(),
  ])
  expect(sent.status, sent.text).toBe(201)
  await app.settled()
  const code = sent.json.trackCode
  const [row] = await rowsOf(app)
  const id = row?.id ?? ''
  const inFull = async () => (await app.request('GET', `/api/feedback/${id}`, { as: responder.token })).json
  const tracked = async () => (await app.request('GET', `/api/feedback/track/${code}`, { as: citizen.token })).json

  // The pictures are there, without where they were taken.
  const { pictureList } = await inFull()
  expect(pictureList).toHaveLength(2)
  for (const picture of pictureList) {
    const got = await app.request('GET', `/api/feedback/${id}/pictures/${picture.id}`, { as: responder.token })
    expect(got.headers.get('content-type')).toMatch(/^image\/(jpeg|png)$/)
    for (const trace of ['GPS', 'Samsung', 'Le Loi']) expect(got.text).not.toContain(trace)
  }

  const routed = await post(responder.token, `${id}/route`, {
    unitId: lighting.id,
    reason: 'Đèn do đội chiếu sáng giữ',
  })
  expect(routed.json).toMatchObject({ unitId: lighting.id, status: 'received' })
  const asked = await form(responder.token, `${id}/messages`, { as: 'question', text: 'Cột đèn số mấy ạ?' })
  expect(asked.status, asked.text).toBe(201)
  await form(responder.token, `${id}/messages`, { as: 'note', text: 'Gọi anh Tư hỏi trước' })
  expect(await tracked()).toMatchObject({ askedAt: expect.any(Number), may: { add: true, reopen: false, rate: false } })
  expect((await tracked()).steps.map(({ kind }: { kind: string }) => kind)).toEqual(['route', 'question'])

  const added = { id: crypto.randomUUID(), text: 'Cột số 7' }
  expect((await form(citizen.token, `track/${code}/additions`, added, [jpeg({ shade: 9 })])).status).toBe(201)
  // Sent again after a lost reply, it is added once.
  expect((await form(citizen.token, `track/${code}/additions`, added, [jpeg({ shade: 9 })])).status).toBe(201)
  await app.settled()
  expect((await inFull()).askedAt).toBeNull()
  expect((await inFull()).steps.map(({ kind }: { kind: string }) => kind)).toEqual([
    'route',
    'question',
    'note',
    'addition',
  ])

  const unproved = await form(responder.token, `${id}/answer/pictured`, { ...done, closes: true })
  expect(unproved.json.error.reason).toBe('feedback.proof')
  const closed = await form(responder.token, `${id}/answer/pictured`, { ...done, closes: true }, [jpeg({ shade: 20 })])
  expect(closed.status, closed.text).toBe(201)
  await app.settled()
  const shown = await tracked()
  expect(shown).toMatchObject({ status: 'closed', may: { add: false, reopen: true, rate: true } })
  expect(shown.answers).toMatchObject([{ closes: true, pictures: [expect.any(String)] }])
  const path = `/api/feedback/track/${code}/pictures/${shown.answers[0].pictures[0]}`
  expect((await app.request('GET', path)).status).toBe(200)
  expect((await post(citizen.token, `track/${code}/reopen`, { text: 'Tối qua vẫn không sáng' })).status).toBe(200)
  expect(await tracked()).toMatchObject({ status: 'assigned', may: { reopen: false } })

  await form(responder.token, `${id}/answer/pictured`, { ...done, closes: true }, [jpeg({ shade: 30 })])
  const again = await post(citizen.token, `track/${code}/reopen`, { text: 'Chưa' })
  expect(again.json.error.reason).toBe('feedback.reopened')
  expect((await post(citizen.token, `track/${code}/rating`, { rating: 6 })).json.error.reason).toBe('feedback.rating')
  expect((await post(citizen.token, `track/${code}/rating`, { rating: 4, text: 'Sáng rồi' })).status).toBe(200)
  expect((await post(citizen.token, `track/${code}/rating`, { rating: 1 })).json.error.reason).toBe('feedback.rated')
  expect(await inFull()).toMatchObject({ rating: 4, ratingText: 'Sáng rồi', status: 'closed' })
  const actions = (await app.database.db.select().from(auditLog)).map(({ action }) => action)
  for (const action of ['feedback.route', 'feedback.ask', 'feedback.note', 'feedback.close'])
    expect(actions).toContain(action)
})

test('what was told in the chat comes back there, each step once, and notes never', async () => {
  const { app, lighting, responder, post, form } = await office()
  const receipt = await inChat(app, 'Phản ánh: Đèn đường ngõ 12 hỏng ba hôm nay')
  const code = /Mã theo dõi: (\w{6})/.exec(receipt)?.[1] ?? ''
  const [{ id = '' } = {}] = await rowsOf(app)
  await form(responder.token, `${id}/messages`, { as: 'note', text: 'việc nội bộ' })
  await form(responder.token, `${id}/messages`, { as: 'question', text: 'Cột đèn số mấy ạ?' })
  await post(responder.token, `${id}/route`, { unitId: lighting.id, reason: 'Đèn do đội chiếu sáng giữ' })
  await app.settled()
  await sendReplies(app.system)
  const texts = toldTo(app, sender)
  expect(texts.filter((text) => text.includes('Cột đèn số mấy'))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('Đội chiếu sáng'))).toHaveLength(1)
  expect(texts.join('\n')).not.toContain('nội bộ')

  expect(await inChat(app, `bổ sung ${code}: cột số 7`)).toContain(code)
  expect((await app.database.db.select().from(feedbackSteps)).at(-1)).toMatchObject({
    kind: 'addition',
    text: 'cột số 7',
  })
  await post(responder.token, `${id}/answer`, { ...done, document: '12/TB-UBND', closes: true })
  await app.settled()
  expect(toldTo(app, sender).at(-1)).toContain(`mở lại ${code}`)
  expect(await inChat(app, `đánh giá ${code} 2 lâu quá`)).toContain('Cảm ơn')
  expect(await inChat(app, `Mở lại ${code}: vẫn tối`)).toContain(code)
  expect((await rowsOf(app))[0]).toMatchObject({ status: 'received', rating: 2, ratingText: 'lâu quá' })
  // Somebody else holds the code and may not speak for its sender.
  expect(await inChat(app, `bổ sung ${code}: đừng làm nữa`, '999')).toContain('Chỉ người đã gửi')
})

test('outside the platform’s window the case waits, says so, and tells all once the person writes again', async () => {
  const { app, responder, post } = await office()
  await inChat(app, 'Phản ánh: Rác chưa được thu gom ở ngõ 5')
  const [{ id = '' } = {}] = await rowsOf(app)
  app.clock.at += 8 * dayMs
  const answered = await post(responder.token, `${id}/answer`, { ...promised, actionOn: '2026-12-03' })
  expect(answered.status).toBe(201)
  await app.settled()
  expect(toldTo(app, sender)).toHaveLength(1)
  const page = (await app.request('GET', `/api/feedback/${id}`, { as: responder.token })).json
  expect(page).toMatchObject({
    reach: { way: 'waits', until: expect.any(Number) },
    steps: [{ kind: 'answer', told: 'waits' }],
  })
  await inChat(app, 'xin chào')
  await inChat(app, 'xin chào')
  expect(toldTo(app, sender).filter((text) => text.includes('Tuần này sẽ thay'))).toHaveLength(1)
})

test('what the platform refused for its window goes out when the person writes again', async () => {
  const { app, responder, post } = await office()
  await inChat(app, 'Phản ánh: Rác chưa được thu gom ở ngõ 5')
  const [{ id = '', personId } = {}] = await rowsOf(app)
  await post(responder.token, `${id}/answer`, promised)
  await app.settled()
  const failed = { state: 'failed', reason: 'zalo -230: no interaction' } as const
  await app.database.write((tx) => tx.update(replies).set(failed))
  await tellWaiting(app.system, personId ?? '')
  const states = (await app.database.db.select().from(replies)).map(({ cause, state }) => `${cause} ${state}`)
  expect(states).toContain('feedback_step queued')
  expect(states).toContain('feedback failed')
})

test('of two officers at once the second is told that the case has changed, and an answer to a closed one is refused', async () => {
  const { app, ward, responder, post } = await office()
  const other = await app.person('Khác', ['responder', ward.id])
  await app.request('POST', '/api/feedback', { body: { text: 'Rác chất đống' } })
  const [{ id = '' } = {}] = await rowsOf(app)
  const { version } = (await app.request('GET', `/api/feedback/${id}`, { as: other.token })).json
  const both = await Promise.all([
    post(responder.token, `${id}/answer`, { ...promised, version }),
    post(other.token, `${id}/answer`, { ...promised, version }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(both.find(({ status }) => status === 409)?.json.error.reason).toBe('feedback.changed')
  expect((await post(other.token, `${id}/answer`, { ...done, document: '9/TB-UBND', closes: true })).status).toBe(201)
  expect((await post(responder.token, `${id}/answer`, promised)).json.error.reason).toBe('feedback.closed')
})

test('twelve people who tell of one thing are answered together, each where they wrote, and parted again if need be', async () => {
  const { app, responder, post } = await office()
  for (let at = 0; at < 12; at += 1) await inChat(app, `Phản ánh: cống ngõ 7 tràn nước thải lần ${at}`, `30${at}`)
  const rows = await rowsOf(app)
  const [first, ...others] = rows
  const id = first?.id ?? ''
  const { alike } = (await app.request('GET', `/api/feedback/${id}`, { as: responder.token })).json
  expect(alike.length).toBeGreaterThan(0)
  expect((await post(responder.token, `${id}/merge`, { ids: others.map((one) => one.id) })).status).toBe(200)
  const { feedback: listed } = (await app.request('GET', '/api/feedback', { as: responder.token })).json
  expect(listed).toMatchObject([{ id, tellers: 12 }])
  // Late is only the one that is worked on.
  const now = app.clock.at
  app.clock.at = (first?.dueAt ?? 0) + 1
  const lateOf = async (one: string) =>
    (await app.request('GET', `/api/feedback/${one}`, { as: responder.token })).json.late
  expect([await lateOf(id), await lateOf(others[0]?.id ?? '')]).toEqual([true, false])
  app.clock.at = now
  const inOther = await post(responder.token, `${others[0]?.id}/answer`, promised)
  expect(inOther.json.error.reason).toBe('feedback.merged')
  await post(responder.token, `${others[3]?.id}/part`)
  await post(responder.token, `${id}/answer`, promised)
  await app.settled()
  await sendReplies(app.system)
  const told = rows.map((_, at) => toldTo(app, `30${at}`).filter((text) => text.includes('Tuần này sẽ thay')).length)
  expect(told).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1])
  // By their own code they read the answer of all.
  const tracked = await app.request('GET', `/api/feedback/track/${others[0]?.trackCode}`)
  expect(tracked.json).toMatchObject({ status: 'answered', answers: [{ text: 'Tuần này sẽ thay.' }] })
})

test('clocks remind at half and at the end, once each, and tell the head and who stands in', async () => {
  const { app, ward, responder, post } = await office()
  const head = await app.person('Chủ Tịch', ['approver', ward.id])
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const at = [responder, head].entries()
  for (const [index, { id }] of at) await follows(app, id, `70${index}`)
  await nameSeat(admin.ctx, ward.id, { office: 'chair', personId: head.id })
  await app.request('POST', '/api/feedback', { body: { text: 'Rác chất đống' } })
  const [row] = await rowsOf(app)
  await post(responder.token, `${row?.id}/assign`, { personId: responder.id })
  expect(await remindFeedback(app.system)).toBe(0)
  app.clock.at = row?.halfAt ?? 0
  expect(await remindFeedback(app.system)).toBe(1)
  expect(await remindFeedback(app.system)).toBe(0)
  app.clock.at = row?.dueAt ?? 0
  expect(await remindFeedback(app.system)).toBe(2)
  expect(await remindFeedback(app.system)).toBe(0)
  await sendReplies(app.system)
  expect(toldTo(app, '700').map((text) => text.slice(0, 30))).toHaveLength(2)
  expect(toldTo(app, '701')).toMatchObject([expect.stringContaining('người đứng đầu')])
})

test('half of the time is half of the office hours, holidays left out, and what was promised stays when days change', async () => {
  const { app, ward } = await office()
  await app.request('POST', '/api/feedback', { body: { text: 'Rác chất đống' } })
  const [row] = await rowsOf(app)
  // From Monday 9:00 to Tuesday a week on, less the holiday: 43.5 hours of office time.
  expect(row?.halfAt).toBe(instantOf('2026-11-27', '08:15'))
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const day = { day: '2026-11-25', name: 'Nghỉ bão', closed: true, noSend: false }
  const put = await app.request('PUT', '/api/calendar/days', { as: admin.token, body: { ...day, unitId: ward.id } })
  expect(put.status, put.text).toBe(200)
  const [same] = await rowsOf(app)
  expect(same?.dueAt).toBe(row?.dueAt)
})

test('of an officer who left the unit is reminded; to one who may not answer nothing is given', async () => {
  const { app, ward, responder, post } = await office()
  const gone = await app.person('Đã Nghỉ', ['responder', ward.id])
  await follows(app, responder.id, '700')
  await app.request('POST', '/api/feedback', { body: { text: 'Rác chất đống' } })
  const [row] = await rowsOf(app)
  await post(responder.token, `${row?.id}/assign`, { personId: gone.id })
  await app.database.write((tx) => tx.delete(roles).where(eq(roles.personId, gone.id)))
  const refused = await post(responder.token, `${row?.id}/assign`, { personId: gone.id })
  expect(refused.json.error.reason).toBe('feedback.assignee')
  app.clock.at = row?.halfAt ?? 0
  expect(await remindFeedback(app.system)).toBe(1)
})

test('what was done last is taken back: a route comes home, an answer that left is withdrawn with a reason', async () => {
  const { app, ward, lighting, responder, post } = await office()
  await inChat(app, 'Phản ánh: Rác chưa được thu gom ở ngõ 5')
  const [{ id = '' } = {}] = await rowsOf(app)
  await post(responder.token, `${id}/route`, { unitId: lighting.id, reason: 'Nhầm đội chiếu sáng' })
  expect((await post(responder.token, `${id}/take-back`)).status).toBe(200)
  expect((await rowsOf(app))[0]).toMatchObject({ unitId: ward.id, status: 'received' })
  expect((await post(responder.token, `${id}/take-back`)).json.error.reason).toBe('feedback.nothing-back')

  await post(responder.token, `${id}/answer`, promised)
  await app.settled()
  await sendReplies(app.system)
  expect((await post(responder.token, `${id}/take-back`)).json.error.reason).toBe('empty')
  expect((await post(responder.token, `${id}/take-back`, { reason: 'Trả lời nhầm phản ánh' })).status).toBe(200)
  await app.settled()
  await sendReplies(app.system)
  expect(toldTo(app, sender).at(-1)).toContain('được rút lại')
  const [row] = await rowsOf(app)
  expect(row).toMatchObject({ status: 'received', answeredAt: null })
  const tracked = await app.request('GET', `/api/feedback/track/${row?.trackCode}`)
  expect(tracked.json.answers).toEqual([])
})

test('many at once: one that is refused keeps none of the others back', async () => {
  const { app, lighting, responder, post } = await office()
  for (const text of ['Rác chất đống', 'Đèn hỏng ngõ 3', 'Cống tràn']) {
    app.clock.at += 1000
    await app.request('POST', '/api/feedback', { body: { text } })
  }
  const [a, b, c] = await rowsOf(app)
  await post(responder.token, `${b?.id}/answer`, { ...promised, document: '1/TB-UBND' })
  const cases = [a, b, c].map((one) => ({ id: one?.id }))
  const { json } = await post(responder.token, 'many', {
    cases,
    deed: { act: 'route', unitId: lighting.id, reason: 'Việc của đội' },
  })
  expect(json.done).toEqual([a?.id, c?.id])
  expect(json.refused).toMatchObject([{ id: b?.id, message: expect.any(String) }])
})

test('templates have fields, and none goes out unfilled', async () => {
  const { app, ward, responder, post } = await office()
  const made = await post(responder.token, 'templates', {
    unitId: ward.id,
    name: 'Đèn',
    text: 'Đã thay đèn ở {địa điểm}.',
  })
  expect(made.status).toBe(201)
  const { templates } = (await app.request('GET', '/api/feedback/templates', { as: responder.token })).json
  expect(templates).toMatchObject([{ name: 'Đèn', mayEdit: true }])
  await app.request('POST', '/api/feedback', { body: { text: 'Đèn hỏng ngõ 3' } })
  const [row] = await rowsOf(app)
  const unfilled = await post(responder.token, `${row?.id}/answer`, { ...promised, text: templates[0].text })
  expect(unfilled.json.error.reason).toBe('feedback.unfilled')
  const gone = await app.request('DELETE', `/api/feedback/templates/${made.json.id}`, { as: responder.token })
  expect(gone.status).toBe(200)
})

test('bad pictures are refused with the reason, and the words stay to be sent without them', async () => {
  const { app, form } = await office()
  const send = async (pictures: Uint8Array<ArrayBuffer>[]) =>
    (await form(null, 'pictured', { text: 'Đèn hỏng ngõ 3' }, pictures)).json.error?.reason
  expect(await send(Array.from({ length: 30 }, (_, shade) => jpeg({ shade })))).toBe('feedback.pictures-many')
  expect(await send([heic()])).toBe('feedback.picture-heic')
  expect(await send([heic(20 * 1024 * 1024)])).toBe('feedback.picture-heic')
  expect(await send([jpeg(), Uint8Array.from(Buffer.from('<script>alert(1)</script>'))])).toBe('feedback.picture')
  expect(await send([jpeg().subarray(0, 40) as Uint8Array<ArrayBuffer>])).toBe('feedback.picture')
  const large = new Uint8Array(9 * 1024 * 1024)
  large.set(jpeg())
  expect(await send([large])).toBe('feedback.picture-large')
  expect(await rowsOf(app)).toEqual([])
  expect(await send([jpeg(), jpeg()])).toBeUndefined()
  expect(await app.database.db.$count(feedbackPictures)).toBe(1)
})

test('one letter is no feedback; the same text fifty times from one person is one case; abuse is taken as what it is', async () => {
  const { app } = await office()
  const citizen = await app.person('Dân')
  const send = (text: string) => app.request('POST', '/api/feedback', { as: citizen.token, body: { text } })
  expect((await send('a')).json.error.reason).toBe('feedback.short')
  const codes = new Set<string>()
  for (let at = 0; at < 50; at += 1) {
    app.clock.at += 30_000
    codes.add((await send('Đèn hỏng ngõ 3')).json.trackCode)
  }
  expect(codes.size).toBe(1)
  expect((await send('đồ ngu, làm ăn như c**')).status).toBe(201)
  expect(await rowsOf(app)).toHaveLength(2)
})

test('beneath a number to call now nothing else is said', async () => {
  const { app } = await office()
  const text = await inChat(app, 'phản ánh: Đang cháy nhà ở ngõ 5')
  expect(text).toContain('114')
  expect(text).not.toContain('trả lời')
  const { json } = await app.request('POST', '/api/feedback', { body: { text: 'Đang cháy nhà ở ngõ 5' } })
  expect(json).toMatchObject({ urgentPhone: expect.stringContaining('114'), dueAt: null })
})

test('a denunciation with pictures leaves no row, and is not added to a case either', async () => {
  const { app, form } = await office()
  const citizen = await app.person('Dân')
  const sent = await form(citizen.token, 'pictured', { text: 'Tôi tố cáo ông Trần Văn X nhận tiền' }, [jpeg()])
  expect(sent.json).toMatchObject({ trackCode: null, legal: 'to-cao' })
  expect(await rowsOf(app)).toEqual([])
  expect(await app.database.db.$count(feedbackPictures)).toBe(0)
  const { trackCode } = (await form(citizen.token, 'pictured', { text: 'Đèn hỏng ngõ 3' })).json
  const added = await form(citizen.token, `track/${trackCode}/additions`, { text: 'Tôi tố cáo chủ tịch phường' }, [
    jpeg(),
  ])
  expect(added.json.error).toMatchObject({
    reason: 'feedback.denounces',
    message: expect.stringContaining('Luật Tố cáo'),
  })
  expect(await app.database.db.$count(feedbackSteps)).toBe(0)
  expect(await app.database.db.$count(feedbackPictures)).toBe(0)
})

test('a picture that bears a marking of secrecy goes, and its sender is told', async () => {
  const { app } = await office()
  const words = { text: 'ỦY BAN NHÂN DÂN TỈNH MẬT Số: 05/BC-UBND BÁO CÁO', unsure: [] }
  const input = { text: 'Đèn hỏng', channel: 'oa_chat', recipient: '111', personId: null } as const
  await sendFeedback(app.system, { ...input, id: 'fb_1', pictures: await readied([jpeg()]) })
  await lookThroughPictures({ ...app.system, readWords: { of: async () => words, at: async () => words } })
  const [picture] = await app.database.db.select().from(feedbackPictures)
  expect(picture).toMatchObject({ state: 'refused' })
  expect(picture?.bytes).toHaveLength(0)
  await sendReplies(app.system)
  expect(toldTo(app, '111').at(-1)).toContain('độ mật')
})

test('a picture sent in the chat goes into the case that was told there, once; without one it is looked at as before', async () => {
  const { app } = await office()
  const picture = 'https://photo.example.vn/1.jpg'
  const to = { channel: 'oa_chat', id: sender } as const
  await inChat(app, 'Phản ánh: Rác chưa được thu gom ở ngõ 5')
  const [{ personId = null } = {}] = await rowsOf(app)
  const ctx = { ...app.system, fetchPicture: async () => jpeg() }
  const sent = { picture, to, personId: personId ?? '' }
  expect(await pictureToCase(ctx, 'e'.repeat(30), sent)).toBe(true)
  expect(await pictureToCase(ctx, 'e'.repeat(30), sent)).toBe(true)
  await sendReplies(app.system)
  expect(toldTo(app, sender).filter((text) => text.includes('Đã thêm ảnh'))).toHaveLength(1)
  expect(await app.database.db.$count(feedbackPictures)).toBe(1)
  app.clock.at += hourMs
  expect(await pictureToCase(ctx, 'f'.repeat(30), sent)).toBe(false)
})

/** The beginning of a recording, of a kind that phones make. */
const spoken = (begins: string, size = 200) => {
  const bytes = new Uint8Array(size)
  bytes.set(Buffer.from(begins, 'latin1'))
  return bytes
}
const m4a = (size?: number) => spoken('\0\0\0\x20ftypM4A ', size)

test('what somebody says aloud is kept as a file, alone or beside words and pictures, and heard by its officer and its sender', async () => {
  const { app, responder, form } = await office()
  const citizen = await app.person('Bà Sáu')
  const { status, json } = await form(citizen.token, 'pictured', { text: '' }, [m4a(), jpeg()])
  expect(status).toBe(201)
  const [row] = await rowsOf(app)
  const page = (await app.request('GET', `/api/feedback/${row?.id}`, { as: responder.token })).json
  expect(page.text).toContain('xem tệp ghi âm')
  const voice = page.pictureList.find(({ mimeType }: { mimeType: string }) => mimeType === 'audio/mp4')
  expect(voice).toMatchObject({ state: 'shown' })
  const at = `/api/feedback/${row?.id}/pictures/${voice.id}`
  const heard = await app.request('GET', at, { as: responder.token })
  expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/mp4'])
  const tracked = (await app.request('GET', `/api/feedback/track/${json.trackCode}`, { as: citizen.token })).json
  expect(tracked.voices).toEqual([voice.id])
  expect(tracked.pictures).not.toContain(voice.id)
  // Spoken again, it is another matter, though nothing of it is written.
  await form(citizen.token, 'pictured', { text: '' }, [spoken('OggS', 300)])
  expect(await rowsOf(app)).toHaveLength(2)
})

test('of recordings one goes at a time, none that is too long, and none as proof of what was done', async () => {
  const { app, responder, form } = await office()
  const words = { text: 'Đèn hỏng ngõ 3' }
  const reason = async (files: Uint8Array<ArrayBuffer>[]) =>
    (await form(null, 'pictured', words, files)).json.error?.reason
  expect(await reason([m4a(), spoken('#!AMR\n')])).toBe('feedback.voices-many')
  expect(await reason([m4a(4 * 1024 * 1024 + 1)])).toBe('feedback.voice-large')
  expect(await reason([spoken('kein Ton')])).toBe('feedback.picture')
  expect(await rowsOf(app)).toEqual([])
  expect(await reason([spoken('\x1aE\xdf\xa3')])).toBeUndefined()
  const [row] = await rowsOf(app)
  const answer = { ...done, closes: true }
  const refused = await form(responder.token, `${row?.id}/answer/pictured`, answer, [m4a()])
  expect(refused.json.error?.reason).toBe('feedback.picture')
})

test('said aloud in the chat, it goes into the case told there; without one its sender reads how to tell one', async () => {
  const { app } = await office()
  const to = { channel: 'oa_chat', id: sender } as const
  const heard = { kind: 'acted', channel: 'oa_chat', senderId: sender, senderAppId: null, wordless: true } as const
  const voice = 'https://voice.example.vn/1.amr'
  const ctx = { ...app.system, fetchPicture: async () => spoken('#!AMR\n') }
  await handle(ctx, 'a'.repeat(30), { ...heard, voice, at: app.clock.at })
  await sendReplies(app.system)
  expect(toldTo(app, sender).at(-1)).toContain('ghi âm')
  await inChat(app, 'Phản ánh: Rác chưa được thu gom ở ngõ 5')
  for (const key of ['b'.repeat(30), 'b'.repeat(30)]) await handle(ctx, key, { ...heard, voice, at: app.clock.at })
  await sendReplies(app.system)
  expect(toldTo(app, to.id).filter((text) => text.includes('lời nói của bạn'))).toHaveLength(1)
  expect(await app.database.db.select().from(feedbackPictures)).toMatchObject([
    { mimeType: 'audio/amr', state: 'shown' },
  ])
  // A picture that comes as a recording is none.
  const odd = { ...ctx, fetchPicture: async () => jpeg() }
  await handle(odd, 'c'.repeat(30), { ...heard, voice, at: app.clock.at })
  await sendReplies(app.system)
  expect(toldTo(app, sender).at(-1)).toContain('Chưa lấy được đoạn ghi âm')
})

test('with its sender goes all that was said, shown and noted of a settled case', async () => {
  const { app, responder, post, form } = await office()
  const citizen = await app.person('Dân')
  const words = { text: 'Đèn hỏng ngõ 3', place: 'Số 3 ngõ 3' }
  const { trackCode } = (await form(citizen.token, 'pictured', words, [jpeg()])).json
  const [row] = await rowsOf(app)
  await form(citizen.token, `track/${trackCode}/additions`, { text: 'nhà tôi số 3' })
  await form(responder.token, `${row?.id}/messages`, { as: 'note', text: 'gọi chị Dân' })
  await post(responder.token, `${row?.id}/answer`, { ...done, document: '3/TB-UBND', closes: true })
  await app.settled()
  await erasePerson(app.system, { personId: citizen.id })
  expect(await app.database.db.$count(feedbackPictures)).toBe(0)
  const left = JSON.stringify([await rowsOf(app), await app.database.db.select().from(feedbackSteps)])
  for (const trace of ['Đèn hỏng', 'ngõ 3', 'nhà tôi', 'chị Dân', citizen.id]) expect(left).not.toContain(trace)
})

test('a promise may be said not to be kept once its day has come, and who made it is told that the day has passed', async () => {
  const { app, responder, post } = await office()
  await follows(app, responder.id, '700')
  await inChat(app, 'Phản ánh: Đèn hỏng ngõ 3')
  const [{ id = '', trackCode = '' } = {}] = await rowsOf(app)
  await post(responder.token, `${id}/assign`, { personId: responder.id })
  const later = { ...promised, text: 'Tháng sau sẽ thay.', actionOn: '2026-12-20' }
  expect((await post(responder.token, `${id}/answer`, later)).status).toBe(201)
  await app.settled()
  await sendReplies(app.system)
  expect(toldTo(app, sender).at(-1)).toContain(`trong 7 ngày sau đó bạn có thể nhắn: mở lại ${trackCode}`)
  // “Vẫn tối” is said of it, and asked of no library; what names another matter, or asks, is not.
  for (const text of ['bóng đèn vẫn hỏng', 'vẫn chưa thấy ai sửa', 'đèn vẫn tối thui', 'hua roi ma dau co lam'])
    expect(await inChat(app, text), text).toContain(`mở lại ${trackCode}: ${text}`)
  for (const text of ['nước máy vẫn đục', 'giấy phép vẫn chưa có thì phạt bao nhiêu', 'đèn vẫn hỏng thì gọi ai?'])
    expect(await inChat(app, text), text).not.toContain(trackCode)
  expect(await inChat(app, 'phản ánh của tôi đến đâu rồi')).not.toContain('Đã qua ngày hẹn')
  app.clock.at = instantOf('2026-12-20', '23:00')
  expect(await remindFeedback(app.system)).toBe(0)
  app.clock.at = instantOf('2026-12-21', '06:00')
  expect(await remindFeedback(app.system)).toBe(0)
  app.clock.at = instantOf('2026-12-21', '08:00')
  expect(await remindFeedback(app.system)).toBe(1)
  expect(await remindFeedback(app.system)).toBe(0)
  await sendReplies(app.system)
  expect(toldTo(app, '700').at(-1)).toContain(`${trackCode} đã qua ngày hẹn với người gửi (20/12/2026)`)
  const listed = await app.request('GET', '/api/feedback?status=answered', { as: responder.token })
  expect(listed.json.feedback).toMatchObject([{ trackCode, promisedOn: '2026-12-20' }])
  expect(await inChat(app, 'phản ánh của tôi đến đâu rồi')).toMatch(
    new RegExp(`Đã qua ngày hẹn 20/12/2026\\.[\\s\\S]*mở lại ${trackCode}: lý do`),
  )
  // A new day is promised, and reminded of as the first was.
  await post(responder.token, `${id}/answer`, { ...later, actionOn: '2026-12-28' })
  app.clock.at = instantOf('2026-12-29', '08:00')
  expect(await remindFeedback(app.system)).toBe(1)
  app.clock.at = instantOf('2027-01-04', '09:00')
  expect(await inChat(app, `tra cứu ${trackCode}`)).toContain(`hãy nhắn: mở lại ${trackCode}: lý do`)
  expect(await inChat(app, `mở lại ${trackCode}: vẫn tối`)).toContain(`Đã mở lại phản ánh ${trackCode}`)
  expect((await rowsOf(app))[0]).toMatchObject({ status: 'assigned', reminded: 0 })
  expect(await inChat(app, `tra cứu ${trackCode}`)).toContain(`hãy nhắn: bổ sung ${trackCode}: nội dung`)
})

test('reopening ends after seven days', async () => {
  const { app, responder, post } = await office()
  const { trackCode } = (await app.request('POST', '/api/feedback', { body: { text: 'Đèn hỏng ngõ 3' } })).json
  const [row] = await rowsOf(app)
  await post(responder.token, `${row?.id}/answer`, { ...done, document: '3/TB-UBND', closes: true })
  app.clock.at += 7 * dayMs + hourMs
  const late = await app.request('POST', `/api/feedback/track/${trackCode}/reopen`, { body: { text: 'Vẫn hỏng' } })
  expect(late.json.error.reason).toBe('feedback.reopen-late')
})

/** Two people's cases of which the second is answered with the first. */
async function answeredTogether() {
  const made = await office()
  const { app, responder, post, form } = made
  const [first, second] = [await app.person('Dân Một'), await app.person('Dân Hai')]
  const send = async (as: string | null, text: string, shade: number) =>
    (await form(as, 'pictured', { text }, [jpeg({ shade })])).json.trackCode as string
  const codes = [await send(null, 'Cống ngõ 7 tràn', 3), await send(second.token, 'Ngõ 7 nước thải tràn', 4)] as const
  await app.settled()
  const [main, other] = await rowsOf(app)
  const [id, otherId] = [main?.id ?? '', other?.id ?? '']
  await post(responder.token, `${id}/merge`, { ids: [otherId] })
  const tracked = async (code: string, as?: string) =>
    (await app.request('GET', `/api/feedback/track/${code}`, as ? { as } : {})).json
  return { ...made, first, second, codes, id, otherId, tracked }
}

test('who is answered with another’s case sees neither that one’s pictures nor its code', async () => {
  const { app, second, codes, id, otherId, tracked, form, responder } = await answeredTogether()
  const pictures = await app.database.db.select().from(feedbackPictures)
  const [theirs, own] = [id, otherId].map((one) => pictures.find(({ feedbackId }) => feedbackId === one)?.id ?? '')
  const seen = await tracked(codes[1], second.token)
  expect(seen.pictures).toEqual([own])
  expect(JSON.stringify(seen)).not.toContain(codes[0])
  const picture = (one = '') => app.request('GET', `/api/feedback/track/${codes[1]}/pictures/${one}`)
  expect((await picture(own)).status).toBe(200)
  expect((await picture(theirs)).status).toBe(404)
  // The proof of what was done for both is for both.
  const proved = await form(responder.token, `${id}/answer/pictured`, { ...done, closes: true }, [jpeg({ shade: 77 })])
  expect(proved.status, proved.text).toBe(201)
  await app.settled()
  const [proof] = (await tracked(codes[1])).answers[0].pictures
  expect((await picture(proof)).status).toBe(200)
})

test('what was answered with another’s case stays when it is opened again, and is withdrawn from all when it is taken back', async () => {
  const { app, second, codes, id, post, responder, tracked } = await answeredTogether()
  await inChat(app, 'Phản ánh: Cống ở ngõ 7 lại tràn')
  const chatted = (await rowsOf(app)).at(-1)
  await post(responder.token, `${id}/merge`, { ids: [chatted?.id] })
  await post(responder.token, `${id}/answer`, promised)
  await app.settled()
  await sendReplies(app.system)
  await app.request('POST', `/api/feedback/track/${codes[1]}/reopen`, {
    as: second.token,
    body: { text: 'Vẫn còn tràn' },
  })
  expect(await tracked(codes[1])).toMatchObject({ status: 'received', answers: [{ text: 'Tuần này sẽ thay.' }] })
  const mine = await app.request('GET', '/api/feedback/mine', { as: second.token })
  expect(mine.json.feedback[0].answers).toHaveLength(1)

  // The first one has no chat, but another was told in theirs: they have to be told why.
  expect((await post(responder.token, `${id}/take-back`)).json.error.reason).toBe('empty')
  expect((await post(responder.token, `${id}/take-back`, { reason: 'Trả lời nhầm phản ánh' })).status).toBe(200)
  await app.settled()
  await sendReplies(app.system)
  expect(toldTo(app, sender).at(-1)).toContain('được rút lại')
  for (const code of [...codes, chatted?.trackCode ?? ''])
    expect(await tracked(code), code).toMatchObject({ status: 'received', answers: [] })
})

test('an answer that is taken back before it left leaves to nobody who was to have it', async () => {
  const { app, id, post, responder } = await answeredTogether()
  await inChat(app, 'Phản ánh: Cống ở ngõ 7 lại tràn')
  await post(responder.token, `${id}/merge`, { ids: [(await rowsOf(app)).at(-1)?.id] })
  // What was begun for these is over: nothing sends what is written now.
  await app.settled()
  await sendReplies(app.system)
  await answerFeedback({ ...app.system, actor: await actorOf(app, responder.id) }, id, promised)
  await takeBack({ ...app.system, actor: await actorOf(app, responder.id) }, id, {})
  await sendReplies(app.system)
  expect(toldTo(app, sender).join()).not.toContain('Tuần này sẽ thay')
})

const actorOf = async (app: TestApp, personId: string) => ({
  personId,
  name: '',
  grants: await grantsOf(app.system, personId),
})

test('an id is one sender’s letter: another’s words under it are not given its code, and another place is another case', async () => {
  const { app } = await office()
  const [one, other] = [await app.person('Dân Một'), await app.person('Dân Hai')]
  const id = crypto.randomUUID()
  const send = (as: string, body: object) => app.request('POST', '/api/feedback', { as, body })
  const sent = await send(one.token, { id, text: 'Đèn hỏng', place: 'Ngõ 3' })
  expect((await send(one.token, { id, text: 'Đèn hỏng', place: 'Ngõ 3' })).json.trackCode).toBe(sent.json.trackCode)
  const theirs = await send(other.token, { id, text: 'Rác chưa gom', place: 'Ngõ 4' })
  expect([theirs.status, theirs.json.error.reason]).toEqual([409, 'feedback.twice'])
  const elsewhere = await send(one.token, { text: 'Đèn hỏng', place: 'Ngõ 9' })
  expect(elsewhere.json.trackCode).not.toBe(sent.json.trackCode)
  expect(await rowsOf(app)).toHaveLength(2)
})

test('pictures tell nobody who tries codes which ones there are', async () => {
  const { app } = await office()
  const { trackCode } = (await app.request('POST', '/api/feedback', { body: { text: 'Đèn hỏng ngõ 3' } })).json
  const replies = [trackCode, 'ZZZZZZ'].map((code) => app.request('GET', `/api/feedback/track/${code}/pictures/x`))
  const [there, not] = (await Promise.all(replies)).map(({ status, json }) => ({
    status,
    ...json.error,
    requestId: '',
  }))
  expect(there).toEqual(not)
})

test('of what a sender adds an officer who left reads nothing; whoever answers there now does', async () => {
  const { app, ward, responder, post } = await office()
  const left = await app.person('Đã Đi', ['responder', ward.id])
  await follows(app, left.id, '810')
  await follows(app, responder.id, '811')
  await inChat(app, 'Phản ánh: Đèn hỏng ngõ 3')
  const [row] = await rowsOf(app)
  await post(responder.token, `${row?.id}/assign`, { personId: left.id })
  await app.settled()
  await app.database.write((tx) => tx.delete(roles).where(eq(roles.personId, left.id)))
  const before = toldTo(app, '810').length
  await inChat(app, `bổ sung ${row?.trackCode}: cột số 7`)
  await sendReplies(app.system)
  expect(toldTo(app, '810')).toHaveLength(before)
  expect(toldTo(app, '811').at(-1)).toContain('bổ sung')
})

test('a picture beside a denunciation goes into no case, and beside a cry for help it is kept without a word', async () => {
  const { app } = await office()
  await inChat(app, 'Phản ánh: Rác chưa được thu gom ở ngõ 5')
  const ctx = { ...app.system, fetchPicture: async () => jpeg() }
  const said = { kind: 'text', channel: 'oa_chat', senderId: sender, chatId: sender, messageId: 'm1', at: app.clock.at }
  const picture = 'https://photo.example.vn/1.jpg'
  const hear = (key: string, text: string) =>
    handle(ctx, key.repeat(30), { ...said, text, picture } as unknown as Incoming)
  await hear('a', 'Phản ánh: Tôi tố cáo ông Trần Văn X nhận tiền')
  expect(await app.database.db.$count(feedbackPictures)).toBe(0)
  await hear('b', 'Phản ánh: Đang cháy nhà ở ngõ 5')
  await sendReplies(app.system)
  expect(await app.database.db.$count(feedbackPictures)).toBe(1)
  const told = toldTo(app, sender).join()
  expect(told).toContain('114')
  expect(told).not.toContain('Đã thêm ảnh')
})
