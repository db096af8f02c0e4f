import { and, eq, ne } from 'drizzle-orm'
import { channels } from '../../db/schema/channels.ts'
import { feedback, feedbackAnswers } from '../../db/schema/feedback.ts'
import { isTitleHeld } from '../answers/document-numbers/held-title.ts'
import { unheldIn } from '../answers/document-numbers/unheld.ts'
import { record } from '../audit.ts'
import { textMaxOf } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { queueReply } from '../replies/queue.ts'
import { grantsOf, mayDo, signedIn } from '../roles.ts'
import { composed } from '../text/composed.ts'
import { isFarLonger } from '../text/length.ts'
import { dayOf } from '../time.ts'
import { type Feedback, feedbackFor } from './list.ts'
import { answerText, trackedText } from './messages.ts'
import { missingIn } from './vague.ts'

// One message of any channel that people ask in: an answer is never cut in two.
const longestMessage = textMaxOf(channels)

type FeedbackAnswer = typeof feedbackAnswers.$inferSelect
type NewAnswer = { text: string; action?: string; actionBy?: string; actionOn?: string; document?: string }

/** Gives a feedback to somebody who may answer it. */
export async function assignFeedback(ctx: Ctx, input: { id: string; personId: string }): Promise<Feedback> {
  const { feedback: before, path } = await feedbackFor(ctx, 'feedback.answer', input.id)
  const grants = await grantsOf(ctx, input.personId)
  if (!mayDo({ actor: { personId: input.personId, name: '', grants } }, 'feedback.answer', path)) {
    throw new AppError('INVALID', 'feedback.assignee')
  }
  return ctx.write(async (tx) => {
    const [after] = await tx
      .update(feedback)
      .set({
        assignedTo: input.personId,
        status: before.status === 'received' ? 'assigned' : before.status,
        updatedAt: ctx.now(),
      })
      .where(and(eq(feedback.id, input.id), ne(feedback.status, 'closed')))
      .returning()
    if (!after) throw new AppError('CONFLICT', 'feedback.closed')
    const detail = { to: input.personId, from: before.assignedTo }
    await record(tx, ctx, { action: 'feedback.assign', unitId: before.unitId, subjectId: before.id, detail })
    return after
  })
}

/**
 * Answers a feedback, and tells the person where they wrote.
 *
 * @returns with `unheld`, the documents cited that the library does not hold for everybody: whoever answered is told
 */
export async function answerFeedback(
  ctx: Ctx,
  input: NewAnswer & { id: string },
): Promise<FeedbackAnswer & { unheld: string[] }> {
  const { feedback: before } = await feedbackFor(ctx, 'feedback.answer', input.id)
  const tooLong = (length: number) =>
    new AppError('TOO_LARGE', 'feedback.answer-long', { length, limit: longestMessage })
  if (isFarLonger(input.text, longestMessage)) throw tooLong(input.text.length)
  const answer = tidy(input)
  if (!answer.text) throw new AppError('INVALID', 'empty')
  const isHeld = answer.document !== '' && (await isTitleHeld(ctx, answer.document))
  const missing = missingIn(answer, dayOf(ctx.now()), isHeld)
  if (missing.length > 0) throw new AppError('INVALID', 'feedback.vague', { missing })
  const told = answerText(before.trackCode, answer)
  // Whoever asks with the code reads it behind a longer heading.
  const { length } = trackedText({ ...before, status: 'answered', answers: [answer] })
  if (length > longestMessage) throw tooLong(length)

  const unheld = await unheldIn(ctx, [answer.text, answer.action, answer.document].join('\n'))
  const id = newId('fa')
  return ctx.write(async (tx) => {
    const [after] = await tx
      .update(feedback)
      .set({ status: 'answered', updatedAt: ctx.now() })
      .where(and(eq(feedback.id, input.id), ne(feedback.status, 'closed')))
      .returning()
    if (!after) throw new AppError('CONFLICT', 'feedback.closed')
    const answeredBy = signedIn(ctx)
    const [made] = await tx
      .insert(feedbackAnswers)
      .values({ ...answer, id, feedbackId: input.id, answeredBy, createdAt: ctx.now() })
      .returning()
    if (after.recipient) {
      const to = { channel: after.channel, id: after.recipient }
      await queueReply(tx, ctx, { to, cause: 'feedback_answer', causeId: id, content: { text: told } })
    }
    await record(tx, ctx, {
      action: 'feedback.answer',
      unitId: before.unitId,
      subjectId: before.id,
      detail: { answerId: id, ...(unheld.length > 0 && { unheld }) },
    })
    return { ...(made as FeedbackAnswer), unheld }
  })
}

const tidy = ({ text, action = '', actionBy = '', actionOn = '', document = '' }: NewAnswer) => ({
  text: composed(text).trim(),
  action: composed(action).trim(),
  actionBy: composed(actionBy).trim(),
  actionOn: actionOn.trim(),
  document: composed(document).trim(),
})
