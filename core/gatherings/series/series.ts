import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Recurrence } from '../../../db/schema/digests.ts'
import { type GatheringKind, gatheringSeries, type SeriesPlan } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import { refuseUnfit } from '../../announcements/recurrence.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { oneLine } from '../../news/plain.ts'
import { allow, within } from '../../roles.ts'
import { dayOf, minuteMs } from '../../time.ts'
import { openUnitFor } from '../../units/open.ts'
import { plannedAs } from '../plan.ts'
import { expectInvitable } from '../write.ts'
import { planOn } from './occasion.ts'

export type Series = typeof gatheringSeries.$inferSelect
export type NewSeries = {
  kind: GatheringKind
  title: string
  recurrence: Recurrence
  /** The day of the month before by which its papers are due; of monthly ones alone. */
  papersOn: number | null
  plan: SeriesPlan
}

/**
 * Sets down what comes again, "ngày 4 hằng tháng": the clock drafts each gathering, and a person announces it as any other.
 *
 * @throws AppError as `draftGathering`, and INVALID announcement.recurrence or gathering.papers-on
 */
export async function createSeries(ctx: Ctx, unitId: string, given: NewSeries): Promise<Series> {
  const unit = await openUnitFor(ctx, 'gathering.write', unitId)
  const { kind, recurrence, papersOn } = given
  const at = ctx.now()
  if (!oneLine(given.title)) throw new AppError('INVALID', 'gathering.title')
  refuseUnfit(recurrence, dayOf(at))
  if (papersOn !== null && recurrence.every !== 'month') throw new AppError('INVALID', 'gathering.papers-on')
  // What each would be is held to what one is held to, at any time to come.
  const plan = plannedAs(planOn(given, at + minuteMs), at)
  await expectInvitable(ctx, unit, plan)
  const kept: SeriesPlan = { ...given.plan, lead: plan.lead, place: plan.place, link: plan.link, contact: plan.contact }
  return ctx.write(async (tx) => {
    const [made] = await tx
      .insert(gatheringSeries)
      .values({
        ...{ id: newId('gs'), unitId: unit.id, kind, title: oneLine(given.title), recurrence, papersOn, plan: kept },
        ...{ createdBy: ctx.actor.personId, createdAt: at, updatedAt: at },
      })
      .returning()
    const series = made as Series
    const detail = { kind, title: series.title, recurrence, papersOn }
    await record(tx, ctx, { action: 'gathering.series', unitId: unit.id, subjectId: series.id, detail })
    return series
  })
}

/** Ends a series: nothing more is drafted of it; what was drafted stays. */
export async function endSeries(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'gathering.write')
  const [row] = await ctx.db
    .select({ series: gatheringSeries, path: units.path })
    .from(gatheringSeries)
    .innerJoin(units, eq(units.id, gatheringSeries.unitId))
    .where(eq(gatheringSeries.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, 'gathering.write', row.path)
  await ctx.write(async (tx) => {
    const ended = await tx
      .update(gatheringSeries)
      .set({ state: 'ended', updatedAt: ctx.now() })
      .where(and(eq(gatheringSeries.id, id), eq(gatheringSeries.state, 'active')))
      .returning()
    if (ended.length === 0) throw new AppError('CONFLICT', 'gathering.state')
    const detail = { title: row.series.title }
    await record(tx, ctx, { action: 'gathering.series-end', unitId: row.series.unitId, subjectId: id, detail })
  })
}

/** What comes again in the actor's units. */
export const listSeries = (ctx: Ctx) =>
  ctx.db
    .select({
      ...{ id: gatheringSeries.id, unitName: units.name, kind: gatheringSeries.kind, title: gatheringSeries.title },
      ...{ recurrence: gatheringSeries.recurrence, papersOn: gatheringSeries.papersOn },
    })
    .from(gatheringSeries)
    .innerJoin(units, eq(units.id, gatheringSeries.unitId))
    .where(
      and(
        ...[within(ctx, 'gathering.read'), eq(gatheringSeries.state, 'active'), isNotNull(gatheringSeries.recurrence)],
      ),
    )
    .orderBy(asc(gatheringSeries.title))
    .limit(200)
