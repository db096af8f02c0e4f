import { and, desc, eq, sql } from 'drizzle-orm'
import { apiKeys } from '../../db/schema/api-keys.ts'
import { imports } from '../../db/schema/intake.ts'
import type { Access } from '../../db/schema/library.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { documentFor } from '../library/shelf/documents.ts'
import { keepOriginal } from '../library/store/originals.ts'
import { allow, within } from '../roles.ts'
import { composed } from '../text/composed.ts'
import { ownerOf } from './owner.ts'

const mostListed = 50
const longestName = 200

type File = {
  fileName: string
  access: Access
  unitId?: string
  replaces?: string
  chunks: AsyncIterable<Uint8Array>
  largest: number
  sha256: () => string
}

/**
 * Keeps a file as it comes and puts it in line to be read. Whoever may not do so is refused before a byte is taken.
 *
 * @throws AppError INVALID for a bad name or an empty file, TOO_LARGE beyond `largest` bytes
 */
export async function takeUpload(ctx: Ctx, file: File): Promise<{ id: string }> {
  allow(ctx, 'document.write')
  const fileName = fileNameOf(file.fileName)
  const unitId = await ownerOf(ctx, file.unitId ?? null)
  if (!unitId) throw new AppError('INVALID', 'no-unit')
  if (file.replaces) await documentFor(ctx, file.replaces)
  const { access, replaces = null, chunks, largest, sha256 } = file
  const original = await keepOriginal(ctx, { fileName, chunks, largest, sha256 })
  const id = newId('im')
  await ctx.write(async (tx) => {
    await tx.insert(imports).values({
      id,
      unitId,
      uploadedBy: ctx.actor.personId,
      keyId: ctx.actor.key?.id,
      originalId: original.id,
      replaces,
      fileName,
      size: original.size,
      sha256: original.sha256,
      access,
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    })
    const { size, sha256 } = original
    await record(tx, ctx, {
      action: 'import.upload',
      unitId,
      subjectId: id,
      detail: { size, sha256, access, replaces },
    })
  })
  return { id }
}

/** What a file is called, without the folders that a sender may put before it. */
function fileNameOf(given: string): string {
  const name = (composed(given).split(/[/\\]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  if (!name || /^\.+$/.test(name) || name.length > longestName) throw new AppError('INVALID', 'file.name')
  return name
}

/** The latest files of the units whose library the actor keeps, or those of some bytes, and how far each is. */
export async function listUploads(ctx: Ctx, { sha256 }: { sha256?: string } = {}) {
  const rows = await ctx.db
    .select({ row: imports, unitName: units.name, personName: people.name, keyName: apiKeys.name })
    .from(imports)
    .innerJoin(units, eq(units.id, imports.unitId))
    .leftJoin(people, eq(people.id, imports.uploadedBy))
    .leftJoin(apiKeys, eq(apiKeys.id, imports.keyId))
    .where(and(within(ctx, 'document.write'), sha256 === undefined ? undefined : eq(imports.sha256, sha256)))
    .orderBy(desc(imports.createdAt), desc(sql`imports.rowid`))
    .limit(mostListed)
  return rows.map(({ row, unitName, personName, keyName }) => {
    const { uploadedBy, keyId, originalId, sha256, attempts, claim, leaseUntil, replaces, unitId, ...shown } = row
    // Who works for the office is no program's to know.
    const byName = ctx.actor.key ? null : (personName ?? keyName)
    return { ...shown, unitName, personName: byName, mayRetry: mayRetry(row) }
  })
}

type Row = typeof imports.$inferSelect
const mayRetry = ({ state, originalId }: Row) => (state === 'refused' || state === 'cancelled') && originalId !== null

/** Stops a file that waits or is being read; what was on its way is not shown. */
export const cancelUpload = (ctx: Ctx, id: string) =>
  change(ctx, id, 'cancel', (row) => {
    if (row.state !== 'queued' && row.state !== 'reading') throw new AppError('CONFLICT', 'import.over')
    return { state: 'cancelled' as const, leaseUntil: null }
  })

/** Puts a file in line again that was refused or stopped, as long as its bytes are kept. */
export const retryUpload = (ctx: Ctx, id: string) =>
  change(ctx, id, 'retry', (row) => {
    if (!mayRetry(row)) throw new AppError('CONFLICT', row.originalId ? 'import.over' : 'import.gone')
    return { state: 'queued' as const, reason: null, attempts: 0, pagesRead: 0, pages: null, passages: 0, report: null }
  })

async function change(
  ctx: Ctx,
  id: string,
  act: 'cancel' | 'retry',
  changeOf: (row: Row) => Partial<Row>,
): Promise<{ id: string }> {
  allow(ctx, 'document.write')
  await ctx.write(async (tx) => {
    const [found] = await tx
      .select({ row: imports, path: units.path })
      .from(imports)
      .innerJoin(units, eq(units.id, imports.unitId))
      .where(eq(imports.id, id))
    if (!found) throw new AppError('NOT_FOUND')
    allow(ctx, 'document.write', found.path)
    const changes = changeOf(found.row)
    await tx
      .update(imports)
      .set({ ...changes, updatedAt: ctx.now() })
      .where(eq(imports.id, id))
    await record(tx, ctx, { action: `import.${act}`, unitId: found.row.unitId, subjectId: id })
  })
  return { id }
}
