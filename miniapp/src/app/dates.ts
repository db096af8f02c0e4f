const zone = { timeZone: 'Asia/Ho_Chi_Minh' } as const
const dayFormat = new Intl.DateTimeFormat('vi-VN', { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' })
const weekdayFormat = new Intl.DateTimeFormat('vi-VN', { ...zone, weekday: 'long' })
const clockFormat = new Intl.DateTimeFormat('vi-VN', { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** A Vietnam day, `2026-11-23`, as noon of that day. */
const noonOf = (day: string) => new Date(`${day}T12:00:00+07:00`)

/** 23/11/2026, from UTC milliseconds or from a day such as 2026-11-23. */
export const dayOf = (at: number | string) => dayFormat.format(typeof at === 'string' ? noonOf(at) : at)

/** Thứ Hai, 23/11/2026 */
export const longDay = (at: number | string) => {
  const when = typeof at === 'string' ? noonOf(at) : at
  return `${weekdayFormat.format(when)}, ${dayFormat.format(when)}`
}

/** 06:30, 23/11/2026 */
export const momentOf = (at: number) => `${clockFormat.format(at)}, ${dayFormat.format(at)}`

/** 4:05 of the milliseconds left; never below 0:00. */
export const minutesLeft = (ms: number) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Today in Vietnam, `2026-11-23`. */
export const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
