import { expect, test } from 'vitest'
import { holidaysOf } from '../../../core/calendar/holidays.ts'
import { weekdayOn } from '../../../core/time.ts'

const workdaysOff = (year: number) =>
  holidaysOf(year)
    .map(({ day }) => day.slice(5))
    .filter((day) => weekdayOn(`${year}-${day}`) <= 5)

// 2026 as announced (Ministry of Home Affairs); 2027 as the calendar suggests, for it is announced each year.
test.each([
  [
    2026,
    ['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '04-27', '04-30', '05-01'].concat([
      '08-31',
      '09-01',
      '09-02',
      '11-24',
    ]),
  ],
  [2027, ['01-01', '02-05', '02-08', '02-09', '02-10', '02-11', '04-16', '04-30', '05-03', '09-02', '09-03', '11-24']],
])('the weekdays of %i on which offices are closed', (year, days) => {
  expect(workdaysOff(year)).toEqual(days)
})

test('on the days of Tết nothing is sent of the office’s own accord, on other holidays it is', () => {
  const quiet = holidaysOf(2027).filter(({ noSend }) => noSend)
  expect(quiet.map(({ day }) => day)).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'])
  expect(quiet[0]?.name).toBe('Giao thừa')
})

test('each day stands once, in order, and a year whose moon nobody looked up has none', () => {
  for (let year = 2026; year <= 2050; year++) {
    const days = holidaysOf(year).map(({ day }) => day)
    expect(days).toEqual([...new Set(days)].sort())
  }
  expect(holidaysOf(2051)).toEqual([])
})
