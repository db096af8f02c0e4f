import { expect, test } from 'vitest'
import { dayOf, longDay, minutesLeft, momentOf } from '../../../miniapp/src/app/dates.ts'
import { fold } from '../../../miniapp/src/fold.ts'

test('days and moments are those of Vietnam, wherever the phone is', () => {
  const lateEvening = Date.parse('2026-11-22T18:30:00Z')
  expect(dayOf(lateEvening)).toBe('23/11/2026')
  expect(dayOf('2026-11-23')).toBe('23/11/2026')
  expect(longDay('2026-11-23')).toBe('Thứ Hai, 23/11/2026')
  expect(momentOf(lateEvening)).toBe('01:30, 23/11/2026')
})

test('time left counts down to nought and stays there', () => {
  expect([245_000, 60_000, 999, 0, -5000].map(minutesLeft)).toEqual(['4:05', '1:00', '0:01', '0:00', '0:00'])
})

test('a name is found by what is typed without accents', () => {
  expect(fold('Tổ dân phố Đường Láng')).toBe('to dan pho duong lang')
})
