import { and, eq } from 'drizzle-orm'
import { feedback, feedbackColleagues } from '../../../db/schema/feedback.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import { capabilities } from '../../channels.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { mayDo, within } from '../../roles.ts'
import { feedbackFor, rows, toView } from '../list.ts'
import { pictureOf } from '../pictures/keep.ts'
import { suggestedFor } from '../suggest/suggested.ts'
import { picturesOf, stepsOf } from '../thread/read.ts'
import { windowEnd } from '../thread/step.ts'
import { answersTo } from '../track.ts'
import { alikeTo } from './merge.ts'

/** A case as those who work on it see it: its thread, its pictures, who helps, what is like it, and how its sender is reached. */
export async function feedbackInFull(ctx: Ctx, id: string) {
  const [row] = await rows(ctx, and(within(ctx, 'feedback.read'), eq(feedback.id, id)))
  if (!row) throw new AppError('NOT_FOUND')
  const with_ = row.mergedInto ? [id, row.mergedInto] : [id]
  const [answers, steps, pictures, colleagues, together, alike] = await Promise.all([
    answersTo(ctx, with_),
    stepsOf(ctx, id),
    picturesOf(ctx, with_),
    ctx.db
      .select({ personId: people.id, name: people.name })
      .from(feedbackColleagues)
      .innerJoin(people, eq(people.id, feedbackColleagues.personId))
      .where(eq(feedbackColleagues.feedbackId, id)),
    ctx.db
      .select({ id: feedback.id, trackCode: feedback.trackCode, text: feedback.text, createdAt: feedback.createdAt })
      .from(feedback)
      .where(eq(feedback.mergedInto, id)),
    row.status === 'received' || row.status === 'assigned' ? alikeTo(ctx, row) : [],
  ])
  return {
    ...toView(row, ctx.now()),
    ...{ answers, steps, colleagues, together, alike },
    pictureList: pictures.filter(({ feedbackId, answerId }) => feedbackId === id || answerId !== null),
    reach: await reachOf(ctx, id),
    suggested: (await isWorkedOn(ctx, row)) ? await suggestedFor(ctx, row) : null,
  }
}

/** Whether the actor may act on it here and now: nobody else is offered anything. */
async function isWorkedOn(
  ctx: Ctx,
  row: { unitId: string; status: string; mergedInto: string | null },
): Promise<boolean> {
  if (row.mergedInto || (row.status !== 'received' && row.status !== 'assigned') || ctx.actor.key) return false
  const [unit] = await ctx.db.select({ path: units.path }).from(units).where(eq(units.id, row.unitId))
  return mayDo(ctx, 'feedback.answer', unit?.path)
}

/**
 * How what is written to the sender comes to them: nothing but the page, where they gave no chat; the chat, until the platform's
 * window closes; or nothing now, and then it waits until they write again.
 */
async function reachOf(ctx: Ctx, id: string): Promise<{ way: 'page' | 'chat' | 'waits'; until: number | null }> {
  const [own] = await ctx.db.select().from(feedback).where(eq(feedback.id, id))
  if (!own?.recipient) return { way: 'page', until: null }
  const { windowMs } = capabilities[own.channel]
  if (windowMs === null) return { way: 'chat', until: null }
  const until = await windowEnd(ctx.db, { ...own, windowMs })
  return { way: ctx.now() < until ? 'chat' : 'waits', until }
}

/** A picture of a case, or of what it was answered with another, for those who work on it. */
export async function officerPicture(ctx: Ctx, id: string, pictureId: string) {
  const { feedback: row } = await feedbackFor(ctx, 'feedback.read', id)
  const answers = await answersTo(ctx, row.mergedInto ? [id, row.mergedInto] : [id])
  const picture = await pictureOf(ctx, pictureId, id, { answers, toSender: false })
  if (!picture) throw new AppError('NOT_FOUND')
  return picture
}
