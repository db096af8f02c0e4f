import { asc, eq, sql } from 'drizzle-orm'
import { wholeBytes } from '../../../db/parted.ts'
import { feedback, feedbackPictures } from '../../../db/schema/feedback.ts'
import type { Ctx } from '../../context.ts'
import { bearsMarking } from '../../library/metadata/secrecy.ts'
import { addStep } from '../thread/step.ts'
import { stepWords } from '../thread/words.ts'

// One after the other, for the reader takes one at a time and seconds each.
const atOnce = 12
const mostTries = 5
const passing = new Set(['verify.picture-busy', 'verify.picture-slow', 'verify.picture-unreachable'])

/**
 * Reads the pictures of cases for a marking of secrecy, where something is there that reads. One that bears it goes, and its sender
 * is told; all others may be seen from then on. What cannot be read is shown: an officer sees it next.
 */
export async function lookThroughPictures(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ id: feedbackPictures.id, bytes: feedbackPictures.bytes, tries: feedbackPictures.tries, about: feedback })
    .from(feedbackPictures)
    .innerJoin(feedback, eq(feedback.id, feedbackPictures.feedbackId))
    .where(eq(feedbackPictures.state, 'waiting'))
    .orderBy(asc(feedbackPictures.createdAt))
    .limit(atOnce)
  let looked = 0
  for (const { id, bytes, tries, about } of rows) {
    const read = await ctx.readWords.of(await wholeBytes(ctx.db, id, bytes))
    if ('reason' in read && passing.has(read.reason) && tries + 1 < mostTries) {
      await ctx.write((tx) => tx.run(sql`update feedback_pictures set tries = tries + 1 where id = ${id}`))
      continue
    }
    const secret = 'text' in read && bearsMarking(read.text)
    looked += 1
    await ctx.write(async (tx) => {
      const state = secret ? 'refused' : 'shown'
      const done = await tx.all(sql`
        update feedback_pictures set state = ${state}, bytes = case when ${secret ? 1 : 0} then x'' else bytes end
        where id = ${id} and state = 'waiting' returning id`)
      if (secret && done.length > 0)
        await addStep(tx, ctx, about, { kind: 'refused-picture', tells: stepWords.refusedPicture(about.trackCode) })
    })
  }
  return looked
}
