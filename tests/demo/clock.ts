import { hourMs } from '../../core/time.ts'
import type { Clock } from '../simulator/clock.ts'

const tickEveryMs = 5_000
// A jump further than this is not walked through from its beginning.
const hoursWalked = 72

export type DemoClock = {
  /** The service's time: the tour's, except while a jump is being walked through. */
  now(): number
  /** Does the minute's work every few seconds, and at every hour of a jump of the tour's clock. */
  start(tick: () => Promise<void>): void
  stop(): Promise<void>
}

/**
 * Follows the clock that the visitor sets. A jump to tomorrow morning passes every hour on the way, as the night would
 * have: what falls due in between, a digest's draft above all, is not skipped.
 */
export function demoClock(tour: Clock): DemoClock {
  let offset = tour.now() - Date.now()
  let held: number | null = null
  let ahead: number[] = []
  let running: Promise<void> | null = null
  let tick = async () => {}
  let timer: NodeJS.Timeout | undefined

  const walk = async () => {
    do {
      held = ahead.shift() ?? null
      await tick()
      // The embedded database answers at once: without this, requests would wait until the walk is over.
      await new Promise((resolve) => setTimeout(resolve, 0))
    } while (held !== null)
  }
  const go = () => {
    running ??= walk().finally(() => {
      running = null
    })
  }
  const off = tour.onChange((to) => {
    const from = held ?? Date.now() + offset
    offset = tour.now() - Date.now()
    if (!timer) return
    const hours = Math.max(0, Math.ceil((to - from) / hourMs) - 1)
    const skipped = Math.max(0, hours - hoursWalked)
    ahead = Array.from({ length: hours - skipped }, (_, i) => from + (skipped + i + 1) * hourMs)
    if (ahead.length > 0) held = from
    go()
  })

  return {
    now: () => held ?? tour.now(),
    start(work) {
      tick = work
      timer = setInterval(go, tickEveryMs)
      go()
    },
    async stop() {
      off()
      clearInterval(timer)
      ahead = []
      while (running) await running
    },
  }
}
