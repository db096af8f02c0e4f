import { expect, it } from 'vitest'
import { composed } from '../../core/text/composed.ts'
import { isSteep } from '../support/hostile.ts'

it('composes the letters of people, however many marks apart they came with', () => {
  expect(composed('Phường Bến Thành'.normalize('NFD').repeat(9))).toBe('Phường Bến Thành'.repeat(9))
})

it('keeps thirty marks of one letter', () => {
  expect(composed(`a${'\u0323'.repeat(500)}b`).normalize('NFD')).toBe(`a${'\u0323'.repeat(30)}b`)
})

it.each(['\u0302\u0323', '\u0323\u0302', 'e\u0302\u0323'])(
  'orders marks in a time that grows as their number (%j)',
  (marks) => {
    expect(isSteep((length) => composed(marks.repeat(length / 2)), 40_000)).toBe(false)
  },
)
