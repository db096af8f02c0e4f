import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { digestItems, digests } from '../../db/schema/digests.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newCode, newId } from '../ids.ts'
import { type Item, toldOf } from '../news/items.ts'
import { instantOf } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import type { Unit } from '../units/tree.ts'
import { chooseItems, heldThatDay } from './choose.ts'
import { compose, titleOf } from './compose.ts'
import { type Digest, digestHash, pieceOf } from './content.ts'

export const mostParts = 3

/**
 * The digest of one unit and day, drafted now; where there is one, its next part, of what found no room.
 * @throws AppError CONFLICT digest.exists where every part is there, nothing-new, or nothing-then where what is new now will be over
 * or too old by that day
 */
export async function draftDigest(ctx: Ctx, input: { unitId: string; day: string; next?: boolean }): Promise<Digest> {
  const unit = await openUnitFor(ctx, 'digest.write', input.unitId)
  const made = await ctx.db
    .select({ id: digests.id })
    .from(digests)
    .where(and(eq(digests.unitId, unit.id), eq(digests.day, input.day), eq(digests.kind, 'digest')))
  const [first] = made
  if (first && (!input.next || made.length >= mostParts)) {
    throw new AppError('CONFLICT', 'digest.exists', { id: first.id })
  }
  const digest = await draft(ctx, unit, { day: input.day, part: made.length + 1 })
  if (!digest) throw new AppError('CONFLICT', (await waitsTill(ctx, unit, input.day)) ? 'nothing-then' : 'nothing-new')
  return digest
}

/** Whether a digest of today would tell something that no other one of the day holds, though one of that day tells nothing. */
async function waitsTill(ctx: Ctx, unit: Unit, day: string): Promise<boolean> {
  if (instantOf(day, unit.digestTime) <= ctx.now()) return false
  const [fit, held] = await Promise.all([
    chooseItems(ctx.db, unit, ctx.now()),
    heldThatDay(ctx.db, { unitId: unit.id, day }, null),
  ])
  return fit.some(({ id }) => !held.has(id))
}

/**
 * Drafts a part of a unit's digest; null where nothing is new, or nothing is left for it.
 * @throws AppError CONFLICT digest.exists where somebody was quicker
 */
export async function draft(
  ctx: Ctx,
  unit: Unit,
  { day, part }: { day: string; part: number },
): Promise<Digest | null> {
  const code = newCode()
  const drafted = await drafting(ctx, unit, { day, part, code, id: null })
  if (!drafted) return null
  const { told, ...words } = drafted
  const write = ctx.write(async (tx) => {
    const at = ctx.now()
    const [digest] = await tx
      .insert(digests)
      .values({
        ...{ id: newId('dg'), unitId: unit.id, day, part, code, ...words },
        ...{ editedBy: ctx.actor.personId, createdAt: at, updatedAt: at },
        draftedAt: ctx.actor.system ? at : null,
      })
      .returning()
    await holdItems(tx, digest!.id, told)
    const detail = { day, itemIds: told.map(({ id }) => id) }
    await record(tx, ctx, { action: 'digest.draft', unitId: unit.id, subjectId: digest!.id, detail })
    return digest as Digest
  })
  return write.catch((error) => {
    throw isDuplicate(error) ? new AppError('CONFLICT', 'digest.exists') : error
  })
}

/** Drafts anew what the clock had drafted and nobody has touched; false where what it would say is said already. */
export async function redraft(ctx: Ctx, unit: Unit, before: Digest): Promise<boolean> {
  const { id, day, part, code, contentHash } = before
  const drafted = await drafting(ctx, unit, { day, part, code, id })
  const at = ctx.now()
  const untouched = and(eq(digests.id, id), eq(digests.contentHash, contentHash), isUntouched)
  if (!drafted || drafted.contentHash === contentHash) {
    await ctx.write((tx) => tx.update(digests).set({ draftedAt: at }).where(untouched))
    return false
  }
  const { told, ...words } = drafted
  return ctx.write(async (tx) => {
    const [after] = await tx
      .update(digests)
      .set({ ...words, draftedAt: at, updatedAt: at })
      .where(untouched)
      .returning()
    if (!after) return false
    await holdItems(tx, id, told)
    const detail = { day, itemIds: told.map((item) => item.id) }
    await record(tx, ctx, { action: 'digest.redraft', unitId: unit.id, subjectId: id, detail })
    return true
  })
}

/** That nobody has edited or approved what the clock drafted. */
const isUntouched = and(eq(digests.status, 'draft'), isNull(digests.editedBy), sql`${digests.draftedAt} is not null`)

type Wanted = { day: string; part: number; code: string; id: string | null }

async function drafting(ctx: Ctx, unit: Unit, { day, part, code, id }: Wanted) {
  const sendAt = Math.max(ctx.now(), instantOf(day, unit.digestTime))
  const [fit, held] = await Promise.all([
    chooseItems(ctx.db, unit, sendAt),
    heldThatDay(ctx.db, { unitId: unit.id, day }, id),
  ])
  const left = fit.filter((item) => !held.has(item.id))
  const page = ctx.link(`/digests/${code}`)
  const { text, itemIds } = compose({ unitName: unit.name, day, part, code, page, pieces: left })
  if (itemIds.length === 0) return null
  const told = left.filter((item) => itemIds.includes(item.id))
  const title = titleOf({ unitName: unit.name, day, part })
  const content = { opening: '', items: told.map(pieceOf), closing: '' }
  return { title, text, content, contentHash: await digestHash({ title, text, content }), told }
}

/** Makes these the items of a digest, in this order and as they are approved now. At least one. */
export async function holdItems(tx: Tx, digestId: string, told: readonly Item[]): Promise<void> {
  await tx.delete(digestItems).where(eq(digestItems.digestId, digestId))
  await tx
    .insert(digestItems)
    .values(told.map((item, position) => ({ digestId, itemId: item.id, position, told: toldOf(item) })))
}

/** The digests of these units and days, by unit and day. */
export async function digestsOn(db: Pick<Tx, 'select'>, unitIds: readonly string[], days: readonly string[]) {
  if (unitIds.length === 0) return []
  return db
    .select()
    .from(digests)
    .where(and(inArray(digests.unitId, [...unitIds]), inArray(digests.day, [...days]), eq(digests.kind, 'digest')))
}
