import { expect, test } from 'vitest'
import { readClock, readDay, readMoment, showDay, showMoment } from '../../../miniapp/src/console/typed-days.ts'

test.each([
  ['22/11/2026', '2026-11-22'],
  ['22-11-2026', '2026-11-22'],
  ['22.11.2026', '2026-11-22'],
  [' 3 / 4 / 2026 ', '2026-04-03'],
  ['3/4/26', '2026-04-03'],
  ['2026-11-22', '2026-11-22'],
  ['31 tháng 12 năm 2026', '2026-12-31'],
  ['ngày 1 tháng 1 năm 2027', '2027-01-01'],
  ['1 tháng 1 năm 27', null],
  ['31 tháng 11 năm 2026', null],
  ['29/2/2028', '2028-02-29'],
  ['29/2/2026', null],
  ['31/4/2026', null],
  ['11/22/2026', null],
  ['22/11', null],
  ['22/11/202', null],
  ['', null],
])('the day %j is %j', (typed, day) => expect(readDay(typed)).toBe(day))

test.each([
  ['6:30', '06:30'],
  ['06h30', '06:30'],
  ['6 giờ 5', '06:05'],
  ['22h', '22:00'],
  ['7h30 sáng', '07:30'],
  ['2 giờ chiều', '14:00'],
  ['14 giờ chiều', '14:00'],
  ['7 giờ rưỡi tối', '19:30'],
  ['1h trưa', '13:00'],
  ['11 giờ 30 trưa', '11:30'],
  ['12 giờ trưa', '12:00'],
  ['12 giờ sáng', null],
  ['15h sáng', null],
  ['8 giờ chiều', null],
  ['24:00', null],
  ['6:75', null],
  ['630', null],
  ['sáng', null],
])('the hour %j is %j', (typed, clock) => expect(readClock(typed)).toBe(clock))

test.each([
  ['06:30 22/11/2026', '2026-11-22T06:30'],
  ['6h30 ngày 22-11-2026', '2026-11-22T06:30'],
  ['22.11.2026, 6:30', '2026-11-22T06:30'],
  ['22/11/2026 lúc 6 giờ 30', '2026-11-22T06:30'],
  ['2026-11-22T06:30', '2026-11-22T06:30'],
  ['7h30 sáng 31/12/2026', '2026-12-31T07:30'],
  ['2 giờ chiều, ngày 31 tháng 12 năm 2026', '2026-12-31T14:00'],
  ['31/12/2026 lúc 8 giờ tối', '2026-12-31T20:00'],
  ['0h 1/1/2027', '2027-01-01T00:00'],
  ['14h-17h 31/12/2026', null],
  ['22/11/2026', null],
  ['06:30', null],
  ['06:30 31/11/2026', null],
])('the moment %j is %j', (typed, moment) => expect(readMoment(typed)).toBe(moment))

test('what was read is shown as people write it, and what could not be stays as it is', () => {
  expect([showDay('2026-11-22'), showDay('22/1'), showDay('')]).toEqual(['22/11/2026', '22/1', ''])
  expect([showMoment('2026-11-22T06:30'), showMoment('22/11')]).toEqual(['06:30 22/11/2026', '22/11'])
})
