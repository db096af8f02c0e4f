import { sendDue } from '../core/broadcasts/send.ts'
import type { Ctx } from '../core/context.ts'
import { describe } from '../core/errors.ts'
import { system } from '../core/roles.ts'
import type { Deps } from './deps.ts'

const roundMs = 5_000
const idleMs = 1_000

/**
 * Sends broadcasts for as long as the process lives: at the account's rate, minute after minute. Several processes may
 * run one each; they share the rate and the rows.
 */
export function startSender(deps: Deps): { stop(): Promise<void> } {
  const ctx: Ctx = { ...deps, actor: system }
  let stopped = false
  let wake = () => {}

  async function run() {
    while (!stopped) {
      const sent = await sendDue(ctx, { forMs: roundMs, stopped: () => stopped }).catch((error: unknown) => {
        deps.log('sender.failed', { ...describe(error) })
        return 0
      })
      if (sent > 0 || stopped) continue
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
