import { desc, eq, sql } from 'drizzle-orm'
import { gatheringPoints, gatheringReports } from '../../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { people } from '../../../db/schema/people.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { idFromUuid, newId } from '../../ids.ts'
import { oneLine } from '../../news/plain.ts'
import { latestMs } from '../check-in.ts'
import { mostSeats } from './plan.ts'
import { isOff, nextChange, type Point, pointOf } from './point.ts'

/**
 * What a keeper says of their point: how many are there and away, and why; what went wrong; that it is put right. `clientId`
 * makes it once, however often a bad network sends it.
 */
export type Report = {
  clientId: string
  present: number | null
  absent: number | null
  why: string
  incident: string
  solved: boolean
  /** How long it lay on the phone without a network. */
  agoMs?: number
}

const longestWhy = 500
const mostListed = 50

/**
 * Notes a report of a point, by its keeper or whoever leads the gathering, and keeps the figures beside it.
 *
 * @throws AppError INVALID gathering.report; CONFLICT gathering.point-off, gathering.state or gathering.closed
 */
export async function reportPoint(ctx: Ctx, point: Point, report: Report): Promise<void> {
  const { present, absent, solved } = report
  const [why, incident] = [oneLine(report.why), oneLine(report.incident)]
  const wrong = (count: number | null) => count !== null && (!Number.isInteger(count) || count < 0 || count > mostSeats)
  if (wrong(present) || wrong(absent) || why.length > longestWhy || incident.length > longestWhy)
    throw new AppError('INVALID', 'gathering.report')
  if (present === null && absent === null && !incident && !solved) throw new AppError('INVALID', 'gathering.report')
  const [now, at] = [ctx.now(), ctx.now() - (report.agoMs ?? 0)]
  const row = { gatheringId: point.gatheringId, pointId: point.id, byPersonId: ctx.actor.personId, at }
  const rows = [
    ...(present !== null ? [{ ...row, kind: 'present' as const, count: present, text: '' }] : []),
    ...(absent !== null ? [{ ...row, kind: 'absent' as const, count: absent, text: why }] : []),
    ...(solved ? [{ ...row, kind: 'solved' as const, count: null, text: '' }] : []),
    ...(incident ? [{ ...row, kind: 'incident' as const, count: null, text: incident }] : []),
  ]
  // The first of its rows bears the phone's own id: where that is there, all of them are.
  const [first, ...others] = rows.map((one, n) => ({
    ...one,
    id: n === 0 ? idFromUuid('gr', report.clientId) : newId('gr'),
  }))
  await ctx.write(async (tx) => {
    const [gathering] = await tx.select().from(gatherings).where(eq(gatherings.id, point.gatheringId))
    if (!gathering || gathering.state === 'draft' || gathering.state === 'cancelled')
      throw new AppError('CONFLICT', 'gathering.state')
    if (gathering.state === 'minuted' || (gathering.closedAt !== null && now > gathering.closedAt + latestMs))
      throw new AppError('CONFLICT', 'gathering.closed')
    if (isOff(await pointOf(tx, point.gatheringId, point.number))) throw new AppError('CONFLICT', 'gathering.point-off')
    if (!first) return
    const added = await tx.insert(gatheringReports).values(first).onConflictDoNothing().returning()
    if (added.length === 0) return
    if (others.length > 0) await tx.insert(gatheringReports).values(others)
    const change = await nextChange(tx, point.gatheringId)
    const [before] = await tx.select().from(gatheringPoints).where(eq(gatheringPoints.id, point.id))
    // What arrives late says less than what was said after it.
    const newest = (before?.reportedAt ?? 0) <= at
    await tx
      .update(gatheringPoints)
      .set({
        ...(newest && present !== null && { reportedPresent: present }),
        ...(newest && absent !== null && { reportedAbsent: absent }),
        ...(newest && (present !== null || absent !== null) && { reportedAt: at }),
        incidents: sql`case when ${solved} then 0 else ${gatheringPoints.incidents} end + ${incident ? 1 : 0}`,
        ...{ change, updatedAt: now },
      })
      .where(eq(gatheringPoints.id, point.id))
  })
}

/** What was reported of a point, the latest first. */
export const reportsOf = ({ db }: Pick<Ctx, 'db'>, pointId: string) =>
  db
    .select({
      ...{ id: gatheringReports.id, kind: gatheringReports.kind, count: gatheringReports.count },
      ...{ text: gatheringReports.text, at: gatheringReports.at },
      by: sql<string>`coalesce(${people.introducedAs}, ${people.name}, '')`,
    })
    .from(gatheringReports)
    .leftJoin(people, eq(people.id, gatheringReports.byPersonId))
    .where(eq(gatheringReports.pointId, pointId))
    .orderBy(desc(gatheringReports.at), desc(sql`${gatheringReports}.rowid`))
    .limit(mostListed)
