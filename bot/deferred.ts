import type { Log } from '../core/context.ts'
import { describe } from '../core/errors.ts'

type Deferred = {
  defer: (name: string, work: () => Promise<unknown>) => void
  /** Settles when nothing put off is left to do. */
  drained(): Promise<void>
}

/**
 * Work put off behind a reply. Of one name, one run at a time: asked for meanwhile, it runs once more, so a thousand
 * events set off a handful of runs. Nothing depends on it: what is put off is already a row that the tick finds.
 */
export function deferredWork(log: Log): Deferred {
  const running = new Map<string, { again: boolean; done: Promise<void> }>()

  async function run(name: string, work: () => Promise<unknown>): Promise<void> {
    // Behind the reply, not before it.
    await new Promise((resolve) => setTimeout(resolve, 0))
    const state = running.get(name)
    do {
      if (state) state.again = false
      await work().catch((error: unknown) => {
        log('deferred.failed', { name, ...describe(error) })
      })
    } while (state?.again)
    running.delete(name)
  }

  return {
    defer(name, work) {
      const state = running.get(name)
      if (state) {
        state.again = true
        return
      }
      const started = { again: false, done: Promise.resolve() }
      running.set(name, started)
      started.done = run(name, work)
    },
    async drained() {
      while (running.size > 0) await Promise.all(Array.from(running.values(), ({ done }) => done))
    },
  }
}
