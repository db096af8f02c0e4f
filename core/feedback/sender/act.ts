import { eq, sql } from 'drizzle-orm'
import { feedback } from '../../../db/schema/feedback.ts'
import { units } from '../../../db/schema/units.ts'
import { closedDays } from '../../calendar/days.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { composed } from '../../text/composed.ts'
import { clocksFrom } from '../clocks.ts'
import { isOpenCase, mayRate, mayReopen } from '../may.ts'
import { type KeptPicture, keepPictures } from '../pictures/keep.ts'
import { addStep } from '../thread/step.ts'
import { answersTo, isSender, rowByCode } from '../track.ts'
import { triage } from '../triage.ts'
import { takersOf } from '../work/remind.ts'
import { tellStaff } from '../work/tell-staff.ts'

const longestText = 2000
const longestSentence = 300

type Speaking = Pick<Ctx, 'db' | 'write' | 'now' | 'link' | 'actor'>
type Given = { id?: string; text: string; pictures?: KeptPicture[] }

/** The case of a code, for who sent it; of anybody else it is not theirs to act on. */
async function ownCase(ctx: Speaking, code: string) {
  const row = await rowByCode(ctx.db, code)
  if (!isSender(row, ctx.actor.personId)) throw new AppError('FORBIDDEN', 'feedback.not-sender')
  return row
}

async function pathOf({ db }: Speaking, { unitId }: { unitId: string }): Promise<string> {
  const [unit] = await db.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  return unit?.path ?? ''
}

function tidied(text: string, longest: number): string {
  const tidy = composed(text).trim()
  if (tidy.length > longest)
    throw new AppError('TOO_LARGE', 'feedback.addition-long', { length: tidy.length, limit: longest })
  // Of a denunciation no word is kept, in a case neither.
  if (triage(tidy).legal === 'to-cao') throw new AppError('INVALID', 'feedback.denounces')
  return tidy
}

/**
 * Adds to a case what its sender says later, from wherever they say it; it answers what they were asked. `id` is given where a repeat
 * is possible: the same id adds once.
 *
 * @throws AppError CONFLICT feedback.over; INVALID empty or feedback.denounces; FORBIDDEN feedback.not-sender
 */
export async function addToCase(ctx: Speaking, code: string, { id, text, pictures = [] }: Given): Promise<void> {
  const row = await ownCase(ctx, code)
  const tidy = tidied(text, longestText)
  if (!tidy && pictures.length === 0) throw new AppError('INVALID', 'empty')
  const personIds = await takersOf(ctx, row, await pathOf(ctx, row))
  await ctx.write(async (tx) => {
    if (id) {
      const [made] = await tx.all(sql`select id from feedback_steps where id = ${id}`)
      if (made) return
    }
    const [now] = await tx.select().from(feedback).where(eq(feedback.id, row.id))
    if (!now || !isOpenCase(now)) throw new AppError('CONFLICT', 'feedback.over')
    const stepId = await addStep(tx, ctx, row, { ...(id && { id }), kind: 'addition', text: tidy })
    await keepPictures(tx, ctx, row.id, { pictures, stepId })
    const set = { askedAt: null, version: sql`${feedback.version} + 1`, updatedAt: ctx.now() }
    await tx.update(feedback).set(set).where(eq(feedback.id, row.id))
    await tellStaff(tx, ctx, { personIds, key: stepId, about: now, said: 'added' })
  })
}

/** Opens a case again, once, within a week: what was said to be done, or was promised, is not. Its clocks start anew. */
export async function reopenCase(ctx: Speaking, code: string, { text }: { text: string }): Promise<void> {
  const row = await ownCase(ctx, code)
  const reason = tidied(text, longestText)
  if (!reason) throw new AppError('INVALID', 'empty')
  const path = await pathOf(ctx, row)
  const off = await closedDays(ctx.db, path, ctx.now())
  const personIds = await takersOf(ctx, row, path)
  const answers = await answersTo(ctx, row.mergedInto ? [row.id, row.mergedInto] : [row.id])
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(feedback).where(eq(feedback.id, row.id))
    if (!now || !mayReopen(now, answers.at(-1), ctx.now()))
      throw new AppError('CONFLICT', now?.reopenedAt ? 'feedback.reopened' : 'feedback.reopen-late')
    const set = {
      ...{ status: now.assignedTo ? ('assigned' as const) : ('received' as const), reopenedAt: ctx.now() },
      ...{ ...clocksFrom(ctx.now(), off), reminded: 0, closedAt: null, mergedInto: null },
      ...{ version: sql`${feedback.version} + 1`, updatedAt: ctx.now() },
    }
    await tx.update(feedback).set(set).where(eq(feedback.id, row.id))
    const stepId = await addStep(tx, ctx, row, { kind: 'reopen', text: reason })
    await tellStaff(tx, ctx, { personIds, key: stepId, about: now, said: 'reopened' })
  })
}

/** How content its sender is, from 1 to 5, with a sentence if they like; once. */
export async function rateCase(ctx: Speaking, code: string, { rating, text = '' }: { rating: number; text?: string }) {
  const row = await ownCase(ctx, code)
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw new AppError('INVALID', 'feedback.rating')
  const sentence = tidied(text, longestSentence)
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(feedback).where(eq(feedback.id, row.id))
    if (!now || !mayRate(now)) throw new AppError('CONFLICT', now?.ratedAt ? 'feedback.rated' : 'feedback.unanswered')
    const set = { rating, ratingText: sentence, ratedAt: ctx.now(), updatedAt: ctx.now() }
    await tx.update(feedback).set(set).where(eq(feedback.id, row.id))
    await addStep(tx, ctx, row, { kind: 'rate', text: sentence })
  })
}
