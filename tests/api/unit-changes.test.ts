import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { grantRole } from '../../core/people/roles.ts'
import { addDays, dayMs, dayOf, instantOf } from '../../core/time.ts'
import { carries, kept } from '../../core/units/carried.ts'
import { createUnit } from '../../core/units/units.ts'
import { people } from '../../db/schema/people.ts'
import { unitCarried, units } from '../../db/schema/units.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'
import { newsroom } from '../support/newsroom.ts'
import { endRound, openRound, take } from '../support/quiz.ts'
import { hexId } from '../support/zalo.ts'

type Asked = { act: 'move' | 'merge' | 'close'; unitIds: string[]; targetId: string | null; day?: string }

/** A city with two wards of two residential groups each, and its admin, who asks for changes as the console does. */
async function city() {
  const app = await testApp()
  const top = await app.unit('Thành phố Mẫu', { kind: 'city' })
  const [a, b] = [await wardOf(app, top.id, 'An'), await wardOf(app, top.id, 'Bình')]
  const admin = await app.person('Quản Trị', ['admin', top.id])
  const today = dayOf(app.clock.at)
  const post = (path: string, body: object = {}, as = admin.token) =>
    app.request('POST', `/api/units/changes${path}`, { as, body })
  const preview = async (asked: Asked, as = admin.token) => post('/preview', { day: dayOf(app.clock.at), ...asked }, as)
  const change = async (asked: Asked, as = admin.token) => {
    const { json } = await preview(asked, as)
    return post('', { day: dayOf(app.clock.at), ...asked, hash: json.hash ?? 'a'.repeat(64) }, as)
  }
  const blocks = async (asked: Asked): Promise<string[]> =>
    (await preview(asked)).json.blocks.map(({ reason }: { reason: string }) => reason)
  const list = async () => (await app.request('GET', '/api/units')).json
  const unit = async (id: string) => (await app.database.db.select().from(units).where(eq(units.id, id)))[0]!
  return { app, top, a, b, admin, today, post, preview, change, blocks, list, unit }
}

async function wardOf(app: TestApp, parentId: string, name: string) {
  const ward = await app.unit(`Phường ${name}`, { kind: 'ward', parentId, memberCount: 1000 })
  const one = await app.unit(`Tổ ${name} 1`, { parentId: ward.id, memberCount: 100 })
  const two = await app.unit(`Tổ ${name} 2`, { parentId: ward.id, memberCount: 60 })
  return { ward, one, two }
}

async function resident(app: TestApp, unitId: string) {
  const { token } = (await app.request('POST', '/api/session/guest')).json
  await app.request('PATCH', '/api/session', { as: token, body: { unitId } })
  return token as string
}

test('a unit moves under another with all below it, and only as it was shown', async () => {
  const { app, a, b, preview, change, unit, admin } = await city()
  const asked: Asked = { act: 'move', unitIds: [a.one.id], targetId: b.ward.id }
  const shown = await preview(asked)
  expect(shown.json).toMatchObject({ counts: {}, blocks: [] })
  await createUnit(admin.ctx, { name: 'Chi bộ tổ 1', kind: 'party_cell', parentId: a.one.id })
  const day = dayOf(app.clock.at)
  const body = { ...asked, day, hash: shown.json.hash }
  expect((await app.request('POST', '/api/units/changes', { as: admin.token, body })).json.error).toMatchObject({
    reason: 'unit.stale',
  })
  const done = await change(asked)
  expect(done.status, done.text).toBe(201)
  expect(done.json).toMatchObject({ state: 'done', counts: { units: 1 } })
  expect((await unit(a.one.id)).path).toBe(`${(await unit(b.ward.id)).path}${a.one.id}/`)
  const { json } = await app.request('GET', '/api/audit', { as: admin.token })
  expect(json.lines[0]).toMatchObject({ action: 'unit.move', subjectId: a.one.id, actorId: admin.id })
})

test('who holds a role above the new place reaches the unit, and who held one above the old does no more', async () => {
  const { app, a, b, change } = await city()
  const [old, next] = [await app.person('Cũ', ['editor', a.ward.id]), await app.person('Mới', ['editor', b.ward.id])]
  const make = (token: string) =>
    app.request('POST', '/api/items', { as: token, body: { unitId: a.one.id, title: 'Họp tổ', summary: 'Tối nay' } })
  expect([(await make(old.token)).status, (await make(next.token)).status]).toEqual([201, 404])
  await change({ act: 'move', unitIds: [a.one.id], targetId: b.ward.id })
  expect([(await make(old.token)).status, (await make(next.token)).status]).toEqual([404, 201])
})

test('what cannot be is refused with its reason', async () => {
  const { app, top, a, b, blocks, change, today } = await city()
  const merge = (unitIds: string[], targetId: string | null, day = today) =>
    blocks({ act: 'merge', unitIds, targetId, day })
  const cell = await app.unit('Chi bộ', { kind: 'party_cell', parentId: a.ward.id })
  expect(await merge([a.one.id], a.one.id)).toContain('unit.itself')
  expect(await merge([a.ward.id], a.one.id)).toContain('unit.cycle')
  expect(await merge([top.id], a.ward.id)).toContain('unit.top')
  expect(await merge([a.one.id], cell.id)).toEqual(['unit.lines'])
  expect(await merge([a.one.id], null)).toContain('unit.no-target')
  expect(await merge([a.one.id], a.two.id, addDays(today, -1))).toEqual(['unit.day'])
  expect(await merge([a.one.id], a.two.id, addDays(today, 500))).toEqual(['unit.day'])
  expect(await blocks({ act: 'move', unitIds: [a.ward.id], targetId: b.one.id })).toEqual(['unit.place'])
  expect(await blocks({ act: 'move', unitIds: [a.one.id], targetId: a.ward.id })).toEqual(['unit.there'])
  expect(await merge([a.ward.id], b.one.id)).toContain('unit.place')
  expect((await change({ act: 'merge', unitIds: [a.one.id], targetId: a.two.id })).status).toBe(201)
  expect(await merge([b.one.id], a.one.id)).toEqual(['unit.closed'])
  expect(await merge([a.one.id], b.one.id)).toContain('unit.closed')
  const again = await change({ act: 'merge', unitIds: [a.one.id], targetId: b.one.id })
  expect([again.status, again.json.error.message]).toEqual([
    409,
    'Đơn vị bạn chọn đã kết thúc hoạt động. “Tổ An 1” nay thuộc “Tổ An 2”.',
  ])
})

test('only who answers for the place that a unit leaves, and for the one that takes over, may change it', async () => {
  const { app, a, b, preview, change } = await city()
  const local = await app.person('Tổ trưởng', ['admin', a.one.id])
  const ward = await app.person('Chủ tịch A', ['admin', a.ward.id])
  const asked = (targetId: string): Asked => ({ act: 'merge', unitIds: [a.one.id], targetId })
  expect((await preview(asked(a.two.id), local.token)).status).toBe(404)
  expect((await preview({ act: 'close', unitIds: [a.one.id], targetId: null }, local.token)).status).toBe(403)
  expect((await preview(asked(b.one.id), ward.token)).status).toBe(404)
  expect((await change(asked(a.two.id), ward.token)).status).toBe(201)
})

test('a code belongs to one unit', async () => {
  const { app, a, b, admin } = await city()
  const code = (id: string, code: string | null) =>
    app.request('PATCH', `/api/units/${id}`, { as: admin.token, body: { code } })
  expect((await code(a.ward.id, '00123')).status).toBe(200)
  expect((await code(b.ward.id, '00123')).json.error).toMatchObject({ code: 'CONFLICT', reason: 'unit.code' })
  await code(a.ward.id, null)
  expect((await code(b.ward.id, '00123')).status).toBe(200)
})

test('a party cell stands under its committee and is told beside its residential group, which gives nobody a right', async () => {
  const { app, a, b, admin, change, list } = await city()
  const committee = await createUnit(admin.ctx, {
    name: 'Đảng bộ phường',
    kind: 'party_committee',
    parentId: a.ward.id,
  })
  const body = { name: 'Chi bộ tổ 1', kind: 'party_cell', parentId: committee.id, besideId: a.one.id }
  const cell = (await app.request('POST', '/api/units', { as: admin.token, body })).json
  const wrong = { name: 'Tổ 9', kind: 'residential_group', parentId: a.ward.id, besideId: a.one.id }
  expect((await app.request('POST', '/api/units', { as: admin.token, body: wrong })).json.error.reason).toBe(
    'unit.beside',
  )
  const head = await app.person('Tổ trưởng', ['admin', a.one.id])
  expect((await app.request('PATCH', `/api/units/${cell.id}`, { as: head.token, body: { name: 'X' } })).status).toBe(
    404,
  )
  await change({ act: 'merge', unitIds: [a.one.id], targetId: a.two.id })
  const besideOf = async () => (await list()).units.find(({ id }: { id: string }) => id === cell.id).besideId
  expect(await besideOf()).toBe(a.two.id)
  expect(b.ward.id).not.toBe(a.ward.id)
})

test('a merger carries over what is at work, leaves what has been, and is undone within a day', async () => {
  const { app, top, admin, post, preview, change, unit } = await city()
  const room = await newsroom(app, { parentId: top.id })
  const into = await app.unit('Phường Mới', { kind: 'ward', parentId: top.id, memberCount: 500 })
  const old = room.ward
  const { digestId } = await room.scheduled()
  const web = { unitId: old.id, channel: 'web', name: 'Trang phường' }
  expect((await app.request('POST', '/api/groups', { as: admin.token, body: web })).status).toBe(201)
  const source = (unitId: string, url: string) =>
    app.request('POST', '/api/sources', { as: admin.token, body: { unitId, name: 'Báo', url, licence: 'excerpt' } })
  await source(old.id, 'https://bao.example.vn/rss')
  await source(old.id, 'https://tin.example.vn/rss')
  await source(into.id, 'https://bao.example.vn/rss')
  await app.request('POST', '/api/groups', {
    as: admin.token,
    body: { unitId: old.id, channel: 'oa_group', externalId: hexId(), name: 'Nhóm phường' },
  })
  const text = 'QUY ƯỚC\nSố: 2/QU\nĐiều 1. Giờ đổ rác\nGiờ đổ rác là từ 18 giờ đến 20 giờ.'
  await takeIn(room.editor.ctx, { fileName: 'rac.txt', text, access: 'member' })
  const [person, later] = [await resident(app, old.id), await resident(app, into.id)]
  const told = (await app.request('POST', '/api/feedback', { as: person, body: { text: 'Đèn đường hỏng' } })).json
  await grantRole(app.system, { personId: room.editor.id, role: 'editor', unitId: into.id })
  await app.request('POST', '/api/quizzes', {
    as: admin.token,
    body: { unitId: old.id, title: 'Soạn dở', questions: [{ text: 'Câu?', options: ['Một', 'Hai'], correct: [0] }] },
  })
  const before = await snapshot(app)

  const asked: Asked = { act: 'merge', unitIds: [old.id], targetId: into.id }
  const shown = await preview(asked)
  expect(shown.json.blocks).toEqual([])
  expect(shown.json.counts).toMatchObject({
    ...{ units: 2, people: 1, roles: 3, groups: 1, pages: 1, sources: 1, doubled: 1, documents: 1 },
    ...{ feedback: 1, quizzes: 1 },
  })
  const made = await change(asked)
  expect(made.json, made.text).toMatchObject({ state: 'done', undoUntil: app.clock.at + dayMs })
  expect(await unit(old.id)).toMatchObject({ successorId: into.id, closedAt: app.clock.at, parentId: into.id })
  expect(await unit(into.id)).toMatchObject({ memberCount: 500 })

  const count = (table: string, unitId: string) =>
    app.database.db.all<{ n: number }>(
      sql`select count(*) as n from ${sql.identifier(table)} where unit_id = ${unitId}`,
    )
  const at = async (table: string) => [(await count(table, old.id))[0]?.n, (await count(table, into.id))[0]?.n]
  expect(await at('documents')).toEqual([0, 1])
  expect(await at('feedback')).toEqual([0, 1])
  expect(await at('digests')).toEqual([1, 0])
  // The source that both had stays where it was, and is asked no more; so does the role that its holder has already.
  expect(await at('sources')).toEqual([1, 2])
  expect(await at('roles')).toEqual([1, 3])
  expect((await app.request('GET', '/api/session', { as: person })).json.person.unitId).toBe(into.id)

  // Found under both names, told by its own.
  const digestsOf = async (unitId: string) =>
    (await app.request('GET', `/api/digests?unitId=${unitId}`, { as: admin.token })).json.digests
  expect((await digestsOf(into.id)).map(({ id }: { id: string }) => id)).toEqual([digestId])
  expect((await digestsOf(old.id))[0]).toMatchObject({ id: digestId, unitName: 'Phường An Bình' })
  expect((await app.request('GET', `/api/feedback/track/${told.trackCode}`)).status).toBe(200)

  // The address of the old page leads to the new one, which has what was told on the old; until there is one, it stays.
  const oldPage = (path = '') => app.request('GET', `/digests/of/${old.id}${path}`)
  expect((await oldPage()).status).toBe(200)
  const page = { unitId: into.id, channel: 'web', name: 'Trang mới' }
  const newPage = await app.request('POST', '/api/groups', { as: admin.token, body: page })
  expect((await oldPage()).headers.get('location')).toBe(`/digests/of/${into.id}`)
  expect((await oldPage('/atom.xml')).headers.get('location')).toBe(`/digests/of/${into.id}/atom.xml`)
  await app.database.write((tx) => tx.run(sql`delete from groups where id = ${newPage.json.id}`))

  // The old name finds the new unit; a phone that was offline and chooses the old one is led on.
  const { units: open, closed } = (await app.request('GET', '/api/units')).json
  expect(open.find(({ id }: { id: string }) => id === into.id).oldNames).toEqual(['Phường An Bình'])
  expect(open.some(({ id }: { id: string }) => id === old.id)).toBe(false)
  expect(closed).toMatchObject([{ id: old.id, name: 'Phường An Bình', successorId: into.id }])
  await app.request('PATCH', '/api/session', { as: later, body: { unitId: old.id } })
  expect((await app.request('GET', '/api/session', { as: later })).json.person.unitId).toBe(into.id)
  const late = await app.request('POST', '/api/feedback', { as: later, body: { text: 'Ngập', unitId: old.id } })
  expect(late.status).toBe(201)
  expect(await at('feedback')).toEqual([0, 2])
  const item = { unitId: old.id, title: 'Tin mới', summary: 'Nội dung' }
  const refused = await app.request('POST', '/api/items', { as: admin.token, body: item })
  expect(refused.json.error).toMatchObject({ reason: 'unit.closed', details: { successorId: into.id } })

  app.clock.at += dayMs
  const undone = await post(`/${made.json.id}/undo`)
  expect(undone.json, undone.text).toMatchObject({ state: 'undone' })
  // What came since stays with the successor.
  expect(await at('feedback')).toEqual([1, 1])
  await app.database.write((tx) => tx.run(sql`delete from feedback where text = 'Ngập'`))
  expect(await snapshot(app)).toEqual(before)
  expect(await app.database.db.$count(unitCarried)).toBe(0)
  expect((await post(`/${made.json.id}/undo`)).json.error).toMatchObject({ reason: 'unit.change-over' })
  const actions = (await app.request('GET', '/api/audit', { as: admin.token })).json.lines
  expect(actions[0]).toMatchObject({ action: 'unit.undo', subjectId: old.id })
})

/** Who belongs where: of every table that names a unit, each row with its unit and state. */
async function snapshot(app: TestApp) {
  const state: Record<string, unknown[]> = {}
  for (const { table, column = 'unit_id', becomes, key = sql`id` } of carries)
    state[`${table} ${column} ${becomes?.column ?? ''}`] = await app.database.db.all(sql`
      select ${key} as id, ${sql.identifier(column)} as unit, ${becomes ? sql.identifier(becomes.column) : sql`null`} as state
      from ${sql.identifier(table)} order by 1`)
  state.tree = await app.database.db.all(sql`
    select id, parent_id, path, name, member_count, successor_id, closed_at from units order by id`)
  return state
}

test('after a day a change stands; one that another was built on is undone after that one', async () => {
  const { app, a, b, change, post } = await city()
  const first = (await change({ act: 'merge', unitIds: [a.one.id], targetId: a.two.id })).json
  const second = (await change({ act: 'merge', unitIds: [a.two.id], targetId: b.one.id })).json
  expect((await post(`/${first.id}/undo`)).json.error).toMatchObject({ reason: 'unit.changed-since' })
  expect((await post(`/${second.id}/undo`)).status).toBe(200)
  expect((await post(`/${first.id}/undo`)).status).toBe(200)
  const third = (await change({ act: 'merge', unitIds: [a.one.id], targetId: b.two.id })).json
  app.clock.at += dayMs + 1
  expect((await post(`/${third.id}/undo`)).json.error).toMatchObject({ reason: 'unit.undo-late' })
  await tick(app.deps)
  expect(await app.database.db.$count(unitCarried)).toBe(0)
})

test('a day to come is waited for, and can be called off before it', async () => {
  const { app, a, change, blocks, unit, post, admin } = await city()
  const day = addDays(dayOf(app.clock.at), 2)
  const asked: Asked = { act: 'merge', unitIds: [a.one.id], targetId: a.two.id, day }
  const planned = await change(asked)
  expect(planned.json).toMatchObject({ state: 'planned', undoUntil: null })
  expect(await blocks(asked)).toEqual(['unit.planned'])
  const person = await resident(app, a.one.id)
  app.clock.at = instantOf(day, '00:00') - 1
  await tick(app.deps)
  expect(await unit(a.one.id)).toMatchObject({ closedAt: null })
  app.clock.at += 1
  await tick(app.deps)
  expect(await unit(a.one.id)).toMatchObject({ closedAt: app.clock.at, successorId: a.two.id })
  // Who came between the plan and its day goes over too.
  expect((await app.request('GET', '/api/session', { as: person })).json.person.unitId).toBe(a.two.id)
  const { json } = await app.request('GET', '/api/units/changes', { as: admin.token })
  expect(json.changes).toMatchObject([
    { state: 'done', counts: { people: 1 }, names: ['Tổ An 1'], targetName: 'Tổ An 2' },
  ])
  expect((await post(`/${planned.json.id}/cancel`)).json.error).toMatchObject({ reason: 'unit.change-over' })
})

test('what stands in the way on the day is told, and the change goes through once it has passed', async () => {
  const { app, a, change, unit, admin, today } = await city()
  const day = addDays(today, 1)
  expect((await change({ act: 'merge', unitIds: [a.one.id], targetId: a.two.id, day })).json.state).toBe('planned')
  app.clock.at = instantOf(day, '00:00') - 1000
  const round = await openRound(app, a.one.id)
  app.clock.at += 1000
  await tick(app.deps)
  const listed = async () => (await app.request('GET', '/api/units/changes', { as: admin.token })).json.changes[0]
  expect(await listed()).toMatchObject({ state: 'planned', problem: expect.stringContaining('đợt thi mở') })
  expect((await app.request('GET', '/api/overview', { as: admin.token })).json.unitChangesStuck).toBe(1)
  endRound(app, round)
  await tick(app.deps)
  expect(await listed()).toMatchObject({ state: 'done', problem: null })
  expect((await unit(a.one.id)).closedAt).toBe(app.clock.at)
})

test('a part that goes back into its own whole is counted there already', async () => {
  const { a, change, unit, post } = await city()
  const made = await change({ act: 'merge', unitIds: [a.one.id], targetId: a.ward.id })
  expect((await unit(a.ward.id)).memberCount).toBe(1000)
  await post(`/${made.json.id}/undo`)
  expect((await unit(a.ward.id)).memberCount).toBe(1000)
})

test('a unit with an open round does not end; one whose round is to come hands it over', async () => {
  const { app, a, blocks, preview } = await city()
  const asked: Asked = { act: 'merge', unitIds: [a.one.id], targetId: a.two.id }
  await openRound(app, a.one.id, {}, { opensIn: dayMs })
  expect((await preview(asked)).json).toMatchObject({ blocks: [], counts: { quizzes: 1 } })
  await openRound(app, a.one.id)
  expect(await blocks(asked)).toEqual(['unit.round'])
  expect(await blocks({ ...asked, act: 'move', targetId: a.ward.id })).toEqual(['unit.there'])
})

test('figures from before the day stay as they were, under the name of that day', async () => {
  const { app, top, a, b, change, admin } = await city()
  const round = await openRound(app, top.id, { people: 'all' })
  for (let i = 0; i < 6; i++) await take(app, round.id, await resident(app, i < 5 ? a.one.id : b.one.id))
  endRound(app, round)
  const standing = async () => (await app.request('GET', `/api/rounds/${round.id}/standing`)).json.units
  const before = await standing()
  expect(before[0]).toMatchObject({ unitName: 'Tổ An 1', participants: 5, perThousand: 50 })
  await change({ act: 'merge', unitIds: [b.one.id, a.two.id], targetId: a.one.id })
  await app.request('PATCH', `/api/units/${a.one.id}`, { as: admin.token, body: { name: 'Tổ Hợp Nhất' } })
  expect(await standing()).toEqual(before)
  const { units: open } = (await app.request('GET', '/api/units')).json
  const found = open.find(({ id }: { id: string }) => id === a.one.id)
  expect(found).toMatchObject({ name: 'Tổ Hợp Nhất', memberCount: 260 })
  expect([...found.oldNames].sort()).toEqual(['Tổ An 1', 'Tổ An 2', 'Tổ Bình 1'])
})

test('what belongs to a unit that holds something is not ended without a successor; an empty one is', async () => {
  const { app, a, b, blocks, change, list } = await city()
  await resident(app, a.one.id)
  expect(await blocks({ act: 'close', unitIds: [a.one.id], targetId: null })).toEqual(['unit.held'])
  expect((await change({ act: 'close', unitIds: [b.one.id], targetId: null })).status).toBe(201)
  const body = { text: 'Đèn hỏng', unitId: b.one.id }
  expect((await app.request('POST', '/api/feedback', { body })).json.error).toMatchObject({ reason: 'unit.ended' })
  expect((await list()).closed).toMatchObject([{ id: b.one.id, successorId: null }])
})

test('whoever is erased leaves no line in what a change noted', async () => {
  const { app, a, change } = await city()
  const token = await resident(app, a.one.id)
  await change({ act: 'merge', unitIds: [a.one.id], targetId: a.two.id })
  const [person] = await app.database.db.select().from(people).where(eq(people.unitId, a.two.id))
  const noted = async () =>
    (await app.database.db.select().from(unitCarried)).filter(({ rowId }) => rowId.startsWith(person!.id)).length
  expect(await noted()).toBe(1)
  await erasePerson(app.system, { personId: person!.id })
  expect(await noted()).toBe(0)
  expect(token).toBeTruthy()
})

test('every table that names a unit says what becomes of it', async () => {
  const { app } = await city()
  const naming = await app.database.db.all<{ name: string; column: string }>(sql`
    select m.name, c.name as "column" from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and (c.name like '%unit_id' or exists (
      select 1 from pragma_foreign_key_list(m.name) f where f."table" = 'units' and f."from" = c.name))`)
  const own = ['units parent_id', 'units successor_id', 'unit_changes target_id', 'network_notes from_unit_id']
  const decided = new Set([
    ...carries.map(({ table, column = 'unit_id' }) => `${table} ${column}`),
    ...Object.keys(kept).map((table) => `${table} unit_id`),
    ...own,
  ])
  expect(naming.map(({ name, column }) => `${name} ${column}`).filter((one) => !decided.has(one))).toEqual([])
})

test('whatever moves, merges and is undone, the tree stays one: every path is its parent’s and its own id', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('move', 'merge', 'undo')), { minLength: 6, maxLength: 12 }),
      async (steps) => {
        const { app, a, b, top, change, post } = await city()
        const ids = [top, a.ward, a.one, a.two, b.ward, b.one, b.two].map(({ id }) => id)
        const done: string[] = []
        for (const [from, to, act] of steps) {
          if (act === 'undo') {
            const id = done.at(-1)
            if (id && (await post(`/${id}/undo`)).status === 200) done.pop()
            continue
          }
          const asked: Asked = { act, unitIds: [ids[from % ids.length]!], targetId: ids[to % ids.length]! }
          const reply = await change(asked)
          expect([201, 400, 403, 409]).toContain(reply.status)
          if (reply.status === 201) done.push(reply.json.id)
        }
        const rows = await app.database.db.select().from(units)
        const byId = new Map(rows.map((row) => [row.id, row]))
        for (const row of rows) {
          const parent = row.parentId ? byId.get(row.parentId) : null
          expect(row.path).toBe(`${parent?.path ?? '/'}${row.id}/`)
          if (row.closedAt === null && parent) expect(parent.closedAt).toBeNull()
          if (row.successorId) expect(row.path).toContain(`/${row.successorId}/`)
        }
        // Undone to the beginning, it is the tree it was.
        for (const id of done.reverse()) expect((await post(`/${id}/undo`)).status).toBe(200)
        const parents = (await app.database.db.select().from(units)).map(({ id, parentId }) => [id, parentId])
        expect(new Map(parents as [string, string][]).get(a.one.id)).toBe(a.ward.id)
        expect(new Map(parents as [string, string][]).get(b.ward.id)).toBe(top.id)
        await app.finish()
      },
    ),
    { numRuns: 5 },
  )
})
