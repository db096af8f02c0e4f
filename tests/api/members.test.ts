import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { memberCodeMs } from '../../core/people/members/import.ts'
import { knownPerson } from '../../core/people/people.ts'
import { retain } from '../../core/people/retention.ts'
import { grantRole } from '../../core/people/roles.ts'
import { makeLoginLink, signInByLink, signInFromZalo } from '../../core/people/sessions.ts'
import { instantOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { people, sessions } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { memberCodes } from '../../db/schema/sign-in.ts'
import { units } from '../../db/schema/units.ts'
import { testApp } from '../support/app.ts'
import { type Typed, workbook } from '../support/xlsx.ts'

const heads = ['Họ và tên *', 'Số điện thoại', 'Mã đơn vị', 'Đến ngày']
const book = (rows: Typed[][], merged: string[] = []) =>
  workbook([{ name: 'Thành viên', rows: [heads, ...rows], merged }])
const day = { number: 46387, style: 1 } as const // 31/12/2026

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu', { code: 'P1' })
  const one = await app.unit('Tổ dân phố 1', { parentId: ward.id, code: '00001' })
  const other = await app.unit('Phường Khác', { code: 'P2' })
  const keeper = await app.person('Người Giữ', ['communicator', ward.id])
  const post = (bytes: Uint8Array<ArrayBuffer>, { apply = false, as = keeper.token, unitId = ward.id } = {}) =>
    app.raw(`/api/people/members/import?unitId=${unitId}&apply=${apply ? 1 : 0}`, bytes, {
      authorization: `Bearer ${as}`,
    })
  const count = async () => [
    await app.database.db.$count(people),
    await app.database.db.$count(roles),
    await app.database.db.$count(memberCodes),
  ]
  /** The code of one member taken in by a file. */
  const codeOf = async (name: string, row: Typed[] = []) => {
    const reply = await post(book([[name, ...row]]), { apply: true })
    expect(reply.json.codes, reply.text).toHaveLength(1)
    return reply.json.codes[0].code as string
  }
  const claim = (as: string, code: string) => app.request('POST', '/api/session/member-code', { as, body: { code } })
  const resident = (appUserId = '7777777777777777777') => signInFromZalo(app.system, { appUserId, name: 'Bình' })
  return { app, ward, one, other, keeper, post, count, codeOf, claim, resident }
}

test('members come in at once, each with a code that is told once, and the same file once more adds nobody', async () => {
  const { app, ward, one, keeper, post, count } = await office()
  const bytes = book([
    ['Trần Thị Bình', 912345678, null, day],
    ['Nguyễn Văn An', '+84 912.345.679', '00001', '1/6/2027'],
    ['Nguyễn Văn An', '0912 345 680', '00001'],
    ['Nguyễn Văn Ân', null, '00001'],
    ['Trần Thị  Bình', '84912345681', '00001'],
  ])
  const before = await count()
  const shown = await post(bytes)
  expect(shown.json, shown.text).toEqual({
    added: 5,
    present: 0,
    faults: [],
    faultCount: 0,
    notes: [],
    applied: false,
    codes: [],
  })
  expect(await count()).toEqual(before)
  const done = await post(bytes, { apply: true })
  expect(done.json, done.text).toMatchObject({ added: 5, present: 0, applied: true })
  expect(done.json.codes[0]).toEqual({
    id: expect.stringMatching(/^pe_/),
    name: 'Trần Thị Bình',
    unit: 'Phường Mẫu',
    code: expect.stringMatching(/^(\w{4}-){2}\w{4}$/),
  })
  expect(await count()).toEqual(before.map((many) => many + 5))
  const held = await app.database.db
    .select({ name: people.introducedAs, unitId: roles.unitId, role: roles.role, endsAt: roles.endsAt })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(eq(roles.role, 'member'))
  expect(held).toContainEqual({
    ...{ name: 'Trần Thị Bình', unitId: ward.id, role: 'member' },
    endsAt: instantOf('2027-01-01', '00:00'),
  })
  expect(
    held.filter(({ name, unitId }) => name === 'Nguyễn Văn An' && unitId === one.id).map(({ endsAt }) => endsAt),
  ).toEqual(expect.arrayContaining([null, instantOf('2027-06-02', '00:00')]))
  const kept = JSON.stringify(await app.database.db.select().from(memberCodes))
  for (const { code } of done.json.codes) expect(kept).not.toContain(code)
  expect(JSON.stringify(await app.database.db.select().from(people))).not.toContain('345')
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'person.import'))
  expect(lines).toMatchObject([{ actorId: keeper.id, unitId: ward.id, detail: { added: 5, present: 0 } }])
  expect((await post(bytes, { apply: true })).json).toMatchObject({ added: 0, present: 5, applied: true, codes: [] })
  expect(await count()).toEqual(before.map((many) => many + 5))
})

test('each fault is told by row and column, and with one nobody is made', async () => {
  const { app, ward, post, count } = await office()
  const ended = await app.unit('Tổ cũ', { parentId: ward.id, code: 'CU' })
  await app.database.write((tx) => tx.update(units).set({ closedAt: 1 }).where(eq(units.id, ended.id)))
  const before = await count()
  const bytes = book(
    [
      ['12345', null, null, null],
      ['N'.repeat(81)],
      ['Lê Văn Tám', '12'],
      ['Lê Văn Chín', null, 'KHONG'],
      ['Lê Văn Mười', null, 'P2'],
      ['Lê Văn Mười Một', null, 'CU'],
      ['Lê Văn Mười Hai', null, null, '22/11/2026'],
      ['Lê Văn Mười Ba', null, null, 46387],
      ['Lê Văn Mười Bốn', null, null, '31/02/2027'],
      [{ formula: 'A2&"x"', value: 'x' }],
      [day],
      [null, '0912345678'],
      ['Phạm Thị Sáu'],
      ['PHẠM THỊ SÁU', '0912345678'],
      ['Phạm Thị Bảy', '0912345678'],
      ['Phạm Thị Bảy', 912345678],
      ['Gộp', null, null, '31/12/2026'],
    ],
    ['D18:D19'],
  )
  const reply = await post(bytes, { apply: true })
  const told = reply.json.faults.map(
    ({ row, column, problem }: Record<string, string>) => `${row} ${column} ${problem}`,
  )
  const expected = [
    /^2 A .*phải có chữ/,
    /^3 A .*Dài quá 80/,
    /^4 B .*10 chữ số/,
    /^5 C .*“KHONG”/,
    /^6 C .*“P2”/,
    /^7 C .*đã kết thúc/,
    /^8 D .*đã qua/,
    /^9 D .*31\/12\/2026/,
    /^10 D .*31\/12\/2026/,
    /^11 A .*công thức/,
    /^12 A .*dạng ngày/,
    /^13 A .*Chưa điền/,
    /^15 A .*dòng 14/,
    /^17 A .*dòng 16/,
    /^18 D .*gộp/,
  ]
  expect(told).toEqual(expected.map((one) => expect.stringMatching(one)))
  expect(reply.json).toMatchObject({ faultCount: expected.length, applied: false, codes: [] })
  expect(await count()).toEqual(before)
})

test('a list of an office’s own names units as it calls them, and people in two columns; what is nobody’s is left out', async () => {
  const { post } = await office()
  const own = workbook([
    {
      name: 'Lớp 6A',
      rows: [
        ['STT', 'Họ đệm', 'Tên', 'Đơn vị'],
        [null, 'Tổ dân phố 1', null, null],
        [1, 'Nguyễn Văn', 'An', 'TỔ DÂN PHỐ 1'],
        [null, 'Tổ 9', null, null],
        [2, 'Trần Thị', 'Bình', null],
      ],
    },
  ])
  const { json } = await post(own, { apply: true })
  expect(json.codes.map(({ name, unit }: { name: string; unit: string }) => [name, unit])).toEqual([
    ['Nguyễn Văn An', 'Tổ dân phố 1'],
    ['Trần Thị Bình', 'Phường Mẫu'],
  ])
  expect(json.notes.map(({ row, problem }: { row: number; problem: string }) => [row, problem.slice(0, 23)])).toEqual([
    [2, 'Có vẻ là tên một nhóm t'],
    [4, 'Có vẻ là tên một nhóm t'],
  ])
  const elsewhere = [
    ['Họ tên', 'Đơn vị'],
    ['Lê Ba', 'Trạm y tế'],
  ]
  expect((await post(workbook([{ name: 'a', rows: elsewhere }]))).json).toMatchObject({
    added: 1,
    faults: [],
    notes: [{ column: 'B (Đơn vị)', problem: expect.stringContaining('không ghi mã hay tên đơn vị nào') }],
  })
  const faulty = [...elsewhere, ['Vò Tý', 'Tổ dân phố 1'], ['NguyÔn V¨n An', '00001']]
  expect((await post(workbook([{ name: 'a', rows: faulty }]))).json.faults).toMatchObject([
    { row: 2, problem: expect.stringContaining('mã hoặc tên “Trạm y tế”') },
    { row: 4, problem: expect.stringContaining('Có chữ lạ') },
  ])
})

test('what is no list of members is refused, and so is another’s unit', async () => {
  const { app, other, post, keeper } = await office()
  expect((await post(book([]))).json.faults).toMatchObject([{ problem: 'Tệp chưa có ai.' }])
  expect((await post(workbook([{ name: 'Khác', rows: [['A']] }]))).json.faultCount).toBe(1)
  expect((await post(new TextEncoder().encode('không phải tệp'))).json.error.reason).toBe('unit.file')
  expect((await post(book([['Lê Văn Tám']]), { unitId: other.id })).status).toBe(404)
  const many = book(Array.from({ length: 20_001 }, (_, at) => [`Người ${at}`]))
  const told = await app.raw(`/api/people/members/import?unitId=${keeper.actor.grants[0]?.unitId}`, many, {
    authorization: `Bearer ${keeper.token}`,
  })
  expect(told.json.faults, told.text.slice(0, 200)).toMatchObject([{ problem: expect.stringContaining('20.000') }])
})

test('of twenty thousand rows each is read: forty faults are all told, and without them all are added', async () => {
  const { post, count } = await office()
  const rows = (bad: number): Typed[][] =>
    Array.from({ length: 20_000 }, (_, at) => [`Người ${at}`, at % 500 === 499 && at < bad * 500 ? '12' : null])
  const told = await post(book(rows(40)), { apply: true })
  expect(told.json, told.text.slice(0, 200)).toMatchObject({ faultCount: 40, applied: false })
  const [before = 0] = await count()
  const done = await post(book(rows(0)), { apply: true })
  expect(done.json.added).toBe(20_000)
  expect(new Set(done.json.codes.map(({ code }: { code: string }) => code)).size).toBe(20_000)
  expect(await count()).toEqual([before + 20_000, 20_001, 20_000])
})

test('a code makes who types it a member, once, and leaves them what they had asked', async () => {
  const { app, ward, codeOf, claim, resident } = await office()
  const { token, personId } = await resident()
  await app.request('POST', '/api/feedback', { as: token, body: { text: 'Đèn đường hỏng' } })
  const code = await codeOf('Trần Thị Bình', ['0912345678', null, day])
  const done = await claim(token, ` ${code.toUpperCase().replaceAll('-', ' ')} `)
  expect(done.json, done.text).toEqual({ unit: 'Phường Mẫu' })
  const me = await app.request('GET', '/api/session', { as: token })
  expect(me.json).toMatchObject({
    person: { id: personId, name: 'Bình', unitId: ward.id, unitState: 'confirmed' },
    roles: [{ role: 'member', unitId: ward.id }],
  })
  expect((await app.request('GET', '/api/feedback/mine', { as: token })).json.feedback).toHaveLength(1)
  const [row] = await app.database.db.select().from(people).where(eq(people.id, personId))
  expect(row).toMatchObject({ introducedAs: 'Trần Thị Bình', appUserId: '7777777777777777777' })
  // Handed on once used, it is as wrong as any other.
  const again = await claim((await resident('8888888888888888888')).token, code)
  const wrong = await claim(token, '0000-0000-0000')
  expect(again.json.error).toEqual({ ...wrong.json.error, requestId: again.json.error.requestId })
  expect(wrong.json.error).toMatchObject({ code: 'INVALID', reason: 'member.code' })
})

test('who chose another home keeps it, and whose membership was over has the longer one', async () => {
  const { app, ward, one, other, codeOf, claim, resident } = await office()
  const { token, personId } = await resident()
  await app.request('PATCH', '/api/session', { as: token, body: { unitId: other.id } })
  await grantRole(app.system, { personId, role: 'member', unitId: ward.id, until: '2026-11-23' })
  await claim(token, await codeOf('Trần Thị Bình', [null, null, day]))
  const me = await app.request('GET', '/api/session', { as: token })
  expect(me.json.person).toMatchObject({ unitId: other.id, unitState: null })
  expect(
    await app.database.db.select({ endsAt: roles.endsAt }).from(roles).where(eq(roles.personId, personId)),
  ).toEqual([{ endsAt: instantOf('2027-01-01', '00:00') }])
  // A second code of the same name is theirs too; one of another name is not.
  const second = await codeOf('TRẦN THỊ BÌNH', [null, one.code])
  expect((await claim(token, second)).json).toEqual({ unit: 'Tổ dân phố 1' })
  expect((await claim(token, await codeOf('Lê Văn Tám'))).json.error.reason).toBe('member.name')
})

test('a code opens nothing for a guest, nor once it is too old, its member has more to do, or is no member any more', async () => {
  const { app, ward, codeOf, claim, resident, count } = await office()
  const { token } = await resident()
  const find = async (name: string) =>
    (await app.database.db.select().from(people).where(eq(people.introducedAs, name)))[0]!.id
  const code = await codeOf('Trần Thị Bình')
  const guest = await app.request('POST', '/api/session/guest')
  expect((await claim(guest.json.token, code)).json.error).toMatchObject({
    code: 'CONFLICT',
    reason: 'belonging.guest',
  })
  const raised = await codeOf('Lê Văn Tám')
  await app.database.write((tx) =>
    find('Lê Văn Tám').then((personId) =>
      tx.insert(roles).values({ personId, unitId: ward.id, role: 'editor', grantedBy: 'system', grantedAt: 1 }),
    ),
  )
  expect((await claim(token, raised)).json.error.reason).toBe('member.code')
  const gone = await codeOf('Lê Văn Chín')
  await app.database.write((tx) => find('Lê Văn Chín').then((id) => tx.delete(roles).where(eq(roles.personId, id))))
  expect((await claim(token, gone)).json.error.reason).toBe('member.code')
  const onZalo = await codeOf('Lê Văn Mười')
  const zaloId = await find('Lê Văn Mười')
  await app.database.write((tx) =>
    tx.update(people).set({ oaUserId: '9999999999999999999' }).where(eq(people.id, zaloId)),
  )
  expect((await claim(token, onZalo)).json.error.reason).toBe('member.code')

  app.clock.at += memberCodeMs - 1
  const { token: late } = await resident()
  app.clock.at += 1
  expect((await claim(late, code)).json.error.reason).toBe('member.code')
  app.clock.at += 1
  await retain(app.system)
  expect((await count())[2]).toBe(0)
})

test('who was let in by a link as the member is out once the member claims it', async () => {
  const { app, codeOf, claim, resident } = await office()
  const code = await codeOf('Trần Thị Bình')
  const [member] = await app.database.db.select().from(people).where(eq(people.introducedAs, 'Trần Thị Bình'))
  const link = await makeLoginLink(app.system, member!.id)
  const inside = await signInByLink(app.system, await makeLoginLink(app.system, member!.id))
  const { token, personId } = await resident()
  expect((await claim(token, code)).status).toBe(201)
  expect((await app.request('GET', '/api/session', { as: inside.token })).json.person).toBeNull()
  expect((await app.request('POST', '/api/session/link', { body: { secret: link } })).status).toBe(401)
  expect(await app.database.db.$count(sessions, eq(sessions.personId, personId))).toBe(1)
  // The ids of Zalo stay with the person: they are met again as who they are.
  const met = await app.database.write((tx) => knownPerson(tx, app.system, { appUserId: '7777777777777777777' }))
  expect(met.id).toBe(personId)
})

test('the template is a workbook that reads back as it is meant', async () => {
  const { app } = await office()
  const reply = await app.app.request('/api/people/members/template')
  expect(reply.headers.get('content-disposition')).toContain('mau-thanh-vien.xlsx')
  const sheets = await sheetsIn(new Uint8Array(await reply.arrayBuffer()))
  expect(sheets.map(({ name }) => name)).toEqual(['Thành viên', 'Hướng dẫn'])
  expect([...(sheets[0]?.rows.get(1)?.values() ?? [])].map(({ text }) => text)).toEqual(heads)
})

test('a lost code is replaced: the new one works once, the old one no more, and the log says whose', async () => {
  const { app, one, keeper, post, claim, resident } = await office()
  const { json } = await post(book([['Trần Thị Bình', null, '00001'], ['Lê Văn Cả']]), { apply: true })
  const oldCode = json.codes.find(({ name }: { name: string }) => name === 'Trần Thị Bình').code
  let { token: as } = keeper
  const listed = async (query = '') => (await app.request('GET', `/api/people/members${query}`, { as })).json.members
  expect(await listed()).toMatchObject([
    { name: 'Lê Văn Cả', way: 'code' },
    { name: 'Trần Thị Bình', unitName: 'Tổ dân phố 1', way: 'code', codeUntil: app.clock.at + memberCodeMs },
  ])
  app.clock.at += memberCodeMs + 1
  as = (await signInByLink(app.system, await makeLoginLink(app.system, keeper.id))).token
  const [{ id, way }] = await listed(`?query=tran+thi&unitId=${one.id}`)
  expect(way).toBe('no-code')

  const again = (people: string[]) => app.request('POST', '/api/people/members/codes', { as, body: { people } })
  const first = await again([id])
  const second = await again([id, id])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.json.codes).toMatchObject([{ name: 'Trần Thị Bình', unit: 'Tổ dân phố 1' }])
  expect(await app.database.db.$count(memberCodes, eq(memberCodes.personId, id))).toBe(1)
  const { token } = await resident()
  for (const { code } of [{ code: oldCode }, first.json.codes[0]])
    expect((await claim(token, code)).json.error.reason).toBe('member.code')
  expect((await claim(token, second.json.codes[0].code)).json).toEqual({ unit: 'Tổ dân phố 1' })

  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'person.reissue'))
  expect(lines.map(({ subjectId, unitId, actorId }) => ({ subjectId, unitId, actorId }))).toEqual(
    Array.from({ length: 2 }, () => ({ subjectId: id, unitId: one.id, actorId: keeper.id })),
  )
  const came = (await listed()).find(({ name }: { name: string }) => name === 'Bình' || name === 'Trần Thị Bình')
  expect(came).toMatchObject({ way: 'in', codeUntil: null })
  expect((await again([came.id])).json.error.reason).toBe('member.no-code')
})

test('who keeps another ward sees no member of this one, and gives none a code', async () => {
  const { app, other, post, keeper } = await office()
  await post(book([['Trần Thị Bình']]), { apply: true })
  const { members } = (await app.request('GET', '/api/people/members', { as: keeper.token })).json
  const stranger = await app.person('Người Khác', ['communicator', other.id])
  const seen = await app.request('GET', '/api/people/members', { as: stranger.token })
  expect(seen.json).toEqual({ members: [], more: 0 })
  const given = await app.request('POST', '/api/people/members/codes', {
    as: stranger.token,
    body: { people: [members[0].id] },
  })
  expect(given.status).toBe(404)
})

test('nobody gets a code for somebody who works for the office, member though they are', async () => {
  const { app, ward, keeper } = await office()
  const staff = await app.person('Người Duyệt', ['approver', ward.id], ['member', ward.id])
  const given = await app.request('POST', '/api/people/members/codes', {
    as: keeper.token,
    body: { people: [staff.id] },
  })
  expect(given.json.error.reason).toBe('member.no-code')
})
