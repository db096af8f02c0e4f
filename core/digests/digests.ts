import { eq } from 'drizzle-orm'
import { digests, type Piece } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, allow } from '../roles.ts'
import { instantOf } from '../time.ts'
import type { Unit } from '../units/tree.ts'
import { refuseBlocked } from './blocked.ts'
import { chooseItems, itemsOf } from './choose.ts'
import { textMax, textOf } from './compose.ts'
import { type Change, contentAfter, type Digest, digestHash, pieceOf } from './content.ts'
import { holdItems } from './draft.ts'

/**
 * Changes the items, the words told of them, or the lines around them; the text is composed of what then stands. Any edit
 * voids the approval. `contentHash`, where given, is what the editor saw.
 *
 * @throws AppError INVALID digest.long, digest.link, digest.title, digest.many or digest.items; CONFLICT digest.scheduled,
 *   digest.stale or digest.blocked
 */
export async function editDigest(ctx: Ctx, id: string, input: Change & { contentHash?: string }): Promise<Digest> {
  const { digest, unit } = await digestFor(ctx, 'digest.write', id)
  refuseScheduled(digest)
  const seen = input.contentHash ?? digest.contentHash
  const { content, text, named } = await edited(ctx, digest, unit, input)
  const contentHash = await digestHash({ title: digest.title, text, content })
  return ctx.write(async (tx) => {
    const [current] = await tx.select().from(digests).where(eq(digests.id, id))
    refuseScheduled(current!)
    // The change was worked out on what stood here then: laid over another's edit, it would undo it.
    if (current!.contentHash !== seen || digest.contentHash !== seen) throw new AppError('CONFLICT', 'digest.stale')
    const [after] = await tx
      .update(digests)
      .set({
        content,
        text,
        contentHash,
        ...unapproved,
        returnedFor: null,
        editedBy: ctx.actor.personId,
        updatedAt: ctx.now(),
      })
      .where(eq(digests.id, id))
      .returning()
    await holdItems(tx, id, named)
    await record(tx, ctx, { action: 'digest.edit', unitId: unit.id, subjectId: id, detail: { contentHash } })
    return after as Digest
  })
}

/** The text that a change would make, with nothing kept. */
export async function previewDigest(ctx: Ctx, id: string, change: Change): Promise<string> {
  const { digest, unit } = await digestFor(ctx, 'digest.write', id)
  refuseScheduled(digest)
  return (await edited(ctx, digest, unit, change)).text
}

async function edited(ctx: Ctx, digest: Digest, unit: Unit, change: Change) {
  const { content, named } = await contentAfter(ctx.db, digest, unit, change)
  const { day, part, code } = digest
  const { opening, items: pieces, closing } = content
  const text = textOf({
    unitName: unit.name,
    day,
    part,
    code,
    page: ctx.link(`/digests/${code}`),
    opening,
    pieces,
    closing,
  })
  if (text.length > textMax) throw new AppError('INVALID', 'digest.long', { length: text.length, max: textMax })
  const told = content.items.map((piece, i) => ({ item: named[i]!, piece }))
  await refuseBlocked(ctx.db, digest, told, whenever, ctx.now())
  return { content, text, named }
}

// When it will be sent nobody has said: of an embargo scheduling tells.
const whenever = Number.POSITIVE_INFINITY

/** Approved items that this digest does not hold yet, in the order of a digest. */
export async function itemsToTake(ctx: Ctx, id: string): Promise<Piece[]> {
  const { digest, unit } = await digestFor(ctx, 'digest.write', id)
  const [held, fit] = await Promise.all([
    itemsOf(ctx.db, id),
    chooseItems(ctx.db, unit, Math.max(ctx.now(), instantOf(digest.day, unit.digestTime))),
  ])
  return fit.filter((one) => !held.some(({ item }) => item.id === one.id)).map(pieceOf)
}

/**
 * A second person approves exactly the text whose hash they send.
 * @throws AppError FORBIDDEN four-eyes, CONFLICT digest.stale or digest.scheduled
 */
export async function approveDigest(ctx: Ctx, id: string, input: { contentHash: string }): Promise<Digest> {
  const { unit } = await digestFor(ctx, 'digest.approve', id)
  return ctx.write(async (tx) => {
    const [digest] = await tx.select().from(digests).where(eq(digests.id, id))
    if (!digest || digest.contentHash !== input.contentHash) throw new AppError('CONFLICT', 'digest.stale')
    if (digest.editedBy && digest.editedBy === ctx.actor.personId) throw new AppError('FORBIDDEN', 'four-eyes')
    if (digest.status === 'approved') return digest
    refuseScheduled(digest)
    const at = ctx.now()
    const approval = { approvedBy: ctx.actor.personId, approvedAt: at, approvedHash: digest.contentHash }
    const [after] = await tx
      .update(digests)
      .set({ ...approval, status: 'approved', updatedAt: at })
      .where(eq(digests.id, id))
      .returning()
    const detail = { contentHash: digest.contentHash }
    await record(tx, ctx, { action: 'digest.approve', unitId: unit.id, subjectId: id, detail })
    return after as Digest
  })
}

/** What a digest is once its approval no longer holds. */
export const unapproved = { status: 'draft', approvedBy: null, approvedAt: null, approvedHash: null } as const

function refuseScheduled({ status }: Pick<Digest, 'status'>) {
  if (status === 'scheduled' || status === 'cancelled') throw new AppError('CONFLICT', 'digest.scheduled')
}

/** The daily digest and its unit, if the actor may do this there; else NOT_FOUND: an announcement has verbs of its own. */
export async function digestFor(ctx: Ctx, action: Action, id: string): Promise<{ digest: Digest; unit: Unit }> {
  const found = await editionFor(ctx, action, id)
  if (found.digest.kind !== 'digest') throw new AppError('NOT_FOUND')
  return found
}

/** The same of whatever goes to groups under a code: a digest, an announcement, a series. */
export async function editionFor(ctx: Ctx, action: Action, id: string): Promise<{ digest: Digest; unit: Unit }> {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ digest: digests, unit: units })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(eq(digests.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.unit.path)
  return row
}
