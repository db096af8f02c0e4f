type Ending = { over: boolean; overAt: number | null }

// A phone's clock may run ahead of the office's: it asks again until it is told that it is over.
const leastMs = 10_000
// Timers hold no more; who leaves a page open for a day is asked for anew.
const mostMs = 24 * 60 * 60 * 1000

/** In how many milliseconds the next of some notices is over, for a page that is left open; false where none ends. */
export function nextLook(items: readonly Ending[], now: number): number | false {
  const ends = items.flatMap(({ over, overAt }) => (over || overAt === null ? [] : [overAt]))
  return ends.length > 0 && Math.min(Math.max(Math.min(...ends) - now, leastMs), mostMs)
}
