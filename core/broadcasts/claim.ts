import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { channelsOf } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { chatIsFree, countChats, takeCalls } from '../sending/calls.ts'
import type { Claimed } from '../sending/outbox.ts'
import { clockOf, hourMs } from '../time.ts'

// Long enough for a slow call, short enough that a dead process's share is taken over within a minute; a living one
// renews it.
export const leaseMs = 45_000

// Broadcasts looked through for one that has a chat to write to.
const candidates = 20

/** What all deliveries of one claim carry. */
type Carried = { id: string; text: string; contentHash: string; image: string | null }
export type Claim = { broadcast: Carried; rows: Claimed[] }

/** `limited`: something is due, but the account has no call left for it at this moment. */
export type Claiming = { claim: Claim | null; limited: boolean }

/** The condition on a broadcast that people may be written to now, by the quiet hours that it keeps, or that it cannot wait. */
export const mayDisturb = (now: number) => {
  const clock = clockOf(now)
  const [begun, notOver] = [sql`${clock} >= quiet_from`, sql`${clock} < quiet_to`]
  return sql`(emergency_reason is not null
    or not iif(quiet_from > quiet_to, ${begun} or ${notOver}, ${begun} and ${notOver}))`
}

// What needs neither account, such as the page on the web, is held by none.
const [ofBot, ofOa] = [JSON.stringify(channelsOf('bot')), JSON.stringify(channelsOf('oa'))]
const noAccountThat = (isHeld: SQL) => sql`not exists (
  select 1 from broadcast_accounts a
  where a.broadcast_id = d.broadcast_id
    and d.channel in (select value from json_each(iif(a.account = 'bot', ${ofBot}, ${ofOa})))
    and (${isHeld}))`

/** The condition on a delivery `d` that its account was not stopped in this broadcast. */
export const accountGoesOn = noAccountThat(sql`a.stop_reason is not null`)
// The hour after a refused quota is the longest hold; what reaches an hour further is of a clock that ran ahead.
const longestHoldMs = 2 * hourMs
const accountIsFree = (now: number) =>
  noAccountThat(sql`a.stop_reason is not null or (a.hold_until > ${now} and a.hold_until <= ${now + longestHoldMs})`)

// What goes by hand is never sent: its row waits for a person's word.
const due = (broadcastId: unknown, state: 'queued' | 'retry', now: number) =>
  sql`select id, due_at from deliveries d
    where broadcast_id = ${broadcastId} and state = ${state} and due_at <= ${now} and channel <> 'share'
      and ${accountIsFree(now)}`

/**
 * Takes due rows of one broadcast, the one that cannot wait first and then the oldest, and marks them `sending` before
 * they leave. Within it, what has already waited for another try goes before what was never tried.
 */
export async function claimDeliveries(tx: Tx, ctx: Ctx, wanted: number): Promise<Claiming> {
  const now = ctx.now()
  const open = await tx.all<Carried>(sql`
    select id, text, content_hash as "contentHash", image from broadcasts
    where status = 'sending' and ${mayDisturb(now)} and (
      exists (${due(sql`broadcasts.id`, 'retry', now)}) or exists (${due(sql`broadcasts.id`, 'queued', now)}))
    order by emergency_reason is null, send_at, id limit ${candidates}`)
  for (const broadcast of open) {
    const ids = await tx.all<{ id: string }>(sql`
      select id from (
        select id, 0 as turn, due_at from (${due(broadcast.id, 'retry', now)} and ${chatIsFree(now)} order by due_at limit ${wanted})
        union all
        select id, 1 as turn, due_at from (${due(broadcast.id, 'queued', now)} and ${chatIsFree(now)} order by due_at limit ${wanted}))
      order by turn, due_at limit ${wanted}`)
    if (ids.length === 0) continue
    const calls = await takeCalls(tx, ctx, ids.length)
    if (calls === 0) return { claim: null, limited: true }
    const rows = await tx.all<Claimed>(sql`
      update deliveries set state = 'sending', attempts = attempts + 1, lease_until = ${now + leaseMs}, updated_at = ${now}
      where id in (select value from json_each(${JSON.stringify(ids.slice(0, calls).map(({ id }) => id))}))
      returning id, channel, recipient, attempts, lease_until as "leaseUntil"`)
    await countChats(
      tx,
      now,
      rows.map(({ recipient }) => recipient),
    )
    return { claim: { broadcast, rows }, limited: calls < ids.length }
  }
  return { claim: null, limited: false }
}

/** Keeps, by their holder, rows that are still on their way. */
export const renewLeases = (tx: Tx, now: number, rows: Claimed[]) =>
  tx.run(sql`
    update deliveries set lease_until = ${now + leaseMs}
    from json_each(${JSON.stringify(rows.map(({ id, attempts }) => [id, attempts]))}) as held
    where deliveries.id = held.value ->> 0 and state = 'sending' and attempts = held.value ->> 1`)
