import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendDue } from '../../core/broadcasts/send.ts'
import { indexAnnounced } from '../../core/conversation/announced/index-due.ts'
import { gatheringInFull } from '../../core/gatherings/list.ts'
import { approveNotice, proposeChange } from '../../core/gatherings/notices/change.ts'
import { remindDue } from '../../core/gatherings/notices/remind-due.ts'
import { planOf } from '../../core/gatherings/plan.ts'
import { retain } from '../../core/people/retention.ts'
import { dayMs, dayOf, hourMs, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { gatheringNotices, gatherings } from '../../db/schema/gatherings.ts'
import { items } from '../../db/schema/news.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

const hallOf = async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  return { app, hall }
}
type Hall = Awaited<ReturnType<typeof meetingHall>>

const page = async (app: TestApp, hall: Hall, id: string) =>
  (await app.request('GET', `/api/gatherings/${id}`, { as: hall.editor.token })).json

/** Proposes what the form sends: the whole plan, in other words. */
async function propose(app: TestApp, hall: Hall, id: string, change: object, words = '') {
  const { plan, contentHash } = await page(app, hall, id)
  return hall.post(`/gatherings/${id}/change`, hall.editor, { ...plan, ...change, contentHash, words })
}
const approve = (hall: Hall, id: string, contentHash: string, as = hall.approver) =>
  hall.post(`/gatherings/${id}/notice/approve`, as, { contentHash })
const inGroups = (app: TestApp) =>
  app.sent.filter(({ to }) => to.channel === 'oa_group').map(({ content, to }) => ({ to: to.id, text: content.text }))

test('a change reaches all who were asked and whoever is asked now, once a second person approved it', async () => {
  const { app, hall } = await hallOf()
  const [first, second] = hall.chats
  const [ba, tu] = [await hall.phone('Ông Ba'), await hall.phone('Ông Tư')]
  for (const [n, { id }] of [ba, tu].entries())
    await app.database.write((tx) => tx.run(`update people set oa_user_id = '9${n}', follows = 1 where id = '${id}'`))
  const id = await hall.announced({ invited: { groupIds: [first!.id], unitIds: [], personIds: [ba.id] } })
  await sendDue(app.system)
  await hall.post(`/own-gatherings/${id}/answer`, ba, { answer: 'yes' })
  const startsAt = hall.plan.startsAt + dayMs
  const change = {
    ...{ startsAt, endsAt: startsAt + 2 * hourMs, place: 'Sân đình', agenda: [] },
    invited: { groupIds: [second!.id], unitIds: [], personIds: [tu.id] },
  }
  const proposed = await propose(app, hall, id, change, 'Nhà văn hoá đang sửa')
  expect(proposed.status, JSON.stringify(proposed.json)).toBe(201)
  const waiting = await page(app, hall, id)
  expect(waiting).toMatchObject({ state: 'announced', plan: { place: 'Nhà văn hoá tổ 1' } })
  expect(waiting.notices[0]).toMatchObject({
    reason: 'change',
    state: 'waiting',
    mine: true,
    words: 'Nhà văn hoá đang sửa',
  })
  expect(waiting.notices[0].told.join('\n')).toContain('Địa điểm: Sân đình (trước là Nhà văn hoá tổ 1)')
  expect((await ba.look(id)).place).toBe('Nhà văn hoá tổ 1')

  const telling = () => app.request('GET', `/api/gatherings/${id}/telling`, { as: hall.approver.token })
  const foreseen = (await telling()).json
  expect(foreseen).toMatchObject({ groups: 2, people: 2 })
  expect((await approve(hall, id, waiting.contentHash)).json.error.reason).toBe('gathering.stale')
  expect((await approve(hall, id, proposed.json.contentHash)).json).toEqual({ state: 'announced' })
  await sendDue(app.system)
  const told = inGroups(app).slice(1)
  expect(told.map(({ to }) => to).sort()).toEqual([first, second].map((chat) => chat!.externalId).sort())
  expect(told[0]!.text).toContain('Lịch đã báo có thay đổi')
  // Exactly what the second person had read, under its own code.
  const [, code = ''] = /Mã bản tin: (\w{6})/.exec(told[0]!.text) ?? []
  expect(told[0]!.text.replaceAll(code, 'XXXXXX')).toBe(foreseen.text)
  expect((await telling()).json.error.reason).toBe('gathering.state')
  expect(told[0]!.text).toContain('Lý do: Nhà văn hoá đang sửa')
  const messages = await app.database.db.select().from(replies).where(eq(replies.cause, 'gathering'))
  expect(messages.map(({ recipient }) => recipient).sort()).toEqual(['90', '90', '91'])
  // Who is asked no more sees what it is now, and the answer to another hour is no answer to this one.
  expect(await ba.look(id)).toMatchObject({ place: 'Sân đình', startsAt, answer: null })
  // What was told first is answered from no more.
  const rows = await app.database.db
    .select({ status: items.status })
    .from(items)
    .where(eq(items.title, hall.plan.title))
  expect(rows.map(({ status }) => status).sort()).toEqual(['approved', 'rejected'])
  const acts = await app.database.db
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(eq(auditLog.subjectId, id))
  expect(acts.map(({ action }) => action).slice(-2)).toEqual(['gathering.propose', 'gathering.change'])
})

test('a meeting is moved neither into the past nor onto another, and not by whoever proposes it', async () => {
  const { app, hall } = await hallOf()
  const id = await hall.announced()
  const { startsAt } = hall.plan
  const at = (from: number) => ({ startsAt: from, endsAt: from + hourMs, agenda: [] })
  expect((await propose(app, hall, id, at(app.clock.at - hourMs))).json.error.reason).toBe('gathering.past')
  expect((await propose(app, hall, id, {})).json.error.reason).toBe('gathering.same')
  // Proposed for tomorrow, approved the day after.
  const soon = await propose(app, hall, id, at(app.clock.at + dayMs))
  app.clock.at += dayMs + minuteMs
  expect((await approve(hall, id, soon.json.contentHash)).json.error.reason).toBe('gathering.begun')
  await hall.announced({ ...at(startsAt + dayMs), title: 'Họp khác' })
  const clash = await propose(app, hall, id, at(startsAt + dayMs + 30 * minuteMs))
  expect((await approve(hall, id, clash.json.contentHash)).json.error.reason).toBe('gathering.overlap')
  const both = await app.person('Soạn và duyệt', ['editor', hall.ward.id], ['approver', hall.ward.id])
  const { contentHash } = await page(app, hall, id)
  const own = await hall.post(`/gatherings/${id}/cancel`, both, { contentHash, words: 'Mưa bão' })
  expect((await approve(hall, id, own.json.contentHash, both)).json.error.reason).toBe('four-eyes')
  // The newest proposal is the one that waits; dropped, nothing does.
  const notices = await app.database.db.select().from(gatheringNotices).where(eq(gatheringNotices.state, 'waiting'))
  expect(notices).toMatchObject([{ reason: 'cancel' }])
  await app.request('DELETE', `/api/gatherings/${id}/notice`, { as: hall.editor.token })
  expect((await approve(hall, id, own.json.contentHash)).json.error.reason).toBe('gathering.state')
})

test('a cancellation says why, stops what has not left, and nobody checks in', async () => {
  const { app, hall } = await hallOf()
  const hoa = await hall.phone('Bà Hoa')
  const id = await hall.announced()
  const { contentHash } = await page(app, hall, id)
  const nothing = await hall.post(`/gatherings/${id}/cancel`, hall.editor, { contentHash, words: '  ' })
  expect(nothing.json.error.reason).toBe('gathering.why')
  const proposed = await hall.post(`/gatherings/${id}/cancel`, hall.editor, { contentHash, words: 'Mưa bão' })
  expect((await approve(hall, id, proposed.json.contentHash)).json).toEqual({ state: 'cancelled' })
  await sendDue(app.system)
  // The invitation had not left yet: the group hears once.
  const told = inGroups(app)
  expect(told).toHaveLength(1)
  expect(told[0]!.text).toContain('Huỷ: Họp tổ dân phố số 1')
  expect(told[0]!.text).toContain('Lý do: Mưa bão')
  expect(await hoa.look(id)).toMatchObject({ state: 'cancelled', cancelReason: 'Mưa bão' })
  expect((await hall.post(`/own-gatherings/${id}/answer`, hoa, { answer: 'yes' })).json.error.reason).toBe(
    'gathering.cancelled',
  )
  expect((await hoa.checkIn(id, '0.1.00000000')).json.error.reason).toBe('gathering.cancelled')
  expect((await hall.post(`/gatherings/${id}/open`, hall.editor)).json.error.reason).toBe('gathering.state')
})

test('those who are asked are reminded once by the clock, a day before; a change that waits holds it back', async () => {
  const { app, hall } = await hallOf()
  const id = await hall.announced()
  await sendDue(app.system)
  expect(await remindDue(app.system)).toBe(0)
  app.clock.at = hall.plan.startsAt - dayMs
  const proposed = await propose(app, hall, id, { place: 'Sân đình' })
  expect(await remindDue(app.system)).toBe(0)
  await approve(hall, id, proposed.json.contentHash)
  await sendDue(app.system)
  expect(await remindDue(app.system)).toBe(1)
  expect(await remindDue(app.system)).toBe(0)
  await sendDue(app.system)
  const texts = inGroups(app).map(({ text }) => text)
  expect(texts).toHaveLength(3)
  expect(texts[2]).toContain('Nhắc lịch họp dân.')
  expect(texts[2]).toContain('Địa điểm: Sân đình')
  // Moved to another day, it is reminded of anew.
  const startsAt = hall.plan.startsAt + 2 * dayMs
  const moved = await propose(app, hall, id, { startsAt, endsAt: startsAt + hourMs, agenda: [] })
  await approve(hall, id, moved.json.contentHash)
  const [row] = await app.database.db.select().from(gatherings)
  expect(row).toMatchObject({ remindAt: startsAt - dayMs, remindedAt: null })
})

test('a unit that merged between the invitation and its change: the change reaches those it asked', async () => {
  const { app, hall } = await hallOf()
  const [first, second] = hall.chats
  const invited = { groupIds: [], unitIds: [first!.unitId], personIds: [] }
  const { json } = await hall.draft({ invited }, first!.unitId)
  await hall.announce(json.id, json.contentHash)
  await sendDue(app.system)
  const admin = await app.person('Quản trị', ['admin', hall.ward.id])
  const change = { act: 'merge', unitIds: [first!.unitId], targetId: second!.unitId, day: dayOf(app.clock.at) }
  const proposed = await propose(app, hall, json.id, { place: 'Sân đình' })
  const seen = await hall.post('/units/changes/preview', admin, change)
  await hall.post('/units/changes', admin, { ...change, hash: seen.json.hash })
  expect((await approve(hall, json.id, proposed.json.contentHash)).status).toBe(200)
  await sendDue(app.system)
  const told = inGroups(app).filter(({ text }) => text.includes('Sân đình'))
  expect(told.map(({ to }) => to)).toContain(first!.externalId)
})

test('who is asked by name and cannot be written to is named to the host', async () => {
  const { app, hall } = await hallOf()
  const ba = await hall.phone('Ông Ba')
  const id = await hall.announced({ invited: { ...hall.plan.invited, personIds: [ba.id] } })
  const unreached = async () =>
    (await page(app, hall, id)).invited
      .filter((one: { unreached: number }) => one.unreached)
      .map((one: { name: string }) => one.name)
  expect(await unreached()).toEqual(['Ông Ba'])
  await app.database.write((tx) => tx.run(`update people set bot_user_id = '88' where id = '${ba.id}'`))
  expect(await unreached()).toEqual([])
})

test('“mai có họp không” and “chiều nay họp ở đâu” are answered from what was announced, as it stands now', async () => {
  const { app, hall } = await hallOf()
  const ask = async (text: string) =>
    (await app.request('POST', '/api/questions', { body: { text, unitId: hall.chats[0]!.unitId } })).json
  const id = await hall.announced()
  await sendDue(app.system)
  await indexAnnounced(app.system)
  app.clock.at = hall.plan.startsAt - dayMs
  expect((await ask('mai có họp không')).text).toContain('Địa điểm: Nhà văn hoá tổ 1')
  const moved = await propose(app, hall, id, { place: 'Sân đình' })
  await approve(hall, id, moved.json.contentHash)
  await sendDue(app.system)
  await indexAnnounced(app.system)
  app.clock.at = hall.plan.startsAt - hourMs
  const { text } = await ask('hôm nay họp ở đâu')
  expect(text).toContain('Sân đình')
  expect(text).not.toContain('Địa điểm: Nhà văn hoá tổ 1')
})

test('what was announced and never held takes no answers once names are let go of, and is asked anew when it is moved', async () => {
  const { app, hall } = await hallOf()
  const { editor, approver } = hall
  const ba = await hall.phone('Ông Ba')
  const id = await hall.announced({ attends: 'all', invited: { groupIds: [], unitIds: [], personIds: [ba.id] } })
  await hall.post(`/own-gatherings/${id}/answer`, ba, { answer: 'yes' })
  app.clock.at = hall.plan.startsAt + 367 * dayMs
  await retain(app.system)
  const answers = async () => (await gatheringInFull(editor.ctx, id)).answers
  expect(await answers()).toEqual({ yes: 1, no: 0, maybe: 0, named: 1 })
  const late = await hall.phone('Bà Lan')
  const answered = () => hall.post(`/own-gatherings/${id}/answer`, late, { answer: 'no' })
  expect((await answered()).json.error.reason).toBe('gathering.closed')
  const [row] = await app.database.db.select().from(gatherings).where(eq(gatherings.id, id))
  const { contentHash } = row!
  const startsAt = app.clock.at + dayMs
  const moved = { ...(await planOf(app.database.db, row!)), startsAt, endsAt: startsAt + hourMs, agenda: [] }
  const notice = await proposeChange(editor.ctx, id, { ...moved, contentHash, words: '' })
  await approveNotice(approver.ctx, id, { contentHash: notice.contentHash })
  expect((await answered()).status).toBe(200)
  expect(await answers()).toEqual({ yes: 0, no: 1, maybe: 0, named: null })
})
