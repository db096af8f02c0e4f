import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Feedback } from '../list.ts'
import { type Category, categories } from '../suggest/categories.ts'
import { caseFor, change, type Seen } from './change.ts'

/** Says of which kind a case is, whatever its words suggested. */
export async function sayKind(ctx: Ctx, id: string, input: { kind: Category } & Seen): Promise<Feedback> {
  const { before } = await caseFor(ctx, id)
  // What the law gives a road of its own stays that.
  if (before.category === 'khieu-nai' || before.category === 'to-cao')
    throw new AppError('CONFLICT', 'feedback.own-road')
  const { kind } = input
  return change(ctx, before, input, {
    set: { category: kind },
    action: 'feedback.kind',
    detail: { from: before.category, to: kind },
    step: { kind: 'kind', text: categories[kind] },
  })
}
