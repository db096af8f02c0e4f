import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { firstPart, putRest, wholeBytes } from '../../db/parted.ts'
import { type Attached, attachments } from '../../db/schema/digests.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import { oneLine } from '../news/plain.ts'
import { dayMs } from '../time.ts'
import { openUnitFor } from '../units/open.ts'

/** In bytes. What Zalo takes of a picture (reference of the OA's upload), and what a page serves without strain. */
export const largestPicture = 1024 * 1024
export const largestFile = 5 * 1024 * 1024

// A day and a night to write it in; what went out keeps its own.
const unusedMs = 3 * dayMs

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)

/** The kind of a picture by its first bytes, whatever it is called; null where no chat takes it. */
export function pictureType(bytes: Uint8Array): string | null {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  return begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'image/png' : null
}

const officeTypes: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The kind of a file: its name must say one that is taken, and its first bytes must agree. */
export function fileType(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const isZip = begins(bytes, 0x50, 0x4b, 0x03, 0x04)
  const isOld = begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)
  const agrees = ending === 'pdf' ? begins(bytes, 0x25, 0x50, 0x44, 0x46) : ending.endsWith('x') ? isZip : isOld
  return agrees ? (officeTypes[ending] ?? null) : null
}

/**
 * Keeps a picture or a file that an announcement is to take along; one that none takes is dropped within days.
 *
 * @throws AppError INVALID attachment.picture or attachment.file, TOO_LARGE attachment.picture-large or attachment.file-large
 */
export async function keepAttachment(
  ctx: Ctx,
  input: { unitId: string; as: 'picture' | 'file'; name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Attached> {
  const unit = await openUnitFor(ctx, 'item.write', input.unitId)
  const { as, bytes } = input
  const name = oneLine(input.name).slice(-120) || as
  const mimeType = as === 'picture' ? pictureType(bytes) : fileType(name, bytes)
  if (!mimeType) throw new AppError('INVALID', `attachment.${as}`)
  if (bytes.length > (as === 'picture' ? largestPicture : largestFile))
    throw new AppError('TOO_LARGE', `attachment.${as}-large`)
  const row = { id: newId('at'), unitId: unit.id, name, mimeType, size: bytes.length, hash: await sha256(bytes) }
  const [createdBy, createdAt] = [ctx.actor.personId, ctx.now()]
  await ctx.write(async (tx) => {
    await tx.run(sql`
      delete from attachments where created_at < ${createdAt - unusedMs} and not exists (
        select 1 from digests d where d.sending is not null
          and attachments.id in (d.sending ->> '$.image.id', d.sending ->> '$.file.id'))
        and not exists (select 1 from gathering_papers p where p.attachment_id = attachments.id)`)
    await putAttachment(tx, { ...row, bytes, createdBy, createdAt })
  })
  const { unitId, ...attached } = row
  return attached
}

/** Keeps the bytes of a file under its row's id. */
export async function putAttachment(
  tx: Tx,
  row: Omit<typeof attachments.$inferInsert, 'bytes'> & { bytes: Uint8Array },
): Promise<void> {
  await tx.run(sql`
    insert into attachments (id, unit_id, name, mime_type, size, hash, bytes, created_by, created_at)
    values (${row.id}, ${row.unitId}, ${row.name}, ${row.mimeType}, ${row.size}, ${row.hash}, ${firstPart(row.bytes)},
      ${row.createdBy}, ${row.createdAt})`)
  await putRest(tx, row.id, row.bytes)
}

/** A file as it was handed in; null where its row is gone. */
export async function attachedFile(db: Pick<Reader, 'select'>, id: string) {
  const { name, mimeType, bytes } = attachments
  const [row] = await db.select({ name, mimeType, bytes }).from(attachments).where(eq(attachments.id, id))
  return row ? { ...row, bytes: await wholeBytes(db, id, row.bytes) } : null
}

/**
 * The attachments of these ids, of this unit.
 * @throws AppError CONFLICT attachment.gone
 */
export async function attachedOf(db: Reader, unitId: string, id: string | null): Promise<Attached | null> {
  if (id === null) return null
  const { name, mimeType, hash, size } = attachments
  const [row] = await db
    .select({ id: attachments.id, name, mimeType, hash, size })
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.unitId, unitId)))
  if (!row) throw new AppError('CONFLICT', 'attachment.gone')
  return row
}

/** A picture or file that everybody may fetch, for it went out; null of any other. */
export async function publicAttachment(db: Reader, id: string) {
  const [row] = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.id, id),
        sql`exists (select 1 from digests d join broadcasts b on b.digest_id = d.id
          where ${attachments.id} in (d.sending ->> '$.image.id', d.sending ->> '$.file.id'))`,
      ),
    )
  return row ? attachedFile(db, row.id) : null
}
