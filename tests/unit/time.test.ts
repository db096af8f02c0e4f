import { expect, test } from 'vitest'
import { addDays, clockOf, dayOf, instantOf, isDay, outsideQuietHours, weekdayOf, written } from '../../core/time.ts'

const at = (text: string) => Date.parse(text)

test('a Vietnam day begins at 17:00 UTC of the day before', () => {
  expect(dayOf(at('2026-11-22T16:59:59Z'))).toBe('2026-11-22')
  expect(dayOf(at('2026-11-22T17:00:00Z'))).toBe('2026-11-23')
  expect(clockOf(at('2026-11-22T23:30:00Z'))).toBe('06:30')
  expect(instantOf('2026-11-23', '06:30')).toBe(at('2026-11-22T23:30:00Z'))
  expect(written(at('2026-11-22T23:30:00Z'))).toBe('06:30 ngày 23/11/2026')
})

test('days are counted over months and leap years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(weekdayOf(at('2026-11-22T12:00:00Z'))).toBe(7)
})

test('only what stands in the calendar is a day', () => {
  for (const day of ['2026-11-23', '2028-02-29']) expect(isDay(day)).toBe(true)
  for (const text of ['', 'sớm', '2026-99-99', '2026-02-29', '2026-2-1', '2026-11-23T00:00', ' 2026-11-23']) {
    expect(isDay(text)).toBe(false)
  }
})

test.each([
  ['2026-11-22T14:59:00Z', '2026-11-22T14:59:00Z'],
  ['2026-11-22T15:00:00Z', '2026-11-22T23:00:00Z'],
  ['2026-11-22T20:00:00Z', '2026-11-22T23:00:00Z'],
  ['2026-11-22T22:59:00Z', '2026-11-22T23:00:00Z'],
  ['2026-11-22T23:00:00Z', '2026-11-22T23:00:00Z'],
])('quiet hours put %s off to %s', (from, to) => {
  expect(outsideQuietHours(at(from))).toBe(at(to))
})

test('a midday pause is deferred within the same day', () => {
  const pause = { from: '11:30', to: '13:30' }
  expect(outsideQuietHours(instantOf('2026-11-23', '12:00'), pause)).toBe(instantOf('2026-11-23', '13:30'))
})
