import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow } from '../../roles.ts'
import { approveItem, rejectItem } from '../items.ts'
import { type Reopening, reopenItem } from './reopen.ts'

/** What is done to many items at once, each with what was read of it. */
export type Deed =
  | { act: 'approve'; items: { id: string; contentHash: string }[] }
  | { act: 'reject'; items: { id: string }[]; reason: string }
  | { act: 'reopen'; items: ({ id: string } & Reopening)[] }

type Outcome = { done: { id: string; decidedAt: number | null }[]; refused: { id: string; error: AppError }[] }

/** Does the same to each of many items; one that is refused keeps none of the others back. */
export async function doToMany(ctx: Ctx, deed: Deed): Promise<Outcome> {
  allow(ctx, 'item.approve')
  const outcome: Outcome = { done: [], refused: [] }
  for (const { id, act } of deedsOf(ctx, deed)) {
    try {
      const { decidedAt } = await act()
      outcome.done.push({ id, decidedAt })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      outcome.refused.push({ id, error })
    }
  }
  return outcome
}

const deedsOf = (ctx: Ctx, deed: Deed) => {
  switch (deed.act) {
    case 'approve':
      return deed.items.map((item) => ({ id: item.id, act: () => approveItem(ctx, item.id, item) }))
    case 'reject':
      return deed.items.map(({ id }) => ({ id, act: () => rejectItem(ctx, id, deed) }))
    case 'reopen':
      return deed.items.map((item) => ({ id: item.id, act: () => reopenItem(ctx, item.id, item) }))
  }
}
