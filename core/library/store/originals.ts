import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { hasSome, insertMany } from '../../../db/insert-many.ts'
import { documentOriginals, imports, originalParts, originals } from '../../../db/schema/intake.ts'
import { documents } from '../../../db/schema/library.ts'
import { stagedDocuments } from '../../../db/schema/releases.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'

const partBytes = 256 * 1024
// One write of a megabyte takes some milliseconds; everybody else writes in between.
const partsPerWrite = 4

type Original = { id: string; size: number; sha256: string }

type Incoming = {
  fileName: string
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** In bytes. */
  largest: number
  /** Asked once all chunks are taken. */
  sha256: () => string | Promise<string>
}

/**
 * Keeps a file, written as it comes: never more of it is in memory than one write. What breaks off leaves nothing.
 *
 * @throws AppError TOO_LARGE beyond `largest`, INVALID when nothing comes
 */
export async function keepOriginal(
  ctx: Pick<Ctx, 'write' | 'now'>,
  { fileName, chunks, largest, sha256 }: Incoming,
): Promise<Original> {
  const id = newId('or')
  await ctx.write((tx) => tx.insert(originals).values({ id, fileName, createdAt: ctx.now() }))
  try {
    let size = 0
    let position = 0
    for await (const parts of inParts(chunks)) {
      size += parts.reduce((sum, part) => sum + part.length, 0)
      if (size > largest) throw new AppError('TOO_LARGE', 'file.large', { largest })
      const rows = parts.map((bytes) => sql`(${id}, ${position++}, ${bytes})`)
      await ctx.write((tx) =>
        tx.run(sql`insert into original_parts (original_id, position, bytes) values ${sql.join(rows, sql`, `)}`),
      )
      await breathe()
    }
    if (size === 0) throw new AppError('INVALID', 'file.empty')
    const hash = await sha256()
    await ctx.write((tx) => tx.update(originals).set({ size, sha256: hash }).where(eq(originals.id, id)))
    return { id, size, sha256: hash }
  } catch (error) {
    await ctx.write((tx) => dropOriginal(tx, id))
    throw error
  }
}

async function* inParts(chunks: Incoming['chunks']): AsyncGenerator<Uint8Array[]> {
  let parts: Uint8Array[] = []
  let part = new Uint8Array(partBytes)
  let filled = 0
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const some = chunk.subarray(from, from + partBytes - filled)
      part.set(some, filled)
      filled += some.length
      from += some.length
      if (filled < partBytes) continue
      parts.push(part)
      part = new Uint8Array(partBytes)
      filled = 0
      if (parts.length < partsPerWrite) continue
      yield parts
      parts = []
    }
  }
  if (filled > 0) parts.push(part.slice(0, filled))
  if (parts.length > 0) yield parts
}

/** The bytes of a file, a part at a time. */
export async function* partsOf(db: Ctx['db'], originalId: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let position = 0; ; position++) {
    const [part] = await db
      .select({ bytes: originalParts.bytes })
      .from(originalParts)
      .where(and(eq(originalParts.originalId, originalId), eq(originalParts.position, position)))
    if (!part) return
    yield new Uint8Array(part.bytes)
  }
}

/** All the bytes of a file of so many, with a breath between its parts. */
export async function wholeOf(db: Ctx['db'], { id, size }: { id: string; size: number }): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const part of partsOf(db, id)) {
    bytes.set(part, at)
    at += part.length
    if (at < size) await breathe()
  }
  return bytes
}

/** Ties files to the versions of documents that were read from them. */
export async function keepWith(
  tx: Tx,
  read: readonly { id: string; version: number; originalId: string | null }[],
): Promise<void> {
  const rows = read.flatMap(({ id, version, originalId }) =>
    originalId ? [{ documentId: id, version, originalId }] : [],
  )
  if (hasSome(rows)) await tx.run(sql`${insertMany(documentOriginals, rows)} on conflict do nothing`)
}

/** The file that is kept already with these very bytes; null where none is. */
export async function keptAs({ db }: Pick<Ctx, 'db'>, sha256: string): Promise<string | null> {
  const [kept] = await db.select({ id: originals.id }).from(originals).where(eq(originals.sha256, sha256)).limit(1)
  return kept?.id ?? null
}

/** Whether two files that are kept have the very same bytes. */
export async function isSameFile({ db }: Pick<Ctx, 'db'>, one: string, other: string): Promise<boolean> {
  const hashes = await db
    .selectDistinct({ sha256: originals.sha256 })
    .from(originals)
    .where(inArray(originals.id, [one, other]))
  return one === other || (hashes.length === 1 && hashes[0]?.sha256 !== null)
}

/** The file that a version was read from; null where none was kept. */
export async function originalOf({ db }: Pick<Ctx, 'db'>, documentId: string, version: number): Promise<string | null> {
  const [kept] = await db
    .select({ id: documentOriginals.originalId })
    .from(documentOriginals)
    .where(and(eq(documentOriginals.documentId, documentId), eq(documentOriginals.version, version)))
  return kept?.id ?? null
}

/** Ties a file to a document that was held without one. */
export async function attachOriginal(
  ctx: Pick<Ctx, 'db' | 'write'>,
  documentId: string,
  originalId: string,
): Promise<void> {
  const [tied] = await ctx.db.all(sql`
    select 1 from documents d join document_originals o on o.document_id = d.id and o.version = d.version
    where d.id = ${documentId}`)
  if (tied) return
  await ctx.write(async (tx) => {
    const [held] = await tx.select().from(documents).where(eq(documents.id, documentId))
    if (held) await keepWith(tx, [{ ...held, originalId }])
  })
}

/** Lets go of a file that no document was read from. */
export async function dropUnused(tx: Tx, originalId: string): Promise<void> {
  const used = await tx.$count(documentOriginals, eq(documentOriginals.originalId, originalId))
  const staged = await tx.$count(stagedDocuments, eq(stagedDocuments.originalId, originalId))
  if (used + staged === 0) await dropOriginal(tx, originalId)
}

export const releaseUnused = (ctx: Pick<Ctx, 'write'>, originalId: string) =>
  ctx.write((tx) => dropUnused(tx, originalId))

async function dropOriginal(tx: Tx, id: string): Promise<void> {
  await tx.update(imports).set({ originalId: null }).where(eq(imports.originalId, id))
  await tx.delete(originalParts).where(eq(originalParts.originalId, id))
  await tx.delete(originals).where(eq(originals.id, id))
}

/** Lets go of a few files at a time that came to nothing: broken off on the way, refused, or stopped. */
export async function dropUnreadOriginals(ctx: Pick<Ctx, 'db' | 'write'>, until: number): Promise<void> {
  const gone = await ctx.db.all<{ id: string }>(sql`
    select id from originals where created_at < ${until}
      and not exists (select 1 from document_originals where original_id = originals.id)
      and not exists (select 1 from staged_documents where original_id = originals.id)
      and not exists (select 1 from imports where original_id = originals.id
        and (state in ('queued', 'reading') or updated_at >= ${until}))
    limit 20`)
  for (const { id } of gone) await ctx.write((tx) => dropUnused(tx, id))
}
