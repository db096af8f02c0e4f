import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { handOn } from '../../core/answers/staff/hand-on.ts'
import { replyToQuestion } from '../../core/answers/staff/reply.ts'
import type { Incoming } from '../../core/incoming.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { knownPerson } from '../../core/people/people.ts'
import { questions } from '../../db/schema/answers.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { consents, people, sessions } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
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
