import { and, desc, eq, isNotNull, lt } from 'drizzle-orm'
import { isDuplicate } from '../../../db/client.ts'
import { gatheringSeries, gatherings } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import { occurrences } from '../../announcements/recurrence.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { describe } from '../../errors.ts'
import { newId, newSecret } from '../../ids.ts'
import { addDays, dayOf } from '../../time.ts'
import type { Unit } from '../../units/tree.ts'
import { withoutGone } from '../notices/reached.ts'
import { layDown, planHash, plannedAs } from '../plan.ts'
import { papersDueOf, planOn } from './occasion.ts'
import type { Series } from './series.ts'

// The papers of a month's first days are due in the month before: by then its draft lies there.
const aheadDays = { month: 45, week: 14 } as const

/** Drafts what series bring in the weeks to come, each day once; answers how many. Who set the series down has written it. */
export async function draftSeriesDue(ctx: Ctx): Promise<number> {
  const running = await ctx.db
    .select({ series: gatheringSeries, unit: units })
    .from(gatheringSeries)
    .innerJoin(units, eq(units.id, gatheringSeries.unitId))
    .where(and(eq(gatheringSeries.state, 'active'), isNotNull(gatheringSeries.recurrence)))
  let made = 0
  for (const { series, unit } of running)
    made += await draftOf(ctx, series, unit).catch((error: unknown) => {
      ctx.log('gathering.series-failed', { id: series.id, ...describe(error) })
      return 0
    })
  return made
}

async function draftOf(ctx: Ctx, series: Series, unit: Unit): Promise<number> {
  const { recurrence, draftedTo } = series
  if (!recurrence) return 0
  const today = dayOf(ctx.now())
  const to = addDays(today, aheadDays[recurrence.every])
  if (draftedTo !== null && draftedTo >= to) return 0
  const from = draftedTo !== null && draftedTo >= today ? addDays(draftedTo, 1) : today
  let made = 0
  for (const { at } of occurrences(recurrence, from, to))
    if (at > ctx.now() && (await draft(ctx, series, unit, at))) made++
  // A day is looked at once: what the office throws away does not come back.
  await ctx.write((tx) => tx.update(gatheringSeries).set({ draftedTo: to }).where(eq(gatheringSeries.id, series.id)))
  return made
}

async function draft(ctx: Ctx, series: Series, unit: Unit, startsAt: number): Promise<boolean> {
  const at = ctx.now()
  const typed = planOn(series, startsAt)
  const plan = plannedAs({ ...typed, invited: await withoutGone(ctx.db, typed.invited) }, at)
  const { agenda, invited, ...said } = plan
  const [id, sealedSecret] = [newId('gt'), await ctx.crypt.seal(newSecret())]
  const contentHash = await planHash(unit.id, series.kind, plan, [])
  const [previous] = await ctx.db
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(and(eq(gatherings.seriesId, series.id), lt(gatherings.startsAt, startsAt)))
    .orderBy(desc(gatherings.startsAt))
    .limit(1)
  const made = ctx.write(async (tx) => {
    await tx.insert(gatherings).values({
      ...{ id, unitId: unit.id, kind: series.kind, seriesId: series.id, previousId: previous?.id ?? null, ...said },
      ...{ sealedSecret, contentHash, papersDueAt: papersDueOf(series, startsAt) },
      ...{ createdBy: series.createdBy, editedBy: series.createdBy, createdAt: at, updatedAt: at },
    })
    await layDown(tx, id, plan)
    const detail = { kind: series.kind, title: said.title, startsAt, contentHash, seriesId: series.id }
    await record(tx, ctx, { action: 'gathering.write', unitId: unit.id, subjectId: id, detail })
    return true
  })
  return made.catch((error: unknown) => {
    // Another process was quicker.
    if (isDuplicate(error)) return false
    throw error
  })
}
