import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { gatheringPoints } from '../../../db/schema/gathering-rooms.ts'
import { isBelow } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { oneLine } from '../../news/plain.ts'
import { unitFor } from '../../roles.ts'
import { gatheringFor } from '../gathering.ts'
import { expectPlannable, mostPoints, nextChange } from './point.ts'

export const longestPointName = 200
export const mostSeats = 1_000_000
// Tổ 2 comes before Tổ 10.
const inOrder = new Intl.Collator('vi', { numeric: true })
// In one statement.
const rowsAtOnce = 4000

/** `under`: the id of the point above it, which may be planned in the same step. */
export type PlannedPoint = {
  id: string
  under: string | null
  unitId: string | null
  name: string
  room: string
  keeperId: string | null
  capacity: number | null
  registered: number
}

type Standing = {
  id: string
  path: string
  number: number
  name: string
  unitId: string | null
  parentId: string | null
}

/** The points of a gathering, as far as planning more of them takes. */
export const pointsStanding = (db: Pick<Tx, 'select'>, gatheringId: string): Promise<Standing[]> =>
  db
    .select({
      ...{ id: gatheringPoints.id, path: gatheringPoints.path, number: gatheringPoints.number },
      ...{ name: gatheringPoints.name, unitId: gatheringPoints.unitId, parentId: gatheringPoints.parentId },
    })
    .from(gatheringPoints)
    .where(eq(gatheringPoints.gatheringId, gatheringId))

/** Writes planned points, those above before those below, with numbers that go on from the last one. */
export async function layPoints(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  gatheringId: string,
  { planned, standing }: { planned: readonly PlannedPoint[]; standing: readonly Standing[] },
): Promise<void> {
  if (standing.length + planned.length > mostPoints) throw new AppError('INVALID', 'gathering.points')
  const change = await nextChange(tx, gatheringId)
  const pathOf = new Map(standing.map(({ id, path }) => [id, path]))
  let number = standing.reduce((most, one) => Math.max(most, one.number), 0)
  const rows = planned.map((point) => {
    const above = point.under === null ? '/' : pathOf.get(point.under)
    if (above === undefined) throw new AppError('INVALID', 'gathering.point-above')
    const path = `${above}${point.id}/`
    pathOf.set(point.id, path)
    const { id, under, unitId, name, room, keeperId, capacity, registered } = point
    return [id, under, path, ++number, unitId, name, room, keeperId, capacity, registered]
  })
  const at = ctx.now()
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.run(sql`
      insert into gathering_points (id, gathering_id, parent_id, path, number, unit_id, name, room, keeper_id, capacity,
        registered, change, updated_at)
      select value ->> 0, ${gatheringId}, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
        value ->> 7, value ->> 8, value ->> 9, ${change}, ${at}
      from json_each(${JSON.stringify(rows.slice(from, from + rowsAtOnce))})`)
}

export type TypedPoint = Omit<PlannedPoint, 'id' | 'under'> & { under: number | null }

/**
 * Plans one point by hand.
 *
 * @throws AppError INVALID gathering.point, gathering.point-above, gathering.point-unit, gathering.keeper or gathering.points
 */
export async function planPoint(ctx: Ctx, id: string, typed: TypedPoint): Promise<{ number: number }> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  expectPlannable(gathering)
  const point = pointTyped(typed)
  if (point.unitId) await expectBelow(ctx, unit.path, point.unitId)
  if (point.keeperId) await expectPerson(ctx, point.keeperId)
  return ctx.write(async (tx) => {
    const standing = await pointsStanding(tx, id)
    const above = standing.find(({ number }) => number === typed.under)
    if (typed.under !== null && !above) throw new AppError('INVALID', 'gathering.point-above')
    const planned = [{ ...point, id: newId('gd'), under: above?.id ?? null }]
    await layPoints(tx, ctx, id, { planned, standing })
    const detail = { points: 1, name: point.name }
    await record(tx, ctx, { action: 'gathering.points', unitId: unit.id, subjectId: id, detail })
    return { number: standing.reduce((most, one) => Math.max(most, one.number), 0) + 1 }
  })
}

/** What was typed of a point, as it is kept. */
export function pointTyped<Typed extends Pick<PlannedPoint, 'name' | 'room' | 'capacity' | 'registered'>>(
  typed: Typed,
): Typed {
  const [name, room] = [oneLine(typed.name), oneLine(typed.room)]
  const wrong = (count: number | null) => count !== null && (!Number.isInteger(count) || count < 0 || count > mostSeats)
  if (!name || name.length > longestPointName || room.length > longestPointName)
    throw new AppError('INVALID', 'gathering.point')
  if (wrong(typed.capacity) || wrong(typed.registered)) throw new AppError('INVALID', 'gathering.point')
  return { ...typed, name, room }
}

export async function expectPerson(ctx: Pick<Ctx, 'db'>, personId: string): Promise<void> {
  const [known] = await ctx.db.all<{ id: string }>(
    sql`select id from people where id = ${personId} and erased_at is null`,
  )
  if (!known) throw new AppError('INVALID', 'gathering.keeper')
}

async function expectBelow(ctx: Pick<Ctx, 'db'>, path: string, unitId: string): Promise<void> {
  const [own] = await ctx.db.all<{ id: string }>(
    sql`select id from units u where u.id = ${unitId} and u.closed_at is null and ${isBelow(sql`u.path`, path)}`,
  )
  if (!own) throw new AppError('INVALID', 'gathering.point-unit')
}

/**
 * Plans a point for every unit below one, itself with them, that has none yet: each under the point of the nearest unit above.
 * `kinds` takes some kinds of units only.
 */
export async function planUnits(
  ctx: Ctx,
  id: string,
  { unitId, kinds }: { unitId: string; kinds: readonly string[] },
): Promise<{ planned: number; known: number }> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  expectPlannable(gathering)
  const top = await unitFor(ctx, 'gathering.write', unitId)
  if (!top.path.startsWith(unit.path)) throw new AppError('INVALID', 'gathering.point-unit')
  const units = await ctx.db.all<{ id: string; path: string; name: string; kind: string }>(sql`
    select u.id, u.path, u.name, u.kind from units u
    where ${isBelow(sql`u.path`, top.path)} and u.closed_at is null`)
  const depth = (path: string) => path.split('/').length
  const chosen = units
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .sort((a, b) => depth(a.path) - depth(b.path) || inOrder.compare(a.name, b.name))
  return ctx.write(async (tx) => {
    const standing = await pointsStanding(tx, id)
    const pointOfUnit = new Map(standing.flatMap((one) => (one.unitId ? [[one.unitId, one.id] as const] : [])))
    const planned: PlannedPoint[] = []
    for (const one of chosen) {
      if (pointOfUnit.has(one.id)) continue
      const pointId = newId('gd')
      const above = one.path.split('/').slice(1, -2).reverse()
      const under = above.flatMap((unitId) => pointOfUnit.get(unitId) ?? [])[0] ?? null
      planned.push({
        ...{ id: pointId, under, unitId: one.id, name: one.name, room: '' },
        ...{ keeperId: null, capacity: null, registered: 0 },
      })
      pointOfUnit.set(one.id, pointId)
    }
    if (planned.length > 0) {
      await layPoints(tx, ctx, id, { planned, standing })
      const detail = { points: planned.length, fromUnit: top.id }
      await record(tx, ctx, { action: 'gathering.points', unitId: unit.id, subjectId: id, detail })
    }
    return { planned: planned.length, known: chosen.length - planned.length }
  })
}
