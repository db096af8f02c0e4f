import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { broadcastAccounts, broadcasts, corrections, deliveries } from '../../db/schema/broadcasts.ts'
import { digestApprovals, digests } from '../../db/schema/digests.ts'
import { items } from '../../db/schema/news.ts'
import { units } from '../../db/schema/units.ts'
import { type AuditAction, record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { unapproved } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { type Action, allow } from '../roles.ts'
import type { SendReason } from '../sending/messages.ts'
import { hourMs } from '../time.ts'

export type Broadcast = typeof broadcasts.$inferSelect

/** How long after its time a broadcast may still begin to reach a group. */
export const lateMs = 12 * hourMs

export const pauseBroadcast = (ctx: Ctx, id: string) =>
  change(ctx, id, 'broadcast.pause', ['scheduled', 'sending'], async () => ({
    status: 'paused',
    pauseReason: 'by-hand',
  }))

/**
 * A person who resumes means now: what waited for a retry is due at once. What goes on through one account is resumed for
 * the one that was stopped.
 */
export const resumeBroadcast = (ctx: Ctx, id: string) =>
  change(ctx, id, 'broadcast.resume', ['paused', 'sending'], async (tx, { sendAt, sendBy, status: before }) => {
    const now = ctx.now()
    const freed = await freeAccounts(tx, id)
    if (before === 'sending' && !freed) throw new AppError('CONFLICT', 'broadcast.state', { status: before })
    await tx
      .update(deliveries)
      .set({ dueAt: now })
      .where(and(eq(deliveries.broadcastId, id), eq(deliveries.state, 'retry')))
    const status = sendAt > now ? 'scheduled' : 'sending'
    return { status, pauseReason: null, sendBy: Math.max(sendBy, now + lateMs) }
  })

/**
 * Stops what has not left yet. A digest that reached nobody goes back to its editors and may be scheduled anew; one that
 * may have reached somebody is closed.
 */
export const cancelBroadcast = (ctx: Ctx, id: string) =>
  change(ctx, id, 'broadcast.cancel', ['scheduled', 'sending', 'paused'], async (tx, { digestId }) => {
    const waiting = sql`${deliveries.state} in ('queued', 'retry')`
    await tx
      .update(deliveries)
      .set({ state: 'cancelled', updatedAt: ctx.now() })
      .where(and(eq(deliveries.broadcastId, id), waiting))
    const left = sql`${deliveries.state} in ('sending', 'sent', 'received', 'seen', 'unknown')`
    const [gone] = await tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.broadcastId, id), left))
      .limit(1)
    if (digestId) {
      await tx
        .update(digests)
        .set(gone ? { status: 'cancelled' } : { ...unapproved, updatedAt: ctx.now() })
        .where(eq(digests.id, digestId))
      if (!gone) await takeBack(tx, digestId)
    }
    return { status: 'cancelled', pauseReason: null }
  })

/** What an announcement said was approved with it: called off before anybody got it, that waits again too. */
async function takeBack(tx: Tx, digestId: string): Promise<void> {
  const ofAnnouncement = sql`${items.id} in (
    select i.item_id from digest_items i join digests d on d.id = i.digest_id
    where d.id = ${digestId} and d.kind = 'announcement')`
  await tx
    .update(items)
    .set({ status: 'draft', approvedHash: null, decidedBy: null, decidedAt: null })
    .where(ofAnnouncement)
  await tx.delete(digestApprovals).where(eq(digestApprovals.digestId, digestId))
}

/**
 * Sends once more to those who were given up; those who may have got it are not among them.
 *
 * @throws AppError CONFLICT broadcast.corrected, or broadcast.state when nothing was given up
 */
export const retryFailed = (ctx: Ctx, id: string) =>
  change(ctx, id, 'broadcast.retry', ['sending', 'paused', 'finished'], async (tx, { digestId }) => {
    await refuseCorrected(tx, digestId)
    const now = ctx.now()
    const again = await tx
      .update(deliveries)
      .set({ state: 'queued', attempts: 0, dueAt: now, reason: null, updatedAt: now })
      .where(and(eq(deliveries.broadcastId, id), eq(deliveries.state, 'failed')))
      .returning({ id: deliveries.id })
    if (again.length === 0) throw new AppError('CONFLICT', 'broadcast.state')
    await freeAccounts(tx, id)
    return { status: 'sending', pauseReason: null, sendBy: now + lateMs }
  })

/**
 * A person has looked into the chat and says whether the message is there. Only then is one of which nobody knew sent
 * again.
 *
 * @throws AppError CONFLICT broadcast.state when the delivery is not an unknown one, broadcast.corrected when it would be
 *   sent again
 */
export const settleByHand = (ctx: Ctx, id: string, { deliveryId, arrived }: { deliveryId: string; arrived: boolean }) =>
  change(ctx, id, 'broadcast.settle', ['sending', 'paused', 'finished'], async (tx, { digestId, status, sendBy }) => {
    if (!arrived) await refuseCorrected(tx, digestId)
    const now = ctx.now()
    const settled = await tx
      .update(deliveries)
      .set({
        ...(arrived ? { state: 'sent' } : { state: 'retry', dueAt: now }),
        reason: 'by-hand' satisfies SendReason,
        updatedAt: now,
      })
      .where(and(eq(deliveries.id, deliveryId), eq(deliveries.broadcastId, id), eq(deliveries.state, 'unknown')))
      .returning({ id: deliveries.id })
    if (settled.length === 0) throw new AppError('CONFLICT', 'broadcast.state')
    if (arrived) return {}
    return { status: status === 'finished' ? 'sending' : status, sendBy: Math.max(sendBy, now + lateMs) }
  })

/** Words that were corrected are known to be wrong: whoever has not got them gets them no more. */
async function refuseCorrected(tx: Tx, digestId: string | null): Promise<void> {
  const [corrected] = await tx
    .select({ id: corrections.id })
    .from(corrections)
    .where(and(eq(corrections.digestId, digestId ?? ''), isNotNull(corrections.approvedAt)))
    .limit(1)
  if (corrected) throw new AppError('CONFLICT', 'broadcast.corrected')
}

/** Lets both accounts send again; true when one of them was stopped. */
async function freeAccounts(tx: Tx, id: string): Promise<boolean> {
  const freed = await tx.delete(broadcastAccounts).where(eq(broadcastAccounts.broadcastId, id)).returning()
  return freed.some(({ stopReason }) => stopReason !== null)
}

type Change = Partial<Pick<Broadcast, 'status' | 'pauseReason' | 'sendBy'>>

async function change(
  ctx: Ctx,
  id: string,
  action: Extract<AuditAction, `broadcast.${string}`>,
  from: Broadcast['status'][],
  work: (tx: Tx, before: Broadcast) => Promise<Change>,
): Promise<Broadcast> {
  const { unitId } = await broadcastFor(ctx, 'broadcast.schedule', id)
  return ctx.write(async (tx) => {
    const [before] = await tx.select().from(broadcasts).where(eq(broadcasts.id, id))
    if (!before || !from.includes(before.status)) {
      throw new AppError('CONFLICT', 'broadcast.state', { status: before?.status })
    }
    const changed = await work(tx, before)
    const [after] = await tx
      .update(broadcasts)
      .set({ ...changed, updatedAt: ctx.now() })
      .where(eq(broadcasts.id, id))
      .returning()
    const detail = { before: before.status, after: after!.status }
    await record(tx, ctx, { action, unitId, subjectId: id, detail })
    return after as Broadcast
  })
}

/** The broadcast, if the actor may do this in its unit; else NOT_FOUND. */
export async function broadcastFor(ctx: Ctx, action: Action, id: string): Promise<Broadcast> {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ broadcast: broadcasts, path: units.path })
    .from(broadcasts)
    .innerJoin(units, eq(units.id, broadcasts.unitId))
    .where(eq(broadcasts.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.path)
  return row.broadcast
}
