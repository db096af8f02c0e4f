import { expect, test } from 'vitest'
import { daysUntil, endsOf, stepAt } from '../../core/groups/ends.ts'
import { dayMs, instantOf } from '../../core/time.ts'

const at = (day: string, clock = '09:00') => instantOf(day, clock)

test('days are counted by the calendar of Vietnam, not by hours', () => {
  expect(daysUntil(at('2026-11-24', '00:01'), at('2026-11-23', '23:59'))).toBe(1)
  expect(daysUntil(at('2026-11-23', '23:59'), at('2026-11-23', '00:01'))).toBe(0)
  expect(daysUntil(at('2026-11-22'), at('2026-11-23'))).toBe(-1)
})

test.each([
  [31, null],
  [30, 30],
  [15, 30],
  [14, 14],
  [8, 14],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
  [-1, null],
])('%i days before, the step is %s', (days, step) => {
  expect(stepAt(days)).toBe(step)
})

test('an asset that renews itself does not end; a group without an asset does', () => {
  const now = at('2026-11-23')
  const validThrough = now + 5 * dayMs
  expect(endsOf({ validThrough, autoRenew: true }, null, now)).toEqual([])
  expect(endsOf({ validThrough, autoRenew: false }, now + 9 * dayMs, now)).toEqual([
    { end: 'expiry', endsAt: validThrough, days: 5 },
    { end: 'dissolution', endsAt: now + 9 * dayMs, days: 9 },
  ])
})
