import { and, eq } from 'drizzle-orm'
import { documents, passages } from '../../db/schema/library.ts'
import { markForReview } from '../answers/review.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { unitFor } from '../roles.ts'
import { topUnit } from '../units/units.ts'
import { settleForce, targetsOf } from './settle-force.ts'

/** Takes a document off the shelf: nobody finds or opens it; answers that cited it are to be looked at again. */
export const retireDocument = (ctx: Ctx, id: string) => move(ctx, id, 'retire')

/** Puts it back as it was. */
export const restoreDocument = (ctx: Ctx, id: string) => move(ctx, id, 'restore')

async function move(ctx: Ctx, id: string, act: 'retire' | 'restore'): Promise<{ id: string; retired: boolean }> {
  const retired = act === 'retire'
  const document = await documentFor(ctx, id)
  if ((document.retiredAt !== null) === retired) return { id, retired }
  await ctx.write(async (tx) => {
    await tx
      .update(documents)
      .set({ retiredAt: retired ? ctx.now() : null, updatedAt: ctx.now() })
      .where(eq(documents.id, id))
    if (retired) {
      const held = await tx
        .select({ id: passages.id })
        .from(passages)
        .where(and(eq(passages.documentId, id), eq(passages.version, document.version)))
      await markForReview(
        tx,
        ctx,
        held.map((passage) => passage.id),
      )
    }
    await settleForce(tx, await targetsOf(tx, [id]))
    await record(tx, ctx, { action: `document.${act}`, unitId: document.unitId, subjectId: id })
  })
  return { id, retired }
}

/** The document, if the actor keeps its unit's library; else NOT_FOUND. One of no unit is the top one's. */
export async function documentFor(ctx: Ctx, id: string) {
  const [document] = await ctx.db.select().from(documents).where(eq(documents.id, id))
  await unitFor(ctx, 'document.write', document?.unitId ?? (await topUnit(ctx.db))?.id ?? '')
  if (!document || document.version === 0) throw new AppError('NOT_FOUND')
  return document
}
