import { expect, test } from 'vitest'
import { shownRows } from '../../../miniapp/src/console/parts/tables/sorted.ts'

type Row = { name: string; count: number; at: number | null }
const rows: Row[] = [
  { name: 'Tổ 10', count: 2, at: null },
  { name: 'Đội xe', count: 10, at: 5 },
  { name: 'Tổ 2', count: 1, at: 9 },
]
const columns = [
  { label: 'Tên', value: ({ name }: Row) => name },
  { label: 'Số', value: ({ count }: Row) => count },
  { label: 'Giờ', value: ({ at }: Row) => at },
]
const names = (column: string, down: boolean, sought = '') =>
  shownRows(rows, columns, sought, { column, down }).map(({ name }) => name)

test('rows stand as they came until a column is chosen, then as Vietnamese and numbers go', () => {
  expect(shownRows(rows, columns, '', null)).toEqual(rows)
  expect(names('Tên', false)).toEqual(['Đội xe', 'Tổ 2', 'Tổ 10'])
  expect(names('Số', true)).toEqual(['Đội xe', 'Tổ 10', 'Tổ 2'])
})

test('what a row does not say stands last, whichever way', () => {
  expect(names('Giờ', false)).toEqual(['Đội xe', 'Tổ 2', 'Tổ 10'])
  expect(names('Giờ', true)).toEqual(['Tổ 2', 'Đội xe', 'Tổ 10'])
})

test('rows are found by what any column says, with marks or without', () => {
  expect(names('Tên', false, 'doi')).toEqual(['Đội xe'])
  expect(names('Tên', false, 'TỔ')).toEqual(['Tổ 2', 'Tổ 10'])
  expect(names('Tên', false, 'không có')).toEqual([])
})
