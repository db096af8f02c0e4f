import { eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { type BankContent, questionPictures } from '../../db/schema/question-bank.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { dayMs } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import type { Brought } from './brought-picture.ts'
import { largestPicture, mostPixels, pictureFile } from './picture-file.ts'

// A day and a night to write its question in.
const unusedMs = 3 * dayMs

/**
 * Keeps a picture for a question of a unit's bank; one that no question holds is dropped within days.
 *
 * @throws AppError INVALID bank.picture-file, bank.picture-wide; TOO_LARGE bank.picture-large
 */
export async function keepPicture(ctx: Ctx, unitId: string, bytes: Uint8Array<ArrayBuffer>) {
  const unit = await openUnitFor(ctx, 'quiz.write', unitId)
  const file = pictureFile(bytes)
  if (!file) throw new AppError('INVALID', 'bank.picture-file')
  if (bytes.length > largestPicture) throw new AppError('TOO_LARGE', 'bank.picture-large')
  if (Math.max(file.width, file.height) > mostPixels) throw new AppError('INVALID', 'bank.picture-wide')
  const { mimeType, width, height } = file
  const [id, at] = [newId('qp'), ctx.now()]
  await ctx.write(async (tx) => {
    await tx.run(sql`
      delete from question_pictures where created_at < ${at - unusedMs} and id not in (
        select content ->> '$.picture.id' from bank_versions where content ->> '$.picture.id' is not null
        union select picture ->> '$.id' from quiz_questions where picture is not null)`)
    await insertPicture(tx, { id, mimeType, width, height, bytes }, at)
    await record(tx, ctx, { action: 'bank.picture', unitId: unit.id, subjectId: id, detail: { size: bytes.length } })
  })
  return { id, width, height }
}

export const insertPicture = (tx: Tx, { id, mimeType, width, height, bytes }: Brought, at: number) =>
  tx.run(sql`
    insert into question_pictures (id, mime_type, width, height, bytes, created_at)
    values (${id}, ${mimeType}, ${width}, ${height}, ${bytes}, ${at})`)

// A file that takes them along comes in again: of more than this it would be too large.
const mostTakenAlong = 5 * 1024 * 1024

/**
 * The pictures of questions that are taken along, by id.
 *
 * @throws AppError INVALID bank.pictures-large
 */
export async function picturesOf(db: Reader, contents: readonly Pick<BankContent, 'picture'>[]) {
  const ids = JSON.stringify(contents.flatMap(({ picture }) => picture?.id ?? []))
  const among = sql`question_pictures where id in (select value from json_each(${ids}))`
  const [sum] = await db.all<{ size: number }>(sql`select coalesce(sum(length(bytes)), 0) as size from ${among}`)
  if ((sum?.size ?? 0) > mostTakenAlong) throw new AppError('INVALID', 'bank.pictures-large')
  const { id, mimeType, bytes } = questionPictures
  const rows = await db
    .select({ id, mimeType, bytes })
    .from(questionPictures)
    .where(sql`${id} in (select value from json_each(${ids}))`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** A picture, for whoever was given its id with a question; null of any other. */
export async function pictureOf(db: Pick<Reader, 'select'>, id: string) {
  const { mimeType, bytes } = questionPictures
  const [found] = await db.select({ mimeType, bytes }).from(questionPictures).where(eq(questionPictures.id, id))
  return found ?? null
}
