import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { grantRole } from '../../core/people/roles.ts'
import { dayMs, hourMs, instantOf } from '../../core/time.ts'
import { calendarFeeds } from '../../db/schema/calendar.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const week = { from: '2026-11-23', to: '2026-11-29' }
const plain = {
  ...{ title: 'Họp tổ', text: 'Mời bà con.', link: '', life: null, audience: {}, sendAt: null as number | null },
  ...{ urgentReason: '', imageId: null, fileId: null, recurrence: null as object | null },
}

async function desk(startAt = instantOf('2026-11-23', '09:00')) {
  const app = await testApp({ startAt })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const room = await newsroom(app, { parentId: city.id })
  const { communicator, editor, approver, ward } = room
  const agenda = async (query: Record<string, string> = {}, as = communicator) => {
    const search = new URLSearchParams({ ...week, ...query })
    return app.request('GET', `/api/calendar/entries?${search}`, { as: as.token })
  }
  const entries = async (query: Record<string, string> = {}, as = communicator) =>
    (await agenda(query, as)).json.entries
  /** A digest of a day, approved and planned. */
  const planned = async (day: string, title: string, sendAt?: number) => {
    await room.approvedNotice(title)
    const { id, contentHash } = await room.approvedDigest(day)
    return scheduleDigest(communicator.ctx, id, { contentHash, sendAt })
  }
  const compose = async (draft: Partial<typeof plain>) => {
    const body = { unitId: ward.id, ...plain, ...draft }
    const { status, json } = await app.request('POST', '/api/announcements', { as: editor.token, body })
    expect(status, JSON.stringify(json)).toBe(201)
    return json
  }
  const approve = ({ id, contentHash }: { id: string; contentHash: string }) =>
    app.request('POST', `/api/approvals/${id}/approve`, { as: approver.token, body: { contentHash } })
  const move = (id: string, sendAt: number, as = communicator) =>
    app.request('POST', `/api/calendar/broadcasts/${id}/move`, { as: as.token, body: { sendAt } })
  return { app, city, room, agenda, entries, planned, compose, approve, move }
}

test('a week shows what was sent, what is planned, what waits and the turns of series to come, in order', async () => {
  const { app, room, entries, planned, compose, approve, agenda } = await desk()
  const sent = await planned('2026-11-23', 'Tin đã gửi', app.clock.at)
  await sendDue(app.system)
  app.clock.at += hourMs
  const tomorrow = await planned('2026-11-24', 'Tin mai')
  await room.approvedNotice('Tin kia')
  await room.draft('2026-11-25')
  await compose({ title: 'Chờ duyệt', sendAt: instantOf('2026-11-26', '15:00') })
  const series = { every: 'week', on: [5], at: '16:00', until: null }
  await approve(await compose({ title: 'Nhắc hằng tuần', recurrence: series }))
  await approve(await compose({ title: 'Cháy', sendAt: instantOf('2026-11-28', '23:30'), urgentReason: 'Cháy' }))
  expect(await entries()).toMatchObject([
    { kind: 'digest', state: 'finished', broadcastId: sent.id, href: `/broadcasts/${sent.id}`, movable: false },
    { kind: 'digest', state: 'scheduled', at: instantOf('2026-11-24', '06:30'), movable: true, groups: 2 },
    { kind: 'digest', state: 'draft', at: instantOf('2026-11-25', '06:30'), broadcastId: null, groups: 2 },
    { kind: 'announcement', state: 'draft', title: 'Chờ duyệt', at: instantOf('2026-11-26', '15:00') },
    { kind: 'series', state: 'planned', title: 'Nhắc hằng tuần', at: instantOf('2026-11-27', '16:00'), movable: false },
    { kind: 'announcement', state: 'draft', title: 'Cháy', urgent: true, at: instantOf('2026-11-28', '23:30') },
  ])
  const { json } = await agenda()
  // Two groups for each of the five that are still to leave.
  expect(json.ahead).toMatchObject({ sends: 10, channels: [{ channel: 'oa_group', count: 10 }] })
  expect(json.quiet).toEqual({ from: '22:00', to: '06:00' })
  expect(json.days).toEqual([{ day: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', closed: true, noSend: false }])
  expect((await entries({ from: '2026-11-24', to: '2026-11-24' })).map((one: { key: string }) => one.key)).toEqual([
    tomorrow.id,
  ])
})

test('the forecast weighs what leaves this month against what the account still has of it', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-29', '09:00'), env: { ZALO_GROUP_MESSAGES_PER_MONTH: '3' } })
  const room = await newsroom(app)
  for (const day of ['2026-11-30', '2026-12-01']) {
    await room.approvedNotice(`Tin ${day}`)
    const { id, contentHash } = await room.approvedDigest(day)
    await scheduleDigest(room.communicator.ctx, id, { contentHash })
  }
  const { json } = await app.request('GET', '/api/calendar/entries?from=2026-11-30&to=2026-12-06', {
    as: room.communicator.token,
  })
  expect(json.ahead).toMatchObject({ sends: 4, groupMessages: { counted: 2, left: 3 } })
})

test('a turn on a day on which nothing is sent is shown as left out, and counts for nothing', async () => {
  const { app, room, agenda, compose, approve } = await desk()
  await approve(await compose({ recurrence: { every: 'week', on: [5], at: '16:00', until: null } }))
  await room.approvedNotice('Tin thứ sáu')
  await room.draft('2026-11-27')
  const day = { unitId: room.ward.id, day: '2026-11-27', name: 'Quốc tang', closed: false, noSend: true }
  await app.request('PUT', '/api/calendar/days', { as: room.communicator.token, body: day })
  const { json } = await agenda({ unitId: room.ward.id })
  expect(json.entries.map(({ state }: { state: string }) => state)).toEqual(['no-send', 'no-send'])
  expect(json.ahead.sends).toBe(0)
  expect(json.days).toContainEqual({ day: '2026-11-27', name: 'Quốc tang', closed: false, noSend: true })
})

test('what comes to the same people within ten minutes is told of both, parts of one digest and sisters are not', async () => {
  const { app, city, room, entries, planned, compose, approve } = await desk()
  await planned('2026-11-25', 'Tin phường')
  await approve(await compose({ title: 'Sát giờ', sendAt: instantOf('2026-11-25', '06:40') }))
  await approve(await compose({ title: 'Xa giờ', sendAt: instantOf('2026-11-25', '06:51') }))
  const sister = await newsroom(app, { parentId: city.id })
  await sister.approvedNotice('Tin phường khác')
  await sister.draft('2026-11-25')
  const boss = await app.person('Thành phố', ['communicator', city.id])
  const near = (await entries({}, boss)).map(({ title, near }: { title: string; near: { title: string }[] }) => [
    title.slice(0, 7),
    near.map((one) => one.title.slice(0, 7)),
  ])
  expect(near).toEqual([
    ['Bản tin', ['Sát giờ']],
    ['Bản tin', []],
    ['Sát giờ', ['Bản tin']],
    ['Xa giờ', []],
  ])
  expect(await entries({ unitId: sister.ward.id }, boss)).toHaveLength(1)
  expect(await entries({}, room.editor)).toHaveLength(3)
})

test('a range that is none, too long or of another’s unit is refused in words', async () => {
  const { agenda, city } = await desk()
  const wrong: Record<string, string>[] = [
    { from: '2026-11-31' },
    { from: '2026-11-24', to: '2026-11-23' },
    { from: '2026-11-01', to: '2026-12-16' },
    { to: 'mai' },
  ]
  for (const query of wrong) {
    const { status, json } = await agenda(query)
    expect([status, json.error.reason]).toEqual([400, 'calendar.range'])
    expect(json.error.message).toMatch(/45 ngày/)
  }
  expect((await agenda({ from: '2026-11-01', to: '2026-12-15' })).status).toBe(200)
  expect((await agenda({ unitId: city.id })).status).toBe(404)
})

test('of a day with more than can be shown those nearest the top are, and the others are counted', async () => {
  const { app, city, room, agenda, compose } = await desk()
  for (let at = 0; at < 61; at++) await compose({ title: `Tin ${at}`, sendAt: instantOf('2026-11-24', '08:00') + at })
  const boss = await app.person('Thành phố', ['editor', city.id])
  const body = { unitId: city.id, ...plain, title: 'Của thành phố', sendAt: instantOf('2026-11-24', '20:00') }
  expect((await app.request('POST', '/api/announcements', { as: boss.token, body })).status).toBe(201)
  const { json } = await agenda({}, boss)
  expect(json.left).toEqual([{ day: '2026-11-24', count: 2 }])
  expect(json.entries).toHaveLength(60)
  expect(json.entries.at(-1).title).toBe('Của thành phố')
  expect((await agenda({ unitId: room.ward.id }, boss)).json.left).toEqual([{ day: '2026-11-24', count: 1 }])
})

test('a broadcast that was moved stands at its new time; into quiet hours it is put off, and who may not move it sees none', async () => {
  const { app, room, entries, planned, move } = await desk()
  const { id } = await planned('2026-11-25', 'Tin')
  await move(id, instantOf('2026-11-26', '09:00'))
  expect((await entries())[0]).toMatchObject({ at: instantOf('2026-11-26', '09:00'), movable: true })
  expect((await move(id, instantOf('2026-11-26', '23:00'))).json.sendAt).toBe(instantOf('2026-11-27', '06:00'))
  expect((await entries({}, room.editor))[0]).toMatchObject({ movable: false })
  expect((await move(id, app.clock.at, room.editor)).status).toBe(403)
  // A time that has gone by would send at once what was to wait.
  expect((await move(id, app.clock.at - hourMs)).json.error.reason).toBe('broadcast.past')
})

test('where a move would lead is told before it, for whose day’s sake too, and a time that is none is refused', async () => {
  const { app, room, planned, compose, approve } = await desk()
  const { id } = await planned('2026-11-25', 'Tin')
  const foresee = (sendAt: number | string, broadcastId = id) =>
    app.request('GET', `/api/calendar/broadcasts/${broadcastId}/move?sendAt=${sendAt}`, { as: room.communicator.token })
  const nine = instantOf('2026-11-26', '09:00')
  expect((await foresee(nine)).json).toEqual({ sendAt: nine, putOffBy: null })
  expect((await foresee(app.clock.at - hourMs)).json.error.reason).toBe('broadcast.past')
  expect((await foresee(nine + 14 * hourMs)).json).toEqual({ sendAt: nine + 21 * hourMs, putOffBy: null })
  const day = { unitId: room.ward.id, day: '2026-11-26', name: 'Quốc tang', closed: false, noSend: true }
  await app.request('PUT', '/api/calendar/days', { as: room.communicator.token, body: day })
  expect((await foresee(nine)).json).toEqual({ sendAt: nine + dayMs, putOffBy: 'Quốc tang' })
  for (const wrong of ['x', -1, Number.MAX_SAFE_INTEGER]) expect((await foresee(wrong)).status).toBe(400)
  const far = { as: room.communicator.token, body: { sendAt: Number.MAX_SAFE_INTEGER } }
  expect((await app.request('POST', `/api/calendar/broadcasts/${id}/move`, far)).status).toBe(400)
  const { contentHash, ...announced } = await compose({ sendAt: nine + 2 * dayMs })
  await approve({ contentHash, id: announced.id })
  const [row] = (await app.request('GET', '/api/broadcasts?status=scheduled', { as: room.communicator.token })).json
    .broadcasts
  expect(row.kind).toBe('announcement')
})

test('an instant beyond any calendar is refused wherever one is sent, not met by a fault', async () => {
  const { app, room } = await desk()
  await room.approvedNotice('Tin')
  const { id, contentHash } = await room.approvedDigest('2026-11-25')
  const far = Number.MAX_SAFE_INTEGER
  const life = { kind: 'meeting', startsAt: far, endsAt: null, place: '', contact: '', urgent: false, expiresAt: null }
  const unit = { unitId: room.ward.id }
  const sent: [string, object][] = [
    [`/api/digests/${id}/schedule`, { contentHash, sendAt: far }],
    ['/api/announcements', { ...unit, ...plain, sendAt: far }],
    ['/api/announcements', { ...unit, ...plain, life }],
    ['/api/items', { ...unit, title: 'Họp', summary: 'Họp tổ.', life }],
    ['/api/items', { ...unit, title: 'Họp', summary: 'Họp tổ.', publishedAt: far }],
  ]
  for (const [path, body] of sent) {
    const { status, json } = await app.request('POST', path, { as: room.communicator.token, body })
    expect([path, status, json.error.details.fields.length], JSON.stringify(json)).toEqual([path, 400, 1])
  }
})

async function phone() {
  const office = await desk()
  const { app, room } = office
  const made = async (as = room.communicator) => app.request('POST', '/api/calendar/feed', { as: as.token })
  const read = async (url: string, headers?: Record<string, string>) =>
    app.request('GET', new URL(url).pathname, { headers })
  const events = async (url: string) => {
    const calendar = new ICAL.Component(ICAL.parse((await read(url)).text))
    return calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: event.getFirstPropertyValue('uid'),
      title: event.getFirstPropertyValue('summary'),
      start: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toString(),
      status: event.getFirstPropertyValue('status'),
    }))
  }
  return { ...office, made, read, events }
}

test('a phone reads the calendar at a secret address: events in UTC, of one name through all that becomes of them', async () => {
  const { app, room, planned, move, made, read, events, entries } = await phone()
  const { id } = await planned('2026-11-25', 'Họp; tổ, phố\\số 1')
  const { status, json } = await made()
  expect(status).toBe(201)
  expect(json.url).toMatch(/^https?:\/\/[^/]+\/calendar\/[0-9a-z]{40}\.ics$/)
  const reply = await read(json.url)
  expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(reply.headers.get('cache-control')).toBe('private, no-cache')
  expect(reply.text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR(\r\n)?$/)
  const [event] = await events(json.url)
  const [{ title }] = await entries()
  expect(event).toMatchObject({ title, start: '2026-11-24T23:30:00Z', status: 'CONFIRMED' })
  // Nothing changed: a phone that asks again is told so.
  const tag = reply.headers.get('etag') ?? ''
  expect((await read(json.url, { 'if-none-match': tag })).status).toBe(304)
  await move(id, instantOf('2026-11-26', '09:00'))
  expect(await events(json.url)).toEqual([{ ...event, start: '2026-11-26T02:00:00Z' }])
  await app.request('POST', `/api/broadcasts/${id}/cancel`, { as: room.communicator.token })
  // Its digest waits anew, at its own time.
  expect(await events(json.url)).toEqual([{ ...event, status: 'TENTATIVE' }])
})

test('what was called off for good is an event that was called off', async () => {
  const { app, room, planned, made, events } = await phone()
  const { id } = await planned('2026-11-23', 'Tin', app.clock.at)
  await sendDue(app.system)
  const { url } = (await made()).json
  expect((await events(url))[0]).toMatchObject({ status: 'CONFIRMED' })
  const late = await planned('2026-11-25', 'Tin sau')
  await app.request('POST', `/api/broadcasts/${late.id}/cancel`, { as: room.communicator.token })
  app.clock.at = instantOf('2026-11-26', '09:00')
  expect((await events(url)).map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED'])
  expect(id).not.toBe(late.id)
})

test('an address is kept as a hash, ends when it is revoked or made anew, and answers nothing else', async () => {
  const { app, room, made, read } = await phone()
  const feed = async () => (await app.request('GET', '/api/calendar/feed', { as: room.communicator.token })).json.feed
  expect(await feed()).toBeNull()
  const first = (await made()).json.url
  const secret = first.slice(first.lastIndexOf('/') + 1, -'.ics'.length)
  const rows = await app.deps.db.select().from(calendarFeeds)
  expect(rows).toMatchObject([{ personId: room.communicator.id, createdAt: app.clock.at }])
  expect(JSON.stringify(rows)).not.toContain(secret)
  expect(await feed()).toEqual({ createdAt: app.clock.at })
  const second = (await made()).json.url
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200])
  // The secret opens no door but this one.
  expect((await app.request('GET', '/api/calendar/entries?from=2026-11-23&to=2026-11-24', { as: secret })).status).toBe(
    401,
  )
  await app.request('DELETE', '/api/calendar/feed', { as: room.communicator.token })
  expect((await read(second)).status).toBe(404)
  for (const file of ['a.ics', `${secret}`, `${'%'.repeat(3)}.ics`, `${'a'.repeat(40)}.ics`])
    expect((await app.request('GET', `/calendar/${file}`)).status).toBe(404)
  expect(await room.actions()).toEqual(expect.arrayContaining(['feed.make', 'feed.revoke']))
})

test('an address shows no more than its maker’s roles without a second step, and ends with them', async () => {
  const { app, city, room, planned, made, read, events } = await phone()
  await planned('2026-11-25', 'Tin')
  const admin = await app.person('Quản trị', ['admin', city.id])
  expect((await made(admin)).json.error).toMatchObject({ reason: 'calendar.feed' })
  const { id: other } = await app.unit('Phường khác', { kind: 'ward', parentId: city.id })
  await grantRole(app.system, { personId: admin.id, role: 'editor', unitId: other })
  const own = (await made(admin)).json.url
  // The ward's is theirs to see in the console, as an admin, and not here.
  expect(await events(own)).toEqual([])
  const { url } = (await made()).json
  expect(await events(url)).toHaveLength(1)
  const out = await app.request('POST', `/api/people/${room.communicator.id}/sign-out`, { as: admin.token })
  expect(out.status, out.text).toBe(200)
  expect((await read(url)).status).toBe(404)
})

test('a calendar of a month of two hundred units is read by index and told within its bounds', async () => {
  const { app, city, agenda } = await desk()
  const boss = await app.person('Thành phố', ['communicator', city.id])
  await app.system.write(async (tx) => {
    const { units } = await import('../../db/schema/units.ts')
    const { broadcasts } = await import('../../db/schema/broadcasts.ts')
    const rows = Array.from({ length: 200 }, (_, at) => ({ id: `un_many${at}`, name: `Tổ ${at}` }))
    for (const { id, name } of rows)
      await tx
        .insert(units)
        .values({ id, name, parentId: city.id, path: `${city.path}${id}/`, kind: 'ward', createdAt: 1 })
    for (let day = 0; day < 3; day++)
      for (const { id } of rows)
        await tx.insert(broadcasts).values({
          ...{ id: `brd_${id}_${day}`, unitId: id, title: 'Tin', text: 'Tin', contentHash: 'x', status: 'scheduled' },
          ...{ sendAt: instantOf('2026-11-24', '06:30') + day * dayMs, sendBy: 1, createdAt: 1, updatedAt: 1 },
        })
  })
  const { json } = await agenda({ from: '2026-11-01', to: '2026-12-15' }, boss)
  expect(json.entries).toHaveLength(180)
  expect(json.left.map(({ count }: { count: number }) => count)).toEqual([140, 140, 140])
})
