import type { Ctx } from '../core/context.ts'
import { describe } from '../core/errors.ts'
import { collectDue } from '../core/news/collect.ts'
import { system } from '../core/roles.ts'
import type { Deps } from './deps.ts'
import { inTurns } from './in-turns.ts'

const idleMs = 5_000

/**
 * Reads sources for as long as the process lives, beside the minute's work, which waits for none of them. Several processes
 * may run one each: they claim what they read.
 */
export function startCollector(deps: Deps): { stop(): Promise<void> } {
  const ctx: Ctx = { ...deps, actor: system }
  return inTurns(idleMs, async (stopped) => {
    await collectDue(ctx, { stopped }).catch((error: unknown) => {
      deps.log('collector.failed', { ...describe(error) })
    })
    return { goesOn: false }
  })
}
