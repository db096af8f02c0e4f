import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { record } from '../audit.ts'
import type { Ctx, SendOutcome } from '../context.ts'
import type { Claimed } from '../sending/outbox.ts'
import { backoffMs, type Settled, settle } from '../sending/settle.ts'
import { minuteMs } from '../time.ts'

// Refusals in a row that are most likely not the chats' own fault.
const refusalsMax = 5
// So many tries in a row that the platform did not take: it is down, and what follows waits for it.
const downAfter = 3
// After more than an hour of waiting, a person looks.
const downMax = 12
const longestHoldMs = 10 * minuteMs

/** One send that is over: its row, its broadcast, and what the platform said. */
export type Ended = { row: Claimed; broadcastId: string; outcome: SendOutcome }

/**
 * Writes what became of many sends in one statement, and what it means for their broadcasts. Answers how each was
 * settled, in order.
 */
export async function writeOutcomes(tx: Tx, ctx: Ctx, ended: Ended[]): Promise<Settled[]> {
  const now = ctx.now()
  const settled = ended.map(({ row, outcome }) => settle(outcome, row.attempts, now))
  const held = new Set<number>()
  for (const broadcastId of new Set(ended.map((one) => one.broadcastId))) {
    const own = ended.flatMap((one, i) => (one.broadcastId === broadcastId ? [i] : []))
    for (const i of await noteRun(tx, ctx, broadcastId, ended, own)) held.add(i)
  }
  const rows = ended.map(({ row }, i) => {
    const { state, messageId, reason, sentAt, dueAt } = settled[i]!
    const again = held.has(i)
    // What waits with its whole broadcast uses up no try and keeps its place.
    return [
      row.id,
      row.attempts,
      again ? 'retry' : state,
      messageId,
      reason,
      sentAt,
      again ? now : dueAt,
      again ? 1 : 0,
    ]
  })
  // That it was sent is true whoever holds the row by now; any other news is the holder's alone.
  await tx.run(sql`
    with ended as materialized (
      select value ->> 0 as id, value ->> 1 as tried, value ->> 2 as state, value ->> 3 as message_id,
        value ->> 4 as reason, value ->> 5 as sent_at, value ->> 6 as due_at, value ->> 7 as untried
      from json_each(${JSON.stringify(rows)}))
    update deliveries set state = ended.state, message_id = ended.message_id, reason = ended.reason,
      sent_at = ended.sent_at, due_at = ended.due_at, attempts = attempts - ended.untried, updated_at = ${now}
    from ended
    where deliveries.id = ended.id and (
      (ended.state = 'sent' and deliveries.state in ('queued', 'sending', 'retry', 'unknown'))
      or (deliveries.state = 'sending' and deliveries.attempts = ended.tried))`)
  return settled
}

// What is wrong with the token or the account is wrong for every group; so is a run of failures, most likely. Answers
// which of the sends wait with their broadcast.
async function noteRun(tx: Tx, ctx: Ctx, id: string, ended: Ended[], own: number[]): Promise<number[]> {
  const [before] = await tx
    .select({ run: broadcasts.failedRun, holdUntil: broadcasts.holdUntil })
    .from(broadcasts)
    .where(eq(broadcasts.id, id))
  let run = before?.run ?? 0
  let holds = false
  let reason: string | null = null
  const waiting: number[] = []
  for (const i of own) {
    const { kind } = ended[i]!.outcome
    const down = kind === 'retry' || kind === 'unknown'
    run = kind === 'sent' ? 0 : run + 1
    holds = down && run >= downAfter
    if (kind === 'token' || kind === 'configuration') reason = kind
    else if (run >= (down ? downMax : refusalsMax)) reason = 'failures'
    if (kind === 'retry' && holds) waiting.push(i)
  }
  const holdUntil = holds ? ctx.now() + Math.min(longestHoldMs, backoffMs(run - downAfter + 1)) : 0
  if (run !== before?.run || holdUntil !== before.holdUntil) {
    await tx.update(broadcasts).set({ failedRun: run, holdUntil }).where(eq(broadcasts.id, id))
  }
  if (reason) await pauseItself(tx, ctx, id, reason)
  return waiting
}

/** Stops a broadcast without anybody's word; a person resumes it. */
export async function pauseItself(tx: Tx, ctx: Ctx, id: string, reason: string): Promise<void> {
  const [paused] = await tx
    .update(broadcasts)
    .set({ status: 'paused', pauseReason: reason, updatedAt: ctx.now() })
    .where(and(eq(broadcasts.id, id), eq(broadcasts.status, 'sending')))
    .returning()
  if (!paused) return
  await record(tx, ctx, { action: 'broadcast.pause', unitId: paused.unitId, subjectId: id, detail: { reason } })
  ctx.log('broadcast.paused', { id, reason })
}
