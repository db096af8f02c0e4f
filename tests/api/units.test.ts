import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditCommand } from '../../bot/commands/audit.ts'
import { readChain } from '../../core/audit.ts'
import { testApp } from '../support/app.ts'

test('anyone sees the tree, parents first', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  await app.unit('Tổ dân phố 1', { parentId: ward.id, kind: 'residential_group' })
  const { status, json } = await app.request('GET', '/api/units')
  expect(status).toBe(200)
  expect(json.units.map((unit: { name: string }) => unit.name)).toEqual(['Phường Mẫu', 'Tổ dân phố 1'])
})

test('an admin makes a unit below their own, with a line in the audit log', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const admin = await app.person('Nguyễn Thị Quản', ['admin', ward.id])
  const body = { name: 'Tổ dân phố 2', kind: 'residential_group', parentId: ward.id }
  const made = await app.request('POST', '/api/units', { as: admin.token, body })
  expect(made.status).toBe(201)
  const { json } = await app.request('GET', '/api/audit', { as: admin.token })
  expect(json.lines[0]).toMatchObject({ action: 'unit.create', actorId: admin.id, subjectId: made.json.id })
  expect((await readChain(app.database.db)).broken).toBeNull()
})

test('the unit of another tree is not found, and a visitor is asked to sign in', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const other = await app.unit('Phường Khác')
  const admin = await app.person('Quản', ['admin', ward.id])
  const editor = await app.person('Biên', ['editor', ward.id])
  const change = { body: { name: 'Đổi tên' } }
  expect((await app.request('PATCH', `/api/units/${other.id}`, { as: admin.token, ...change })).status).toBe(404)
  expect((await app.request('PATCH', `/api/units/${ward.id}`, { as: editor.token, ...change })).status).toBe(403)
  expect((await app.request('PATCH', `/api/units/${ward.id}`, change)).status).toBe(401)
})

test('a kind stands only under those of the table, and the refusal says under which', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const admin = await app.person('Quản', ['admin', ward.id])
  const make = (kind: string, parentId = ward.id) =>
    app.request('POST', '/api/units', { as: admin.token, body: { name: 'Đơn vị mới', kind, parentId } })
  const misplaced = await make('commune')
  expect([misplaced.status, misplaced.json.error.message]).toEqual([
    400,
    'Loại đơn vị này không đặt được ở đó. Xã đặt được dưới: tỉnh, thành phố. Đơn vị bạn chọn là phường.',
  ])
  expect((await make('province')).json.error.message).toContain('Tỉnh luôn ở trên cùng.')
  for (const kind of ['district', 'residential', '__proto__', 'toString'])
    expect((await make(kind)).json.error).toMatchObject({ reason: 'unit.kind' })
  const { json: committee } = await make('party_committee')
  expect((await make('party_cell', committee.id)).status).toBe(201)
  expect((await make('residential_group', committee.id)).json.error).toMatchObject({ reason: 'unit.place' })
})

test('a district from before is read as such', async () => {
  const app = await testApp()
  const { id } = await app.unit('Quận Cũ')
  await app.database.client.execute("update units set kind = 'district'")
  const { json } = await app.request('GET', '/api/units')
  expect(json.units).toMatchObject([{ id, kind: 'district', kindName: 'Quận, huyện (trước 1/7/2025)' }])
  expect(json.kinds.map(({ kind }: { kind: string }) => kind)).not.toContain('district')
})

test('lines about no unit are for those who answer for the top unit, and for nobody else', async () => {
  const app = await testApp()
  const top = await app.unit('Phường Mẫu')
  const below = await app.unit('Tổ dân phố 1', { parentId: top.id })
  const approver = await app.person('Duyệt', ['approver', top.id])
  const local = await app.person('Tổ trưởng', ['admin', below.id])
  const acts = async (as: string) => {
    const { json } = await app.request('GET', '/api/audit', { as })
    return new Set(json.lines.map(({ action }: { action: string }) => action))
  }
  expect([...(await acts(approver.token))].sort()).toEqual([
    'person.introduce',
    'person.login-link',
    'role.grant',
    'unit.create',
  ])
  expect([...(await acts(local.token))].sort()).toEqual(['role.grant', 'unit.create'])
})

test('the audit log takes no change and no deletion', async () => {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  const attempt = (statement: string) => app.database.write((tx) => tx.run(sql.raw(statement)))
  await expect(attempt("update audit_log set action = 'x'")).rejects.toThrow()
  await expect(attempt('delete from audit_log')).rejects.toThrow()
})

test('a head of the audit log that was kept shows what was cut off or written anew, which the chain alone does not', async () => {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await app.person('Biên')
  const { client, db } = app.database
  const { head } = await readChain(db)
  expect(head).toMatchObject({ seq: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  await app.person('Duyệt')
  expect(await readChain(db, head?.hash)).toMatchObject({ broken: null, keptAt: 3, head: { seq: 5 } })
  await client.execute('drop trigger audit_log_no_delete')
  await client.execute('delete from audit_log where seq >= 3')
  expect(await readChain(db, head?.hash)).toMatchObject({ broken: null, keptAt: null, head: { seq: 2 } })
  const lines: string[] = []
  expect(await auditCommand(app.system, [head?.hash ?? ''], (line) => lines.push(line))).toBe(false)
  expect(lines).toHaveLength(3)
})
