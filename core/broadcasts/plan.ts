import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { type Attached, type Audience, digests } from '../../db/schema/digests.ts'
import { record } from '../audit.ts'
import type { nextAllowed } from '../calendar/allowed.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import type { Unit } from '../units/tree.ts'
import { addPiece, reachOf } from './audience.ts'
import { type Broadcast, lateMs } from './broadcasts.ts'

type Allowed = Awaited<ReturnType<typeof nextAllowed>>

export type Plan = {
  unit: Pick<Unit, 'id' | 'path'>
  digest: { id: string; title: string; text: string; contentHash: string; approvedBy: string | null }
  audience: Audience
  /** When it may leave, with the quiet hours that it keeps. */
  allowed: Pick<Allowed, 'at' | 'quietFrom' | 'quietTo'>
  emergencyReason: string | null
  image?: Attached | null
  /** How many groups it goes to, as was counted before. */
  groups: number
  /** What the audit line tells beside it. */
  detail?: Record<string, unknown>
}

/**
 * Writes the broadcast of a digest and the rows of its first few thousand groups; `planWhole` adds the others. Whoever calls it has made
 * sure that these words may go out.
 */
export async function planBroadcast(tx: Tx, ctx: Ctx, plan: Plan): Promise<Broadcast> {
  const { unit, digest, audience, allowed, emergencyReason, image = null, groups } = plan
  // The message's own: the sender looks again at the words it is about to send.
  const contentHash = await sha256(digest.text)
  const now = ctx.now()
  const id = newId('brd')
  const { at: sendAt, quietFrom, quietTo } = allowed
  const [broadcast] = await tx
    .insert(broadcasts)
    .values({
      ...{ id, unitId: unit.id, digestId: digest.id, title: digest.title, text: digest.text, contentHash },
      ...{ approvedBy: digest.approvedBy, audience, plannedTo: '', image },
      ...{ sendAt, sendBy: sendAt + lateMs, emergencyReason, quietFrom, quietTo },
      ...{ createdBy: ctx.actor.personId, createdAt: now, updatedAt: now },
    })
    .returning()
  const plannedTo = await addPiece(tx, { id, path: unit.path, audience, sendAt, plannedTo: '' }, now)
  await tx.update(broadcasts).set({ plannedTo }).where(eq(broadcasts.id, id))
  await tx.update(digests).set({ status: 'scheduled', missed: null, updatedAt: now }).where(eq(digests.id, digest.id))
  const detail = {
    ...{ digestId: digest.id, contentHash: digest.contentHash, sendAt, groups },
    ...(emergencyReason && { emergency: emergencyReason }),
    ...plan.detail,
  }
  await record(tx, ctx, { action: 'broadcast.schedule', unitId: unit.id, subjectId: id, detail })
  return { ...broadcast, plannedTo } as Broadcast
}

/**
 * The groups that an audience of the unit at a path is.
 * @throws AppError INVALID broadcast.groups, CONFLICT broadcast.no-groups
 */
export async function reachable(db: Ctx['db'], path: string, audience: Audience) {
  const reach = await reachOf(db, path, audience)
  if (audience.groupIds && reach.total < new Set(audience.groupIds).size) {
    throw new AppError('INVALID', 'broadcast.groups')
  }
  if (reach.total === 0) throw new AppError('CONFLICT', 'broadcast.no-groups')
  return reach
}
