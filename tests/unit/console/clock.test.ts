import { expect, test } from 'vitest'
import * as clock from '../../../miniapp/src/console/clock.ts'

test('a field and an instant say the same Vietnam time', () => {
  const at = clock.instantOf('2026-11-23T06:30')
  expect(at).toBe(Date.parse('2026-11-22T23:30:00Z'))
  expect(clock.fieldOf(at as number)).toBe('2026-11-23T06:30')
  expect(clock.written(at as number)).toBe('06:30 ngày 23/11/2026')
  expect(clock.instantOf('')).toBeNull()
})

test('a day carries its weekday', () => {
  expect(clock.writtenWeekday('2026-11-22')).toBe('Chủ nhật, 22/11/2026')
})

test.each([
  [30 * 60_000, 'còn 30 phút'],
  [-5 * 3_600_000, 'trễ 5 giờ'],
  [72 * 3_600_000, 'còn 3 ngày'],
])('a deadline %i ms away reads %s', (away, words) => {
  expect(clock.distance(1_000_000_000 + away, 1_000_000_000)).toBe(words)
})
