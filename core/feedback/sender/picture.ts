import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { pictureOf } from '../pictures/keep.ts'
import { rowByCode } from '../track.ts'

/** A picture of the case of a code, or of the one it is answered with; never one of a note between officers. */
export async function senderPicture(ctx: Pick<Ctx, 'db'>, code: string, pictureId: string) {
  const { id, mergedInto } = await rowByCode(ctx.db, code)
  const ids = mergedInto ? [id, mergedInto] : [id]
  const picture = await pictureOf(ctx, pictureId, ids, { toSender: true })
  if (!picture) throw new AppError('NOT_FOUND')
  return picture
}
