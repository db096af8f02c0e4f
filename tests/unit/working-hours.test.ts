import { describe, expect, it } from 'vitest'
import { holidaysOf } from '../../core/calendar/holidays.ts'
import { clockOf, dayOf, instantOf } from '../../core/time.ts'
import { addWorkingDays, addWorkingHours } from '../../core/working-hours.ts'

const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11))
const shown = (instant: number) => `${dayOf(instant)} ${clockOf(instant)}`
const none = new Set<string>()
const off = new Set(holidaysOf(2026).map(({ day }) => day))

// 2026-11-16 is a Monday.
describe('working hours', () => {
  it.each([
    ['within the morning', '2026-11-16 08:00', 2, '2026-11-16 10:00'],
    ['over the lunch break', '2026-11-16 10:30', 2, '2026-11-16 14:30'],
    ['to the end of the day exactly', '2026-11-16 07:30', 7.5, '2026-11-16 17:00'],
    ['eight hours are a day and half an hour', '2026-11-16 07:30', 8, '2026-11-17 08:00'],
    ['from before opening', '2026-11-16 05:00', 1, '2026-11-16 08:30'],
    ['from the lunch break', '2026-11-16 12:00', 1, '2026-11-16 14:30'],
    ['from the evening', '2026-11-16 20:00', 1, '2026-11-17 08:30'],
    ['over a weekend', '2026-11-20 16:30', 1, '2026-11-23 08:00'],
    ['from a Sunday', '2026-11-22 09:00', 8, '2026-11-24 08:00'],
  ])('%s', (_, from, hours, to) => {
    expect(shown(addWorkingHours(at(from), hours, none))).toBe(to)
  })

  it('pass over days off', () => {
    expect(shown(addWorkingHours(at('2026-11-23 16:00'), 2, off))).toBe('2026-11-25 08:30')
    expect(shown(addWorkingHours(at('2026-02-13 16:30'), 1, off))).toBe('2026-02-23 08:00')
  })
})

describe('working days', () => {
  it.each([
    ['the day itself does not count', '2026-11-16 09:00', 1, '2026-11-17 17:00'],
    ['a week', '2026-11-16 23:00', 5, '2026-11-23 17:00'],
    ['from a Saturday', '2026-11-21 09:00', 1, '2026-11-23 17:00'],
  ])('%s', (_, from, days, to) => {
    expect(shown(addWorkingDays(at(from), days, none))).toBe(to)
  })

  it('pass over Tết', () => {
    expect(shown(addWorkingDays(at('2026-02-13 09:00'), 5, off))).toBe('2026-02-27 17:00')
  })
})
