import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { editDigest } from '../../core/digests/digests.ts'
import { draftDue } from '../../core/digests/draft-due.ts'
import { askStaff } from '../../core/mornings/asks.ts'
import { settleMornings } from '../../core/mornings/settle.ts'
import { editItem } from '../../core/news/items.ts'
import { grantRole } from '../../core/people/roles.ts'
import { dayMs, instantOf, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const rules = { ifNobody: 'approved', eveningAt: '19:30', quietFrom: '22:00', quietTo: '06:00', parts: 1 }

async function desk(own: Partial<typeof rules> = {}, startAt = instantOf('2026-11-22', '19:00')) {
  const app = await testApp({ startAt })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const room = await newsroom(app, { parentId: city.id })
  const put = (path: string, body: object, as = room.approver.token) =>
    app.request('PUT', `/api/calendar${path}`, { as, body })
  expect((await put(`/rules/${room.ward.id}`, { ...rules, ...own })).status).toBe(200)
  const follow = (personId: string, oaUserId: string) =>
    app.system.write((tx) => tx.update(people).set({ oaUserId, follows: true }).where(eq(people.id, personId)))
  await follow(room.communicator.id, '101')
  await follow(room.approver.id, '102')
  /** What the account wrote to staff, of one kind. */
  const written = async (cause: 'ask' | 'morning') => {
    const rows = await app.deps.db.select().from(replies).where(eq(replies.cause, cause)).orderBy(replies.createdAt)
    return rows.map(({ recipient, text }) => `${recipient}: ${text}`)
  }
  const at = (clock: string, day = '2026-11-23') => {
    app.clock.at = instantOf(day, clock)
  }
  const theOnly = async () => (await app.deps.db.select().from(digests))[0]!
  return { app, city, room, put, follow, written, at, theOnly }
}

test('a digest is drafted the evening before, and once more in the morning with what came over night', async () => {
  const { app, room, at, theOnly } = await desk()
  await room.approvedNotice('Tin buổi tối')
  expect(await draftDue(app.system)).toBe(0)
  at('19:31', '2026-11-22')
  expect(await draftDue(app.system)).toBe(1)
  expect(await draftDue(app.system)).toBe(0)
  const evening = await theOnly()
  expect(evening).toMatchObject({ day: '2026-11-23', status: 'draft', editedBy: null })
  at('05:20')
  await room.approvedNotice('Tin trong đêm')
  expect(await draftDue(app.system)).toBe(0)
  at('05:31')
  expect(await draftDue(app.system)).toBe(1)
  expect(await draftDue(app.system)).toBe(0)
  const morning = await theOnly()
  expect(morning.id).toBe(evening.id)
  expect(morning.text).toContain('Tin trong đêm')
  expect(await room.actions()).toContain('digest.redraft')
})

test('what somebody edited or approved in the evening is not drafted over in the morning', async () => {
  const { app, room, at, theOnly } = await desk()
  await room.approvedNotice('Tin buổi tối')
  at('19:31', '2026-11-22')
  await draftDue(app.system)
  await editDigest(room.editor.ctx, (await theOnly()).id, { opening: 'Chào bà con.' })
  at('05:20')
  await room.approvedNotice('Tin trong đêm')
  at('05:31')
  expect(await draftDue(app.system)).toBe(0)
  expect((await theOnly()).text).toContain('Chào bà con.')
})

test('an approved digest that nobody gave a time leaves at the unit’s, and its communicators are told', async () => {
  const { app, room, at, written } = await desk()
  await room.approvedNotice('Tin sáng')
  await room.approvedDigest('2026-11-23')
  at('06:29')
  expect(await settleMornings(app.system)).toBe(0)
  at('06:30')
  expect(await settleMornings(app.system)).toBe(1)
  expect(await settleMornings(app.system)).toBe(0)
  await sendDue(app.system)
  expect(app.sent.filter(({ to }) => to.channel === 'oa_group')).toHaveLength(2)
  expect(await written('morning')).toEqual([expect.stringMatching(/^101: .*đã tự gửi, vì đã duyệt/)])
  const [line] = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'broadcast.schedule'))
  expect(line).toMatchObject({ actorId: 'system', detail: { rule: 'approved' } })
})

test('who approves at the last minute has ten minutes to choose a time', async () => {
  const { app, room, at } = await desk()
  await room.approvedNotice('Tin sáng')
  at('06:28')
  await room.approvedDigest('2026-11-23')
  at('06:37')
  expect(await settleMornings(app.system)).toBe(0)
  at('06:38')
  expect(await settleMornings(app.system)).toBe(1)
})

test('a draft that nobody approved is not sent, which is told; approved later that morning it leaves', async () => {
  const { app, room, at, written, theOnly } = await desk()
  await room.approvedNotice('Tin sáng')
  const { id, contentHash } = await room.draft('2026-11-23')
  at('06:31')
  expect(await settleMornings(app.system)).toBe(0)
  expect(await settleMornings(app.system)).toBe(0)
  expect(await theOnly()).toMatchObject({ status: 'draft', missed: 'not-approved' })
  expect(await written('morning')).toEqual([expect.stringMatching(/^101: .*không gửi: chưa ai duyệt/)])
  const approve = await app.request('POST', `/api/digests/${id}/approve`, {
    as: room.approver.token,
    body: { contentHash },
  })
  expect(approve.status).toBe(200)
  app.clock.at += 10 * minuteMs
  expect(await settleMornings(app.system)).toBe(1)
  expect(await theOnly()).toMatchObject({ status: 'scheduled', missed: null })
})

test('a unit that sends item by item sends the approved words of each, without those that nobody else has read', async () => {
  const { app, room, at, theOnly } = await desk({ ifNobody: 'items' })
  const kept = await room.approvedNotice('Tin đã duyệt')
  const changed = await room.approvedNotice('Tin sửa sau')
  const { id } = await room.draft('2026-11-23')
  await editDigest(room.editor.ctx, id, {
    opening: 'Lời chưa ai duyệt.',
    words: { [kept.id]: { title: 'Tiêu đề chưa ai duyệt' } },
  })
  await editItem(room.editor.ctx, changed.id, { title: 'Tin sửa sau, chưa duyệt' })
  at('06:30')
  expect(await settleMornings(app.system)).toBe(1)
  const { text, approvedBy, status } = await theOnly()
  expect({ approvedBy, status }).toEqual({ approvedBy: null, status: 'scheduled' })
  expect(text).toContain('1. Tin đã duyệt')
  expect(text).not.toMatch(/chưa ai duyệt|Tin sửa sau/)
})

test('a unit that sends nothing by itself says so, and keeps an approved digest for a person', async () => {
  const { app, room, at, written, theOnly } = await desk({ ifNobody: 'skip' })
  await room.approvedNotice('Tin sáng')
  const { id, contentHash } = await room.approvedDigest('2026-11-23')
  at('06:05')
  await askStaff(app.system)
  expect(await written('ask')).toEqual([expect.stringMatching(/^101: .*sẽ không đến nhóm nào/)])
  at('06:45')
  expect(await settleMornings(app.system)).toBe(0)
  expect(await theOnly()).toMatchObject({ status: 'approved', missed: 'skip' })
  expect(await written('morning')).toHaveLength(1)
  await scheduleDigest(room.communicator.ctx, id, { contentHash })
  expect(await theOnly()).toMatchObject({ status: 'scheduled', missed: null })
})

test('what finds no room goes into a second part, or waits', async () => {
  const { app, room, at } = await desk({ parts: 2 })
  for (let i = 1; i <= 11; i++) await room.approvedNotice(`Thông báo số ${i}`)
  at('19:31', '2026-11-22')
  expect(await draftDue(app.system)).toBe(2)
  const parts = await app.deps.db.select().from(digests).orderBy(digests.part)
  expect(parts.map(({ content }) => content?.items.length)).toEqual([8, 3])
  expect(parts[1]?.text.split('\n')[0]).toMatch(/– 23\/11\/2026 \(phần 2\)$/)
  const told = parts.flatMap(({ content }) => content?.items.map(({ title }) => title) ?? [])
  expect(new Set(told).size).toBe(11)
  for (const { id, contentHash } of parts) {
    const body = { contentHash }
    expect((await app.request('POST', `/api/digests/${id}/approve`, { as: room.approver.token, body })).status).toBe(
      200,
    )
  }
  at('06:31')
  expect(await settleMornings(app.system)).toBe(2)
})

test('on a day on which nothing is sent nothing is drafted, and what was planned for it goes on the day after', async () => {
  const { app, room, put, at } = await desk()
  await room.approvedNotice('Tin sáng')
  const { id, contentHash } = await room.approvedDigest('2026-11-24')
  const planned = await scheduleDigest(room.communicator.ctx, id, { contentHash })
  const mourning = { unitId: room.ward.id, day: '2026-11-24', name: 'Quốc tang', closed: false, noSend: true }
  const said = await put('/days', mourning, room.communicator.token)
  expect(said.json).toEqual({ putOff: 1 })
  const [moved] = await app.deps.db.select().from(broadcasts).where(eq(broadcasts.id, planned.id))
  expect(moved?.sendAt).toBe(planned.sendAt + dayMs)
  const next = { ...mourning, day: '2026-11-25' }
  expect((await put('/days', next, room.communicator.token)).json).toEqual({ putOff: 1 })
  await room.approvedNotice('Tin khác')
  at('19:31', '2026-11-24')
  expect(await draftDue(app.system)).toBe(0)
  const { json } = await app.request('GET', '/api/calendar/days?year=2026', { as: room.editor.token })
  const shown = json.days.filter(({ day }: { day: string }) => day === '2026-11-24')
  expect(shown).toMatchObject([
    { name: 'Quốc tang', unitName: 'Phường An Bình', suggested: false },
    { name: 'Ngày Văn hóa Việt Nam', unitName: null, suggested: true },
  ])
  const gone = await app.request('DELETE', '/api/calendar/days', {
    as: room.communicator.token,
    body: { unitId: room.ward.id, day: '2026-11-25' },
  })
  expect(gone.status).toBe(200)
  expect(await draftDue(app.system)).toBe(1)
})

test('on the days of Tết a digest waits until they are over, and an emergency does not', async () => {
  const { room, app } = await desk({}, instantOf('2027-02-05', '08:00'))
  await room.approvedNotice('Tin tất niên')
  const { id, contentHash } = await room.approvedDigest('2027-02-05')
  const wanted = { as: room.communicator.token, body: { sendAt: app.clock.at } }
  const forecast = await app.request('POST', `/api/digests/${id}/forecast`, wanted)
  expect(forecast.json).toMatchObject({ sendAt: instantOf('2027-02-10', '08:00'), putOffBy: 'Giao thừa' })
  const urgent = { contentHash, sendAt: app.clock.at, emergencyReason: 'Cháy lớn ở chợ' }
  expect(await scheduleDigest(room.communicator.ctx, id, urgent)).toMatchObject({ sendAt: app.clock.at })
})

test('a unit’s own quiet hours hold what it sends, and hold still what they begin in', async () => {
  const { app, room, at } = await desk({ quietFrom: '12:00', quietTo: '14:00' })
  await room.approvedNotice('Tin trưa')
  at('12:30')
  const { id, contentHash } = await room.approvedDigest('2026-11-23')
  const planned = await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  expect(planned.sendAt).toBe(instantOf('2026-11-23', '14:00'))
  at('13:00')
  await app.system.write((tx) => tx.update(broadcasts).set({ sendAt: app.clock.at }))
  await sendDue(app.system)
  expect(app.sent).toEqual([])
  at('14:00')
  await sendDue(app.system)
  expect(app.sent).toHaveLength(2)
})

test('who approves is asked, after twenty minutes the deputy, after forty those above and the communicator', async () => {
  const { app, city, room, follow, written, at } = await desk()
  const mayor = await app.person('Người duyệt thành phố', ['approver', city.id])
  const deputy = await app.person('Người thay')
  await follow(mayor.id, '201')
  await follow(deputy.id, '103')
  const admin = await app.person('Quản trị', ['admin', room.ward.id])
  await grantRole(admin.ctx, {
    personId: deputy.id,
    role: 'approver',
    unitId: room.ward.id,
    deputyFor: room.approver.id,
    until: '2026-12-31',
  })
  await room.approvedNotice('Tin sáng')
  at('19:31', '2026-11-22')
  await draftDue(app.system)
  expect(await askStaff(app.system)).toBe(1)
  expect(await askStaff(app.system)).toBe(0)
  app.clock.at += 20 * minuteMs
  expect(await askStaff(app.system)).toBe(1)
  app.clock.at += 20 * minuteMs
  expect(await askStaff(app.system)).toBe(2)
  expect(await written('ask')).toEqual([
    expect.stringMatching(/^102: Mời bạn duyệt: “Bản tin Phường An Bình – 23\/11\/2026”, gửi lúc 06:30/),
    expect.stringMatching(/^103: Người duyệt chưa trả lời sau 20 phút/),
    expect.stringMatching(/^201: Phường An Bình có nội dung chờ duyệt đã 40 phút/),
    expect.stringMatching(/^101: .*chờ duyệt đã 40 phút/),
  ])
  at('23:00', '2026-11-22')
  expect(await askStaff(app.system)).toBe(0)
  at('06:01')
  // Once more in the morning, to all at once: the time is near.
  expect(await askStaff(app.system)).toBe(4)
})

test.each([
  [{ quietFrom: '7:00' }, 'rules.clock'],
  [{ quietFrom: '08:00', quietTo: '07:00' }, 'rules.quiet'],
])('rules that cannot be kept are refused: %j', async (wrong, reason) => {
  const { room, put } = await desk()
  const refused = await put(`/rules/${room.ward.id}`, { ...rules, ...wrong })
  expect(refused.json.error).toMatchObject({ code: 'INVALID', reason })
})

test('a day that is none, nameless or past is refused', async () => {
  const { room, put } = await desk()
  const day = { unitId: room.ward.id, day: '2026-11-30', name: 'Lễ', closed: true, noSend: false }
  expect((await put('/days', { ...day, day: '2026-02-30' })).json.error.reason).toBe('calendar.day')
  expect((await put('/days', { ...day, name: ' ' })).json.error.reason).toBe('calendar.day')
  expect((await put('/days', { ...day, day: '2026-11-21' })).json.error.reason).toBe('calendar.past')
  expect((await put('/days', { ...day, unitId: null }, room.editor.token)).status).toBe(403)
})
