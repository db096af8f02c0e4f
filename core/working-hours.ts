import { addDays, dayOf, hourMs, instantOf, weekdayOn } from './time.ts'

// The office day of public bodies: two blocks, Monday to Friday, Vietnam time.
const blocks = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
] as const

const isWorkingDay = (day: string, off: ReadonlySet<string>) => weekdayOn(day) <= 5 && !off.has(day)

/** The instant at which `hours` of office time have passed since `from`; `off` are days on which offices are closed. */
export function addWorkingHours(from: number, hours: number, off: ReadonlySet<string>): number {
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
export function addWorkingDays(from: number, days: number, off: ReadonlySet<string>): number {
  let day = dayOf(from)
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, off)) left -= 1
  }
  return instantOf(day, blocks[1].to)
}

/** How much office time lies between two instants. */
export function workingMs(from: number, to: number, off: ReadonlySet<string>): number {
  let sum = 0
  for (let day = dayOf(from); day <= dayOf(to); day = addDays(day, 1)) {
    if (!isWorkingDay(day, off)) continue
    for (const block of blocks) {
      const [start, end] = [Math.max(from, instantOf(day, block.from)), Math.min(to, instantOf(day, block.to))]
      sum += Math.max(0, end - start)
    }
  }
  return sum
}
