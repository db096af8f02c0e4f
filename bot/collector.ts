import type { Ctx } from '../core/context.ts'
import { describe } from '../core/errors.ts'
import { collectDue } from '../core/news/collect.ts'
import { system } from '../core/roles.ts'
import type { Deps } from './deps.ts'

const idleMs = 5_000

/**
 * Reads sources for as long as the process lives, beside the minute's work, which waits for none of them. Several processes
 * may run one each: they claim what they read.
 */
export function startCollector(deps: Deps): { stop(): Promise<void> } {
  const ctx: Ctx = { ...deps, actor: system }
  let stopped = false
  let wake = () => {}

  async function run() {
    while (!stopped) {
      await collectDue(ctx, { stopped: () => stopped }).catch((error: unknown) => {
        deps.log('collector.failed', { ...describe(error) })
      })
      if (stopped) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  const running = run()
  return {
    stop() {
      stopped = true
      wake()
      return running
    },
  }
}
