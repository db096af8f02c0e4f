// The office works by Vietnam's clock, whatever the computer is set to; Vietnam keeps UTC+7 all year.
const minuteMs = 60_000
const offsetMs = 7 * 60 * minuteMs

const local = (at: number) => new Date(at + offsetMs).toISOString()

/** The Vietnam day of an instant, as `2026-11-22`. */
export const dayOf = (at: number) => local(at).slice(0, 10)

/** The Vietnam clock of an instant, as `06:30`. */
export const clockOf = (at: number) => local(at).slice(11, 16)

/** What a field for day and hour holds for an instant, as `2026-11-22T06:30`. */
export const fieldOf = (at: number) => local(at).slice(0, 16)

/** The instant such a field means in Vietnam; null while it is incomplete. */
export function instantOf(field: string): number | null {
  const at = Date.parse(`${field}:00.000Z`)
  return Number.isNaN(at) ? null : at - offsetMs
}

/** Monday first. */
export const weekdays = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật']

/** `2026-11-22` as people write it: `22/11/2026`. */
export const writtenDay = (day: string) => day.split('-').reverse().join('/')

/** `2026-11-22` with its weekday: `Chủ nhật, 22/11/2026`. */
export const writtenWeekday = (day: string) =>
  `${weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]}, ${writtenDay(day)}`

/** An instant as people write it: `06:30 ngày 22/11/2026`. */
export const written = (at: number) => `${clockOf(at)} ngày ${writtenDay(dayOf(at))}`

/** How far a deadline is, in the largest unit that says it: `còn 3 giờ`, `trễ 2 ngày`. */
export function distance(dueAt: number, now: number): string {
  const minutes = Math.round(Math.abs(dueAt - now) / minuteMs)
  const amount =
    minutes < 60
      ? `${minutes} phút`
      : minutes < 48 * 60
        ? `${Math.round(minutes / 60)} giờ`
        : `${Math.round(minutes / (24 * 60))} ngày`
  return dueAt >= now ? `còn ${amount}` : `trễ ${amount}`
}
