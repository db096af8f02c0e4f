import { dayMs, hourMs } from '../time.ts'

// A reminder on the heels of the invitation is noise.
const leastBetweenMs = 6 * hourMs
const onTheDayMs = 3 * hourMs

/** When those who are asked are reminded: a day before, or three hours before what is announced late; null where neither is. */
export function remindAtOf(startsAt: number, toldAt: number): number | null {
  const fitting = [startsAt - dayMs, startsAt - onTheDayMs].find((at) => at >= toldAt + leastBetweenMs)
  return fitting ?? null
}
