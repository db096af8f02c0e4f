import { expect, test } from 'vitest'
import { erasePerson } from '../../core/people/erase.ts'
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
