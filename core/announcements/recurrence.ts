import type { Recurrence } from '../../db/schema/digests.ts'
import { AppError } from '../errors.ts'
import { addDays, dayOf, instantOf, isClock, isDay, weekdayOn } from '../time.ts'

/** @throws AppError INVALID announcement.recurrence */
export function refuseUnfit({ every, on, at, until }: Recurrence, today: string): void {
  const most = every === 'week' ? 7 : 31
  const days = on.length > 0 && on.every((day) => Number.isInteger(day) && day >= 1 && day <= most)
  const ends = until === null || (isDay(until) && until >= today)
  if (!days || !isClock(at) || !ends) throw new AppError('INVALID', 'announcement.recurrence')
}

const lastOfMonth = (day: string) =>
  Number(addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1).slice(8))

/** Whether it falls on a day; the 31st is the last day of a month that is shorter. */
export function fallsOn({ every, on, until }: Recurrence, day: string): boolean {
  if (until !== null && day > until) return false
  if (every === 'week') return on.includes(weekdayOn(day))
  const [date, last] = [Number(day.slice(8)), lastOfMonth(day)]
  return on.some((one) => Math.min(one, last) === date)
}

/** The instants between two days, both in it. */
export function occurrences(recurrence: Recurrence, from: string, to: string): { day: string; at: number }[] {
  const found: { day: string; at: number }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (fallsOn(recurrence, day)) found.push({ day, at: instantOf(day, recurrence.at) })
  }
  return found
}

// Every day of a month comes within a month, for one that is too long falls on the last.
const furthestDays = 62

/** When a series falls next, from an instant on; that instant where it falls no more. */
export function nextOf(recurrence: Recurrence, from: number): number {
  const today = dayOf(from)
  for (let ahead = 0; ahead <= furthestDays; ahead++) {
    const day = addDays(today, ahead)
    const at = instantOf(day, recurrence.at)
    if (at >= from && fallsOn(recurrence, day)) return at
  }
  return from
}
