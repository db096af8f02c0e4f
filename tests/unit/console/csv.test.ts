import { expect, test } from 'vitest'
import { csvOf } from '../../../miniapp/src/console/parts/people/csv.ts'

test('a table opens in a spreadsheet as it is read here, and no name of it is a formula', () => {
  const rows = [
    ['Họ và tên', 'Mã'],
    ['Trần "Bé" Bình, tổ 1', '4k2m-7h9d-x3wq'],
    ['=1+1', '+A'],
  ]
  expect(csvOf(rows)).toBe(`\uFEFF"Họ và tên","Mã"\r\n"Trần ""Bé"" Bình, tổ 1","4k2m-7h9d-x3wq"\r\n"'=1+1","'+A"\r\n`)
})
