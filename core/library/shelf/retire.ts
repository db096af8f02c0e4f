import { and, eq } from 'drizzle-orm'
import { documents, passages } from '../../../db/schema/library.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { recomputeForce, targetsOf } from '../force/recompute-force.ts'
import { markCited } from '../store/mark-cited.ts'
import { documentFor } from './documents.ts'

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
      const shown = await tx
        .select({ id: passages.id })
        .from(passages)
        .where(and(eq(passages.documentId, id), eq(passages.version, document.version)))
      await markCited(
        tx,
        ctx,
        shown.map((passage) => passage.id),
      )
    }
    await recomputeForce(tx, await targetsOf(tx, [id]))
    await record(tx, ctx, { action: `document.${act}`, unitId: document.unitId, subjectId: id })
  })
  return { id, retired }
}
