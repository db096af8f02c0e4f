import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow } from '../../roles.ts'
import { assignFeedback, routeFeedback } from './hands.ts'

export type Deed = { act: 'assign'; personId: string } | { act: 'route'; unitId: string; reason: string }
type Outcome = { done: string[]; refused: { id: string; error: AppError }[] }

const mostAtOnce = 100

/** Does the same to each of many cases; one that is refused keeps none of the others back. */
export async function doToCases(ctx: Ctx, cases: { id: string; version?: number }[], deed: Deed): Promise<Outcome> {
  allow(ctx, 'feedback.answer')
  if (cases.length === 0 || cases.length > mostAtOnce) throw new AppError('INVALID', 'feedback.many')
  const outcome: Outcome = { done: [], refused: [] }
  for (const { id, version } of cases) {
    try {
      await (deed.act === 'assign'
        ? assignFeedback(ctx, id, { ...deed, version })
        : routeFeedback(ctx, id, { ...deed, version }))
      outcome.done.push(id)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      outcome.refused.push({ id, error })
    }
  }
  return outcome
}
