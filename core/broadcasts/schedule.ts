import { eq } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { type Audience, digests } from '../../db/schema/digests.ts'
import { nextAllowed } from '../calendar/allowed.ts'
import type { Ctx } from '../context.ts'
import { refuseBlocked } from '../digests/blocked.ts'
import { itemsOf } from '../digests/choose.ts'
import { type Digest, digestHash } from '../digests/content.ts'
import { digestFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { instantOf } from '../time.ts'
import type { Unit } from '../units/tree.ts'
import { planWhole } from './audience.ts'
import type { Broadcast } from './broadcasts.ts'
import { type Forecast, forecastOf } from './forecast.ts'
import { planBroadcast, reachable } from './plan.ts'

type Schedule = Audience & { sendAt?: number; contentHash: string; emergencyReason?: string }

/**
 * Plans an approved digest: the broadcast and one delivery a group. Without a time it goes at the unit's own on the
 * digest's day; in quiet hours and on days on which nothing is sent it waits, unless an emergency is given as the reason. The
 * first few thousand rows stand in the broadcast's own transaction; a larger audience gets the others at once, but in pieces.
 * `detail` is told in the audit log beside it.
 *
 * @throws AppError CONFLICT digest.stale, digest.not-approved, digest.scheduled, digest.blocked, broadcast.no-groups;
 *   INVALID broadcast.groups
 */
export async function scheduleDigest(
  ctx: Ctx,
  digestId: string,
  input: Schedule,
  detail?: Record<string, unknown>,
): Promise<Broadcast> {
  const { digest, unit } = await digestFor(ctx, 'broadcast.schedule', digestId)
  const allowed = await allowedAt(ctx, digest.day, unit, input)
  const audience = chosen(input)
  const { total: groups } = await reachable(ctx.db, unit.path, audience)
  const planning = ctx.write(async (tx) => {
    const approved = await approvedDigest(tx, digestId, input.contentHash)
    await refuseUnfit(tx, approved, allowed.at)
    const emergencyReason = input.emergencyReason ?? null
    return planBroadcast(tx, ctx, {
      ...{ unit, digest: approved, audience, allowed, emergencyReason, groups, detail },
    })
  })
  const planned = await planning.catch((error) => {
    throw isDuplicate(error) ? new AppError('CONFLICT', 'digest.scheduled') : error
  })
  if (planned.plannedTo !== null) await planWhole(ctx, planned.id)
  return planned
}

/** What scheduling a digest would take, before anybody confirms it; `putOffBy` names a day on which nothing is sent. */
export async function forecastDigest(
  ctx: Ctx,
  digestId: string,
  input: Omit<Schedule, 'contentHash'>,
): Promise<Forecast & { sendAt: number; putOffBy: string | null }> {
  const { digest, unit } = await digestFor(ctx, 'broadcast.schedule', digestId)
  const reach = await reachable(ctx.db, unit.path, chosen(input))
  const { at, why } = await allowedAt(ctx, digest.day, unit, input)
  return { ...(await forecastOf(ctx, reach)), sendAt: at, putOffBy: why }
}

async function allowedAt(ctx: Ctx, day: string, unit: Unit, input: Omit<Schedule, 'contentHash'>) {
  const wanted = Math.max(ctx.now(), input.sendAt ?? instantOf(day, unit.digestTime))
  const allowed = await nextAllowed(ctx.db, unit.path, wanted)
  return input.emergencyReason ? { ...allowed, at: wanted, why: null } : allowed
}

const chosen = ({ unitIds, channels, tags, groupIds }: Audience): Audience => ({ unitIds, channels, tags, groupIds })

async function approvedDigest(tx: Tx, id: string, contentHash: string) {
  const [digest] = await tx.select().from(digests).where(eq(digests.id, id))
  if (!digest || digest.contentHash !== contentHash) throw new AppError('CONFLICT', 'digest.stale')
  if (digest.status === 'scheduled' || digest.status === 'cancelled') throw new AppError('CONFLICT', 'digest.scheduled')
  if (digest.status !== 'approved' || digest.approvedHash !== contentHash) {
    throw new AppError('CONFLICT', 'digest.not-approved')
  }
  if ((await digestHash(digest)) !== contentHash) throw new AppError('CONFLICT', 'digest.stale')
  return digest
}

// An item may have been rejected since the digest was drafted, or edited, so that the digest tells old words.
async function refuseUnfit(tx: Tx, { id, unitId, content }: Digest, sendAt: number): Promise<void> {
  const tellings = (await itemsOf(tx, id)).map(({ item, told: base }) => {
    const piece = content?.items.find((one) => one.id === item.id) ?? base
    return { item, piece, base }
  })
  await refuseBlocked(tx, { id, unitId }, tellings, sendAt)
}
