// People here write the day first, with any mark between; what the server reads comes out. Pure, so that no browser's own
// language decides what `3/4/2026` means.

const twoDigits = (text: string) => text.padStart(2, '0')

/** `22/11/2026`, `22-11-2026`, `22.11.26` or `2026-11-22` as `2026-11-22`; null for what is no day of the calendar. */
export function readDay(typed: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(typed)
  const own = /^\s*(\d{1,2})\s{0,9}[/.\- ]\s{0,9}(\d{1,2})\s{0,9}[/.\- ]\s{0,9}(\d{4}|\d{2})\s*$/.exec(typed)
  const [year = '', month = '', day = ''] = iso ? iso.slice(1) : own ? own.slice(1).reverse() : []
  if (!year) return null
  const written = `${year.length === 2 ? `20${year}` : year}-${twoDigits(month)}-${twoDigits(day)}`
  const at = Date.parse(`${written}T00:00:00Z`)
  // 30 February is read as 2 March.
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === written ? written : null
}

/** `6:30`, `06h30`, `6 giờ 30` or `6h` as `06:30`; null for what is no hour of the day. */
export function readClock(typed: string): string | null {
  const found = /^\s*(\d{1,2})\s*(?::|h|g|giờ)\s*(?:(\d{1,2})\s*)?(?:(?:phút|p)\s*)?$/i.exec(typed.normalize('NFC'))
  if (!found) return null
  const [, hour = '', minute = '0'] = found
  return Number(hour) < 24 && Number(minute) < 60 ? `${twoDigits(hour)}:${twoDigits(minute)}` : null
}

/** `06:30 22/11/2026`, `22/11/2026 lúc 6h30` or `2026-11-22T06:30` as `2026-11-22T06:30`; null while a part is missing. */
export function readMoment(typed: string): string | null {
  const parts = typed
    .normalize('NFC')
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
