import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendDue } from '../../core/broadcasts/send.ts'
import { draftDue } from '../../core/digests/draft-due.ts'
import { askStaff } from '../../core/mornings/asks.ts'
import { settleMornings } from '../../core/mornings/settle.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { retain } from '../../core/people/retention.ts'
import { grantRole, withdrawRole } from '../../core/people/roles.ts'
import { addDays, dayMs, instantOf, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { boardSeats, duties } from '../../db/schema/boards.ts'
import { digests } from '../../db/schema/digests.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { units } from '../../db/schema/units.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

/** Sunday evening of a ward with two who approve. */
async function desk(startAt = instantOf('2026-11-22', '19:00')) {
  const app = await testApp({ startAt })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const room = await newsroom(app, { parentId: city.id })
  const second = await app.person('Nguyễn Hoàng Bảo Trâm', ['approver', room.ward.id])
  const at = `/api/boards/${room.ward.id}`
  const call = (method: string, path = '', body?: object, as = room.communicator.token) =>
    app.request(method, `${at}${path}`, { as, body })
  const put = (
    work: 'write' | 'approve',
    personId: string,
    from = '2026-11-23',
    to = from,
    more: { instead?: boolean } = {},
  ) => call('POST', '/duties', { work, personId, from, to, ...more })
  const follow = (personId: string, oaUserId: string) =>
    app.system.write((tx) => tx.update(people).set({ oaUserId, follows: true }).where(eq(people.id, personId)))
  await follow(room.communicator.id, '101')
  await follow(room.approver.id, '102')
  await follow(second.id, '103')
  const asked = async () => {
    const rows = await app.deps.db.select().from(replies).where(eq(replies.cause, 'ask')).orderBy(replies.createdAt)
    return rows.map(({ recipient, text }) => `${recipient}: ${text}`)
  }
  const board = async (query = '') => (await call('GET', query)).json
  return { app, city, room, second, call, put, follow, asked, board }
}

test('a board is who holds a role there, with those above beside; it is read by its staff and by no neighbour', async () => {
  const { app, city, room, board, call } = await desk()
  await app.person('Chủ tịch thành phố', ['admin', city.id])
  const deputy = await app.person('Người thay')
  await grantRole(app.system, {
    ...{ personId: deputy.id, role: 'approver', unitId: room.ward.id },
    ...{ deputyFor: room.approver.id, until: '2026-12-31' },
  })
  const { members, seats, keeps, gaps, may } = await board()
  expect(members.map(({ name, own }: { name: string; own: boolean }) => `${name} ${own}`)).toEqual([
    'Biên tập viên true',
    'Nguyễn Hoàng Bảo Trâm true',
    'Người duyệt true',
    'Người thay true',
    'Tuyên truyền viên true',
    'Chủ tịch thành phố false',
  ])
  expect(members[3].roles).toEqual([
    {
      role: 'approver',
      unitName: 'Phường An Bình',
      endsAt: instantOf('2027-01-01', '00:00'),
      deputyFor: 'Người duyệt',
    },
  ])
  expect({ seats, keeps, gaps, may }).toEqual({
    seats: [
      { office: 'chair', person: null },
      { office: 'secretary', person: null },
    ],
    ...{ keeps: false, gaps: [], may: { manage: true, seat: false } },
  })
  const neighbour = await newsroom(app)
  expect((await call('GET', '', undefined, neighbour.editor.token)).status).toBe(404)
  expect((await call('POST', '/duties', { work: 'write' }, neighbour.editor.token)).status).toBe(400)
})

test('a chair and a secretary are named, replaced and taken back; who holds nothing there is neither', async () => {
  const { app, room, call, board, second } = await desk()
  const seat = (office: string, personId: string | null, as = room.approver.token) =>
    call('PUT', '/seats', { office, personId }, as)
  expect((await seat('chair', room.approver.id)).status).toBe(200)
  expect((await seat('chair', second.id)).status).toBe(200)
  expect((await seat('secretary', room.editor.id)).status).toBe(200)
  const neighbour = await newsroom(app)
  expect((await seat('secretary', neighbour.editor.id)).json.error).toMatchObject({
    reason: 'board.role',
    message: expect.stringContaining('phải đang giữ vai trò'),
  })
  expect((await seat('secretary', 'pe_none')).json.error.reason).toBe('person.unknown')
  expect((await seat('chair', room.editor.id, room.editor.token)).status).toBe(403)
  const { seats } = await board()
  expect(seats.map(({ person }: { person: { name: string; serves: boolean } }) => person)).toMatchObject([
    { name: 'Nguyễn Hoàng Bảo Trâm', serves: true },
    { name: 'Biên tập viên', serves: true },
  ])
  await withdrawRole(app.system, { personId: room.editor.id, role: 'editor', unitId: room.ward.id })
  expect((await board()).seats[1].person).toMatchObject({ name: 'Biên tập viên', serves: false })
  await seat('secretary', null)
  expect((await board()).seats[1].person).toBeNull()
  expect((await room.actions()).filter((action) => action.startsWith('board.'))).toEqual([
    ...['board.seat', 'board.seat', 'board.seat', 'board.unseat'],
  ])
})

test('a week is filled, a day is changed, two days swap, and each is in the log', async () => {
  const { app, room, put, call, board, second } = await desk()
  expect((await put('write', room.editor.id, '2026-11-23', '2026-11-29')).status).toBe(201)
  await put('approve', room.approver.id, '2026-11-23', '2026-11-26')
  await put('approve', second.id, '2026-11-27', '2026-11-29')
  const taken = await put('approve', second.id, '2026-11-25', '2026-11-27')
  expect(taken.json.error).toMatchObject({
    ...{ code: 'CONFLICT', reason: 'duty.taken' },
    message: expect.stringContaining('25/11/2026 (Người duyệt), 26/11/2026 (Người duyệt).'),
  })
  expect((await put('approve', second.id, '2026-11-25', '2026-11-25', { instead: true })).status).toBe(201)
  const swapped = await call('POST', '/duties/swap', { work: 'approve', day: '2026-11-24', withDay: '2026-11-28' })
  expect(swapped.status).toBe(200)
  const handed = { work: 'approve', day: '2026-11-23', withDay: '2026-11-30' }
  expect((await call('POST', '/duties/swap', handed)).status).toBe(200)
  const { days, from } = await board('?from=2026-11-23')
  expect(from).toBe('2026-11-23')
  const shown = days.map(({ day, approve }: { day: string; approve: { name: string } | null }) => [
    day.slice(8),
    approve?.name ?? null,
  ])
  const [one, two] = ['Người duyệt', 'Nguyễn Hoàng Bảo Trâm']
  expect(Object.fromEntries(shown)).toMatchObject({
    ...{ 23: null, 24: two, 25: two, 26: one, 27: two, 28: one, 29: two, 30: one },
  })
  const clear = { work: 'write', from: '2026-11-23', to: '2026-11-24' }
  expect((await call('DELETE', '/duties', clear)).status).toBe(200)
  expect((await call('DELETE', '/duties', clear)).json.error.reason).toBe('duty.nobody')
  const log = await app.deps.db.select().from(auditLog)
  expect(log.map(({ action }) => action).filter((action) => action.startsWith('duty.'))).toEqual([
    ...['duty.set', 'duty.set', 'duty.set', 'duty.set', 'duty.swap', 'duty.swap', 'duty.clear'],
  ])
  const { gaps } = await board()
  expect(gaps).toContainEqual({ day: '2026-11-23', work: 'write', reason: 'nobody' })
  expect(gaps).toContainEqual({ day: '2026-11-23', work: 'approve', reason: 'nobody' })
  expect(gaps.some(({ day }: { day: string }) => day === '2026-11-25')).toBe(false)
  const overview = await app.request('GET', '/api/overview', { as: room.editor.token })
  expect(overview.json.dutyGaps).toBe(5)
})

test('what cannot stand in a roster is refused, each for its reason', async () => {
  const { app, room, put, call, second } = await desk()
  const reasonOf = async (reply: ReturnType<typeof put>) => (await reply).json.error?.reason
  const leaver = await app.person('Sắp nghỉ')
  await grantRole(app.system, { personId: leaver.id, role: 'editor', unitId: room.ward.id, until: '2026-11-25' })
  const both = await app.person('Hai vai', ['editor', room.ward.id], ['approver', room.ward.id])
  const neighbour = await newsroom(app)

  expect(await reasonOf(put('approve', room.editor.id))).toBe('duty.role')
  expect(await reasonOf(put('approve', neighbour.approver.id))).toBe('duty.role')
  expect(await reasonOf(put('write', 'pe_none'))).toBe('person.unknown')
  expect(await reasonOf(put('write', room.editor.id, '2026-11-21'))).toBe('duty.past')
  expect(await reasonOf(put('write', room.editor.id, '2026-02-30'))).toBe('duty.days')
  expect(await reasonOf(put('write', room.editor.id, '2026-11-25', '2026-11-24'))).toBe('duty.days')
  expect(await reasonOf(put('write', room.editor.id, '2026-11-25', '2027-11-25'))).toBe('duty.days')
  expect(await reasonOf(put('write', room.editor.id, '2027-11-25'))).toBe('duty.days')
  const ends = await put('write', leaver.id, '2026-11-24', '2026-11-26')
  expect(ends.json.error).toMatchObject({
    ...{ reason: 'duty.ends', message: expect.stringContaining('đến hết ngày 25/11/2026') },
  })
  expect((await put('write', leaver.id, '2026-11-24', '2026-11-25')).status).toBe(201)
  app.clock.at = instantOf('2026-11-26', '09:00')
  expect(await reasonOf(put('write', leaver.id, '2026-11-27'))).toBe('duty.left')

  await put('write', both.id, '2026-11-28')
  const self = await put('approve', both.id, '2026-11-27', '2026-11-28')
  expect(self.json.error).toMatchObject({ reason: 'duty.both', message: expect.stringContaining('28/11/2026') })
  await put('approve', both.id, '2026-11-29')
  await put('approve', second.id, '2026-11-28')
  const swap = (day: string, withDay: string, days?: number) =>
    call('POST', '/duties/swap', { work: 'approve', day, withDay, days })
  expect((await swap('2026-11-29', '2026-11-28')).json.error.reason).toBe('duty.both')
  expect((await swap('2026-11-29', '2026-11-29')).json.error.reason).toBe('duty.days')
  expect((await swap('2026-11-27', '2026-11-29', 7)).json.error.reason).toBe('duty.days')
  expect((await swap('2026-12-05', '2026-12-06')).json.error.reason).toBe('duty.nobody')
  expect((await swap('2026-11-20', '2026-11-28')).json.error.reason).toBe('duty.past')
  expect((await swap('hôm nay', '2026-11-28')).json.error.reason).toBe('duty.days')
  expect((await call('GET', '?from=2026-13-01')).json.error.reason).toBe('duty.days')

  await app.system.write((tx) => tx.update(units).set({ closedAt: 1 }).where(eq(units.id, room.ward.id)))
  const closed = (await put('write', room.editor.id, '2026-12-01')).json.error
  expect(closed).toMatchObject({ code: 'CONFLICT', reason: 'unit.ended' })
})

test('who is on duty is asked first, after twenty minutes the others, after forty those above', async () => {
  const { app, city, room, put, follow, asked, second } = await desk()
  const mayor = await app.person('Thành phố', ['approver', city.id])
  await follow(mayor.id, '201')
  await put('approve', second.id, '2026-11-23', '2026-11-24')
  await room.approvedNotice('Tin sáng')
  app.clock.at = instantOf('2026-11-22', '19:31')
  await draftDue(app.system)
  expect(await askStaff(app.system)).toBe(1)
  expect(await askStaff(app.system)).toBe(0)
  expect(await asked()).toEqual([expect.stringMatching(/^103: Bạn đang trực duyệt. Mời bạn duyệt: .*gửi lúc 06:30/)])
  const [first] = await app.deps.db.select().from(digests)
  expect(first?.askedAt).toBe(app.clock.at)
  const [shown] = (await app.request('GET', '/api/digests', { as: room.editor.token })).json.digests
  expect(shown.hands).toEqual({
    waitingSince: app.clock.at,
    duty: { name: 'Nguyễn Hoàng Bảo Trâm', reachable: true },
    own: [{ name: 'Người duyệt', reachable: true }],
    ...{ deputies: [], above: 'Thành phố' },
  })
  app.clock.at += 20 * minuteMs
  expect(await askStaff(app.system)).toBe(1)
  app.clock.at += 20 * minuteMs
  expect(await askStaff(app.system)).toBe(2)
  expect((await asked()).slice(1)).toEqual([
    expect.stringMatching(/^102: Người trực duyệt chưa trả lời sau 20 phút/),
    expect.stringMatching(/^201: .*chờ duyệt đã 40 phút/),
    expect.stringMatching(/^101: .*chờ duyệt đã 40 phút/),
  ])
  expect((await app.deps.db.select().from(digests))[0]?.askedAt).toBe(first?.askedAt)
})

test('whoever is on duty and wrote it, or lost the role, keeps nobody waiting; what is urgent is asked of all at once', async () => {
  const { app, room, put, asked, second } = await desk(instantOf('2026-11-23', '09:00'))
  await put('approve', second.id, '2026-11-23', '2026-11-24')
  const sending = { audience: {}, sendAt: null, imageId: null, fileId: null, recurrence: null }
  const compose = async (title: string, urgentReason = '', as = room.editor) => {
    const body = { unitId: room.ward.id, title, text: 'Mời bà con.', link: '', life: null, ...sending, urgentReason }
    const made = await app.request('POST', '/api/announcements', { as: as.token, body })
    expect(made.status).toBe(201)
    return made.json
  }
  const urgent = await compose('Nước lên', 'Nước lên nhanh')
  expect(urgent.hands.duty.name).toBe('Nguyễn Hoàng Bảo Trâm')
  expect(await askStaff(app.system)).toBe(2)
  const writer = await app.person('Vừa viết vừa duyệt', ['editor', room.ward.id], ['approver', room.ward.id])
  await put('approve', writer.id, '2026-11-23', '2026-11-23', { instead: true })
  const own = await compose('Tự viết', '', writer)
  expect(own.hands).toMatchObject({ duty: null })
  expect(await askStaff(app.system)).toBe(2)
  await withdrawRole(app.system, { personId: writer.id, role: 'approver', unitId: room.ward.id })
  const other = await compose('Người trực đã thôi')
  expect(other.hands).toMatchObject({ duty: null, own: [{ name: 'Nguyễn Hoàng Bảo Trâm' }, { name: 'Người duyệt' }] })
  expect(await askStaff(app.system)).toBe(2)
  expect(await asked()).not.toContainEqual(expect.stringContaining('Bạn đang trực duyệt'))
})

test('tomorrow’s gap is told once to who leads the board, else to who communicates, and not on a day without sending', async () => {
  const { app, room, put, call, asked, follow } = await desk(instantOf('2026-11-23', '07:30'))
  await put('write', room.editor.id, '2026-11-23', '2026-11-25')
  await put('approve', room.approver.id, '2026-11-23')
  expect(await askStaff(app.system)).toBe(0)
  app.clock.at = instantOf('2026-11-23', '08:00')
  expect(await askStaff(app.system)).toBe(1)
  expect(await askStaff(app.system)).toBe(0)
  expect(await asked()).toEqual([
    '101: Lịch trực ngày mai, 24/11/2026, của Phường An Bình: chưa có người trực duyệt. Bạn xếp ở mục “Ban biên tập” của bàn làm việc.',
  ])
  await call('PUT', '/seats', { office: 'secretary', personId: room.editor.id }, room.approver.token)
  await follow(room.editor.id, '104')
  app.clock.at += dayMs
  expect(await askStaff(app.system)).toBe(1)
  expect((await asked())[1]).toMatch(/^104: Lịch trực ngày mai, 25\/11\/2026/)
  const mourning = { unitId: room.ward.id, day: '2026-11-26', name: 'Quốc tang', closed: false, noSend: true }
  await app.request('PUT', '/api/calendar/days', { as: room.communicator.token, body: mourning })
  app.clock.at += dayMs
  expect(await askStaff(app.system)).toBe(0)
})

test('times are told by unit and by level, without a name; only of units that the reader may see', async () => {
  const { app, city, room, put, second } = await desk()
  await put('approve', second.id, '2026-11-23', '2026-11-25')
  const morning = async (day: string, approvedAt: string | null) => {
    app.clock.at = instantOf(addDays(day, -1), '19:31')
    await room.approvedNotice(`Tin ngày ${day}`)
    await draftDue(app.system)
    await askStaff(app.system)
    const [digest] = await app.deps.db.select().from(digests).where(eq(digests.day, day))
    if (approvedAt) {
      app.clock.at = instantOf(day, approvedAt)
      if (approvedAt > '06:30') await settleMornings(app.system)
      const body = { contentHash: digest!.contentHash }
      await app.request('POST', `/api/digests/${digest!.id}/approve`, { as: second.token, body })
    }
    app.clock.at = instantOf(day, approvedAt && approvedAt > '06:30' ? '08:30' : '06:31')
    await settleMornings(app.system)
    await sendDue(app.system)
  }
  await morning('2026-11-23', '06:01')
  await morning('2026-11-24', '07:31')
  await morning('2026-11-25', null)
  app.clock.at = instantOf('2026-11-25', '12:00')
  const read = (as: string, query = '') => app.request('GET', `/api/boards/timeliness${query}`, { as })
  const { json, text } = await read(room.editor.token)
  const figures = { count: 3, approvedInTime: 1, onTime: 1, late: 1, notAtAll: 1, measured: 2, medianMinutes: 675 }
  expect(json).toEqual({
    ...{ since: '2026-10-26', until: '2026-11-25', more: 0 },
    levels: [{ level: 'Phường', units: 1, ...figures }],
    units: [{ unitId: room.ward.id, name: 'Phường An Bình', level: 'Phường', ...figures }],
  })
  expect(text).not.toMatch(/Trâm|Người duyệt|Biên tập/)
  const mayor = await app.person('Thành phố', ['approver', city.id])
  expect((await read(mayor.token, `?unitId=${room.ward.id}`)).json.levels).toHaveLength(1)
  const neighbour = await newsroom(app)
  expect((await read(neighbour.editor.token)).json).toMatchObject({ levels: [], units: [] })
  expect((await read(neighbour.editor.token, `?unitId=${room.ward.id}`)).status).toBe(404)
})

test('somebody erased is on no roster, and a roster of long ago goes', async () => {
  const { app, room, put, call } = await desk()
  await put('write', room.editor.id, '2026-11-23', '2026-11-24')
  await call('PUT', '/seats', { office: 'secretary', personId: room.editor.id }, room.approver.token)
  await put('approve', room.approver.id)
  const own = await app.request('GET', '/api/session/data', { as: room.editor.token })
  expect(own.json).toMatchObject({ duties: [{ day: '2026-11-23', work: 'write', unit: 'Phường An Bình' }, {}] })
  await erasePerson(app.system, { personId: room.editor.id })
  expect(await app.deps.db.select().from(boardSeats)).toEqual([])
  expect(await app.deps.db.select().from(duties)).toMatchObject([{ personId: room.approver.id }])
  app.clock.at += 368 * dayMs
  await retain(app.system)
  expect(await app.deps.db.select().from(duties)).toEqual([])
})
