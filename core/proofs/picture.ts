import { eq } from 'drizzle-orm'
import { originals } from '../../db/schema/intake.ts'
import type { Ctx, FileLook, Picture, PicturedFile } from '../context.ts'
import { AppError } from '../errors.ts'
import { wholeOf } from '../library/store/originals.ts'
import { readingOf, type Which } from './proof.ts'

/** What the file behind a reading can be shown as: pictures of its pages, its source as it stands, or nothing here. */
export async function lookAtFile(ctx: Ctx, id: string, which?: Which): Promise<FileLook> {
  const file = await fileOf(ctx, id, which)
  return file ? ctx.pictures.look(file) : { kind: 'none', reason: 'picture.unkept' }
}

/**
 * One page of the file behind a reading, drawn; `tag` tells it from another. `known` is the tag that the reader has already:
 * then there is nothing to draw.
 */
export async function drawPage(
  ctx: Ctx,
  id: string,
  { which, page, known }: { which?: Which; page: number; known?: string },
): Promise<{ tag: string; picture: Picture | null }> {
  const file = await fileOf(ctx, id, which)
  if (!file) throw new AppError('NOT_FOUND')
  const tag = `"${file.id}-${page}"`
  return { tag, picture: known === tag ? null : await ctx.pictures.page(file, page) }
}

async function fileOf(ctx: Ctx, id: string, which?: Which): Promise<PicturedFile | null> {
  const { originalId } = await readingOf(ctx, id, which)
  if (!originalId) return null
  const [file] = await ctx.db.select().from(originals).where(eq(originals.id, originalId))
  if (!file) return null
  const { fileName, size } = file
  return { id: originalId, name: fileName, size, read: () => wholeOf(ctx.db, { id: originalId, size }) }
}
