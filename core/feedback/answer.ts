import { eq, sql } from 'drizzle-orm'
import { channels } from '../../db/schema/channels.ts'
import { feedback, feedbackAnswers } from '../../db/schema/feedback.ts'
import { isTitleHeld } from '../answers/document-numbers/held-title.ts'
import { unheldIn } from '../answers/document-numbers/unheld.ts'
import { textMaxOf } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { signedIn } from '../roles.ts'
import { composed } from '../text/composed.ts'
import { isFarLonger } from '../text/length.ts'
import { dayOf } from '../time.ts'
import { remindedOfPromise } from './clocks.ts'
import { answerTold, trackedText } from './messages.ts'
import { type KeptPicture, keepPictures } from './pictures/keep.ts'
import { addStep } from './thread/step.ts'
import { stepWords } from './thread/words.ts'
import { missingIn } from './vague.ts'
import { caseFor, change, type Seen } from './work/change.ts'

// One message of any channel that people ask in: an answer is never cut in two.
const longestMessage = textMaxOf(channels)

type FeedbackAnswer = typeof feedbackAnswers.$inferSelect
type NewAnswer = {
  text: string
  action?: string
  actionBy?: string
  actionOn?: string
  document?: string
  /** It is done: then a picture or a document shows it, and its day has come. */
  closes?: boolean
  pictures?: KeptPicture[]
} & Seen

/**
 * Answers a feedback, and tells the person where they wrote, and whoever wrote of the same. Answered again, it is answered anew.
 *
 * @returns with `unheld`, the documents cited that the library does not hold for everybody: whoever answered is told
 * @throws AppError INVALID feedback.vague, feedback.proof or feedback.unfilled; TOO_LARGE feedback.answer-long
 */
export async function answerFeedback(
  ctx: Ctx,
  feedbackId: string,
  input: NewAnswer,
): Promise<FeedbackAnswer & { unheld: string[] }> {
  const { before } = await caseFor(ctx, feedbackId)
  const tooLong = (length: number) =>
    new AppError('TOO_LARGE', 'feedback.answer-long', { length, limit: longestMessage })
  if (isFarLonger(input.text, longestMessage)) throw tooLong(input.text.length)
  const answer = tidy(input)
  const { closes = false, pictures = [] } = input
  if (!answer.text) throw new AppError('INVALID', 'empty')
  if (/\{[^{}\n]{1,60}\}/.test(`${answer.text} ${answer.action}`)) throw new AppError('INVALID', 'feedback.unfilled')
  const today = dayOf(ctx.now())
  const isHeld = answer.document !== '' && (await isTitleHeld(ctx, answer.document))
  const missing = missingIn(answer, today, isHeld)
  if (missing.length > 0) throw new AppError('INVALID', 'feedback.vague', { missing })
  if (closes && !(answer.document || (pictures.length > 0 && answer.actionOn <= today)))
    throw new AppError('INVALID', 'feedback.proof')
  const kind = closes ? 'close' : 'answer'
  const told = (trackCode: string) => answerTold(trackCode, { ...answer, closes })
  // Whoever asks with the code reads it behind a longer heading, and before what they may do.
  const tracked = trackedText({ ...before, status: 'answered', answers: [answer] })
  const length = tracked.length + stepWords.mayReopen(before.trackCode).length
  if (Math.max(length, told(before.trackCode).length) > longestMessage) throw tooLong(length)

  const unheld = await unheldIn(ctx, [answer.text, answer.action, answer.document].join('\n'))
  const id = newId('fa')
  let made: FeedbackAnswer | undefined
  // The row of the answer stands before the step that names it.
  const merged = await ctx.db.select().from(feedback).where(eq(feedback.mergedInto, feedbackId))
  const status = closes ? ('closed' as const) : ('answered' as const)
  const set = {
    ...{ status, askedAt: null, answeredAt: before.answeredAt ?? ctx.now() },
    answeredLate: before.answeredLate ?? ctx.now() > before.dueAt,
    closedAt: closes ? ctx.now() : null,
    reminded: before.reminded % remindedOfPromise,
  }
  await change(ctx, before, input, {
    while: ['received', 'assigned', 'answered'],
    set,
    action: closes ? 'feedback.close' : 'feedback.answer',
    detail: { answerId: id, ...(unheld.length > 0 && { unheld }), ...(merged.length > 0 && { merged: merged.length }) },
    first: async (tx) => {
      const answeredBy = signedIn(ctx)
      const row = { ...answer, id, feedbackId, answeredBy, closes, createdAt: ctx.now() }
      made = (await tx.insert(feedbackAnswers).values(row).returning())[0]
    },
    step: { kind, answerId: id, tells: told(before.trackCode) },
    also: async (tx, stepId) => {
      await keepPictures(tx, ctx, feedbackId, { pictures, stepId })
      for (const other of merged) {
        await tx
          .update(feedback)
          .set({
            ...{ ...set, answeredAt: other.answeredAt ?? ctx.now() },
            // Late or not by the day that its own sender was promised.
            answeredLate: other.answeredLate ?? ctx.now() > other.dueAt,
            ...{ version: sql`${feedback.version} + 1`, updatedAt: ctx.now() },
          })
          .where(eq(feedback.id, other.id))
        await addStep(tx, ctx, other, { kind, answerId: id, tells: told(other.trackCode) })
      }
    },
  })
  return { ...(made as FeedbackAnswer), unheld }
}

const tidy = ({ text, action = '', actionBy = '', actionOn = '', document = '' }: NewAnswer) => ({
  text: composed(text).trim(),
  action: composed(action).trim(),
  actionBy: composed(actionBy).trim(),
  actionOn: actionOn.trim(),
  document: composed(document).trim(),
})
