import { expect, test } from 'vitest'
import { shortForm } from '../../core/quizzes/question/short-answer.ts'

const same = (one: string, other: string, exact = false) => shortForm(one, exact) === shortForm(other, exact)

test.each([
  ['Hà Nội', ' hà  nội. '],
  ['Hà Nội', 'Ha\u0300 No\u0323\u0302i'],
  ['Hà Nội', 'ha noi'],
  ['Đà Nẵng', 'da nang'],
  ['hoà giải', 'hòa giải'],
  ['1.000', '1000'],
  ['1 000 đồng', '1.000 đồng'],
  ['1.250.000', '1,250,000'],
  ['2,5', '2.5'],
  ['“Quốc hội”', 'Quốc hội'],
])('%s is answered by %s', (one, other) => {
  expect(same(one, other)).toBe(true)
})

test.each([
  ['1.000', '100'],
  ['0,125', '125'],
  ['2,5', '25'],
  ['Hà Nội', 'Hà Nam'],
  ['1.000', '1.0000'],
  ['', 'a'],
])('%s is not answered by %s', (one, other) => {
  expect(same(one, other)).toBe(false)
})

test('where marks count they are asked for, wherever the keyboard puts them', () => {
  expect(same('năm', 'nam')).toBe(true)
  expect(same('năm', 'nam', true)).toBe(false)
  expect(same('Hoà Bình', 'hòa bình', true)).toBe(true)
  expect(same('thuý', 'thúy', true)).toBe(true)
})
