import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { broadcasts, deliveries, digests } from '../../db/schema/broadcasts.ts'
import { record } from '../audit.ts'
import type { Ctx, SendOutcome } from '../context.ts'
import { sha256 } from '../ids.ts'
import { type Claimed, claimDue, isOpen, release, sendClaimed, settleUnknown } from '../sending/outbox.ts'
import type { Settled } from '../sending/settle.ts'
import { outsideQuietHours } from '../time.ts'

const failuresMax = 5

/** Sends what is due until nothing is; answers how many were sent. Several processes may do so at once. */
export async function sendDue(ctx: Ctx): Promise<number> {
  await startDue(ctx)
  await settleUnknown(ctx, deliveries, (row) => matcherOf(ctx, row))
  let sent = 0
  for (;;) {
    const claimed = await claimDue(ctx, deliveries, ofSending(ctx))
    if (claimed.length === 0) break
    for (const row of claimed) if (await send(ctx, row)) sent += 1
  }
  await finishDone(ctx)
  return sent
}

// People may be written to now, or it cannot wait.
const mayDisturb = (ctx: Ctx) =>
  outsideQuietHours(ctx.now()) === ctx.now() ? sql`true` : sql`emergency_reason is not null`

// What goes by hand is never sent: its row waits for a person's word.
const ofSending = (ctx: Ctx) =>
  sql`channel <> 'share' and broadcast_id in (select id from broadcasts where status = 'sending' and ${mayDisturb(ctx)})`

/**
 * Begins what is due, gives up what is long past its time (news of yesterday is not sent today), and closes what a
 * cancelled broadcast still had on its way.
 */
const startDue = (ctx: Ctx) =>
  ctx.write(async (tx) => {
    const now = ctx.now()
    await tx.run(sql`
      update broadcasts set status = 'sending', updated_at = ${now}
      where status = 'scheduled' and send_at <= ${now} and ${mayDisturb(ctx)}`)
    await tx.run(sql`
      update deliveries set state = 'skipped', reason = 'late', updated_at = ${now}
      where state in ('queued', 'retry') and broadcast_id in (
        select id from broadcasts where status in ('scheduled', 'sending') and send_by <= ${now})`)
    await tx.run(sql`
      update deliveries set state = 'cancelled', updated_at = ${now}
      where state in ('queued', 'retry') and broadcast_id in (select id from broadcasts where status = 'cancelled')`)
  })

async function send(ctx: Ctx, row: Claimed): Promise<boolean> {
  const { id, status, text, contentHash } = await broadcastOf(ctx, row)
  if (status !== 'sending') {
    await release(ctx, deliveries, row, status === 'cancelled' ? 'cancelled' : undefined)
    return false
  }
  if ((await sha256(text)) !== contentHash) {
    await release(ctx, deliveries, row)
    await ctx.write((tx) => pause(tx, ctx, id, 'changed'))
    return false
  }
  const settled = await sendClaimed(ctx, deliveries, row, { text }, (tx, settled, outcome) =>
    noteRun(tx, ctx, id, settled, outcome),
  )
  if (settled?.state === 'sent') return true
  ctx.log('delivery.unsent', { id: row.id, broadcastId: id, state: settled?.state, reason: settled?.reason })
  return false
}

// Read for each row anew: a person who pauses or cancels means the next one, not the next batch.
async function broadcastOf(ctx: Ctx, { id }: Claimed) {
  const [broadcast] = await ctx.db
    .select({
      id: broadcasts.id,
      status: broadcasts.status,
      text: broadcasts.text,
      contentHash: broadcasts.contentHash,
      code: digests.code,
    })
    .from(deliveries)
    .innerJoin(broadcasts, eq(broadcasts.id, deliveries.broadcastId))
    .leftJoin(digests, eq(digests.id, broadcasts.digestId))
    .where(eq(deliveries.id, id))
  if (!broadcast) throw new Error('a delivery without its broadcast')
  return broadcast
}

async function matcherOf(ctx: Ctx, row: Claimed): Promise<(text: string) => boolean> {
  const { code, text } = await broadcastOf(ctx, row)
  return (said) => (code ? said.includes(code) : said === text)
}

// What is wrong with the token or the account is wrong for every group; so is a run of failures, most likely.
async function noteRun(tx: Tx, ctx: Ctx, id: string, { state }: Settled, { kind }: SendOutcome): Promise<void> {
  const [after] = await tx
    .update(broadcasts)
    .set({ failedRun: state === 'sent' ? 0 : sql`${broadcasts.failedRun} + 1` })
    .where(eq(broadcasts.id, id))
    .returning({ failedRun: broadcasts.failedRun })
  if (kind === 'token' || kind === 'configuration') await pause(tx, ctx, id, kind)
  else if (after && after.failedRun >= failuresMax) await pause(tx, ctx, id, 'failures')
}

async function pause(tx: Tx, ctx: Ctx, id: string, reason: string): Promise<void> {
  const [paused] = await tx
    .update(broadcasts)
    .set({ status: 'paused', pauseReason: reason, updatedAt: ctx.now() })
    .where(and(eq(broadcasts.id, id), eq(broadcasts.status, 'sending')))
    .returning()
  if (!paused) return
  await record(tx, ctx, { action: 'broadcast.pause', unitId: paused.unitId, subjectId: id, detail: { reason } })
  ctx.log('broadcast.paused', { id, reason })
}

const finishDone = (ctx: Ctx) =>
  ctx.write((tx) =>
    tx.run(sql`
      update broadcasts set status = 'finished', updated_at = ${ctx.now()}
      where status = 'sending' and not exists (
        select 1 from deliveries where broadcast_id = broadcasts.id and ${isOpen(ctx.now())})`),
  )
