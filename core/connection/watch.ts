import type { Ctx } from '../context.ts'
import { dayMs } from '../time.ts'
import { clear, openAlarms, raise } from './alarms.ts'
import { consentMs, stepOf } from './lapse.ts'

/** How the account's consent fares: `lost` is for an administrator to mend, `unanswered` may pass by itself. */
type Standing = { kind: 'well' | 'lost' | 'unanswered'; since: number } | { kind: 'never' }

/** Notes what the clock's work found, raises what a person must know and clears what has passed. */
export async function noteStanding(ctx: Ctx, standing: Standing): Promise<void> {
  if (standing.kind === 'never') return
  const until = standing.since + consentMs
  const step = stepOf(until, ctx.now())
  // Nothing to say and nothing said: the minute's work leaves the database alone.
  if (standing.kind === 'well' && step === null && (await openAlarms(ctx.db)).length === 0) return
  const fresh = await ctx.write(async (tx) => {
    if (standing.kind === 'well') {
      await clear(tx, ctx, 'lost')
      await clear(tx, ctx, 'unanswered')
    } else if (standing.kind === 'lost') await clear(tx, ctx, 'unanswered')
    const lapse = `${until}:${step}`
    await clear(tx, ctx, 'lapses', lapse)
    return {
      trouble: standing.kind !== 'well' && (await raise(tx, ctx, standing.kind)),
      lapse: step !== null && (await raise(tx, ctx, 'lapses', lapse)),
    }
  })
  if (fresh.trouble) ctx.log(`connection.${standing.kind}`, { consentUntil: until })
  if (fresh.lapse) ctx.log('connection.lapses', { days: Math.floor((until - ctx.now()) / dayMs), consentUntil: until })
}
