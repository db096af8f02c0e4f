import { eq } from 'drizzle-orm'
import { digests } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { isWebLink } from '../news/link.ts'
import { type Action, allow } from '../roles.ts'
import { withoutMentions } from '../text/mentions.ts'
import type { Unit } from '../units/tree.ts'
import { itemsNamed } from './choose.ts'
import { compose, textMax } from './compose.ts'
import { type Digest, holdItems } from './draft.ts'

/**
 * Changes the words, the items, or both; new items without new words compose the text anew. Any edit voids the approval.
 * @throws AppError INVALID digest.long, digest.code, digest.link or digest.items; CONFLICT digest.scheduled
 */
export async function editDigest(ctx: Ctx, id: string, change: { text?: string; itemIds?: string[] }): Promise<Digest> {
  const { digest, unit } = await digestFor(ctx, 'digest.write', id)
  refuseScheduled(digest)
  const itemIds = change.itemIds && [...new Set(change.itemIds)]
  const { text, held } = await wordsAfter(ctx, digest, unit, { text: change.text, itemIds })
  const contentHash = await sha256(text)
  return ctx.write(async (tx) => {
    const [current] = await tx.select({ status: digests.status }).from(digests).where(eq(digests.id, id))
    refuseScheduled(current!)
    const [after] = await tx
      .update(digests)
      .set({ text, contentHash, ...unapproved, editedBy: ctx.actor.personId, updatedAt: ctx.now() })
      .where(eq(digests.id, id))
      .returning()
    if (held) await holdItems(tx, id, held)
    await record(tx, ctx, { action: 'digest.edit', unitId: unit.id, subjectId: id, detail: { contentHash } })
    return after as Digest
  })
}

async function wordsAfter(ctx: Ctx, digest: Digest, unit: Unit, change: { text?: string; itemIds?: string[] }) {
  const { itemIds } = change
  const pieces = itemIds && (await itemsNamed(ctx.db, unit, itemIds))
  if (pieces === null) throw new AppError('INVALID', 'digest.items')
  if (change.text !== undefined) return { text: checked(change.text, digest.code), held: pieces }
  if (!pieces) return { text: digest.text }
  const { day, code } = digest
  const composed = compose({ unitName: unit.name, day, code, page: ctx.link(`/digests/${code}`), pieces })
  if (composed.itemIds.length < pieces.length) throw new AppError('INVALID', 'digest.long')
  return { text: composed.text, held: pieces }
}

// The code lets people check the message against the edition, and lets a send that got no reply be found in the chat.
function checked(typed: string, code: string): string {
  const text = withoutMentions(typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  if (text.length > textMax) throw new AppError('INVALID', 'digest.long', { length: text.length, max: textMax })
  if (!text.includes(code)) throw new AppError('INVALID', 'digest.code', { code })
  const links = text.match(/\b[a-z][a-z0-9+.-]*:\/\/\S*|\b(javascript|data):\S+/gi) ?? []
  if (!links.every(isWebLink)) throw new AppError('INVALID', 'digest.link')
  return text
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

/** What an edition is once its approval no longer holds. */
export const unapproved = { status: 'draft', approvedBy: null, approvedAt: null, approvedHash: null } as const

function refuseScheduled({ status }: Pick<Digest, 'status'>) {
  if (status === 'scheduled' || status === 'cancelled') throw new AppError('CONFLICT', 'digest.scheduled')
}

/** The edition and its unit, if the actor may do this there; else NOT_FOUND. */
export async function digestFor(ctx: Ctx, action: Action, id: string): Promise<{ digest: Digest; unit: Unit }> {
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
