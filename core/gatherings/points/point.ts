import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { gatheringPoints } from '../../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { markOf } from '../../acts/seen.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Action } from '../../roles.ts'
import { type Gathering, gatheringFor } from '../gathering.ts'

export type Point = typeof gatheringPoints.$inferSelect

/** What stands for what is planned of a point. */
export const pointMark = ({ name, room, keeperId, capacity, registered }: Point) =>
  markOf({ name, room, keeperId, capacity, registered })

/** More than the largest conference there was. */
export const mostPoints = 40_000

/** The point of a gathering, if the actor may do this there; else NOT_FOUND. */
export async function pointFor(ctx: Pick<Ctx, 'db' | 'actor'>, action: Action, id: string, number: number) {
  const { gathering, unit } = await gatheringFor(ctx, action, id)
  return { gathering, unit, point: await pointOf(ctx.db, id, number) }
}

export async function pointOf(db: Pick<Tx, 'select'>, gatheringId: string, number: number): Promise<Point> {
  const [point] = await db
    .select()
    .from(gatheringPoints)
    .where(and(eq(gatheringPoints.gatheringId, gatheringId), eq(gatheringPoints.number, number)))
  if (!point) throw new AppError('NOT_FOUND')
  return point
}

/** The number that the points changed in this transaction bear, higher than any before. */
export async function nextChange(tx: Tx, gatheringId: string): Promise<number> {
  const [row] = await tx
    .update(gatherings)
    .set({ pointsChange: sql`${gatherings.pointsChange} + 1` })
    .where(eq(gatherings.id, gatheringId))
    .returning({ change: gatherings.pointsChange })
  if (!row) throw new AppError('NOT_FOUND')
  return row.change
}

/** Whether its points may still be planned otherwise: until it is closed. */
export function expectPlannable({ state }: Pick<Gathering, 'state'>): void {
  if (state !== 'draft' && state !== 'announced' && state !== 'open') throw new AppError('CONFLICT', 'gathering.state')
}

/** Whether nothing is held there any more. */
export const isOff = ({ state }: Pick<Point, 'state'>) => state === 'merged' || state === 'lost'
