import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { describe } from '../errors.ts'
import type { Incoming } from '../incoming.ts'
import { lapsed } from '../lease.ts'
import { minuteMs } from '../time.ts'
import { handle } from './handle.ts'

// So many at a time, that the replies they make due are not kept waiting by a full inbox.
const batch = 20
const maxAttempts = 5
// Longer than the longest thing an event waits for: a model's answer, asked twice.
const leaseMs = 2 * minuteMs

type Claimed = { seq: number; dedupe_key: string; body: string; attempts: number; state: 'working' | 'failed' }

/** Handles waiting events, a batch at the most; answers how many. Where a model is slow, several are in hand at once. */
export async function processInbox(ctx: Ctx): Promise<number> {
  let left = batch
  async function lane(): Promise<void> {
    while (left > 0) {
      left -= 1
      const event = await claim(ctx)
      if (!event) {
        left += 1
        return
      }
      if (event.state === 'working') await work(ctx, event)
    }
  }
  await Promise.all(Array.from({ length: ctx.llm ? 4 : 1 }, lane))
  return batch - left
}

/**
 * Takes the oldest waiting event. One whose lease lapsed belonged to a process that died: its verbs are keyed by the event,
 * so doing them again changes nothing; but an event that has been there too often is set aside, or it would kill for ever.
 */
async function claim(ctx: Ctx): Promise<Claimed | undefined> {
  const waits = sql`state = 'new' or (state = 'working' and ${lapsed(leaseMs, ctx.now())})`
  // After each event this is asked once more, and a commit costs ten times as much as a look.
  const [any] = await ctx.db.all(sql`select 1 from inbox_events where ${waits} limit 1`)
  if (!any) return undefined
  const [event] = await ctx.write((tx) =>
    tx.all<Claimed>(sql`
      update inbox_events set
        state = case when attempts >= ${maxAttempts} then 'failed' else 'working' end,
        reason = case when attempts >= ${maxAttempts} then 'cut off' end,
        attempts = attempts + 1, lease_until = ${ctx.now() + leaseMs}
      where seq = (
        select seq from inbox_events
        where ${waits} order by seq limit 1)
      returning seq, dedupe_key, body, attempts, state`),
  )
  if (event?.state === 'failed') ctx.log('inbox.failed', { seq: event.seq, attempts: event.attempts, kind: 'cut off' })
  return event
}

async function work(ctx: Ctx, event: Claimed): Promise<void> {
  try {
    await handle(ctx, event.dedupe_key, JSON.parse(event.body) as Incoming)
    await finish(ctx, event, 'done', null)
  } catch (error) {
    const given = event.attempts >= maxAttempts
    const failure = describe(error)
    ctx.log('inbox.failed', { seq: event.seq, attempts: event.attempts, given, ...failure })
    if (given) await finish(ctx, event, 'failed', failure.kind)
  }
}

// What was said lives on in the question or the feedback it became; the inbox keeps no second copy.
const finish = (ctx: Ctx, event: Claimed, state: 'done' | 'failed', reason: string | null) =>
  ctx.write((tx) =>
    tx.run(sql`
      update inbox_events set state = ${state}, reason = ${reason}, done_at = ${ctx.now()}, lease_until = null,
        body = case when ${state} = 'done' then '' else body end
      where seq = ${event.seq}`),
  )
