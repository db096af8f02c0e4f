import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { digestApprovals, digests } from '../../db/schema/digests.ts'
import { record } from '../audit.ts'
import { planWhole } from '../broadcasts/audience.ts'
import { reachable } from '../broadcasts/plan.ts'
import { nextAllowed } from '../calendar/allowed.ts'
import type { Ctx } from '../context.ts'
import type { Digest } from '../digests/content.ts'
import { AppError } from '../errors.ts'
import { endOf } from '../news/life.ts'
import { signedIn } from '../roles.ts'
import { announcementHash, saidIn } from './content.ts'
import { publish } from './publish.ts'
import { announcementFor } from './write.ts'

/** How many people other than its author must approve it. */
export const approvalsNeeded = ({ sending }: Pick<Digest, 'sending'>) => (sending?.urgentReason ? 2 : 1)

/**
 * Another person approves exactly these words, time and audience. The last that is needed lets it go: at once where it is
 * urgent, else at its time, after quiet hours and days on which nothing is sent. A series goes on from then by itself.
 *
 * @throws AppError FORBIDDEN four-eyes; CONFLICT digest.stale, announcement.state, announcement.approved-by-you,
 *   broadcast.no-groups; INVALID announcement.past or announcement.over
 */
export async function approveAnnouncement(
  ctx: Ctx,
  id: string,
  input: { contentHash: string },
): Promise<{ status: Digest['status']; approvals: number }> {
  const { announcement, unit } = await announcementFor(ctx, 'digest.approve', id)
  const personId = signedIn(ctx)
  const { sending } = announcement
  if (!sending) throw new AppError('NOT_FOUND')
  const { total: groups } = await reachable(ctx.db, unit.path, sending.audience)
  const done = await ctx.write(async (tx) => {
    const current = await unchanged(tx, id, input.contentHash)
    if (current.editedBy === personId) throw new AppError('FORBIDDEN', 'four-eyes')
    const approvals = await approve(tx, ctx, current, personId)
    const detail = { contentHash: current.contentHash, approvals, of: approvalsNeeded(current) }
    await record(tx, ctx, { action: 'announcement.approve', unitId: unit.id, subjectId: id, detail })
    if (approvals < approvalsNeeded(current)) return { status: 'draft' as const, approvals, planned: null }
    if (current.kind === 'series') {
      const at = ctx.now()
      const running = {
        status: 'approved' as const,
        approvedBy: personId,
        approvedAt: at,
        approvedHash: current.contentHash,
      }
      await tx
        .update(digests)
        .set({ ...running, updatedAt: at })
        .where(eq(digests.id, id))
      return { status: running.status, approvals, planned: null }
    }
    const wanted = Math.max(ctx.now(), sending.sendAt ?? 0)
    const allowed = await nextAllowed(tx, unit.path, wanted)
    const planned = await publish(tx, ctx, {
      ...{ announcement: current, unit, approvedBy: personId, groups },
      allowed: sending.urgentReason ? { ...allowed, at: wanted } : allowed,
    })
    return { status: 'scheduled' as const, approvals, planned }
  })
  if (done.planned && done.planned.plannedTo !== null) await planWhole(ctx, done.planned.id)
  return { status: done.status, approvals: done.approvals }
}

async function unchanged(tx: Tx, id: string, contentHash: string): Promise<Digest> {
  const [current] = await tx.select().from(digests).where(eq(digests.id, id))
  if (!current || current.contentHash !== contentHash) throw new AppError('CONFLICT', 'digest.stale')
  if (current.status !== 'draft') throw new AppError('CONFLICT', 'announcement.state')
  const said = saidIn(current.content)
  // The row is what was written, whoever had a hand in the file since.
  if (!current.sending || (await announcementHash(current.unitId, said, current.sending)) !== contentHash) {
    throw new AppError('CONFLICT', 'digest.stale')
  }
  return current
}

async function approve(
  tx: Tx,
  ctx: Ctx,
  { id, contentHash, sending, content }: Digest,
  personId: string,
): Promise<number> {
  const now = ctx.now()
  if (sending?.sendAt && sending.sendAt < now) throw new AppError('CONFLICT', 'announcement.past')
  const end = endOf(saidIn(content))
  if (end !== null && end <= now) throw new AppError('CONFLICT', 'announcement.over')
  const before = await tx.select().from(digestApprovals).where(eq(digestApprovals.digestId, id))
  const same = before.filter((one) => one.contentHash === contentHash)
  if (same.some((one) => one.personId === personId)) throw new AppError('CONFLICT', 'announcement.approved-by-you')
  const row = { digestId: id, personId, contentHash, at: now }
  await tx
    .insert(digestApprovals)
    .values(row)
    .onConflictDoUpdate({ target: [digestApprovals.digestId, digestApprovals.personId], set: row })
  return same.length + 1
}
