import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { allow } from '../roles.ts'
import { approveProcedure, checkProcedure } from './write.ts'

export const mostAtOnce = 300

type Outcome = { done: string[]; refused: { id: string; error: AppError }[] }

/** Approves each of many as one by one: bound to what was read of it, never one's own; one that is refused keeps none back. */
export async function approveMany(ctx: Ctx, chosen: readonly { id: string; contentHash: string }[]): Promise<Outcome> {
  allow(ctx, 'procedure.approve')
  return eachOf(chosen, (one) => approveProcedure(ctx, one.id, one))
}

/** Says of each of many that what is shown of it, as it was read, still holds. */
export async function checkMany(ctx: Ctx, chosen: readonly { id: string; shownVersion: number }[]): Promise<Outcome> {
  allow(ctx, 'procedure.write')
  return eachOf(chosen, (one) => checkProcedure(ctx, one.id, one))
}

async function eachOf<T extends { id: string }>(chosen: readonly T[], act: (one: T) => Promise<unknown>) {
  const outcome: Outcome = { done: [], refused: [] }
  // Named twice, it is one all the same.
  for (const one of new Map(chosen.map((one) => [one.id, one])).values()) {
    try {
      await act(one)
      outcome.done.push(one.id)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      outcome.refused.push({ id: one.id, error })
    }
  }
  return outcome
}
