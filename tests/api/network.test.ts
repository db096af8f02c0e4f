import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { resultOf } from '../../core/network/speaking/score.ts'
import { instantOf } from '../../core/time.ts'
import { people } from '../../db/schema/people.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const criteria = [
  { name: 'Nội dung', most: 10, weight: 2 },
  { name: 'Trình bày', most: 10, weight: 1 },
]
const speakers = [
  { id: 'a', number: 1, name: 'Lan', unitName: 'Tổ 1' },
  { id: 'b', number: 2, name: 'Minh', unitName: 'Tổ 2' },
]
const sheet = (speakerId: string, personId: string, ...marks: number[]) => ({ speakerId, personId, marks })

test('a mean over judges, without the highest and the lowest where enough judged, and equals share a place', () => {
  const sheets = [
    ...[sheet('a', '1', 8, 8), sheet('a', '2', 9, 8), sheet('a', '3', 8, 9), sheet('a', '4', 0, 0)],
    ...[sheet('b', '1', 8, 8), sheet('b', '2', 8, 8), sheet('b', '3', 8, 8), sheet('b', '4', 8, 8)],
  ]
  const [first, second] = resultOf({ criteria, dropEnds: true }, speakers, sheets)
  expect(first).toMatchObject({ name: 'Lan', total: 24.5, place: 1, dropped: 2 })
  expect(second).toMatchObject({ name: 'Minh', total: 24, place: 2 })
  expect(resultOf({ criteria, dropEnds: false }, speakers, sheets)[0]).toMatchObject({ name: 'Minh', dropped: 0 })
  const same = resultOf({ criteria, dropEnds: true }, speakers, [sheet('a', '1', 5, 5), sheet('b', '1', 5, 5)])
  expect(same.map(({ place, dropped }) => [place, dropped])).toEqual([
    [1, 0],
    [1, 0],
  ])
})

async function office() {
  const app = await testApp({ startAt: instantOf('2026-11-30', '09:00') })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const room = await newsroom(app, { parentId: city.id })
  const head = await app.person('Ban Tuyên giáo', ['editor', city.id])
  const call = (method: string, path: string, who: { token: string }, body?: object) =>
    app.request(method, `/api/network${path}`, { as: who.token, body })
  return { app, city, room, head, call }
}

test('judges mark on sheets of their own, no mark is changed once they are closed, and a second person publishes', async () => {
  const { app, room, call } = await office()
  const { editor, communicator, approver } = room
  const setup = {
    ...{ unitId: room.ward.id, title: 'Hội thi tuyên truyền viên giỏi', dropEnds: true, criteria },
    speakers: [
      { name: 'Lan', unitName: 'Tổ 1' },
      { name: 'Minh', unitName: 'Tổ 2' },
    ],
    judgeIds: [communicator.id],
  }
  const stranger = await app.person('Người lạ')
  expect((await call('POST', '/speaking', editor, { ...setup, judgeIds: [stranger.id] })).json.error.reason).toBe(
    'speaking.judge',
  )
  expect((await call('POST', '/speaking', editor, { ...setup, criteria: [] })).json.error.reason).toBe('speaking.setup')
  const { id } = (await call('POST', '/speaking', editor, setup)).json
  expect((await call('GET', `/judging/${id}`, editor)).status).toBe(404)
  expect((await call('GET', '/judging', communicator)).json.contests).toMatchObject([{ id }])
  const own = (await call('GET', `/judging/${id}`, communicator)).json
  const [lan, minh] = own.speakers
  const mark = (speakerId: string, ...marks: number[]) =>
    call('PUT', `/judging/${id}`, communicator, { speakerId, marks })
  expect((await mark(lan.id, 11, 5)).json.error.reason).toBe('speaking.marks')
  expect((await mark(lan.id, 5)).json.error.reason).toBe('speaking.marks')
  expect((await mark('ss_none', 5, 5)).status).toBe(404)
  expect((await mark(lan.id, 9, 8.5)).status).toBe(200)
  expect((await call('POST', `/speaking/${id}/close`, editor)).json.error.reason).toBe('speaking.missing')
  await mark(minh.id, 8, 8)
  const before = (await call('GET', `/speaking/${id}`, editor)).json
  expect(before).toMatchObject({ result: null, hash: null, missing: 0 })
  expect((await call('GET', `/speaking/${id}/workbook`, editor)).json.error.reason).toBe('speaking.marking')
  expect((await call('POST', `/speaking/${id}/close`, editor)).status).toBe(200)
  const workbook = await app.app.request(
    `/api/network/speaking/${id}/workbook`,
    { headers: { authorization: `Bearer ${editor.token}` } },
    { defer: () => {} },
  )
  const [sheet] = await sheetsIn(new Uint8Array(await workbook.arrayBuffer()))
  const cells = [...(sheet?.rows.values() ?? [])].map((row) => [...row.values()].map((cell) => String(cell.text)))
  expect(cells).toEqual([
    ['Hạng', 'Số báo danh', 'Người thi', 'Đơn vị', 'Điểm', 'Số phiếu bỏ', 'Phiếu 1'],
    ['1', '1', 'Lan', 'Tổ 1', '26.5', '0', '26.5'],
    ['2', '2', 'Minh', 'Tổ 2', '24', '0', '24'],
  ])
  expect((await mark(minh.id, 10, 10)).json.error.reason).toBe('speaking.closed')
  const { hash, result } = (await call('GET', `/speaking/${id}`, approver)).json
  expect(result).toMatchObject([
    { name: 'Lan', total: 26.5, place: 1 },
    { name: 'Minh', place: 2 },
  ])
  expect((await call('POST', `/speaking/${id}/publish`, approver, { hash: 'x' })).json.error.reason).toBe(
    'speaking.stale',
  )
  const judge = await app.person('Vừa chấm vừa duyệt', ['approver', room.ward.id])
  await app.system.write((tx) => tx.update(people).set({ name: 'x' }).where(eq(people.id, judge.id)))
  expect((await call('POST', `/speaking/${id}/publish`, approver, { hash })).status).toBe(200)
  expect((await call('GET', `/speaking/${id}`, editor)).json).toMatchObject({ status: 'published', resultHash: hash })
  expect((await room.actions()).filter((action) => action.startsWith('speaking.'))).toEqual([
    ...['speaking.make', 'speaking.sheet', 'speaking.sheet', 'speaking.close', 'speaking.publish'],
  ])
})

test('a judge who could not come and a speaker who did not are taken out on the day, and nothing once the sheets are closed', async () => {
  const { app, room, head, call } = await office()
  const { editor, approver, communicator } = room
  const second = await app.person('Giám khảo dự bị', ['communicator', room.ward.id])
  const setup = {
    ...{ unitId: room.ward.id, title: 'Hội thi', dropEnds: true, criteria, judgeIds: [communicator.id] },
    speakers: ['Lan', 'Minh', 'Nga'].map((name) => ({ name, unitName: '' })),
  }
  const { id } = (await call('POST', '/speaking', editor, setup)).json
  const on = (method: string, path: string, who = editor, body?: object) =>
    call(method, `/speaking/${id}/${path}`, who, body)
  const shown = async () => (await call('GET', `/speaking/${id}`, editor)).json
  const [lan, minh, nga] = (await shown()).speakers
  const mark = (who: { token: string }, speakerId: string, marks = [8, 8]) =>
    call('PUT', `/judging/${id}`, who, { speakerId, marks })

  // The one judge there is stays until another has come.
  expect((await on('DELETE', `judges/${communicator.id}`)).json.error.reason).toBe('speaking.last')
  const stranger = await app.person('Người lạ')
  expect((await on('POST', 'judges', editor, { personId: stranger.id })).json.error.reason).toBe('speaking.judge')
  for (let times = 0; times < 2; times++)
    expect((await on('POST', 'judges', editor, { personId: second.id })).status).toBe(201)
  await mark(communicator, lan.id, [1, 1])
  await mark(second, lan.id)
  await mark(second, minh.id, [7, 7])
  expect((await shown()).missing).toBe(3)

  const other = await app.unit('Phường Hoà Bình', { kind: 'ward', parentId: head.ctx.actor.grants[0]!.unitId })
  const elsewhere = await app.person('Phường bên', ['editor', other.id])
  expect((await on('DELETE', `speakers/${nga.id}`, elsewhere)).status).toBe(404)
  expect((await on('DELETE', `speakers/${nga.id}`)).status).toBe(200)
  expect((await on('DELETE', `speakers/${nga.id}`)).status).toBe(404)
  expect((await on('DELETE', `judges/${communicator.id}`)).status).toBe(200)
  expect((await call('GET', `/judging/${id}`, communicator)).status).toBe(404)
  expect((await mark(second, nga.id)).status).toBe(404)

  // What the one who left had marked counts no more, and the contest is closed without them.
  expect(await shown()).toMatchObject({ missing: 0, speakers: [{ number: 1 }, { number: 2 }] })
  expect((await on('POST', 'close')).status).toBe(200)
  expect((await call('GET', `/speaking/${id}`, approver)).json.result).toMatchObject([
    { name: 'Lan', total: 24 },
    { name: 'Minh', total: 21 },
  ])
  for (const late of [
    on('DELETE', `speakers/${lan.id}`),
    on('DELETE', `judges/${second.id}`),
    on('POST', 'judges', editor, { personId: communicator.id }),
  ])
    expect((await late).json.error.reason).toBe('speaking.state')
  expect((await room.actions()).filter((action) => /^speaking.(judge|absent)/.test(action))).toEqual([
    ...['speaking.judge', 'speaking.absent', 'speaking.judge'],
  ])
  // A log that nothing is taken out of names no one who can be taken out of the rest.
  const logged = await app.deps.db.all<{ detail: string }>(
    sql`select detail from audit_log where action = 'speaking.absent'`,
  )
  expect(logged.map(({ detail }) => JSON.parse(detail))).toEqual([{ speaker: 3, sheets: 0 }])
})

test('how units work is counted by unit and level, and each is thanked or reminded once a month', async () => {
  const { app, room, head, call, city } = await office()
  await room.scheduled()
  for (let minute = 0; minute < 2; minute++) await tick(app.deps)
  app.clock.at = instantOf('2026-12-01', '09:00')
  const work = (await call('GET', `/work/${city.id}`, head)).json
  expect(work.units.find(({ name }: { name: string }) => name === 'Phường An Bình')).toMatchObject({
    items: 1,
    reported: false,
  })
  const levels = Object.fromEntries(work.levels.map(({ level, ...of }: { level: string }) => [level, of]))
  expect(levels).toMatchObject({
    Phường: { units: 1, items: 1, told: 1, reported: 0 },
    'Tổ dân phố': { units: 2, items: 0, told: 0 },
  })
  expect((await call('GET', `/work/${city.id}`, room.editor)).status).toBe(404)
  const { id: personId } = room.editor
  await app.system.write((tx) =>
    tx.update(people).set({ oaUserId: '401', follows: true }).where(eq(people.id, personId)),
  )
  const send = (more: object = {}) =>
    call('POST', `/notes/${city.id}`, head, {
      unitId: room.ward.id,
      kind: 'thanks',
      text: 'Tháng qua gửi tin đều, đúng giờ.',
      ...more,
    })
  expect((await send({ text: 'ok' })).json.error.reason).toBe('note.text')
  expect((await send({ unitId: city.id })).json.error.reason).toBe('note.own')
  expect((await send()).status).toBe(201)
  expect((await send()).json.error.reason).toBe('note.sent')
  expect((await send({ kind: 'reminder' })).status).toBe(201)
  await tick(app.deps)
  await tick(app.deps)
  expect(app.sent.filter(({ to }) => to.id === '401').map(({ content }) => content.text)).toEqual([
    'Thành phố gửi lời cảm ơn Phường An Bình: Tháng qua gửi tin đều, đúng giờ.',
    'Thành phố nhắc Phường An Bình: Tháng qua gửi tin đều, đúng giờ.',
  ])
  expect((await call('GET', '/notes', room.editor)).json.notes).toHaveLength(2)
})

test('of three hundred units the last is told of as the first', async () => {
  const { app, head, call, city } = await office()
  await app.system.write(async (tx) => {
    await tx.run(sql`
      insert into units (id, parent_id, name, kind, path, created_at)
      select 'un_' || value, ${city.id}, 'Xóm ' || value, 'residential_group', ${city.path} || 'un_' || value || '/', 0
      from generate_series(101, 350)`)
    await tx.run(sql`
      insert into digests (id, unit_id, day, code, title, text, content_hash, created_at, updated_at)
      select 'dg_' || value, 'un_' || value, '2026-11-29', 'c' || value, 't', 't', 'h', 0, 0 from generate_series(101, 350)`)
  })
  const { units, more, levels } = (await call('GET', `/work/${city.id}`, head)).json
  expect(levels.find(({ level }: { level: string }) => level === 'Tổ dân phố')).toMatchObject({ units: 252, told: 250 })
  expect(more).toBe(0)
  const told = units.filter(({ name }: { name: string }) => name.startsWith('Xóm '))
  expect(told).toHaveLength(250)
  expect(told.every((one: { told: number }) => one.told === 1)).toBe(true)
})
