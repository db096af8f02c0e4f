import { eq } from 'drizzle-orm'
import { releases } from '../../db/schema/releases.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { allow } from '../roles.ts'
import { composed } from '../text/composed.ts'

type Release = typeof releases.$inferSelect

const shortestReason = 10
const longestReason = 500

/** Whether a reason says enough, of what is to stay in the audit log. */
export const isReason = (reason: string): boolean => {
  const { length } = tidied(reason)
  return length >= shortestReason && length <= longestReason
}

const tidied = (reason: string) => composed(reason).trim()

/**
 * Shows a release that waits, though fewer questions are answered rightly with it; the reason stays in the audit log.
 *
 * @throws AppError INVALID without a reason of ten characters or more; CONFLICT where the release does not wait
 */
export async function publishAnyway(ctx: Ctx, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  if (!isReason(reason)) throw new AppError('INVALID', 'release.reason')
  const given = tidied(reason)
  return decide(ctx, id, 'publish', { state: 'publishing', reason: given }, { reason: given })
}

/** Throws a release that waits away: nothing of it was ever shown. */
export const discardRelease = (ctx: Ctx, id: string) => decide(ctx, id, 'discard', { state: 'discarded' })

/** Has the golden questions asked of a release again, after the questions or the library have changed. */
export const checkAgain = (ctx: Ctx, id: string) => decide(ctx, id, 'check', { state: 'checking' })

async function decide(
  ctx: Ctx,
  id: string,
  act: 'publish' | 'discard' | 'check',
  change: Partial<Release>,
  detail: Record<string, unknown> = {},
): Promise<{ id: string }> {
  allow(ctx, 'document.write')
  await ctx.write(async (tx) => {
    const [found] = await tx
      .select({ release: releases, path: units.path })
      .from(releases)
      .leftJoin(units, eq(units.id, releases.unitId))
      .where(eq(releases.id, id))
    if (!found) throw new AppError('NOT_FOUND')
    allow(ctx, 'document.write', found.path ?? '')
    const { release } = found
    if (release.state !== 'waiting') throw new AppError('CONFLICT', 'release.settled')
    // Without a lease it is due at once: whoever settles releases goes on with it.
    await tx
      .update(releases)
      .set({ ...change, leaseUntil: null, decidedBy: ctx.actor.personId, decidedAt: ctx.now() })
      .where(eq(releases.id, id))
    const { unitId, before, after } = release
    await record(tx, ctx, { action: `release.${act}`, unitId, subjectId: id, detail: { ...detail, before, after } })
  })
  return { id }
}
