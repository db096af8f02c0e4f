import { and, eq, isNull } from 'drizzle-orm'
import { gatheringPoints } from '../../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { isGuest, signedIn } from '../../roles.ts'
import { codesOf } from '../codes.ts'
import { gatheringFor } from '../gathering.ts'
import { codeOf } from '../wall-code.ts'
import { expectPlannable, isOff, nextChange, type Point, pointOf } from './point.ts'
import { type Report, reportPoint, reportsOf } from './report.ts'

/** The gathering and the point, if the asker keeps it; else NOT_FOUND. */
async function keptPoint(ctx: Ctx, id: string, number: number) {
  const personId = signedIn(ctx)
  const [row] = await ctx.db
    .select({ gathering: gatherings, point: gatheringPoints, unitName: units.name })
    .from(gatheringPoints)
    .innerJoin(gatherings, eq(gatherings.id, gatheringPoints.gatheringId))
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(
      and(
        ...[eq(gatheringPoints.gatheringId, id), eq(gatheringPoints.number, number)],
        eq(gatheringPoints.keeperId, personId),
      ),
    )
  if (!row || row.gathering.state === 'draft') throw new AppError('NOT_FOUND')
  return row
}

/** A point as its keeper sees it: its figures, its code while people come in, what they reported. */
export async function ownPoint(ctx: Ctx, id: string, number: number) {
  const { gathering, point, unitName } = await keptPoint(ctx, id, number)
  const into = point.mergedInto === null ? null : await nameOf(ctx, point.mergedInto)
  const open = gathering.state === 'open' && !isOff(point)
  return {
    ...{ id, title: gathering.title, unitName, gatheringState: gathering.state, startsAt: gathering.startsAt },
    ...shown(point),
    mergedInto: into,
    code: open ? await codeOf(ctx, gathering, number) : null,
    papers: ctx.link(`/gatherings/${id}?point=${number}`),
    reports: await reportsOf(ctx, point.id),
  }
}

export const shown = (point: Point) => {
  const { number, name, room, capacity, registered, answered, present, state, reason, reads, incidents } = point
  const { reportedPresent, reportedAbsent, reportedAt } = point
  return {
    ...{ number, name, room, capacity, registered, answered, present, state, reason, reads, incidents },
    ...{ reportedPresent, reportedAbsent, reportedAt },
  }
}

export async function nameOf({ db }: Pick<Ctx, 'db'>, pointId: string) {
  const [point] = await db
    .select({ number: gatheringPoints.number, name: gatheringPoints.name })
    .from(gatheringPoints)
    .where(eq(gatheringPoints.id, pointId))
  return point ?? null
}

/** Notes what its keeper says of a point. */
export async function reportOwn(ctx: Ctx, id: string, number: number, report: Report): Promise<void> {
  const { point } = await keptPoint(ctx, id, number)
  await reportPoint(ctx, point, report)
}

/** What whoever is to keep a point is given, for one that has no keeper yet. */
export async function keeperLink(ctx: Ctx, id: string, number: number): Promise<{ link: string }> {
  const { gathering } = await gatheringFor(ctx, 'gathering.lead', id)
  await pointOf(ctx.db, id, number)
  const codes = await codesOf(await ctx.crypt.unseal(gathering.sealedSecret))
  return { link: ctx.link(`/gatherings/${id}/keep/${await codes.forKeeper(number)}`) }
}

/**
 * Makes somebody the keeper of a point by the link that they were given; the first who opens it is.
 *
 * @throws AppError INVALID gathering.keep-code; FORBIDDEN gathering.unknown; CONFLICT gathering.kept
 */
export async function keepPoint(ctx: Ctx, id: string, code: string): Promise<{ number: number }> {
  const personId = signedIn(ctx)
  const [gathering] = await ctx.db.select().from(gatherings).where(eq(gatherings.id, id))
  if (!gathering) throw new AppError('NOT_FOUND')
  const number = Number(/^(\d{1,6})\./.exec(code)?.[1] ?? 0)
  const codes = await codesOf(await ctx.crypt.unseal(gathering.sealedSecret))
  if (number === 0 || code !== (await codes.forKeeper(number))) throw new AppError('INVALID', 'gathering.keep-code')
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  if (!person || isGuest(person)) throw new AppError('FORBIDDEN', 'gathering.unknown')
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (!now) throw new AppError('NOT_FOUND')
    expectPlannable(now)
    const point = await pointOf(tx, id, number)
    if (point.keeperId === personId) return { number }
    const change = await nextChange(tx, id)
    const taken = await tx
      .update(gatheringPoints)
      .set({ keeperId: personId, change, updatedAt: ctx.now() })
      .where(and(eq(gatheringPoints.id, point.id), isNull(gatheringPoints.keeperId)))
      .returning()
    if (taken.length === 0) throw new AppError('CONFLICT', 'gathering.kept')
    const detail = { point: number }
    await record(tx, ctx, { action: 'gathering.point-keep', unitId: now.unitId, subjectId: id, detail })
    return { number }
  })
}
