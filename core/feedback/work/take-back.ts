import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { feedback, feedbackAnswers, feedbackSteps } from '../../../db/schema/feedback.ts'
import { replies } from '../../../db/schema/replies.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow, signedIn } from '../../roles.ts'
import { hourMs } from '../../time.ts'
import type { Feedback } from '../list.ts'
import { stepCause } from '../thread/step.ts'
import { stepWords } from '../thread/words.ts'
import { change } from './change.ts'
import { said } from './hands.ts'

const withinMs = 24 * hourMs

/**
 * Takes back what the actor did last in a case, where nothing happened in it since. An answer that left already cannot be unsaid:
 * its sender is told that it is withdrawn, and why; one that still waits is never sent.
 *
 * @throws AppError CONFLICT feedback.nothing-back; INVALID feedback.reason
 */
export async function takeBack(ctx: Ctx, id: string, input: { reason?: string }): Promise<Feedback> {
  allow(ctx, 'feedback.answer')
  const [row] = await ctx.db.select().from(feedback).where(eq(feedback.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  const [last] = await ctx.db
    .select()
    .from(feedbackSteps)
    .where(and(eq(feedbackSteps.feedbackId, id), isNull(feedbackSteps.takenBackAt)))
    .orderBy(desc(sql`${feedbackSteps}.rowid`))
    .limit(1)
  const { before } = last ?? {}
  // Where it was handed on to, they may have no right; where they handed it from, they had.
  await allowWhere(ctx, before?.unitId ?? row.unitId)
  const takeable = ['route', 'assign', 'answer', 'close']
  if (
    !last ||
    !before ||
    !takeable.includes(last.kind) ||
    last.byPersonId !== signedIn(ctx) ||
    ctx.now() - last.createdAt > withinMs
  )
    throw new AppError('CONFLICT', 'feedback.nothing-back')
  const isAnswer = last.kind === 'answer' || last.kind === 'close'
  const reply = isAnswer ? await replyOf(ctx, last) : null
  const unsent = last.told === 'waits' || reply === 'queued'
  const reason =
    isAnswer && !unsent && last.told !== 'no' ? said(input.reason ?? '', { shortest: 5 }) : (input.reason ?? '').trim()
  return change(
    ctx,
    row,
    { version: row.version },
    {
      while: ['received', 'assigned', 'answered', 'closed'],
      set: {
        ...before,
        ...(isAnswer && {
          answeredAt: before.status === 'answered' ? row.answeredAt : null,
          answeredLate: before.status === 'answered' ? row.answeredLate : null,
          closedAt: null,
        }),
      },
      action: 'feedback.take-back',
      detail: { step: last.id },
      step: {
        kind: isAnswer ? 'withdraw' : 'take-back',
        text: reason,
        ...(isAnswer && !unsent && { tells: stepWords.withdraw(row.trackCode, reason) }),
      },
      also: async (tx) => {
        await tx.update(feedbackSteps).set({ takenBackAt: ctx.now(), told: 'no' }).where(eq(feedbackSteps.id, last.id))
        if (!isAnswer || !last.answerId) return
        await tx.update(feedbackAnswers).set({ withdrawnAt: ctx.now() }).where(eq(feedbackAnswers.id, last.answerId))
        const waiting = and(eq(replies.causeId, last.id), inArray(replies.state, ['queued', 'retry']))
        await tx
          .update(replies)
          .set({ state: 'cancelled', text: '', updatedAt: ctx.now() })
          .where(and(eq(replies.cause, stepCause), waiting))
      },
    },
  )
}

async function replyOf(ctx: Ctx, { id }: { id: string }): Promise<string | null> {
  const own = and(eq(replies.cause, stepCause), eq(replies.causeId, id))
  const [reply] = await ctx.db.select({ state: replies.state }).from(replies).where(own)
  return reply ? (['queued', 'retry'].includes(reply.state) ? 'queued' : reply.state) : null
}

async function allowWhere(ctx: Ctx, unitId: string): Promise<void> {
  const [unit] = await ctx.db.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  allow(ctx, 'feedback.answer', unit?.path ?? '/')
}
