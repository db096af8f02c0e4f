import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { handOn } from '../../core/answers/staff/hand-on.ts'
import { replyToQuestion } from '../../core/answers/staff/reply.ts'
import { processInbox } from '../../core/inbox/process.ts'
import type { Incoming } from '../../core/incoming.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { knownPerson } from '../../core/people/people.ts'
import { erasedFeedbackKeptMs, retain } from '../../core/people/retention.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { markOverdue } from '../../core/quizzes/hold.ts'
import { sendReplies } from '../../core/replies/send.ts'
import { questions } from '../../db/schema/answers.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { consents, people, sessions } from '../../db/schema/people.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { answersTo, openRound, start, take } from '../support/quiz.ts'
import { deliver, groupText, hexId, userText } from '../support/zalo.ts'

const sender = '4567890123456789012'
const words = 'giờ đổ rác ở ngõ riêng nhà tôi'

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  return { app, ward }
}

async function hear(app: TestApp, event: object) {
  app.clock.at += 1000
  await deliver(app, event)
  await app.settled()
}

const dump = async (app: TestApp) => {
  const tables = [people, questions, feedback, replies, inboxEvents, sessions, consents, auditLog]
  return JSON.stringify(await Promise.all(tables.map((table) => app.database.db.select().from(table))))
}

test('after "xoá dữ liệu" nothing leads to the person or repeats their words, in a group either; they are told so', async () => {
  const { app, ward } = await office()
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  await hear(app, userText(app, words, sender))
  await hear(app, groupText(app, `@Phường Mẫu ${words}?`, hexId()))
  const [inGroup] = await app.database.db.select().from(questions).where(eq(questions.channel, 'oa_group'))
  await handOn(
    { ...app.system, actor: { personId: inGroup?.personId ?? null, name: '', grants: [] } },
    inGroup?.id ?? '',
  )
  await replyToQuestion(responder.ctx, inGroup?.id ?? '', { text: 'Từ 18 giờ.' })
  await app.deps.receive({ dedupeKey: 'b'.repeat(64), name: 'user_send_text', incoming: said(`${words} hỏng`) })
  await app.database.write((tx) =>
    tx
      .update(inboxEvents)
      .set({ state: 'failed' })
      .where(eq(inboxEvents.dedupeKey, 'b'.repeat(64))),
  )
  await app.deps.receive({ dedupeKey: 'c'.repeat(64), name: 'user_send_text', incoming: said(`${words} chờ`) })
  expect(await dump(app)).toContain(words)

  await hear(app, userText(app, '#xoadulieu dongy', sender))
  expect(app.sent.at(-1)).toMatchObject({ to: { id: sender } })
  expect(app.sent.at(-1)?.content.text).toContain('đã được xoá')
  const left = await dump(app)
  for (const trace of [sender, `9${sender.slice(1)}`, words]) expect(left).not.toContain(trace)
})

const said = (text: string): Incoming => ({
  kind: 'text',
  channel: 'oa_chat',
  chatId: sender,
  senderId: sender,
  senderAppId: null,
  text,
  messageId: hexId(),
  at: 0,
})

const withdrawal = (app: TestApp, ids: { user_id?: string; user_id_by_app?: string }) => ({
  app_id: testEnvironment.ZALO_APP_ID,
  event_name: 'user_withdraw',
  timestamp: String(app.clock.at),
  ...ids,
})

test('withdrawing at Zalo erases somebody known by the mini app alone', async () => {
  const { app } = await office()
  const known = await app.database.write((tx) => knownPerson(tx, app.system, { appUserId: '777', name: 'Hoa' }))
  await hear(app, withdrawal(app, { user_id: '888', user_id_by_app: '777' }))
  const [person] = await app.database.db.select().from(people).where(eq(people.id, known.id))
  expect(person).toMatchObject({ name: '', appUserId: null, erasedAt: app.clock.at })
})

test('withdrawing erases everyone whom either id leads to', async () => {
  const { app } = await office()
  await app.database.write((tx) => knownPerson(tx, app.system, { appUserId: '777' }))
  await app.database.write((tx) => knownPerson(tx, app.system, { oaUserId: '888' }))
  await erasePerson(app.system, { oaUserId: '888', appUserId: '777' })
  const rows = await app.database.db.select().from(people)
  expect(rows.map(({ erasedAt }) => erasedAt)).toEqual([app.clock.at, app.clock.at])
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'person.erase'))
  expect(lines).toHaveLength(2)
})

test('an event without any id erases nobody', async () => {
  const { app } = await office()
  const { id } = await app.person('Biên')
  await erasePerson(app.system, { oaUserId: '', appUserId: null })
  const [person] = await app.database.db.select().from(people).where(eq(people.id, id))
  expect(person?.erasedAt).toBeNull()
})

const resident = async (app: TestApp, appUserId = '777') =>
  (await signInFromZalo(app.system, { appUserId, name: 'Hoa' })).token
const erase = (app: TestApp, as: string) => app.request('DELETE', '/api/session/person', { as })

test('erased during an open attempt, what was held is gone and is never marked; what was handed in stays as a result', async () => {
  const { app, ward } = await office()
  const round = await openRound(app, ward.id)
  const token = await resident(app)
  await take(app, round.id, token, { right: 3 })
  const paper = await start(app, round.id, token)
  const answers = answersTo(paper.questions)
  await app.request('PUT', `/api/attempts/${paper.attemptId}/answers`, { as: token, body: { answers } })
  await erase(app, token)
  const late = await app.request('POST', `/api/attempts/${paper.attemptId}/submit`, { as: token, body: { answers } })
  expect(late.status).toBe(401)
  app.clock.at = round.closesAt + 60_000
  await markOverdue(app.system)
  const rows = await app.database.db.select().from(attempts).orderBy(attempts.number)
  expect(rows).toMatchObject([{ score: 3 }, { answers: null, submittedAt: null, score: null }])
})

test('feedback still open at the erasure is settled without its sender, read by its code for a month, and then holds no word', async () => {
  const { app, ward } = await office()
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const token = await resident(app)
  const send = async (text: string) =>
    (await app.request('POST', '/api/feedback', { as: token, body: { text, unitId: ward.id } })).json.trackCode
  const settle = async (code: string) => {
    const [row] = await app.database.db.select().from(feedback).where(eq(feedback.trackCode, code))
    const answer = {
      ...{ text: 'Đã thay bóng đèn trước nhà chị Hoa.', action: 'thay bóng đèn' },
      ...{ actionBy: 'Tổ điện', actionOn: '2026-11-24' },
    }
    return app.request('POST', `/api/feedback/${row?.id}/answer`, { as: responder.token, body: answer })
  }
  const [open, settled] = [await send('Đèn hỏng trước nhà tôi'), await send('Rác đầy trước nhà tôi')]
  expect((await settle(settled)).status).toBe(201)
  await erase(app, token)
  const rowOf = async (code: string) =>
    (await app.database.db.select().from(feedback).where(eq(feedback.trackCode, code)))[0]
  expect(await rowOf(settled)).toMatchObject({ text: '', personId: null, status: 'answered' })
  expect(await rowOf(open)).toMatchObject({ text: 'Đèn hỏng trước nhà tôi', personId: null, recipient: '' })

  expect((await settle(open)).status).toBe(201)
  const tracked = async () => (await app.request('GET', `/api/feedback/track/${open}`)).json
  await retain(app.system)
  expect((await tracked()).answers).toMatchObject([{ action: 'thay bóng đèn' }])
  app.clock.at += erasedFeedbackKeptMs + 1
  await retain(app.system)
  expect(await rowOf(open)).toMatchObject({ text: '' })
  expect(JSON.stringify(await tracked())).not.toMatch(/nhà|bóng đèn/)
})

test('a reply in line is not sent any more, and one on its way leaves no trace when it comes back', async () => {
  const erased: { by?: () => Promise<unknown> } = {}
  const app = await testApp({
    messenger: {
      async send() {
        await erased.by?.()
        return { kind: 'sent', messageId: 'mid' }
      },
      recentTexts: async () => [],
    },
  })
  await app.unit('Phường Mẫu')
  erased.by = () => erasePerson(app.system, { oaUserId: sender })
  await app.deps.receive({ dedupeKey: 'd'.repeat(64), name: 'user_send_text', incoming: said('xin chào') })
  await app.deps.receive({ dedupeKey: 'e'.repeat(64), name: 'user_send_text', incoming: said('hướng dẫn') })
  await processInbox(app.system)
  expect(await app.database.db.$count(replies)).toBe(2)
  await sendReplies(app.system)
  expect(await app.database.db.$count(replies)).toBe(0)
  expect(await dump(app)).not.toContain(sender)
})
