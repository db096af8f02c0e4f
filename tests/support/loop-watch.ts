import { readFileSync } from 'node:fs'

const everyMs = 2

/** What this thread has worked so far; null where the system does not tell. */
function workedMs(): number | null {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    return null
  }
}

/**
 * Watches the loop by a timer: how long it was held at worst, and, since on a machine that others use a thread also waits
 * for its turn, how much of that it worked itself.
 */
export function watchLoop(): { end(): { longestHoldMs: number; longestWorkMs: number } } {
  let [at, worked] = [performance.now(), workedMs()]
  let longestHoldMs = 0
  let longestWorkMs = 0
  const timer = setInterval(() => {
    const [now, sum] = [performance.now(), workedMs()]
    longestHoldMs = Math.max(longestHoldMs, now - at)
    longestWorkMs = Math.max(longestWorkMs, sum === null || worked === null ? now - at : sum - worked)
    at = now
    worked = sum
  }, everyMs)
  return {
    end() {
      clearInterval(timer)
      return { longestHoldMs: Math.round(longestHoldMs), longestWorkMs: Math.round(longestWorkMs) }
    },
  }
}
