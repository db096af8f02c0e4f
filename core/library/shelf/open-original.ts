import { and, eq } from 'drizzle-orm'
import { documentOriginals, originals } from '../../../db/schema/intake.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { mayDo, unitFor } from '../../roles.ts'
import { partsOf } from '../store/originals.ts'
import { documentSeen } from './documents.ts'

/**
 * The file that a document was read from, for whoever may read the document. An earlier version's is for those who keep
 * the library, and so is a file of several documents: not all of them need be this reader's.
 *
 * @throws AppError NOT_FOUND also where nothing was kept
 */
export async function openOriginal(ctx: Ctx, documentId: string, version?: number) {
  const document = await documentSeen(ctx, documentId)
  if (version !== undefined && version !== document.version) {
    await unitFor(ctx, 'document.write', document.unitId ?? '')
  }
  const [kept] = await ctx.db
    .select({ id: originals.id, fileName: originals.fileName, size: originals.size })
    .from(documentOriginals)
    .innerJoin(originals, eq(originals.id, documentOriginals.originalId))
    .where(
      and(eq(documentOriginals.documentId, documentId), eq(documentOriginals.version, version ?? document.version)),
    )
  if (!kept) throw new AppError('NOT_FOUND')
  const documents = await ctx.db.$count(documentOriginals, eq(documentOriginals.originalId, kept.id))
  if (documents > 1 && !mayDo(ctx, 'document.read')) throw new AppError('NOT_FOUND')
  return { fileName: kept.fileName, size: kept.size, bytes: partsOf(ctx.db, kept.id) }
}
