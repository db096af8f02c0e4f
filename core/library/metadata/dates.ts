// Figures that were written in afterwards may touch the words beside them: "ngày 04tháng 11 năm 2026".
const spelled = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu
const short = /(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/
const iso = /(\d{4})-(\d{2})-(\d{2})/

/** The first day a text gives, as `2026-11-22`; null when it gives none that the calendar has. */
export function dayIn(text: string): string | null {
  const whole = iso.exec(text)
  if (whole) return calendarDay(whole[1], whole[2], whole[3])
  const found = [spelled.exec(text), short.exec(text)].filter((one) => one !== null).sort((a, b) => a.index - b.index)
  const [, day, month, year] = found[0] ?? []
  return calendarDay(year, month, day)
}

function calendarDay(year = '', month = '', day = ''): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null
}

/** Days as texts write them, to be used inside larger patterns. */
export const dayPattern =
  '(?:ngày\\s*)?(?:\\d{1,2}\\s*tháng\\s*\\d{1,2}\\s*năm\\s*\\d{4}|\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*\\d{4})'
