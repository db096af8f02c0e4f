import { eq } from 'drizzle-orm'
import { feedback } from '../../../db/schema/feedback.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { pictureOf } from '../pictures/keep.ts'
import { answersTo, codeOf } from '../track.ts'

/**
 * A picture of the case of a code, or of what it was answered; never one of a note between officers. A code that there is not is
 * answered as a picture that there is not, for whoever tries codes is counted where they look one up.
 */
export async function senderPicture(ctx: Pick<Ctx, 'db'>, code: string, pictureId: string) {
  const [row] = await ctx.db
    .select()
    .from(feedback)
    .where(eq(feedback.trackCode, codeOf(code)))
  if (!row) throw new AppError('NOT_FOUND')
  const answers = await answersTo(ctx, row.mergedInto ? [row.id, row.mergedInto] : [row.id])
  const picture = await pictureOf(ctx, pictureId, row.id, { answers, toSender: true })
  if (!picture) throw new AppError('NOT_FOUND')
  return picture
}
