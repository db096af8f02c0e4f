import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { handle } from './handle.ts'
import type { Incoming } from './incoming.ts'

const batch = 20
const maxAttempts = 5
const leaseMs = 60_000

type Claimed = { seq: number; dedupe_key: string; body: string; attempts: number }

/** Claims waiting events and handles them until none is left; answers how many were handled. */
export async function processInbox(ctx: Ctx): Promise<number> {
  let handled = 0
  for (;;) {
    const claimed = await claim(ctx)
    if (claimed.length === 0) return handled
    for (const event of claimed) await work(ctx, event)
    handled += claimed.length
  }
}

// A lapsed lease is an event whose process died: its verbs are keyed by the event, so doing them again changes nothing.
const claim = (ctx: Ctx) =>
  ctx.write((tx) =>
    tx.all<Claimed>(sql`
      update inbox_events set state = 'working', attempts = attempts + 1, lease_until = ${ctx.now() + leaseMs}
      where seq in (
        select seq from inbox_events
        where state = 'new' or (state = 'working' and lease_until < ${ctx.now()})
        order by seq limit ${batch})
      returning seq, dedupe_key, body, attempts`),
  )

async function work(ctx: Ctx, event: Claimed): Promise<void> {
  try {
    await handle(ctx, event.dedupe_key, JSON.parse(event.body) as Incoming)
    await finish(ctx, event, 'done', null)
  } catch (error) {
    const given = event.attempts >= maxAttempts
    const reason = error instanceof Error ? error.name : 'unknown'
    ctx.log('inbox.failed', { seq: event.seq, attempts: event.attempts, given, reason })
    if (given) await finish(ctx, event, 'failed', reason)
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
