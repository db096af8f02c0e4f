import { ne, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { erasePerson } from '../../core/people/erase.ts'
import { roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

test('people are found by a part of their names, with its marks or without, among those of the unit alone', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const found = async (query: string, by = hall.editor, unitId = hall.ward.id) => {
    const path = `/api/gatherings/people?${new URLSearchParams({ unitId, query })}`
    const { json } = await app.request('GET', path, { as: by.token })
    return (
      json.people?.map((one: { name: string; unitName: string }) => `${one.name} – ${one.unitName}`) ?? json.error.code
    )
  }
  const hoa = await hall.phone('Đặng Thị Hoà')
  await hall.phone('Đặng Thị Hoà', null)
  const group = (await found('hoa'))[0]?.split(' – ')[1]
  expect(group).toBeTruthy()
  for (const query of ['hoà', 'HOA', 'dang hoa', 'hoà đặng', '  Thị  Hoà '])
    expect(await found(query), query).toEqual([`Đặng Thị Hoà – ${group}`])
  // Too little to look for, nobody, a sign, and somebody else's unit.
  for (const query of ['h', '', 'oà', '%%', "'; drop table people; --"]) expect(await found(query), query).toEqual([])
  expect(await found('hoa', hall.editor, 'un_none')).toBe('NOT_FOUND')
  expect(await found('hoa', hoa as never)).toBe('FORBIDDEN')
  await erasePerson(app.system, { personId: hoa.id })
  expect(await found('hoa')).toEqual([])
})

test('of more names than are read at once the first by name are found, each person once', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const [group] = await app.deps.db.select().from(units).where(ne(units.id, hall.ward.id)).limit(1)
  const rows = Array.from({ length: 4500 }, (_, at) => [`pe_${at}`, `Người thứ ${String(9999 - at)}`, group?.id])
  await app.deps.write((tx) =>
    tx.run(sql`insert into people (id, name, unit_id, unit_state, follows, created_at)
      select value ->> 0, value ->> 1, value ->> 2, 'confirmed', 0, 1 from json_each(${JSON.stringify(rows)})`),
  )
  const works = { unitId: group!.id, grantedBy: hall.editor.id, grantedAt: 1 }
  await app.deps.write((tx) =>
    tx.insert(roles).values([
      { ...works, personId: 'pe_4499', role: 'communicator' },
      { ...works, personId: 'pe_4499', role: 'member' },
    ]),
  )
  const path = `/api/gatherings/people?${new URLSearchParams({ unitId: hall.ward.id, query: 'nguoi thu' })}`
  const { json } = await app.request('GET', path, { as: hall.editor.token })
  const first = Array.from({ length: 20 }, (_, at) => ({ name: `Người thứ ${5500 + at}`, unitName: group!.name }))
  expect(json.people.map(({ name, unitName }: { name: string; unitName: string }) => ({ name, unitName }))).toEqual(
    first,
  )
})
