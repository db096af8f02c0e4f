import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { type Before, feedback, type StepKind } from '../../../db/schema/feedback.ts'
import { type AuditAction, record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Feedback, feedbackFor } from '../list.ts'
import { addStep } from '../thread/step.ts'

/** What an officer read when they acted: of two at once the second is told that the case has changed. */
export type Seen = { version?: number }

export type Change = {
  set?: Partial<typeof feedback.$inferInsert>
  action: AuditAction
  detail?: Record<string, unknown>
  step: { kind: StepKind; text?: string; toName?: string; toPersonId?: string; answerId?: string; tells?: string }
  /** The states in which it may be done. */
  while?: Feedback['status'][]
  /** What must stand before the step, which names it. */
  first?: (tx: Tx) => Promise<void>
  also?: (tx: Tx, stepId: string, after: Feedback) => Promise<void>
}

const open: Feedback['status'][] = ['received', 'assigned']

export const beforeOf = ({ status, unitId, assignedTo, mergedInto }: Before): Before => ({
  ...{ status, unitId, assignedTo, mergedInto },
})

/** The case, if the actor may work on it; one that is answered with another is worked on there. */
export async function caseFor(ctx: Ctx, id: string): Promise<{ before: Feedback; path: string }> {
  const { feedback: before, path } = await feedbackFor(ctx, 'feedback.answer', id)
  if (before.mergedInto) throw new AppError('CONFLICT', 'feedback.merged')
  return { before, path }
}

/**
 * Changes a case by one step: what it is from now on, what its sender is told, and the audit line, in one transaction.
 *
 * @throws AppError CONFLICT feedback.closed or feedback.changed
 */
export async function change(ctx: Ctx, before: Feedback, seen: Seen, made: Change): Promise<Feedback> {
  return ctx.write(async (tx) => {
    const [after] = await tx
      .update(feedback)
      .set({ ...made.set, version: sql`${feedback.version} + 1`, updatedAt: ctx.now() })
      .where(
        and(
          ...[eq(feedback.id, before.id), inArray(feedback.status, made.while ?? open)],
          seen.version === undefined ? undefined : eq(feedback.version, seen.version),
        ),
      )
      .returning()
    if (!after) {
      const [now] = await tx.select({ status: feedback.status }).from(feedback).where(eq(feedback.id, before.id))
      const isOver = now && !(made.while ?? open).includes(now.status)
      throw new AppError('CONFLICT', isOver ? 'feedback.closed' : 'feedback.changed')
    }
    const { personId } = ctx.actor
    await made.first?.(tx)
    const step = await addStep(tx, ctx, before, { ...made.step, byPersonId: personId, before: beforeOf(before) })
    await made.also?.(tx, step, after)
    const detail = { ...made.detail, stepId: step }
    await record(tx, ctx, { action: made.action, unitId: before.unitId, subjectId: before.id, detail })
    return after
  })
}
