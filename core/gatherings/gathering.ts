import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { gatheringSeries, gatherings } from '../../db/schema/gatherings.ts'
import { units } from '../../db/schema/units.ts'
import { markOf } from '../acts/seen.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, allow } from '../roles.ts'
import type { Unit } from '../units/tree.ts'

export type Gathering = typeof gatherings.$inferSelect
export type Officers = Pick<Gathering, 'chairId' | 'secretaryId'>

/** What stands for who leads and who keeps the minutes. */
export const officersMark = ({ chairId, secretaryId }: Officers) => markOf({ chairId, secretaryId })

/** The gathering and its unit, if the actor may do this there; else NOT_FOUND. */
export async function gatheringFor(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  action: Action,
  id: string,
): Promise<{ gathering: Gathering; unit: Unit }> {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ gathering: gatherings, unit: units })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(eq(gatherings.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.unit.path)
  return row
}

/** What is announced, which is no secret; a draft is nobody's but the office's. */
export async function announcedOne(ctx: Pick<Ctx, 'db'>, id: string) {
  const [row] = await ctx.db
    .select({ gathering: gatherings, unitName: units.name })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(eq(gatherings.id, id))
  if (!row || row.gathering.state === 'draft') throw new AppError('NOT_FOUND')
  return row
}

/** The class that a gathering is a session of; null of any other. */
export async function classOf(db: Pick<Reader, 'select'>, { kind, seriesId }: Gathering): Promise<string | null> {
  if (kind !== 'class' || seriesId === null) return null
  const [row] = await db
    .select({ id: gatheringSeries.id })
    .from(gatheringSeries)
    .where(and(eq(gatheringSeries.id, seriesId), isNull(gatheringSeries.recurrence)))
  return row?.id ?? null
}
