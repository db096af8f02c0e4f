import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { calendarDays } from '../../db/schema/calendar.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { allow, within } from '../roles.ts'
import { normalize } from '../text/normalize.ts'
import { dayOf, isDay } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import { rootUnit } from '../units/tree.ts'
import { dayMark, listDays, type SpecialDay } from './days.ts'

/** The days of a year, this one by default, as the actor may see them: what is said for the whole office, and for their own units. */
export const readDays = (ctx: Ctx, year = Number(dayOf(ctx.now()).slice(0, 4))) =>
  listDays(ctx.db, within(ctx, 'broadcast.read'), year)

/** Where a day is said: the unit, or null for the whole office, which only who keeps its top may do. */
export async function placeOf(ctx: Ctx, unitId: string | null): Promise<{ id: string; path: string }> {
  if (unitId !== null) return openUnitFor(ctx, 'calendar.manage', unitId)
  const root = await rootUnit(ctx.db)
  allow(ctx, 'calendar.manage', root.path)
  return root
}

/**
 * Says what a day is, for one unit and those below it or for the whole office. `mark`, where given, is of what the editor had before
 * them.
 *
 * @throws AppError INVALID calendar.day for no day of the calendar or one that nobody named; CONFLICT calendar.past or
 *   record.stale, day.stale where it was said already
 */
export async function writeDay(
  tx: Tx,
  ctx: Ctx,
  place: { unitId: string | null; at: string },
  given: SpecialDay & { mark?: string },
) {
  const { day, closed, noSend } = given
  const name = normalize(given.name).trim()
  if (!isDay(day) || !name) throw new AppError('INVALID', 'calendar.day')
  refusePast(ctx, day)
  const { unitId } = place
  const [before] = await tx.select().from(calendarDays).where(ofDay(unitId, day))
  expectSeen(given.mark, dayMark(before), given.mark === '' ? 'day.stale' : 'record.stale')
  const said = { name, closed, noSend, updatedBy: ctx.actor.personId, updatedAt: ctx.now() }
  if (before) await tx.update(calendarDays).set(said).where(eq(calendarDays.id, before.id))
  else await tx.insert(calendarDays).values({ id: newId('day'), unitId, day, ...said })
  const detail = { day, name, closed, noSend }
  await record(tx, ctx, { action: 'calendar.save', unitId: place.at, subjectId: day, detail })
}

/** Takes back what was said of a day: what the units above or the law say counts again. */
export async function removeDay(ctx: Ctx, input: { unitId: string | null; day: string }): Promise<void> {
  const { id: at } = await placeOf(ctx, input.unitId)
  refusePast(ctx, input.day)
  await ctx.write(async (tx) => {
    const gone = await tx.delete(calendarDays).where(ofDay(input.unitId, input.day)).returning()
    if (gone.length === 0) throw new AppError('NOT_FOUND')
    await record(tx, ctx, { action: 'calendar.remove', unitId: at, subjectId: input.day })
  })
}

const ofDay = (unitId: string | null, day: string) =>
  and(eq(calendarDays.day, day), unitId === null ? isNull(calendarDays.unitId) : eq(calendarDays.unitId, unitId))

function refusePast(ctx: Ctx, day: string): void {
  if (day < dayOf(ctx.now())) throw new AppError('CONFLICT', 'calendar.past')
}
