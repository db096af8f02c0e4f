// People here write the day first, with any mark between; what the server reads comes out. Pure, so that no browser's own
// language decides what `3/4/2026` means.

const twoDigits = (text: string) => text.padStart(2, '0')

/** “22 tháng 11 năm 2026” as `22/11/2026`. */
const inFigures = (typed: string) =>
  typed
    .normalize('NFC')
    .replace(/(?<=\d)\s{1,9}tháng\s{1,9}(\d{1,2})(?:\s{1,9}năm)?\s{1,9}(?=\d{4})/i, '/$1/')
    .replace(/^\s{0,9}ngày\s{1,9}/i, '')

/**
 * `22/11/2026`, `22-11-2026`, `22.11.26`, “22 tháng 11 năm 2026” or `2026-11-22` as `2026-11-22`; null for what is no day of
 * the calendar.
 */
export function readDay(given: string): string | null {
  const typed = inFigures(given)
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(typed)
  const own = /^\s*(\d{1,2})\s{0,9}[/.\- ]\s{0,9}(\d{1,2})\s{0,9}[/.\- ]\s{0,9}(\d{4}|\d{2})\s*$/.exec(typed)
  const [year = '', month = '', day = ''] = iso ? iso.slice(1) : own ? own.slice(1).reverse() : []
  if (!year) return null
  const written = `${year.length === 2 ? `20${year}` : year}-${twoDigits(month)}-${twoDigits(day)}`
  const at = Date.parse(`${written}T00:00:00Z`)
  // 30 February is read as 2 March.
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === written ? written : null
}

/** From which hour to which a part of the day is, counted to 24; what is before the first is meant after noon. */
const partsOfDay: Record<string, [number, number]> = {
  sáng: [0, 11],
  trưa: [10, 14],
  chiều: [12, 19],
  tối: [17, 23],
}

/** The hour that is meant by “2 giờ chiều” or “14 giờ chiều”; null where the part of the day has no such hour. */
function hourIn(part: string | undefined, hour: number): number | null {
  const [from = 0, to = 23] = partsOfDay[part?.toLowerCase() ?? ''] ?? []
  const meant = hour < from ? hour + 12 : hour
  return from <= meant && meant <= to ? meant : null
}

/** `6:30`, `06h30`, `6 giờ 30`, `6h` or “6 giờ rưỡi tối” as `06:30`; null for what is no hour of the day. */
export function readClock(typed: string): string | null {
  const found =
    /^\s*(\d{1,2})\s*(?::|h|g|giờ)\s*(?:(\d{1,2}|rưỡi)\s*)?(?:(?:phút|p)\s*)?(?:(sáng|trưa|chiều|tối)\s*)?$/i.exec(
      typed.normalize('NFC'),
    )
  if (!found) return null
  const hour = hourIn(found[3], Number(found[1]))
  const minute = /rưỡi/i.test(found[2] ?? '') ? 30 : Number(found[2] ?? '0')
  return hour !== null && minute < 60 ? `${twoDigits(String(hour))}:${twoDigits(String(minute))}` : null
}

/** `06:30 22/11/2026`, `22/11/2026 lúc 6h30`, “2 giờ chiều ngày 22 tháng 11 năm 2026” or `2026-11-22T06:30` as `2026-11-22T06:30`; null while a part is missing. */
export function readMoment(typed: string): string | null {
  const parts = inFigures(typed)
    .replace(/\s{0,9}(?:,|\bngày\b|\blúc\b|T(?=\d))\s{0,9}/gi, ' ')
    .trim()
  const at = /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/.exec(parts)
  if (!at) return null
  const day = readDay(at[0])
  const clock = readClock(`${parts.slice(0, at.index)}${parts.slice(at.index + at[0].length)}`)
  return day && clock ? `${day}T${clock}` : null
}

/** `2026-11-22` as `22/11/2026`; what is no day stays as it was typed. */
export const showDay = (value: string) =>
  /^\d{4}-\d\d-\d\d$/.test(value) ? value.split('-').reverse().join('/') : value

/** `2026-11-22T06:30` as `06:30 22/11/2026`; what is no moment stays as it was typed. */
export const showMoment = (value: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? `${value.slice(11)} ${showDay(value.slice(0, 10))}` : value
