import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { feedback, feedbackAnswers, feedbackSteps } from '../../../db/schema/feedback.ts'
import { replies } from '../../../db/schema/replies.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow, signedIn } from '../../roles.ts'
import { hourMs } from '../../time.ts'
import { remindedOfPromise } from '../clocks.ts'
import type { Feedback } from '../list.ts'
import { addStep, stepCause } from '../thread/step.ts'
import { stepWords } from '../thread/words.ts'
import { change } from './change.ts'
import { said } from './hands.ts'

const withinMs = 24 * hourMs

/**
 * Takes back what the actor did last in a case, where nothing happened in it since. An answer that left already cannot be unsaid:
 * its sender, and whoever was answered with them, is told that it is withdrawn, and why; one that still waits is never sent.
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
  const unsent = isAnswer && (await isUnsent(ctx.db, last))
  const others = isAnswer && last.answerId ? await answeredWith(ctx, last.answerId, id) : []
  let mustSay = isAnswer && !unsent && last.told !== 'no'
  for (const { step } of others) mustSay ||= step.told !== 'no' && !(await isUnsent(ctx.db, step))
  const reason = mustSay ? said(input.reason ?? '', { shortest: 5 }) : (input.reason ?? '').trim()
  return change(
    ctx,
    row,
    { version: row.version },
    {
      while: ['received', 'assigned', 'answered', 'closed'],
      set: {
        ...before,
        ...(isAnswer && unanswered(row, before.status === 'answered')),
        reminded: row.reminded % remindedOfPromise,
      },
      action: 'feedback.take-back',
      detail: { step: last.id },
      step: {
        kind: isAnswer ? 'withdraw' : 'take-back',
        text: reason,
        ...(isAnswer && !unsent && { tells: stepWords.withdraw(row.trackCode, reason) }),
      },
      also: async (tx) => {
        await unsay(tx, ctx, last.id)
        if (!isAnswer || !last.answerId) return
        await tx.update(feedbackAnswers).set({ withdrawnAt: ctx.now() }).where(eq(feedbackAnswers.id, last.answerId))
        for (const other of others) await takeBackWith(tx, ctx, other, { answerId: last.answerId, reason })
      },
    },
  )
}

type Step = typeof feedbackSteps.$inferSelect
type Other = { step: Step; about: Feedback }

/** The cases that were answered with another one, each by its step. */
const answeredWith = (ctx: Ctx, answerId: string, id: string): Promise<Other[]> =>
  ctx.db
    .select({ step: feedbackSteps, about: feedback })
    .from(feedbackSteps)
    .innerJoin(feedback, eq(feedback.id, feedbackSteps.feedbackId))
    .where(
      and(
        ...[eq(feedbackSteps.answerId, answerId), ne(feedbackSteps.feedbackId, id)],
        isNull(feedbackSteps.takenBackAt),
      ),
    )

/** What was answered before this, or was before it was opened again, stays answered. */
const unanswered = ({ answeredAt, answeredLate, reopenedAt }: Feedback, wasAnswered: boolean) => ({
  ...(wasAnswered || reopenedAt !== null ? { answeredAt, answeredLate } : { answeredAt: null, answeredLate: null }),
  closedAt: null,
})

/** Withdraws from a case what it was answered with another; one that its sender has opened again since is open already. */
async function takeBackWith(tx: Tx, ctx: Ctx, { step, about }: Other, made: { answerId: string; reason: string }) {
  const unsent = await isUnsent(tx, step)
  const isOver = about.status === 'answered' || about.status === 'closed'
  const status = about.assignedTo ? ('assigned' as const) : ('received' as const)
  await tx
    .update(feedback)
    .set({
      ...(isOver && { status, ...unanswered(about, false) }),
      ...{ version: sql`${feedback.version} + 1`, updatedAt: ctx.now() },
    })
    .where(eq(feedback.id, about.id))
  await unsay(tx, ctx, step.id)
  await addStep(tx, ctx, about, {
    ...{ kind: 'withdraw', byPersonId: ctx.actor.personId, text: made.reason },
    ...(!unsent && { tells: stepWords.withdraw(about.trackCode, made.reason) }),
  })
  const detail = { step: step.id, answerId: made.answerId }
  await record(tx, ctx, { action: 'feedback.take-back', unitId: about.unitId, subjectId: about.id, detail })
}

async function unsay(tx: Tx, ctx: Ctx, stepId: string): Promise<void> {
  await tx.update(feedbackSteps).set({ takenBackAt: ctx.now(), told: 'no' }).where(eq(feedbackSteps.id, stepId))
  const waiting = and(eq(replies.causeId, stepId), inArray(replies.state, ['queued', 'retry']))
  await tx
    .update(replies)
    .set({ state: 'cancelled', text: '', updatedAt: ctx.now() })
    .where(and(eq(replies.cause, stepCause), waiting))
}

async function isUnsent(db: Pick<Tx, 'select'>, { id, told }: Step): Promise<boolean> {
  if (told === 'waits') return true
  const own = and(eq(replies.cause, stepCause), eq(replies.causeId, id))
  const [reply] = await db.select({ state: replies.state }).from(replies).where(own)
  return reply?.state === 'queued' || reply?.state === 'retry'
}

async function allowWhere(ctx: Ctx, unitId: string): Promise<void> {
  const [unit] = await ctx.db.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  allow(ctx, 'feedback.answer', unit?.path ?? '/')
}
