import { describe, expect, test } from 'vitest'
import { readAloud, syllableCount } from '../../../core/forms/spoken/read-aloud.ts'
import { cases } from './cases.ts'

const inWard = { office: 'phường' }

test('there are more than two hundred readings', () => {
  expect(new Set(cases.map(([written]) => written)).size).toBeGreaterThan(250)
})

test.each(cases)('%s', (written, said) => {
  expect(readAloud(written, inWard)).toMatchObject({ words: said, unknown: [], foreign: [] })
})

test('what was written out once is left as it is when it is read again', () => {
  const twice = cases.map(([, said]) => readAloud(said, inWard).words)
  expect(twice).toEqual(cases.map(([, said]) => said))
})

describe('in the south', () => {
  test.each([
    ['105 hộ', 'Một trăm lẻ năm hộ'],
    ['1.005.000 đồng', 'Một triệu không trăm lẻ năm ngàn đồng'],
    ['ngày 2/9', 'Ngày mồng hai tháng chín'],
    ['mức 2,5-3 nghìn', 'Mức hai phẩy năm đến ba nghìn'],
  ])('%s', (written, said) => {
    expect(readAloud(written, { manner: 'south' }).words).toBe(said)
  })
})

describe('what no rule knows is told, and stays to be seen', () => {
  test.each([
    ['Đội PC67 và HAGL ra quân', ['PC67', 'HAGL']],
    ['ông M.V.K', []],
    ['SAMSUNG và FPTSHOP', ['FPTSHOP']],
    ['xe BTR-60PB', ['BTR-60PB']],
  ])('%s', (written, unknown) => {
    expect(readAloud(written)).toMatchObject({ unknown })
  })
})

test('names of other languages are left as they stand, and told', () => {
  expect(readAloud('Ca sĩ Rachel Watson hát ở Tokyo')).toEqual({
    ...{ words: 'Ca sĩ Rachel Watson hát ở Tokyo', unknown: [], foreign: ['Rachel', 'Watson', 'Tokyo'] },
  })
})

test('in a line of capitals a word is no abbreviation', () => {
  expect(readAloud('CA NGỢI TẤM GƯƠNG VI PHẠM AN TOÀN CỦA UBND PHƯỜNG').words).toBe(
    'CA NGỢI TẤM GƯƠNG VI PHẠM AN TOÀN CỦA ủy ban nhân dân PHƯỜNG',
  )
})

test.each([
  ['figures', '9'.repeat(20_000)],
  ['points', '1.'.repeat(10_000)],
  ['dates', '1/1/'.repeat(5_000)],
  ['an address', `https://${'a.'.repeat(10_000)}vn`],
  ['letters', 'A'.repeat(20_000)],
  ['brackets', '('.repeat(20_000)],
  ['telephones', '0236 '.repeat(4_000)],
  ['numbers of documents', '38/2023/NĐ-'.repeat(2_000)],
])('a long run of %s ends', (_, written) => {
  expect(syllableCount(readAloud(written).words)).toBeGreaterThanOrEqual(0)
})
