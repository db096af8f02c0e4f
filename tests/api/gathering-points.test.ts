import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { erasePerson } from '../../core/people/erase.ts'
import { mergePeople } from '../../core/people/merge.ts'
import { minuteMs } from '../../core/time.ts'
import { gatheringAttendance, gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import { gatheringPapers } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

/** A conference of the ward with a point for it and for each of its two groups, and somebody who keeps the first group's. */
async function conference(app: TestApp) {
  const hall = await meetingHall(app)
  const { json } = await hall.draft({ attends: 'all', kind: 'conference' })
  const id = json.id as string
  const planned = await hall.post(`/gatherings/${id}/points/units`, hall.editor, { unitId: hall.ward.id, kinds: [] })
  const draftWithPoints = async () => {
    const { json: other } = await hall.draft({ kind: 'conference' })
    await hall.post(`/gatherings/${other.id}/points/units`, hall.editor, { unitId: hall.ward.id, kinds: [] })
    return other as { id: string }
  }
  const look = async (query = '') =>
    (await app.request('GET', `/api/gatherings/${id}/points${query}`, { as: hall.editor.token })).json
  const keeper = await hall.phone('Người phụ trách')
  const toKeep = async (number: number) => {
    const path = `/api/gatherings/${id}/points/${number}/keeper-link`
    const { json } = await app.request('GET', path, { as: hall.editor.token })
    return json.link.split('/keep/')[1] as string
  }
  const open = async () => {
    await hall.announce(id, json.contentHash)
    app.clock.at = hall.plan.startsAt
    await hall.post(`/gatherings/${id}/open`, hall.editor)
  }
  const report = (number: number, as: { token: string }, rest: object) =>
    hall.post(`/own-gatherings/${id}/points/${number}/report`, as, { clientId: randomUUID(), ...rest })
  const end = (number: number, into: number | null) =>
    hall.post(`/gatherings/${id}/points/${number}/end`, hall.editor, { into, reason: 'Mất điện' })
  return { ...hall, id, planned: planned.json, look, keeper, toKeep, open, report, end, draftWithPoints }
}

const point = { room: '', keeperId: null, capacity: null, registered: 0, unitId: null, under: null }

test('points are planned from the tree of units in one step, and again only for those that have none', async () => {
  const app = await testApp()
  const at = await conference(app)
  expect(at.planned).toEqual({ planned: 3, known: 0 })
  expect(await at.look()).toMatchObject({
    sums: { points: 3, keeperless: 3, reported: 0 },
    points: [{ number: 1, name: 'Phường An Bình', hasBelow: true, keeper: null, sums: { points: 3 } }],
  })
  const below = await at.look('?under=1')
  expect(below).toMatchObject({ under: { number: 1 }, total: 2, line: [], points: [{ name: 'Tổ dân phố 1' }, {}] })
  expect(await at.look('?under=2')).toMatchObject({ line: [{ number: 1, name: 'Phường An Bình' }], total: 0 })
  await app.unit('Tổ dân phố 3', { kind: 'residential_group', parentId: at.ward.id })
  const again = await at.post(`/gatherings/${at.id}/points/units`, at.editor, { unitId: at.ward.id, kinds: [] })
  expect(again.json).toEqual({ planned: 1, known: 3 })
  const byHand = await at.post(`/gatherings/${at.id}/points`, at.editor, { ...point, name: ' Trường  học ', under: 1 })
  expect(byHand.json).toEqual({ number: 5 })
  expect((await at.look('?under=1')).points.map(({ name }: { name: string }) => name)).toEqual([
    ...['Tổ dân phố 1', 'Tổ dân phố 2', 'Tổ dân phố 3', 'Trường học'],
  ])
  expect(
    (await app.request('DELETE', `/api/gatherings/${(await at.draftWithPoints()).id}`, { as: at.editor.token })).status,
  ).toBe(200)
  const bad = async (change: object) =>
    (await at.post(`/gatherings/${at.id}/points`, at.editor, { ...point, name: 'A', ...change })).json.error.reason
  expect(await bad({ name: '  ' })).toBe('gathering.point')
  expect(await bad({ under: 77 })).toBe('gathering.point-above')
  expect(await bad({ unitId: 'un_none' })).toBe('gathering.point-unit')
  expect(await bad({ keeperId: 'pe_none' })).toBe('gathering.keeper')
})

test('a table that is pasted is told line by line before it is planned, and planned once', async () => {
  const app = await testApp()
  const at = await conference(app)
  const table = [
    ...['Điểm cầu\tThuộc điểm cầu\tĐơn vị\tNgười phụ trách\tSức chứa\tSố đăng ký'],
    ...['Hội trường A\t\tTổ dân phố 1\tNgười phụ trách\t120\t1.100', 'Phòng 2\tHội trường A\t\tKhông Ai\t\t'],
    ...['Phòng 3\tHội trường Z\t\t\t\t', 'Hội trường A\t\t\t\t\t', '\t\t\t\t5\t', 'Phường An Bình\t\t\t\t\t'],
    'Phòng 4\t\t\t\tmột trăm\t',
  ].join('\n')
  const send = (apply: 0 | 1, bytes: string | Uint8Array<ArrayBuffer> = table) =>
    app.raw(`/api/gatherings/${at.id}/points/import?apply=${apply}`, bytes, {
      authorization: `Bearer ${at.editor.token}`,
    })
  const told = await send(0)
  expect(told.json).toMatchObject({ applied: false, new: 2, known: 1, wrong: 4, keeperless: 1 })
  expect(told.json.lines.slice(0, 4).map(({ row }: { row: number }) => row)).toEqual([4, 5, 6, 8])
  expect(JSON.stringify(told.json.lines)).toContain('Không thấy người tên “Không Ai”')
  expect((await at.look()).sums.points).toBe(3)
  expect((await send(1)).json).toMatchObject({ applied: true, new: 2 })
  expect((await at.look('?under=4')).under).toMatchObject({
    ...{ name: 'Hội trường A', keeper: 'Người phụ trách', capacity: 120, registered: 1100 },
  })
  expect((await at.look('?under=4')).points).toMatchObject([{ name: 'Phòng 2', keeper: null }])
  expect((await send(1)).json).toMatchObject({ new: 0, known: 4 })
  expect((await send(0, 'a;b\n1;2')).json.error.reason).toBe('gathering.points-table')
  expect((await send(0, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).json.error.reason).toBe('gathering.points-file')
})

test('keepers take their points by link, report from the phone, and what they say goes up level by level', async () => {
  const app = await testApp()
  const at = await conference(app)
  const code = await at.toKeep(2)
  const keep = (as: { token: string }, code: string) => at.post(`/own-gatherings/${at.id}/keep`, as, { code })
  expect((await keep(at.keeper, '2.00000000')).json.error.reason).toBe('gathering.keep-code')
  const guest = await app.request('POST', '/api/session/guest', { body: {} })
  expect((await keep(guest.json, code)).json.error.reason).toBe('gathering.unknown')
  expect((await keep(at.keeper, code)).json).toEqual({ number: 2 })
  expect((await keep(at.keeper, code)).json).toEqual({ number: 2 })
  const other = await at.phone('Người khác')
  expect((await keep(other, code)).json.error.reason).toBe('gathering.kept')
  expect((await at.look()).sums).toMatchObject({ keeperless: 2 })

  await at.open()
  const own = (as: { token: string }) => app.request('GET', `/api/own-gatherings/${at.id}/points/2`, { as: as.token })
  expect((await own(other)).status).toBe(404)
  expect((await at.report(2, other, { present: 3 })).status).toBe(404)
  expect((await own(at.keeper)).json.code.link).toContain(`/gatherings/${at.id}/in/2.`)
  const phoneId = randomUUID()
  const said = { present: 40, absent: 3, why: 'Ốm', incident: 'Mất tiếng' }
  for (let times = 0; times < 2; times++) await at.report(2, at.keeper, { ...said, clientId: phoneId })
  const sums = { points: 3, reported: 1, reportedPresent: 40, reportedAbsent: 3, troubled: 1 }
  expect(await at.look()).toMatchObject({ sums, points: [{ sums }] })
  expect((await own(at.keeper)).json.reports).toHaveLength(3)
  expect((await at.look('?show=unreported')).points.map(({ number }: { number: number }) => number)).toEqual([1, 3])
  expect((await at.look('?show=troubled')).points).toMatchObject([{ number: 2, incidents: 1 }])
  await at.report(2, at.keeper, { solved: true })
  expect((await at.look()).sums).toMatchObject({ troubled: 0, reported: 1 })
  // What lay on the phone longer than what was said since changes no figure, and is kept in its order.
  expect((await at.report(2, at.keeper, { present: 7, agoMs: 60_000 })).status).toBe(200)
  expect((await at.look()).sums).toMatchObject({ reportedPresent: 40 })
  expect((await own(at.keeper)).json.reports.at(-1)).toMatchObject({ kind: 'present', count: 7 })
  expect((await at.report(2, at.keeper, { present: 7, agoMs: -1 })).json.error.code).toBe('INVALID')
  expect((await at.report(2, at.keeper, {})).json.error.reason).toBe('gathering.report')
  expect((await at.report(2, at.keeper, { present: -1 })).json.error.code).toBe('INVALID')
  const byPhone = { clientId: randomUUID(), present: 12 }
  expect((await at.post(`/gatherings/${at.id}/points/3/report`, at.editor, byPhone)).status).toBe(200)
  expect((await at.look()).sums).toMatchObject({ reported: 2, reportedPresent: 52 })
  await erasePerson(app.system, { personId: at.keeper.id })
  app.clock.at += 2000
  expect((await at.look('?under=2')).under.keeper).toBeNull()
})

test('people check in at points, once also where they try two; a point that merges counts at the other and its code goes on', async () => {
  const app = await testApp()
  const at = await conference(app)
  const [a, b, c, d] = await Promise.all(['A', 'B', 'C', 'D'].map((name) => at.phone(name)))
  await at.open()
  const code = await at.wall(at.id, 2)
  expect((await a!.checkIn(at.id, code)).json).toMatchObject({ point: 2, pointName: 'Tổ dân phố 1', repeated: false })
  expect((await a!.checkIn(at.id, await at.wall(at.id, 3))).json).toMatchObject({ point: 2, repeated: true })
  await b!.checkIn(at.id, code)
  await c!.checkIn(at.id, await at.wall(at.id, 3))
  app.clock.at += 1000
  expect((await at.look('?under=1')).points.map(({ present }: { present: number }) => present)).toEqual([2, 1])
  const none = await app.request('GET', `/api/gatherings/${at.id}/code?point=77`, { as: at.editor.token })
  expect(none.status).toBe(404)

  expect((await at.end(2, 2)).json.error.reason).toBe('gathering.point-into')
  expect((await at.end(2, 3)).status).toBe(200)
  expect((await at.end(2, 3)).json.error.reason).toBe('gathering.point-off')
  expect((await at.end(3, 2)).json.error.reason).toBe('gathering.point-into')
  const merged = await at.look('?under=1')
  expect(merged.points).toMatchObject([
    { state: 'merged', mergedInto: { number: 3 }, reason: 'Mất điện', sums: { present: 0, off: 1 } },
    { state: 'planned', sums: { present: 3 } },
  ])
  // Its code on paper or on somebody’s phone still lets in, and counts where they are now.
  expect((await d!.checkIn(at.id, code)).json).toMatchObject({ point: 3, repeated: false })
  const offCode = await app.request('GET', `/api/gatherings/${at.id}/code?point=2`, { as: at.editor.token })
  expect(offCode.json.error.reason).toBe('gathering.point-off')
  app.clock.at += 1000
  expect((await at.look()).sums).toMatchObject({ present: 4, off: 1 })
  // The other is lost in turn: what was merged into it stays there, and people of it are counted still.
  expect((await at.end(3, null)).status).toBe(200)
  expect((await at.look()).sums).toMatchObject({ present: 4, off: 2 })
  const byPhone = { clientId: randomUUID(), present: 12 }
  const off = await at.post(`/gatherings/${at.id}/points/3/report`, at.editor, byPhone)
  expect(off.json.error.reason).toBe('gathering.point-off')
  await at.post(`/gatherings/${at.id}/points/2/restore`, at.editor)
  expect((await at.look('?under=1')).points).toMatchObject([{ state: 'planned', sums: { present: 2 } }, {}])
  expect((await at.look()).sums).toMatchObject({ present: 4, off: 1 })
})

test('two rows of one human at two points count at the point of the first', async () => {
  const app = await testApp()
  const at = await conference(app)
  const [first, again] = [await at.phone('Bà Hoa'), await at.phone('Bà Hoa')]
  await at.open()
  await first.checkIn(at.id, await at.wall(at.id, 2))
  app.clock.at += minuteMs
  await again.checkIn(at.id, await at.wall(at.id, 3))
  const of = async (id: string) => (await app.database.db.select().from(people).where(eq(people.id, id)))[0]!
  const pair = { keep: await of(again.id), drop: await of(first.id) }
  await app.database.write((tx) => mergePeople(tx, app.system, pair))
  app.clock.at += 2000
  expect((await at.look('?under=1')).points.map(({ present }: { present: number }) => present)).toEqual([1, 0])
  const rows = await app.database.db.select().from(gatheringAttendance)
  const [kept] = await app.database.db.select().from(gatheringPoints).where(eq(gatheringPoints.number, 2))
  expect(rows).toMatchObject([{ pointId: kept!.id }])
})

test('a paper opened by the code of a point is counted there, once a person', async () => {
  const app = await testApp()
  const at = await conference(app)
  const hoa = await at.phone('Bà Hoa')
  await at.open()
  const out = { readers: 'public' as const, outAt: app.clock.at, createdAt: app.clock.at, position: 0 }
  await app.database.write((tx) =>
    tx.insert(gatheringPapers).values({ id: 'gp_1', gatheringId: at.id, title: 'Nghị quyết', ...out }),
  )
  for (let times = 0; times < 2; times++) await at.post(`/own-gatherings/${at.id}/papers/gp_1/open?point=2`, hoa)
  app.clock.at += 1000
  expect((await at.look('?under=1')).points.map(({ reads }: { reads: number }) => reads)).toEqual([1, 0])
})

test('whoever is asked says at which point they will be; a full one names the next, and it rolls up', async () => {
  const app = await testApp()
  const at = await conference(app)
  const first = (await at.look('?under=1')).points[0]
  await at.post(`/gatherings/${at.id}/points`, at.editor, { ...point, name: 'Trường tiểu học', under: 1, capacity: 5 })
  const seats = (number: number, capacity: number) =>
    app.request('PUT', `/api/gatherings/${at.id}/points/${number}`, {
      ...{ as: at.editor.token, body: { name: `Điểm ${number}`, room: '', keeperId: null, capacity, registered: 0 } },
    })
  await seats(2, 1)
  await seats(3, 1)
  const draft = (await app.request('GET', `/api/gatherings/${at.id}`, { as: at.editor.token })).json
  await at.announce(at.id, draft.contentHash)
  const home = (await app.database.db.select().from(gatheringPoints).where(eq(gatheringPoints.number, 3)))[0]?.unitId
  const [hoa, lan, mai] = [await at.phone('Bà Hoa', home), await at.phone('Bà Lan'), await at.phone('Bà Mai')]
  const answer = async (who: { token: string }, number?: number, said = 'yes') =>
    at.post(`/own-gatherings/${at.id}/answer`, who, { answer: said, ...(number && { point: number }) })
  const offered = async (who: { token: string }, query = '') =>
    (
      await app.request('GET', `/api/own-gatherings/${at.id}/points?query=${encodeURIComponent(query)}`, {
        as: who.token,
      })
    ).json
  // The point of where she lives stands first, then the one above it.
  expect((await offered(hoa)).points.map(({ number }: { number: number }) => number)).toEqual([3, 1, 2, 4])
  expect((await offered(hoa, 'truong tieu')).points).toMatchObject([{ number: 4, left: 5, next: null }])
  expect((await offered(hoa, 'zz')).points).toEqual([])
  expect((await answer(hoa, 3)).status).toBe(200)
  expect(await hoa.look(at.id)).toMatchObject({ answer: 'yes', hasPoints: true, point: { number: 3, lost: false } })
  const full = await answer(lan, 3)
  expect(full.json.error).toMatchObject({ reason: 'gathering.point-full', details: { next: { number: 4 } } })
  expect((await offered(lan)).points.find(({ number }: { number: number }) => number === 3)).toMatchObject({
    ...{ left: 0, next: { number: 4, name: 'Trường tiểu học' } },
  })
  expect((await answer(lan, 99)).status).toBe(404)
  // Said again without a point, or with their own, they keep their seat; who does not come gives it up.
  await answer(hoa)
  expect((await answer(hoa, 3)).status).toBe(200)
  await answer(lan, 4)
  await answer(mai, 4)
  app.clock.at += 2000
  expect(await at.look()).toMatchObject({ sums: { answered: 3, capacity: 7 }, points: [{ sums: { answered: 3 } }] })
  await answer(hoa, undefined, 'no')
  expect((await answer(lan, 3)).status).toBe(200)
  app.clock.at += 2000
  expect((await at.look('?under=1')).points.map((one: { answered: number }) => one.answered)).toEqual([0, 1, 1])
  // A point that was merged is the one it went to; one that is lost says so.
  await at.end(3, 2)
  expect(await lan.look(at.id)).toMatchObject({ point: { number: 2 } })
  app.clock.at += 2000
  expect((await at.look('?under=1')).points.map((one: { sums: { answered: number } }) => one.sums.answered)).toEqual([
    1, 0, 1,
  ])
  await at.end(4, null)
  expect(await mai.look(at.id)).toMatchObject({ point: { number: 4, lost: true } })
  expect((await answer(mai, 4)).status).toBe(200)
  expect((await answer(hoa, 4)).json.error.reason).toBe('gathering.point-off')
  // Whoever is erased has no seat, and from the beginning on nobody changes theirs.
  await erasePerson(app.system, { personId: lan.id })
  app.clock.at += 2000
  expect((await at.look()).sums.answered).toBe(1)
  const keeper = await at.toKeep(1)
  expect((await at.post(`/own-gatherings/${at.id}/keep`, mai, { code: keeper })).status).toBe(200)
  expect((await app.request('GET', `/api/own-gatherings/${at.id}/points/1`, { as: mai.token })).json).toMatchObject({
    answered: 0,
  })
  app.clock.at = at.plan.startsAt
  expect((await answer(mai, 1)).json.error.reason).toBe('gathering.point-begun')
  expect((await answer(mai)).status).toBe(200)
  expect(first).toMatchObject({ number: 2, answered: 0 })
})

test('whoever chose a point that was merged has a seat at the one it went to, also once it is full or has begun', async () => {
  const app = await testApp()
  const at = await conference(app)
  const seats = (number: number, name: string) =>
    app.request('PUT', `/api/gatherings/${at.id}/points/${number}`, {
      ...{ as: at.editor.token, body: { name, room: '', keeperId: null, capacity: 1, registered: 0 } },
    })
  await seats(2, 'Điểm Hai')
  await seats(3, 'Ấp Điểm Ba')
  const draft = (await app.request('GET', `/api/gatherings/${at.id}`, { as: at.editor.token })).json
  await at.announce(at.id, draft.contentHash)
  const [lan, mai] = [await at.phone('Bà Lan'), await at.phone('Bà Mai')]
  const answer = (who: { token: string }, number: number) =>
    at.post(`/own-gatherings/${at.id}/answer`, who, { answer: 'yes', point: number })
  const offered = async (query: string) =>
    (await app.request('GET', `/api/own-gatherings/${at.id}/points?query=${query}`, { as: mai.token })).json.points
  expect(await offered('ap')).toMatchObject([{ number: 3, left: 1 }])
  expect((await answer(lan, 3)).status).toBe(200)
  await at.end(3, 2)
  expect(await offered('hai')).toMatchObject([{ number: 2, left: 0, next: { number: 1 } }])
  expect((await answer(mai, 2)).json.error.reason).toBe('gathering.point-full')
  // The phone names the point that it was told of.
  expect((await answer(lan, 2)).status).toBe(200)
  app.clock.at = at.plan.startsAt
  expect((await answer(lan, 2)).status).toBe(200)
  expect((await answer(lan, 1)).json.error.reason).toBe('gathering.point-begun')
  expect(await lan.look(at.id)).toMatchObject({ point: { number: 2 } })
})
