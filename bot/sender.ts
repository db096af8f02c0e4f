import { sendDue } from '../core/broadcasts/send.ts'
import type { Ctx } from '../core/context.ts'
import { describe } from '../core/errors.ts'
import { system } from '../core/roles.ts'
import type { Deps } from './deps.ts'
import { inTurns } from './in-turns.ts'

const roundMs = 5_000
const idleMs = 1_000

/**
 * Sends broadcasts for as long as the process lives: at the account's rate, minute after minute. Several processes may
 * run one each; they share the rate and the rows.
 */
export function startSender(deps: Deps): { stop(): Promise<void> } {
  const ctx: Ctx = { ...deps, actor: system }
  return inTurns(idleMs, async (stopped) => {
    const sent = await sendDue(ctx, { forMs: roundMs, stopped }).catch((error: unknown) => {
      deps.log('sender.failed', { ...describe(error) })
      return 0
    })
    return { goesOn: sent > 0 }
  })
}
