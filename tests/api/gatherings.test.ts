import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendDue } from '../../core/broadcasts/send.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { mergePeople } from '../../core/people/merge.ts'
import { dayMs, dayOf, hourMs, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { gatheringAttendance } from '../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

test('a residents’ meeting from its draft to its list of who was there', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const hoa = await hall.phone('Bà Hoa')
  const guest = await hall.phone('Người tỉnh khác', null)
  const { json: drafted, status } = await hall.draft()
  expect(status, JSON.stringify(drafted)).toBe(201)
  expect(drafted).toMatchObject({
    state: 'draft',
    mine: true,
    plan: { agenda: [{ title: 'Đọc báo cáo thu chi' }, {}] },
  })
  expect(drafted.sealedSecret).toBeUndefined()
  // Nobody outside knows of a draft.
  expect((await hoa.look(drafted.id)).error.code).toBe('NOT_FOUND')

  expect((await hall.announce(drafted.id, drafted.contentHash)).json).toEqual({ state: 'announced' })
  await sendDue(app.system)
  const inGroups = app.sent.filter(({ to }) => to.channel === 'oa_group')
  expect(inGroups).toHaveLength(1)
  const [text] = inGroups.map(({ content }) => content.text)
  expect(text).toContain('Họp tổ dân phố số 1')
  expect(text).toContain('Địa điểm: Nhà văn hoá tổ 1')
  expect(text).toContain('– 09:00 Đọc báo cáo thu chi (Tổ trưởng)')
  expect(text).toContain(app.deps.link(`/gatherings/${drafted.id}`))

  expect(await hoa.look(drafted.id)).toMatchObject({
    asked: true,
    answer: null,
    presentAt: null,
    place: 'Nhà văn hoá tổ 1',
  })
  expect((await hall.post(`/own-gatherings/${drafted.id}/answer`, hoa, { answer: 'yes' })).status).toBe(200)
  expect((await hall.post(`/own-gatherings/${drafted.id}/answer`, guest, { answer: 'yes' })).json.error.reason).toBe(
    'gathering.not-asked',
  )
  const mine = await app.request('GET', '/api/own-gatherings', { as: hoa.token })
  expect(mine.json.gatherings).toMatchObject([{ id: drafted.id, answer: 'yes', unitName: 'Phường An Bình' }])
  expect((await app.request('GET', '/api/own-gatherings', { as: guest.token })).json.gatherings).toEqual([])

  expect((await hall.post(`/gatherings/${drafted.id}/open`, hall.editor)).json.error.reason).toBe('gathering.early')
  app.clock.at = hall.plan.startsAt - 10 * minuteMs
  expect((await hall.post(`/gatherings/${drafted.id}/open`, hall.editor)).json).toEqual({ state: 'open' })
  const first = await hall.wall(drafted.id)
  const present = await hoa.checkIn(drafted.id, first)
  expect(present.json).toEqual({
    at: app.clock.at,
    point: 0,
    pointName: '',
    mayVote: true,
    late: false,
    repeated: false,
  })
  app.clock.at += 20_000
  expect(await hall.wall(drafted.id)).not.toBe(first)
  const written = { clientId: randomUUID(), name: ' Ông   Sáu ', mayVote: true }
  await hall.post(`/gatherings/${drafted.id}/attendance`, hall.editor, written)
  await hall.post(`/gatherings/${drafted.id}/attendance`, hall.editor, written)
  const list = await app.request('GET', `/api/gatherings/${drafted.id}/attendance`, { as: hall.editor.token })
  expect(list.json).toMatchObject({
    total: 2,
    attendance: [
      { name: 'Bà Hoa', way: 'qr', unitName: 'Tổ dân phố 1', mayVote: true },
      { name: 'Ông Sáu', way: 'host', mayVote: true },
    ],
  })
  const rows = await app.database.db.select().from(gatheringAttendance)
  expect(JSON.stringify(rows)).not.toContain('Sáu')

  expect((await hall.post(`/gatherings/${drafted.id}/close`, hall.editor)).json).toEqual({ state: 'closed' })
  expect(await hoa.look(drafted.id)).toMatchObject({ state: 'closed', answer: 'yes', presentAt: present.json.at })
  const acts = (await app.database.db.select().from(auditLog).where(eq(auditLog.subjectId, drafted.id))).map(
    ({ action }) => action,
  )
  expect(acts).toEqual([
    ...['gathering.write', 'gathering.announce', 'gathering.open', 'gathering.write-in', 'gathering.close'],
  ])
})

test('who wrote a gathering does not announce it, and what is announced is what was read', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const both = await app.person('Soạn và duyệt', ['editor', hall.ward.id], ['approver', hall.ward.id])
  const made = await app.request('POST', '/api/gatherings', {
    as: both.token,
    body: { unitId: hall.ward.id, ...hall.plan },
  })
  expect((await hall.announce(made.json.id, made.json.contentHash, both)).json.error.reason).toBe('four-eyes')
  const change = { ...hall.plan, place: 'Sân đình', contentHash: made.json.contentHash }
  const after = await app.request('PUT', `/api/gatherings/${made.json.id}`, { as: both.token, body: change })
  expect(after.json.plan.place).toBe('Sân đình')
  expect((await hall.announce(made.json.id, made.json.contentHash)).json.error.reason).toBe('gathering.stale')
  // Changed behind the hash, it is not what was read either.
  await app.database.write((tx) => tx.update(gatherings).set({ place: 'Chỗ khác' }))
  expect((await hall.announce(made.json.id, after.json.contentHash)).json.error.reason).toBe('gathering.stale')
})

test('people who are asked by name get a message of their own', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const { id } = await hall.phone('Ông Ba')
  const invited = { groupIds: [], unitIds: [], personIds: [id] }
  const nobody = await hall.draft({ invited: { ...invited, personIds: [] } })
  expect((await hall.announce(nobody.json.id, nobody.json.contentHash)).json.error.reason).toBe('gathering.nobody')
  const telling = await app.request('GET', `/api/gatherings/${nobody.json.id}/telling`, { as: hall.approver.token })
  expect(telling.json.error.reason).toBe('gathering.nobody')
  await app.database.write((tx) => tx.run(`update people set oa_user_id = '77', follows = 1 where id = '${id}'`))
  await hall.announced({ invited })
  const told = await app.database.db.select().from(replies).where(eq(replies.cause, 'gathering'))
  expect(told).toMatchObject([{ recipient: '77', channel: 'oa_chat' }])
  expect(told[0]!.text).toContain('Phường An Bình mời bạn dự: Họp tổ dân phố số 1')
})

test('bad plans are refused, each with a sentence', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const { startsAt } = hall.plan
  const reason = async (change: object) => (await hall.draft(change)).json.error?.reason
  expect(await reason({ startsAt: app.clock.at - 1 })).toBe('gathering.past')
  expect(await reason({ endsAt: startsAt })).toBe('gathering.times')
  expect(await reason({ endsAt: startsAt + 40 * dayMs })).toBe('gathering.times')
  expect(await reason({ title: '  ' })).toBe('gathering.title')
  expect(await reason({ place: '', link: '' })).toBe('gathering.place')
  expect(await reason({ link: 'javascript:alert(1)' })).toBe('digest.link')
  expect(await reason({ quorumPercent: 50 })).toBe('gathering.quorum')
  const late = { startsAt: startsAt + 5 * hourMs, minutes: null, title: 'Sau giờ', speaker: '', note: '' }
  expect(await reason({ agenda: [late] })).toBe('gathering.agenda')
  expect(await reason({ invited: { groupIds: ['gr_none'], unitIds: [], personIds: [] } })).toBe('gathering.invited')
  const far = await app.unit('Phường khác')
  expect(await reason({ invited: { groupIds: [], unitIds: [far.id], personIds: [] } })).toBe('gathering.invited')
})

test('a unit has one gathering at a time, and none begins in the past', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const { startsAt } = hall.plan
  await hall.announced()
  const other = await hall.draft({
    title: 'Họp khác',
    startsAt: startsAt + hourMs,
    endsAt: startsAt + 3 * hourMs,
    agenda: [],
  })
  const refused = await hall.announce(other.json.id, other.json.contentHash)
  expect(refused.json.error).toMatchObject({ code: 'CONFLICT', reason: 'gathering.overlap' })
  const next = await hall.draft({ startsAt: startsAt + 2 * hourMs, endsAt: startsAt + 3 * hourMs, agenda: [] })
  expect((await hall.announce(next.json.id, next.json.contentHash)).status).toBe(200)
  const late = await hall.draft({ startsAt: startsAt + dayMs, endsAt: startsAt + dayMs + hourMs, agenda: [] })
  app.clock.at = startsAt + 2 * dayMs
  expect((await hall.announce(late.json.id, late.json.contentHash)).json.error.reason).toBe('gathering.begun')
})

test('somebody checks in once, in whatever order a bad network brings it, and many at once', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const phones = await Promise.all(['A', 'B', 'C', 'D'].map((name) => hall.phone(name)))
  const id = await hall.opened()
  const code = await hall.wall(id)
  const all = await Promise.all(phones.flatMap((phone) => [phone.checkIn(id, code), phone.checkIn(id, code)]))
  expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect(all.filter(({ json }) => json.repeated)).toHaveLength(4)
  app.clock.at += minuteMs
  const again = await phones[0]!.checkIn(id, await hall.wall(id))
  expect(again.json).toMatchObject({ repeated: true, at: app.clock.at - minuteMs })
  expect(await app.database.db.select().from(gatheringAttendance)).toHaveLength(4)
  const [row] = await app.database.db.select().from(gatherings)
  expect(row!.present).toBe(4)
})

test('a check-in with yesterday’s code, another’s, none, after the end or for somebody else is refused', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const [hoa, mai] = [await hall.phone('Bà Hoa'), await hall.phone('Mai')]
  const earlier = await hall.announced({
    startsAt: app.clock.at + hourMs,
    endsAt: app.clock.at + 2 * hourMs,
    agenda: [],
  })
  await hall.post(`/gatherings/${earlier}/open`, hall.editor)
  const yesterdays = await hall.wall(earlier)
  await hall.post(`/gatherings/${earlier}/close`, hall.editor)
  const id = await hall.announced()
  const reason = async (code: string, rest: object = {}, phone = hoa) =>
    (await phone.checkIn(id, code, rest)).json.error?.reason
  expect(await reason('0.1.00000000')).toBe('gathering.code')
  app.clock.at = hall.plan.startsAt
  await hall.post(`/gatherings/${id}/open`, hall.editor)
  expect(await reason(yesterdays)).toBe('gathering.code')
  expect(await reason('xin chào')).toBe('gathering.code')
  const good = await hall.wall(id)
  expect(await reason(good.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')))).toBe('gathering.code')
  const named = await hoa.checkIn(id, good, { personId: mai.id })
  expect(named.json.error.code).toBe('INVALID')
  const guest = await app.request('POST', '/api/session/guest', { body: {} })
  const { json } = await hall.post(`/own-gatherings/${id}/check-in`, guest.json, { clientId: randomUUID(), code: good })
  expect(json.error.reason).toBe('gathering.unknown')

  // Read while it was open and kept on the phone, it still counts when it comes after the end; what is read after does not.
  app.clock.at += 30 * minuteMs
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  app.clock.at += hourMs
  expect((await mai.checkIn(id, good)).json).toMatchObject({ late: true, repeated: false })
  app.clock.at += 2 * dayMs
  expect(await reason(good)).toBe('gathering.closed')
})

test('where the host asks for the number of the room, the code alone lets nobody in from afar', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const hoa = await hall.phone('Bà Hoa')
  const id = await hall.opened({ asksRoomNumber: true })
  const { json } = await app.request('GET', `/api/gatherings/${id}/code`, { as: hall.editor.token })
  expect(json.roomNumber).toMatch(/^\d{4}$/)
  expect((await hoa.checkIn(id, json.link)).json.error.reason).toBe('gathering.room')
  expect((await hoa.checkIn(id, json.link, { roomNumber: json.roomNumber })).status).toBe(200)
})

test('two rows of one human were there once; whoever is erased stays counted, and is named nowhere', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const [hoa, again] = [await hall.phone('Bà Hoa'), await hall.phone('Bà Hoa')]
  const id = await hall.opened()
  await hall.post(`/own-gatherings/${id}/answer`, hoa, { answer: 'yes' })
  await hoa.checkIn(id, await hall.wall(id))
  app.clock.at += minuteMs
  await again.checkIn(id, await hall.wall(id))
  const of = async (personId: string) =>
    (await app.database.db.select().from(people).where(eq(people.id, personId)))[0]!
  const pair = { keep: await of(again.id), drop: await of(hoa.id) }
  await app.database.write((tx) => mergePeople(tx, app.system, pair))
  const rows = await app.database.db.select().from(gatheringAttendance)
  expect(rows).toMatchObject([{ personId: again.id, at: app.clock.at - minuteMs }])
  const count = async () => (await app.database.db.select({ present: gatherings.present }).from(gatherings))[0]!.present
  expect(await count()).toBe(1)
  const held = await app.request('GET', '/api/session/data', { as: again.token })
  expect(held.json.gatherings).toMatchObject({
    answered: [{ title: 'Họp tổ dân phố số 1', answer: 'yes' }],
    attended: [{ title: 'Họp tổ dân phố số 1', way: 'qr' }],
  })
  await erasePerson(app.system, { personId: again.id })
  expect(await count()).toBe(1)
  const list = await app.request('GET', `/api/gatherings/${id}/attendance`, { as: hall.editor.token })
  expect(list.json.attendance).toMatchObject([{ name: '', way: 'qr' }])
})

test('a unit that merged between the invitation and the meeting: its gathering goes over, and its people are still asked', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const [first, second] = hall.chats
  const hoa = await hall.phone('Bà Hoa')
  const invited = { groupIds: [], unitIds: [first!.unitId], personIds: [] }
  const { json } = await hall.draft({ invited }, first!.unitId)
  await hall.announce(json.id, json.contentHash)
  const admin = await app.person('Quản trị', ['admin', hall.ward.id])
  const change = { act: 'merge', unitIds: [first!.unitId], targetId: second!.unitId, day: dayOf(app.clock.at) }
  const seen = await hall.post('/units/changes/preview', admin, change)
  const done = await hall.post('/units/changes', admin, { ...change, hash: seen.json.hash })
  expect(done.status, JSON.stringify([seen.json, done.json])).toBeLessThan(300)
  const [row] = await app.database.db.select().from(gatherings)
  expect(row).toMatchObject({ unitId: second!.unitId, state: 'announced' })
  expect((await hoa.look(json.id)).asked).toBe(true)
  app.clock.at = hall.plan.startsAt
  await hall.post(`/gatherings/${json.id}/open`, hall.editor)
  expect((await hoa.checkIn(json.id, await hall.wall(json.id))).json).toMatchObject({ mayVote: true })
})
