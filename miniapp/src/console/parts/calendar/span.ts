import { dayOf, instantOf } from '../../clock.ts'

// Days as `2026-11-23`, weeks from Monday. Pure.

const dayMs = 24 * 60 * 60_000
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)

export const addDays = (day: string, count: number) => new Date(noon(day) + count * dayMs).toISOString().slice(0, 10)

const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noon(day)) && addDays(day, 0) === day

export const monday = (day: string) => addDays(day, -((new Date(noon(day)).getUTCDay() + 6) % 7))

export type View = 'week' | 'month'

/** The days that a view draws: a week, or the whole weeks that a month stands in. */
export function daysOf(view: View, day: string): string[] {
  const first = view === 'week' ? monday(day) : monday(`${day.slice(0, 7)}-01`)
  const nextMonth = addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)
  const count = view === 'week' ? 7 : Math.round((noon(`${nextMonth}-01`) - noon(first)) / dayMs)
  return Array.from({ length: Math.ceil(count / 7) * 7 }, (_, at) => addDays(first, at))
}

/** A day of the span before (-1) or after (1). */
export function shifted(view: View, day: string, by: -1 | 1): string {
  if (view === 'week') return addDays(day, 7 * by)
  const first = `${day.slice(0, 7)}-01`
  return by === 1 ? `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01` : `${addDays(first, -1).slice(0, 7)}-01`
}

/** The day that an address asks for, or today. */
export const dayIn = (asked: string, now: number) => (isDay(asked) ? asked : dayOf(now))

const two = (value: number) => String(value).padStart(2, '0')

/** Whether any of an hour of the day is quiet. */
export function isQuietHour(hour: number, { from, to }: { from: string; to: string }): boolean {
  if (from === to) return false
  const [first, last] = [`${two(hour)}:00`, `${two(hour)}:59`]
  const within = (clock: string) => (from > to ? clock >= from || clock < to : clock >= from && clock < to)
  return within(first) && within(last)
}

/** The same minute, in another hour or on another day. */
export const atCell = (at: number, day: string, hour?: number): number => {
  const clock = new Date(at + 7 * 60 * 60_000).toISOString().slice(11, 16)
  return instantOf(`${day}T${hour === undefined ? clock : `${two(hour)}${clock.slice(2)}`}`) as number
}
