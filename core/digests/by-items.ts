import { and, eq } from 'drizzle-orm'
import { digests } from '../../db/schema/digests.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { itemHash } from '../news/items.ts'
import type { Unit } from '../units/tree.ts'
import { itemsOf } from './choose.ts'
import { compose } from './compose.ts'
import { type Digest, digestHash, pieceOf } from './content.ts'
import { holdItems } from './draft.ts'

/**
 * Makes of a draft what its items say in the words in which a second person approved each: what an editor wrote around
 * them is left out, for nobody else has read it. It stands approved by its unit's rule. Null where no item is left, or where
 * somebody was at it meanwhile.
 */
export async function approveByItems(ctx: Ctx, unit: Unit, before: Digest): Promise<Digest | null> {
  const { id, day, part, code, title, contentHash: seen } = before
  const held = (await itemsOf(ctx.db, id)).map(({ item }) => item)
  const approved = []
  for (const item of held) {
    if (item.status === 'approved' && item.approvedHash === (await itemHash(item))) approved.push(item)
  }
  const page = ctx.link(`/digests/${code}`)
  const { text, itemIds } = compose({ unitName: unit.name, day, part, code, page, pieces: approved.map(pieceOf) })
  const told = approved.filter((item) => itemIds.includes(item.id))
  if (told.length === 0) return null
  const content = { opening: '', items: told.map(pieceOf), closing: '' }
  const contentHash = await digestHash({ title, text, content })
  return ctx.write(async (tx) => {
    const at = ctx.now()
    const [after] = await tx
      .update(digests)
      .set({
        ...{ content, text, contentHash, editedBy: null, status: 'approved' as const },
        ...{ approvedBy: null, approvedAt: at, approvedHash: contentHash, updatedAt: at },
      })
      .where(and(eq(digests.id, id), eq(digests.contentHash, seen), eq(digests.status, 'draft')))
      .returning()
    if (!after) return null
    await holdItems(tx, id, told)
    const detail = { contentHash, rule: 'items', itemIds: told.map((item) => item.id) }
    await record(tx, ctx, { action: 'digest.approve', unitId: unit.id, subjectId: id, detail })
    return after as Digest
  })
}
