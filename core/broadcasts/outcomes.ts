import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { broadcastAccounts, broadcasts, type PauseReason } from '../../db/schema/broadcasts.ts'
import type { Account } from '../../db/schema/channels.ts'
import { record } from '../audit.ts'
import { accountOf } from '../channels.ts'
import type { Ctx, SendOutcome } from '../context.ts'
import type { Claimed } from '../sending/outbox.ts'
import { backoffMs, type Settled, settle } from '../sending/settle.ts'
import { hourMs, minuteMs } from '../time.ts'
import { accountGoesOn } from './claim.ts'

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
  for (const run of runsOf(ended)) for (const i of await noteRun(tx, ctx, ended, run)) held.add(i)
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

type Run = { broadcastId: string; account: Account; own: number[] }

/** The sends of each account in each broadcast, by their place. What needs no account is in none. */
function runsOf(ended: Ended[]): Iterable<Run> {
  const runs = new Map<string, Run>()
  ended.forEach(({ broadcastId, row }, i) => {
    const account = accountOf(row.channel)
    if (!account) return
    const key = `${broadcastId} ${account}`
    const run = runs.get(key) ?? { broadcastId, account, own: [] }
    runs.set(key, { ...run, own: [...run.own, i] })
  })
  return runs.values()
}

/**
 * What is wrong with a token or an account is wrong for every chat it writes to, and so, most likely, is a run of failures:
 * that account stops, in this broadcast, and the other goes on. Answers which of the sends wait with their account.
 */
async function noteRun(tx: Tx, ctx: Ctx, ended: Ended[], { own, ...key }: Run): Promise<number[]> {
  const { broadcastId, account } = key
  const [before] = await tx
    .select()
    .from(broadcastAccounts)
    .where(and(eq(broadcastAccounts.broadcastId, broadcastId), eq(broadcastAccounts.account, account)))
  let run = before?.failedRun ?? 0
  let holdUntil = 0
  let stopReason = before?.stopReason ?? null
  const waiting: number[] = []
  for (const i of own) {
    const { kind } = ended[i]!.outcome
    run = kind === 'sent' ? 0 : run + 1
    holdUntil = heldUntil(kind, run, ctx.now())
    stopReason ??= stopOf(kind, run)
    if (kind === 'retry' && holdUntil > 0) waiting.push(i)
  }
  const after = { failedRun: run, holdUntil, stopReason }
  if (
    before ? run !== before.failedRun || holdUntil !== before.holdUntil || stopReason !== before.stopReason : run > 0
  ) {
    const target = [broadcastAccounts.broadcastId, broadcastAccounts.account]
    await tx
      .insert(broadcastAccounts)
      .values({ ...key, ...after })
      .onConflictDoUpdate({ target, set: after })
  }
  if (stopReason && !before?.stopReason) {
    ctx.log('broadcast.account-stopped', { id: broadcastId, account, reason: stopReason })
  }
  return waiting
}

const isDown = (kind: SendOutcome['kind']) => kind === 'retry' || kind === 'unknown'

// A platform that is down is tried again and again, less and less often; a quota that is used up, once an hour.
function heldUntil(kind: SendOutcome['kind'], run: number, now: number): number {
  if (isDown(kind) && run >= downAfter) return now + Math.min(longestHoldMs, backoffMs(run - downAfter + 1))
  return kind === 'quota' && run >= refusalsMax ? now + hourMs : 0
}

function stopOf(kind: SendOutcome['kind'], run: number): PauseReason | null {
  if (kind === 'token' || kind === 'configuration') return kind
  if (kind === 'sent' || kind === 'quota') return null
  return run >= (isDown(kind) ? downMax : refusalsMax) ? 'failures' : null
}

/** Pauses what only stopped accounts are left of: it waits for a person. */
export async function pauseStopped(tx: Tx, ctx: Ctx): Promise<void> {
  const stopped = await tx.all<{ id: string; reason: PauseReason }>(sql`
    select b.id, a.stop_reason as reason from broadcasts b
    join broadcast_accounts a on a.broadcast_id = b.id and a.stop_reason is not null
    where b.status = 'sending' and b.planned_to is null and not exists (
      select 1 from deliveries d
      where d.broadcast_id = b.id and d.state in ('queued', 'retry', 'sending') and d.channel <> 'share'
        and ${accountGoesOn})`)
  for (const { id, reason } of stopped) await pauseItself(tx, ctx, id, reason)
}

/** Stops a broadcast without anybody's word; a person resumes it. */
export async function pauseItself(tx: Tx, ctx: Ctx, id: string, reason: PauseReason): Promise<void> {
  const [paused] = await tx
    .update(broadcasts)
    .set({ status: 'paused', pauseReason: reason, updatedAt: ctx.now() })
    .where(and(eq(broadcasts.id, id), eq(broadcasts.status, 'sending')))
    .returning()
  if (!paused) return
  await record(tx, ctx, { action: 'broadcast.pause', unitId: paused.unitId, subjectId: id, detail: { reason } })
  ctx.log('broadcast.paused', { id, reason })
}
