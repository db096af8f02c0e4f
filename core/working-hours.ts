import { addDays, dayOf, hourMs, instantOf, weekdayOn } from './time.ts'

// The office day of public bodies: two blocks, Monday to Friday, Vietnam time.
const blocks = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
] as const

/**
 * Weekdays on which offices are closed, as Vietnam days: the holidays of the Labour Code with the days in lieu announced
 * for civil servants, and Culture Day of 24 November (Politburo resolution 80-NQ/TW of 2026). Days of 2027 that are
 * announced each year (Tết, National Day) are those that the calendar suggests, until the announcement.
 */
export const holidays: ReadonlySet<string> = new Set([
  '2026-01-01',
  '2026-01-02',
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  '2026-04-27',
  '2026-04-30',
  '2026-05-01',
  ...['2026-08-31', '2026-09-01', '2026-09-02'],
  '2026-11-24',
  '2027-01-01',
  ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
  '2027-04-16',
  '2027-04-30',
  '2027-05-03',
  ...['2027-09-02', '2027-09-03'],
  '2027-11-24',
])

const isWorkingDay = (day: string, off: ReadonlySet<string>) => weekdayOn(day) <= 5 && !off.has(day)

/** The instant at which `hours` of office time have passed since `from`. */
export function addWorkingHours(from: number, hours: number, off = holidays): number {
  let left = hours * hourMs
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    if (!isWorkingDay(day, off)) continue
    for (const block of blocks) {
      const start = Math.max(from, instantOf(day, block.from))
      const open = instantOf(day, block.to) - start
      if (open <= 0) continue
      if (left <= open) return start + left
      left -= open
    }
  }
}

/** The end of the office day, `days` working days after the day of `from`, which itself does not count. */
export function addWorkingDays(from: number, days: number, off = holidays): number {
  let day = dayOf(from)
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, off)) left -= 1
  }
  return instantOf(day, blocks[1].to)
}
