import { expect, test } from 'vitest'
import { accountRate, allowedNow, chatRate, type Rate, spent } from '../../core/sending/rate.ts'
import { minuteMs } from '../../core/time.ts'

/** Takes all it may, at these instants; answers the instant of each call. */
function calls(rate: Rate, instants: number[]): number[] {
  let until = 0
  return instants.flatMap((now) => {
    const got = allowedNow(rate, until, now)
    if (got > 0) until = spent(rate, until, now, got)
    return Array.from({ length: got }, () => now)
  })
}

const busiestMinute = (at: number[]) =>
  Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + minuteMs).length))

const every = (stepMs: number, minutes: number) =>
  Array.from({ length: (minutes * minuteMs) / stepMs }, (_, i) => 1_000_000 + i * stepMs)

test.each([
  [2000, 40, 0.99],
  [2000, 1, 0.99],
  [100, 40, 0.89],
  [60, 1000, 0.82],
  [1, 1000, 0],
])('at %i a minute, looked at every %i ms, no minute holds more and %f of it is used', (perMinute, stepMs, used) => {
  const minutes = 5
  const made = calls(accountRate(perMinute), every(stepMs, minutes))
  expect(busiestMinute(made)).toBeLessThanOrEqual(perMinute)
  expect(made.length).toBeGreaterThanOrEqual(perMinute * minutes * used)
})

test('after a rest only one burst leaves at once', () => {
  const made = calls(accountRate(2000), [0, 10 * minuteMs, 10 * minuteMs + 1])
  expect(made.filter((at) => at === 10 * minuteMs)).toHaveLength(10)
})

test('a clock that was set back holds nothing up for longer than a minute', () => {
  const rate = accountRate(2000)
  const until = spent(rate, 0, 100 * minuteMs, 10)
  expect(allowedNow(rate, until, 50 * minuteMs)).toBe(0)
  expect(allowedNow(rate, spent(rate, until, 50 * minuteMs, 0), 51 * minuteMs)).toBeGreaterThan(0)
})

test('a chat bears a few messages in a row, and then waits', () => {
  expect(calls(chatRate, [0, 0, 1])).toHaveLength(chatRate.burst)
})
