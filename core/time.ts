// Vietnam keeps UTC+7 all year, so its calendar is plain arithmetic. Instants are UTC milliseconds everywhere else.
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
const offsetMs = 7 * hourMs

const local = (at: number) => new Date(at + offsetMs)
const two = (value: number) => String(value).padStart(2, '0')

/** The Vietnam day of an instant, as `2026-11-22`. */
export const dayOf = (at: number) => local(at).toISOString().slice(0, 10)

/** The Vietnam clock of an instant, as `06:30`. */
export const clockOf = (at: number) => local(at).toISOString().slice(11, 16)

/** The instant at which a Vietnam day's clock shows `HH:MM`. */
export const instantOf = (day: string, clock: string) => Date.parse(`${day}T${clock}:00.000Z`) - offsetMs

/** Whether a text is a day of the calendar, as `2026-11-22`. */
export const isDay = (text: string) => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** Whether a text is a time of the day, as `06:30`. */
export const isClock = (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)

/** The day `count` days after (or before) a Vietnam day. */
export const addDays = (day: string, count: number) => dayOf(instantOf(day, '12:00') + count * dayMs)

/** Monday is 1, Sunday 7. */
export const weekdayOf = (at: number) => local(at).getUTCDay() || 7

/** As people write it: `06:30 ngày 22/11/2026`. */
export const written = (at: number) => `${clockOf(at)} ngày ${writtenDay(at)}`
export const writtenDay = (at: number) => {
  const date = local(at)
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
}

/** A day such as `2026-11-22` as people write it. */
export const writtenDate = (day: string) => day.split('-').reverse().join('/')

/** The weekday of a day such as `2026-11-22`. */
export const weekdayOn = (day: string) => weekdayOf(instantOf(day, '12:00'))

type QuietHours = { from: string; to: string }
const quietNights: QuietHours = { from: '22:00', to: '06:00' }

const isQuiet = (clock: string, { from, to }: QuietHours) =>
  from > to ? clock >= from || clock < to : clock >= from && clock < to

/** The first instant at or after `at` when people may be written to: quiet hours defer, they do not drop. */
export function outsideQuietHours(at: number, quiet: QuietHours = quietNights): number {
  const clock = clockOf(at)
  if (!isQuiet(clock, quiet)) return at
  const today = instantOf(dayOf(at), quiet.to)
  return today > at ? today : today + dayMs
}
