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
  const kept = await keptFor(ctx, documentId, version ?? document.version)
  if (!kept) throw new AppError('NOT_FOUND')
  return { fileName: kept.fileName, size: kept.size, bytes: partsOf(ctx.db, kept.id) }
}

/** What the file of a document's present version is called, and its bytes' number, for who may open it; else null. */
export async function originalOf(ctx: Ctx, documentId: string): Promise<{ fileName: string; size: number } | null> {
  const document = await documentSeen(ctx, documentId)
  const kept = await keptFor(ctx, documentId, document.version)
  return kept && { fileName: kept.fileName, size: kept.size }
}

async function keptFor(ctx: Ctx, documentId: string, version: number) {
  const [kept] = await ctx.db
    .select({ id: originals.id, fileName: originals.fileName, size: originals.size })
    .from(documentOriginals)
    .innerJoin(originals, eq(originals.id, documentOriginals.originalId))
    .where(and(eq(documentOriginals.documentId, documentId), eq(documentOriginals.version, version)))
  if (!kept) return null
  const documents = await ctx.db.$count(documentOriginals, eq(documentOriginals.originalId, kept.id))
  return documents > 1 && !mayDo(ctx, 'document.read') ? null : kept
}
