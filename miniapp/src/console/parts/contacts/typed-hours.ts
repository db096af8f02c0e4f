import type { OfficeHours } from '../../api-types.ts'
import { readClock, readDay, showDay } from '../../typed-days.ts'

type Day = OfficeHours['week'][number]
type Closures = OfficeHours['closures']

export const showStretches = (day: Day) => day.map(({ from, to }) => `${from}–${to}`).join(', ')

/** `07:30–11:30, 13h30 - 17h` as stretches; null where it cannot be read. Nothing typed is a day off. */
export function readStretches(typed: string): Day | null {
  if (!typed.trim()) return []
  const read = typed.split(/[,;]/).map((part) => {
    const [from, to, more] = part.split(/[–—-]|đến/).map((one) => readClock(one.trim()))
    return from && to && more === undefined ? { from, to } : null
  })
  return read.some((one) => one === null) ? null : (read as Day)
}

export const showClosures = (closures: Closures) =>
  closures
    .map(
      ({ from, to, name }) => `${showDay(from)}${to === from ? '' : ` đến ${showDay(to)}`}${name ? `: ${name}` : ''}`,
    )
    .join('\n')

/** Closures, one a line; the number of the first line that cannot be read, from one. */
export function readClosures(typed: string): Closures | number {
  const lines = typed.split('\n').map((line) => line.trim())
  const read = lines.map((line) => {
    if (!line) return undefined
    const [days = '', name = ''] = line.split(/:(.*)/s).map((part) => part.trim())
    const [from, to, more] = days.split(/đến|–| - /).map((day) => readDay(day.trim()))
    if (!from || to === null || more !== undefined) return null
    return { from, to: to ?? from, name }
  })
  const wrong = read.indexOf(null)
  return wrong >= 0 ? wrong + 1 : read.flatMap((one) => one ?? [])
}
