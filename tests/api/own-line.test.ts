import { expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { testApp } from '../support/app.ts'

const rubbish = (ward: string, number: string, hour: string) =>
  documentFromText(
    `rac-${number}.md`,
    `---
Tên: Thông báo lịch thu gom rác của ${ward}
Số: ${number}
Loại: Thông báo
---

## Lịch xe thu gom rác

Xe thu gom rác đi qua các phố và các ngõ lúc ${hour} hằng ngày.
`,
  )
const ferry = documentFromText(
  'do.md',
  '# Thông báo giờ đò ngang\n\nChuyến đò ngang cuối cùng rời bến lúc 21 giờ hằng ngày.',
)
const question = 'xe thu gom rác mấy giờ đi qua?'

/** A city with two wards that each say when the rubbish is taken. */
async function city() {
  const app = await testApp()
  const top = await app.unit('Thành phố Mẫu', { kind: 'city' })
  const ward = (name: string) => app.unit(name, { kind: 'ward', parentId: top.id })
  const [near, far] = [await ward('Phường Gần'), await ward('Phường Xa')]
  const group = await app.unit('Tổ dân phố số 1', { parentId: near.id })
  await importDocuments(app.system, [rubbish('phường Gần', '15/TB-PG', '20 giờ')], { unitId: near.id })
  await importDocuments(app.system, [rubbish('phường Xa', '21/TB-PX', '19 giờ'), ferry], { unitId: far.id })
  const askedFrom = async (unitId: string | null, text = question) => {
    const { token } = await app.person('Người Dân')
    if (unitId) await app.request('PATCH', '/api/session', { as: token, body: { unitId } })
    const { json } = await app.request('POST', '/api/questions', { as: token, body: { text } })
    return json.citations.map(({ quote }: { quote: string }) => quote).join(' ')
  }
  return { app, top, near, far, group, askedFrom }
}

it('whoever belongs to one ward is told what holds there, not what a neighbour has written about the same', async () => {
  const { near, far, group, askedFrom } = await city()
  for (const unitId of [near.id, group.id]) {
    const told = await askedFrom(unitId)
    expect(told).toContain('20 giờ')
    expect(told).not.toContain('19 giờ')
  }
  const told = await askedFrom(far.id)
  expect(told).toContain('19 giờ')
  expect(told).not.toContain('20 giờ')
})

it('what only a neighbour says is found, and so is what a question names a neighbour or a number for', async () => {
  const { near, askedFrom } = await city()
  expect(await askedFrom(near.id, 'chuyến đò ngang cuối cùng mấy giờ?')).toContain('21 giờ')
  expect(await askedFrom(near.id, 'xe thu gom rac o phuong xa may gio di qua?')).toContain('19 giờ')
  expect(await askedFrom(near.id, 'theo thông báo 21/TB-PX xe thu gom rác mấy giờ đi qua?')).toContain('19 giờ')
})

it('a neighbour’s name of one syllable is no name where it is a word', async () => {
  const { app, top, near, askedFrom } = await city()
  const other = await app.unit('Phường Phố', { kind: 'ward', parentId: top.id })
  await importDocuments(app.system, [rubbish('phường Phố', '30/TB-PP', '18 giờ')], { unitId: other.id })
  const told = await askedFrom(near.id, 'xe thu gom rác đi qua các phố lúc mấy giờ?')
  expect(told).toContain('20 giờ')
  expect(told).not.toMatch(/18 giờ|19 giờ/)
})

it('whoever belongs to none, or to the city, is told both', async () => {
  const { top, askedFrom } = await city()
  for (const unitId of [null, top.id]) {
    const told = await askedFrom(unitId)
    expect(told).toContain('19 giờ')
    expect(told).toContain('20 giờ')
  }
})
