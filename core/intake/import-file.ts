import type { Taken } from '../../db/schema/intake.ts'
import type { Access } from '../../db/schema/library.ts'
import type { Ctx, OpenedFile } from '../context.ts'
import { FileRefused, type FileReport, isRefusal, type Refusal } from '../library/parse/source-document.ts'
import { keepOriginal, releaseUnused } from '../library/store/originals.ts'
import { type ImportReport, importDocuments } from './import-documents.ts'
import { ownerOf } from './owner.ts'
import { readBefore } from './read-uploads.ts'

type File = {
  name: string
  bytes: Uint8Array
  sha256: string
  access: Access
  /** Reads it even if the very same bytes were read before. */
  again?: boolean
  /** Why it is to be shown even if fewer golden questions are answered rightly with it. */
  insist?: string
}
type Progress = { signal?: AbortSignal; onPage?: (page: number, pages: number) => void }

export type FileTaken = FileReport & Pick<ImportReport, 'passages' | 'refused' | 'release'> & { documents: Taken[] }

/**
 * Takes in one file whose bytes are at hand, and keeps it with what it became. The same bytes a second time are not read
 * again, so that an import that was cut off goes on fast, scans and all.
 */
export async function importFile(
  ctx: Ctx,
  { name, bytes, sha256, access, again = false, insist }: File,
  progress: Progress = {},
): Promise<FileTaken | Refusal> {
  const unitId = await ownerOf(ctx, null)
  const before = again ? null : await readBefore(ctx, { sha256, access, unitId, replaces: null })
  if (before)
    return { kind: '', documents: before, passages: 0, refused: [], release: null, ocr: [], unread: [], notes: [] }
  const read = await ctx.readFile(name, bytes, progress)
  if (isRefusal(read)) return read
  try {
    return await taken(ctx, { name, bytes, sha256, access, insist }, read)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return { name, reason: error.reason }
  } finally {
    await read.close()
  }
}

async function taken(
  ctx: Ctx,
  { name, bytes, sha256, access, insist }: File,
  { documents: sources, documentCount, close, refused: leftOut, ...how }: OpenedFile,
): Promise<FileTaken | Refusal> {
  const original = await keepOriginal(ctx, {
    fileName: name,
    chunks: [bytes],
    largest: bytes.length,
    sha256: () => sha256,
  })
  try {
    const documents: Taken[] = []
    const { passages, refused, release, notes } = await importDocuments(ctx, sources, {
      access,
      originalId: original.id,
      name,
      insist,
      onTaken: (taken) => void documents.push(taken),
    })
    const [first] = refused
    if (documents.length === 0 && first) return first
    return { ...how, notes: [...how.notes, ...notes], documents, passages, refused: [...leftOut, ...refused], release }
  } finally {
    await releaseUnused(ctx, original.id)
  }
}
