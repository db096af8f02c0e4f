import { type SQL, sql } from 'drizzle-orm'
import type { deliveries } from '../../db/schema/broadcasts.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { replies } from '../../db/schema/replies.ts'
import type { Content, Ctx } from '../context.ts'
import { lapsed } from '../lease.ts'
import { dayMs, minuteMs } from '../time.ts'
import { countCalls, takeCalls } from './calls.ts'
import type { SendReason } from './messages.ts'
import { maxAttempts, type Settled, settle } from './settle.ts'

/** A table of messages in line. Both have the same columns for it, and are claimed, sent and settled alike. */
type Outbox = typeof deliveries | typeof replies

export type Claimed = { id: string; channel: Channel; recipient: string; attempts: number; leaseUntil: number }
const columns = sql`id, channel, recipient, attempts, lease_until as "leaseUntil"`

const reasons = { cutOff: 'cut off', notArrived: 'did not arrive' } satisfies Record<string, SendReason>

/** How long a reply may be on its way. */
export const leaseMs = 3 * minuteMs
// One send with all it may wait for: a token being refreshed, a refused token, the request twice.
const sendMs = 1.5 * minuteMs
const lookAgainMs = 10 * minuteMs
const lookForMs = dayMs

/**
 * Takes at most `wanted` due replies, those with a number to call before any other, and one a chat: of a chat that has one
 * on its way, in whichever process, nothing is taken but a number, and of that too one. Each is marked `sending` before it
 * leaves: if the process dies there, nobody can say whether it arrived. Answers to people do not wait for the account's
 * rate, but count in it.
 */
export async function claimDue(ctx: Ctx, wanted: number, { urgentOnly = false } = {}) {
  const due = sql`state in ('queued', 'retry') and due_at <= ${ctx.now()} and urgent >= ${Number(urgentOnly)}`
  // Nothing is due most times that this is asked, and a commit costs ten times as much as a look.
  const [any] = await ctx.db.all(sql`select 1 from ${replies} where ${due} limit 1`)
  if (!any) return []
  return ctx.write(async (tx) => {
    const rows = await tx.all<Claimed & { urgent: number; dueAt: number; createdAt: number }>(sql`
      update ${replies} set state = 'sending', attempts = attempts + 1,
        lease_until = ${ctx.now() + leaseMs}, updated_at = ${ctx.now()}
      where id in (
        select id from (
          select id, urgent, due_at, created_at, due.rowid as seq,
            row_number() over (partition by channel, recipient order by urgent desc, due_at, created_at, due.rowid) as turn
          from ${replies} due
          where ${due} and not exists (
            select 1 from ${replies} gone
            where gone.state = 'sending' and gone.lease_until > ${ctx.now()} and gone.urgent >= due.urgent
              and gone.channel = due.channel and gone.recipient = due.recipient))
        where turn = 1 order by urgent desc, due_at, created_at, seq limit ${wanted})
      returning ${columns}, urgent, due_at as "dueAt", created_at as "createdAt"`)
    await countCalls(tx, ctx, rows.length)
    // What was updated comes back in any order.
    return rows.sort((a, b) => b.urgent - a.urgent || a.dueAt - b.dueAt || a.createdAt - b.createdAt)
  })
}

/**
 * Sends a claimed row outside any transaction and writes what became of it; null when its lease is too short by now, and
 * the row is back in line.
 */
export async function sendClaimed(ctx: Ctx, outbox: Outbox, row: Claimed, content: Content): Promise<Settled | null> {
  if (ctx.now() > row.leaseUntil - sendMs) {
    await release(ctx, outbox, row)
    return null
  }
  const outcome = await ctx.messenger.send({ channel: row.channel, id: row.recipient }, content)
  const settled = settle(outcome, row.attempts, ctx.now())
  const { state, messageId, reason, sentAt, dueAt } = settled
  // That it was sent is true whoever holds the row by now; any other news is the holder's alone.
  const mine =
    state === 'sent'
      ? sql`state in ('queued', 'sending', 'retry', 'unknown')`
      : sql`state = 'sending' and attempts = ${row.attempts}`
  await ctx.write((tx) =>
    tx.run(sql`
      update ${outbox} set state = ${state}, message_id = ${messageId}, reason = ${reason}, sent_at = ${sentAt},
        due_at = ${dueAt}, updated_at = ${ctx.now()}
      where id = ${row.id} and ${mine}`),
  )
  return settled
}

/** Puts back, by its holder, a row that never left. */
export const release = (ctx: Ctx, outbox: Outbox, { id, attempts }: Claimed, state?: 'cancelled') =>
  ctx.write((tx) =>
    tx.run(sql`
      update ${outbox} set state = ${state ?? (attempts > 1 ? 'retry' : 'queued')}, attempts = attempts - 1,
        updated_at = ${ctx.now()}
      where id = ${id} and state = 'sending' and attempts = ${attempts}`),
  )

/** Rows that something will still become of. An unknown one is looked for during a day, and then left to a person. */
export const isOpen = (now: number) =>
  sql`(state in ('queued', 'sending', 'retry') or (state = 'unknown' and lease_until > ${now - lookForMs}))`

/**
 * Settles sends that were cut off or got no reply: the chat's own history tells whether the message arrived. Only one that
 * certainly did not is sent again.
 *
 * @param how.leaseMs how long this outbox's rows are claimed for, so that it is known when one left
 * @param how.matcherOf answers how to know the row's message among others
 */
export async function settleUnknown(
  ctx: Ctx,
  outbox: Outbox,
  how: { leaseMs: number; matcherOf: (row: Claimed) => Promise<(text: string) => boolean> },
): Promise<void> {
  const cutOff = sql`state = 'sending' and ${lapsed(how.leaseMs, ctx.now())}`
  const [any] = await ctx.db.all(sql`select id from ${outbox} where ${cutOff} limit 1`)
  if (any) {
    await ctx.write((tx) =>
      tx.run(sql`
        update ${outbox} set state = 'unknown', reason = ${reasons.cutOff}, lease_until = min(lease_until, ${ctx.now()}), due_at = ${ctx.now()}, updated_at = ${ctx.now()}
        where ${cutOff}`),
    )
  }
  const rows = await ctx.db.all<Claimed>(sql`
    select ${columns} from ${outbox}
    where state = 'unknown' and due_at <= ${ctx.now()} and lease_until > ${ctx.now() - lookForMs}
    order by due_at limit 50`)
  if (rows.length === 0) return
  const calls = await ctx.write((tx) => takeCalls(tx, ctx, rows.length))
  for (const row of rows.slice(0, calls)) {
    const recent = await recentOf(ctx, row)
    const begun = row.leaseUntil - how.leaseMs
    const isIt = await how.matcherOf(row)
    const found = recent ? await seenIn(ctx, outbox, { recent, row, begun, isIt }) : 'unclear'
    await ctx.write((tx) =>
      tx.run(sql`
        update ${outbox} set ${afterLook(ctx, begun, found)}, updated_at = ${ctx.now()}
        where id = ${row.id} and state = 'unknown' and attempts = ${row.attempts}`),
    )
    // A platform that does not show one history will not show the next; what is to leave does not wait for it.
    if (!recent) return
  }
}

type Recent = Awaited<ReturnType<Ctx['messenger']['recentTexts']>>
type Found = { messageId: string; at?: number } | 'absent' | 'unclear'

// A history that cannot be read is no news at all.
const recentOf = (ctx: Ctx, { channel, recipient }: Claimed) =>
  ctx.messenger.recentTexts({ channel, id: recipient }).catch(() => null)

async function seenIn(
  ctx: Ctx,
  outbox: Outbox,
  { recent, row, begun, isIt }: { recent: Recent; row: Claimed; begun: number; isIt: (text: string) => boolean },
): Promise<Found> {
  // Many replies have the same words: a message that another row is known by is not this row's.
  const others = await knownIds(
    ctx,
    outbox,
    recent.map(({ messageId }) => messageId),
  )
  const message = recent.find(({ fromUs, text, messageId }) => fromUs && isIt(text) && !others.has(messageId))
  if (message) return message
  // How many messages the platform shows at most is not documented, so a short history is not taken for the whole.
  const reachesBack = recent.length === 0 || recent.some(({ at }) => at !== undefined && at < begun - minuteMs)
  return reachesBack && row.attempts < maxAttempts ? 'absent' : 'unclear'
}

async function knownIds(ctx: Ctx, outbox: Outbox, messageIds: string[]): Promise<Set<string>> {
  const rows = await ctx.db.all<{ id: string }>(sql`
    select message_id as id from ${outbox}
    where message_id in (select value from json_each(${JSON.stringify(messageIds)}))`)
  return new Set(rows.map(({ id }) => id))
}

function afterLook(ctx: Ctx, begun: number, found: Found): SQL {
  const now = ctx.now()
  if (found === 'unclear') return sql`due_at = ${now + lookAgainMs}`
  if (found === 'absent') return sql`state = 'retry', reason = ${reasons.notArrived}, due_at = ${now}`
  return sql`state = 'sent', reason = null, message_id = ${found.messageId}, sent_at = ${found.at ?? begun}`
}
