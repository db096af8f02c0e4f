import { expect, test } from 'vitest'
import { textOf } from '../../bot/import/text-file.ts'
import { isUnsureNumber } from '../../core/library/metadata/unsure-numbers.ts'

test.each([
  ['15/QĐĐ-UBND', true],
  ['147/2024/NĐĐ-CP', true],
  ['15/OĐ-UBND', true],
  ['15/QĐ-UBND', false],
  ['15/QyĐ-UBND', false],
  ['12/TTT-NV', false],
  ['12/CCT-TB', false],
  ['34/STC-QLG', false],
  ['01/GP-UBND', false],
  ['45/2019/QH14', false],
  ['', false],
])('%s: its type is a slip: %s', (number, unsure) => {
  expect(isUnsureNumber(number)).toBe(unsure)
})

test('a document that names such a number says so', async () => {
  const text = 'Điều 1. Hiệu lực\nQuyết định này thay thế Quyết định số 15/QĐĐ-UBND ngày 2/3/2020 của UBND xã Mẫu.'
  const beside = 'Quy ước\n(Được công nhận tại Quyết định số 88/QĐĐ-UBND ngày 02/6/2025)\nĐiều 1. Rác\nThu gom.'
  for (const said of [text, beside, beside.replace('QĐĐ', 'Q\u00d0Đ')])
    expect((await textOf('a.txt', Buffer.from(said))).notes).toEqual(['number.unsure'])
})
