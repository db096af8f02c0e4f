import { and, eq, gte, isNull, type SQL } from 'drizzle-orm'
import { duties } from '../../db/schema/boards.ts'
import { units } from '../../db/schema/units.ts'
import { daysOfAll } from '../calendar/days.ts'
import type { Ctx } from '../context.ts'
import { mayDo, within } from '../roles.ts'
import { addDays, dayOf } from '../time.ts'
import { daysFrom, rosterOn } from './duties.ts'
import { grouped } from './grouped.ts'
import { holdersWhere } from './holders.ts'
import { type Gap, gapsOf } from './roster.ts'

/** A unit keeps a roster of a work while it has named somebody for it from so many days ago on: one that never did lacks nobody. */
export const keptDays = 14

const unitOf = ({ unitId }: { unitId: string }) => unitId

type Lacking = { unitId: string; name: string; path: string; gaps: Gap[] }

/** Of units that keep a roster, and that `where` lets through: what is lacking on some days, but for those on which nothing is sent. */
export async function gapsOn(ctx: Ctx, days: readonly string[], where?: SQL): Promise<Lacking[]> {
  const [from, to] = [days[0] ?? '', days.at(-1) ?? '']
  const keeping = await ctx.db
    .selectDistinct({ unitId: units.id, name: units.name, path: units.path, work: duties.work })
    .from(duties)
    .innerJoin(units, eq(units.id, duties.unitId))
    .where(and(isNull(units.closedAt), where, gte(duties.day, addDays(dayOf(ctx.now()), -keptDays))))
  if (keeping.length === 0) return []
  const [roster, holders, specialOf] = [
    await rosterOn(ctx.db, days),
    await holdersWhere(ctx.db, ctx.now()),
    await daysOfAll(ctx.db, from, to),
  ]
  const ofUnit = grouped(roster, unitOf)
  const keptOf = grouped(keeping, unitOf)
  const byUnit = new Map(keeping.map(({ work, ...unit }) => [unit.unitId, unit]))
  return [...byUnit.values()].flatMap((unit) => {
    const kept = (keptOf.get(unit.unitId) ?? []).map(({ work }) => work)
    const special = specialOf(unit.path)
    const sending = days.filter((day) => !special.get(day)?.noSend)
    const own = ofUnit.get(unit.unitId) ?? []
    const gaps = gapsOf({ path: unit.path, days: sending, duties: own, holders, kept })
    return gaps.length > 0 ? [{ ...unit, gaps }] : []
  })
}

/** How many duties of the coming week nobody has, where the actor keeps rosters; null where they keep none. */
export async function countGaps(ctx: Ctx): Promise<number | null> {
  if (!mayDo(ctx, 'board.manage')) return null
  const where = within(ctx, 'board.manage')
  const lacking = await gapsOn(ctx, daysFrom(dayOf(ctx.now()), 7), where)
  return lacking.reduce((sum, { gaps }) => sum + gaps.length, 0)
}
