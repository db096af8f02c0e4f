import { and, eq, inArray } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { digestItems, digests } from '../../db/schema/digests.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError, describe } from '../errors.ts'
import { newCode, newId } from '../ids.ts'
import { type Item, toldOf } from '../news/items.ts'
import { dayOf, hourMs, instantOf } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import type { Unit } from '../units/tree.ts'
import { chooseItems, unitsWithDigests } from './choose.ts'
import { compose, titleOf } from './compose.ts'
import { type Digest, digestHash, pieceOf } from './content.ts'

/**
 * Drafts the digests whose time is less than an hour away, for every unit that has a chat in use below it and an editor
 * or communicator of its own. Where nothing is new there is no digest, and the next minute looks again.
 */
export async function draftDue(ctx: Ctx): Promise<number> {
  const day = dayOf(ctx.now() + hourMs)
  const due = (await unitsWithDigests(ctx)).filter(({ digestTime }) => {
    const wait = instantOf(day, digestTime) - ctx.now()
    return wait > 0 && wait <= hourMs
  })
  const made = due.length > 0 ? await madeFor(ctx, due, day) : new Set<string>()
  let drafted = 0
  for (const unit of due) {
    if (!made.has(unit.id) && (await draft(ctx, unit, day).catch(noted(ctx, unit)))) drafted += 1
  }
  return drafted
}

// Another process drafted it between the look and the write, or it failed: the next unit's digest does not wait for it.
const noted =
  (ctx: Ctx, { id }: Unit) =>
  (error: unknown) => {
    if (error instanceof AppError && error.reason === 'digest.exists') return null
    ctx.log('draft.failed', { unitId: id, ...describe(error) })
    return null
  }

async function madeFor(ctx: Ctx, due: Unit[], day: string): Promise<Set<string>> {
  const ids = due.map(({ id }) => id)
  const made = await ctx.db
    .select({ unitId: digests.unitId })
    .from(digests)
    .where(and(eq(digests.day, day), inArray(digests.unitId, ids)))
  return new Set(made.map(({ unitId }) => unitId))
}

/**
 * The digest of one unit and day, drafted now.
 * @throws AppError CONFLICT digest.exists or nothing-new
 */
export async function draftDigest(ctx: Ctx, input: { unitId: string; day: string }): Promise<Digest> {
  const unit = await openUnitFor(ctx, 'digest.write', input.unitId)
  const [made] = await ctx.db
    .select({ id: digests.id })
    .from(digests)
    .where(and(eq(digests.unitId, unit.id), eq(digests.day, input.day)))
  if (made) throw new AppError('CONFLICT', 'digest.exists', { id: made.id })
  const digest = await draft(ctx, unit, input.day)
  if (!digest) throw new AppError('CONFLICT', 'nothing-new')
  return digest
}

async function draft(ctx: Ctx, unit: Unit, day: string): Promise<Digest | null> {
  const code = newCode()
  const sendAt = Math.max(ctx.now(), instantOf(day, unit.digestTime))
  const pieces = await chooseItems(ctx.db, unit, sendAt)
  const page = ctx.link(`/digests/${code}`)
  const { text, itemIds } = compose({ unitName: unit.name, day, code, page, pieces })
  if (itemIds.length === 0) return null
  const told = pieces.filter(({ id }) => itemIds.includes(id))
  const title = titleOf({ unitName: unit.name, day })
  const content = { opening: '', items: told.map(pieceOf), closing: '' }
  const contentHash = await digestHash({ title, text, content })
  const write = ctx.write(async (tx) => {
    const at = ctx.now()
    const [digest] = await tx
      .insert(digests)
      .values({
        id: newId('dg'),
        unitId: unit.id,
        day,
        code,
        title,
        content,
        text,
        contentHash,
        editedBy: ctx.actor.personId,
        createdAt: at,
        updatedAt: at,
      })
      .returning()
    await holdItems(tx, digest!.id, told)
    await record(tx, ctx, { action: 'digest.draft', unitId: unit.id, subjectId: digest!.id, detail: { day, itemIds } })
    return digest as Digest
  })
  return write.catch((error) => {
    throw isDuplicate(error) ? new AppError('CONFLICT', 'digest.exists') : error
  })
}

/** Makes these the items of a digest, in this order and as they are approved now. At least one. */
export async function holdItems(tx: Tx, digestId: string, told: readonly Item[]): Promise<void> {
  await tx.delete(digestItems).where(eq(digestItems.digestId, digestId))
  await tx
    .insert(digestItems)
    .values(told.map((item, position) => ({ digestId, itemId: item.id, position, told: toldOf(item) })))
}
