import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { digestItems, digests } from '../../db/schema/digests.ts'
import { items } from '../../db/schema/news.ts'
import type { Broadcast } from '../broadcasts/broadcasts.ts'
import { planBroadcast } from '../broadcasts/plan.ts'
import type { Ctx } from '../context.ts'
import type { Digest } from '../digests/content.ts'
import { itemHash, toldOf } from '../news/items.ts'
import type { Unit } from '../units/tree.ts'

type Going = {
  announcement: Digest
  unit: Unit
  /** Who approved it last, and with it its item. */
  approvedBy: string | null
  allowed: { at: number; quietFrom: string; quietTo: string }
  groups: number
  detail?: Record<string, unknown>
}

/** Lets an announcement go: what it says becomes an item like any other, and its broadcast is planned. */
export async function publish(tx: Tx, ctx: Ctx, going: Going): Promise<Broadcast> {
  const { announcement, unit, approvedBy, allowed, groups, detail } = going
  const { id, content, contentHash, sending, editedBy } = announcement
  const piece = content?.items[0]
  if (!piece || !sending) throw new Error('an announcement without its words')
  const at = ctx.now()
  const told = toldOf(piece)
  const item = {
    ...told,
    ...{ id: piece.id, unitId: unit.id, kind: 'notice' as const, guid: piece.id, clusterId: piece.id },
    ...{ life: told.life ?? null, licence: 'full' as const, embargoMinutes: 0, status: 'approved' as const },
    ...{ createdBy: editedBy, editedBy, decidedBy: approvedBy, decidedAt: at, approvedHash: await itemHash(told) },
    ...{ rejectReason: null, createdAt: at, updatedAt: at },
  }
  // Called off and approved anew, it is the same item in other words.
  await tx.insert(items).values(item).onConflictDoUpdate({ target: items.id, set: item })
  await tx.delete(digestItems).where(eq(digestItems.digestId, id))
  await tx.insert(digestItems).values({ digestId: id, itemId: piece.id, position: 0, told })
  const approval = { status: 'approved' as const, approvedBy, approvedAt: at, approvedHash: contentHash }
  const [approved] = await tx.update(digests).set(approval).where(eq(digests.id, id)).returning()
  return planBroadcast(tx, ctx, {
    ...{ unit, digest: approved as Digest, audience: sending.audience, allowed, groups, detail, image: sending.image },
    emergencyReason: sending.urgentReason || null,
  })
}
