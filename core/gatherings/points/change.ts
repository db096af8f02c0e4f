import { and, eq, inArray } from 'drizzle-orm'
import { gatheringPoints } from '../../../db/schema/gathering-rooms.ts'
import { expectSeen } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { oneLine } from '../../news/plain.ts'
import { expectPerson, pointTyped } from './plan.ts'
import { expectPlannable, isOff, nextChange, type Point, pointFor, pointMark, pointOf } from './point.ts'

export type PointChange = Pick<Point, 'name' | 'room' | 'keeperId' | 'capacity' | 'registered'>

const longestReason = 300

/**
 * Changes what is planned of a point. `mark`, where given, is of what the editor had before them.
 *
 * @throws AppError INVALID gathering.point or gathering.keeper; CONFLICT gathering.state or record.stale
 */
export async function changePoint(
  ctx: Ctx,
  id: string,
  number: number,
  { mark, ...typed }: PointChange & { mark?: string },
): Promise<void> {
  const { gathering, unit, point } = await pointFor(ctx, 'gathering.write', id, number)
  expectPlannable(gathering)
  const changed = pointTyped(typed)
  if (changed.keeperId && changed.keeperId !== point.keeperId) await expectPerson(ctx, changed.keeperId)
  await ctx.write(async (tx) => {
    expectSeen(mark, pointMark(await pointOf(tx, id, number)))
    const change = await nextChange(tx, id)
    await tx
      .update(gatheringPoints)
      .set({ ...changed, change, updatedAt: ctx.now() })
      .where(eq(gatheringPoints.id, point.id))
    const detail = { point: number, name: changed.name, keeperId: changed.keeperId }
    await record(tx, ctx, { action: 'gathering.point-change', unitId: unit.id, subjectId: id, detail })
  })
}

/**
 * Says that a point is held no more: its people go to another (`into`), or it is lost and they go nowhere else. Rows stay where
 * they are: whoever reads the counters adds a merged point's to the one it went to, and its codes lead there from now on.
 *
 * @throws AppError CONFLICT gathering.point-off, gathering.point-into; INVALID gathering.point-reason
 */
export async function endPoint(
  ctx: Ctx,
  id: string,
  number: number,
  given: { into: number | null; reason: string },
): Promise<void> {
  const { gathering, unit, point } = await pointFor(ctx, 'gathering.lead', id, number)
  expectPlannable(gathering)
  const reason = oneLine(given.reason)
  if (!reason || reason.length > longestReason) throw new AppError('INVALID', 'gathering.point-reason')
  await ctx.write(async (tx) => {
    const now = await pointOf(tx, id, number)
    if (isOff(now)) throw new AppError('CONFLICT', 'gathering.point-off')
    const into = given.into === null ? null : await pointOf(tx, id, given.into)
    if (into && (into.id === point.id || isOff(into))) throw new AppError('CONFLICT', 'gathering.point-into')
    const change = await nextChange(tx, id)
    const set = { change, updatedAt: ctx.now() }
    await tx
      .update(gatheringPoints)
      .set({ ...set, state: into ? 'merged' : 'lost', mergedInto: into?.id ?? null, reason })
      .where(eq(gatheringPoints.id, point.id))
    // What went to this one goes on to the next.
    if (into)
      await tx
        .update(gatheringPoints)
        .set({ ...set, mergedInto: into.id })
        .where(eq(gatheringPoints.mergedInto, point.id))
    const detail = { point: number, into: given.into, reason }
    await record(tx, ctx, { action: 'gathering.point-end', unitId: unit.id, subjectId: id, detail })
  })
}

/** Says that a point that was merged or lost is held after all. What checked in elsewhere meanwhile stays there. */
export async function restorePoint(ctx: Ctx, id: string, number: number): Promise<void> {
  const { gathering, unit, point } = await pointFor(ctx, 'gathering.lead', id, number)
  expectPlannable(gathering)
  await ctx.write(async (tx) => {
    const change = await nextChange(tx, id)
    const back = { state: 'planned' as const, mergedInto: null, reason: '' }
    const restored = await tx
      .update(gatheringPoints)
      .set({ ...back, change, updatedAt: ctx.now() })
      .where(and(eq(gatheringPoints.id, point.id), inArray(gatheringPoints.state, ['merged', 'lost'])))
      .returning()
    if (restored.length === 0) return
    const detail = { point: number }
    await record(tx, ctx, { action: 'gathering.point-restore', unitId: unit.id, subjectId: id, detail })
  })
}
