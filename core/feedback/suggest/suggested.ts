import { and, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { feedback, feedbackSteps } from '../../../db/schema/feedback.ts'
import { isBelow, units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { dayMs } from '../../time.ts'
import { keeperOf } from '../../units/tree.ts'
import type { Feedback } from '../list.ts'
import { type Category, isCategory } from './categories.ts'
import { kindIn } from './kind.ts'
import { unitNamedIn } from './named.ts'

/** What an officer may accept or leave; nothing of it is done by itself. */
export type Suggested = {
  kind: Category | null
  /** Why a unit is meant: its name stands in the words, or it settled so many of the last cases of the kind. */
  unit: { id: string; name: string; because: 'named' | 'habit'; count: number; of: number } | null
}

const lastCases = 30
const fewestCases = 4
const mostly = 0.6
const backMs = 365 * dayMs

type Case = Pick<Feedback, 'id' | 'unitId' | 'text' | 'place' | 'category'>

/** The kind and the unit that an open case seems to be of, where it stands under another one and nobody has said otherwise. */
export async function suggestedFor(ctx: Pick<Ctx, 'db' | 'now'>, row: Case): Promise<Suggested> {
  const said = await ctx.db
    .select({ kind: feedbackSteps.kind })
    .from(feedbackSteps)
    .where(
      and(
        ...[eq(feedbackSteps.feedbackId, row.id), inArray(feedbackSteps.kind, ['kind', 'route'])],
        isNull(feedbackSteps.takenBackAt),
      ),
    )
  const says = (kind: 'kind' | 'route') => said.some((step) => step.kind === kind)
  const guess = kindIn(row.text)
  const kind = says('kind') || guess?.kind === row.category ? null : (guess?.kind ?? null)
  const own = isCategory(row.category) && row.category !== 'khac' ? row.category : (kind ?? 'khac')
  return { kind: kind === 'khac' ? null : kind, unit: says('route') ? null : await unitFor(ctx, row, own) }
}

async function unitFor(ctx: Pick<Ctx, 'db' | 'now'>, row: Case, kind: Category): Promise<Suggested['unit']> {
  const [keeper] = await ctx.db
    .select({ path: units.path })
    .from(units)
    .where(eq(units.id, keeperOf(sql`${row.unitId}`)))
  if (!keeper) return null
  const open = await ctx.db
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(and(isBelow(units.path, keeper.path), isNull(units.closedAt)))
  const named = unitNamedIn(`${row.text} . ${row.place}`, open)
  // It stands where it says that it happened: who settles such things elsewhere is not asked.
  if (named) return named.id === row.unitId ? null : { ...named, because: 'named', count: 0, of: 0 }
  if (kind === 'khac') return null
  const settled = await ctx.db
    .select({ unitId: feedback.unitId })
    .from(feedback)
    .innerJoin(units, eq(units.id, feedback.unitId))
    .where(
      and(
        ...[eq(feedback.category, kind), gte(feedback.answeredAt, ctx.now() - backMs)],
        isBelow(units.path, keeper.path),
      ),
    )
    .orderBy(desc(feedback.answeredAt))
    .limit(lastCases)
  const counts = new Map<string, number>()
  for (const { unitId } of settled) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  const [unitId = '', count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  const unit = open.find(({ id }) => id === unitId)
  if (!unit || unitId === row.unitId || count < fewestCases || count < mostly * settled.length) return null
  return { ...unit, because: 'habit', count, of: settled.length }
}
