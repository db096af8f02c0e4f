import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { type DutyWork, duties } from '../../db/schema/boards.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { addDays, dayOf, isDay, writtenDate } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import { holdersFor, shownName } from './holders.ts'
import { refuseUnheld } from './may-serve.ts'
import { boardWords as words } from './messages.ts'
import type { Duty } from './roster.ts'

export const mostDutyDays = 31
export const farthestDutyDays = 180

/** The days of a range, both in it. */
export const daysFrom = (from: string, count: number) => Array.from({ length: count }, (_, at) => addDays(from, at))

/** What is kept of some days, of every unit, with the path of each. */
export const rosterOn = (db: Reader, days: readonly string[]): Promise<(Duty & { path: string })[]> =>
  db
    .select({
      ...{ unitId: duties.unitId, day: duties.day, work: duties.work, personId: duties.personId, path: units.path },
    })
    .from(duties)
    .innerJoin(units, eq(units.id, duties.unitId))
    .where(inArray(duties.day, [...days]))

/** A unit's own roster from one day to another. */
export const rosterOf = (db: Pick<Tx, 'select'>, unitId: string, from: string, to: string): Promise<Duty[]> =>
  db
    .select({ unitId: duties.unitId, day: duties.day, work: duties.work, personId: duties.personId })
    .from(duties)
    .where(and(eq(duties.unitId, unitId), gte(duties.day, from), lte(duties.day, to)))
    .orderBy(asc(duties.day))

type Asked = { work: DutyWork; personId: string; from: string; to: string; instead?: boolean }

/**
 * Puts somebody on duty for some days; `instead` of whoever is.
 *
 * @throws AppError INVALID duty.days; NOT_FOUND person.unknown; CONFLICT duty.past, duty.left, duty.role, duty.ends, duty.taken,
 *   duty.both
 */
export async function setDuties(ctx: Ctx, unitId: string, input: Asked): Promise<void> {
  const unit = await openUnitFor(ctx, 'board.manage', unitId)
  const { work, personId, from, to, instead = false } = input
  const days = daysGiven(ctx, from, to)
  const holders = await holdersFor(ctx.db, ctx.now(), unit.path)
  await refuseUnheld(ctx.db, holders, { personId, work, path: unit.path, day: to })
  await ctx.write(async (tx) => {
    const there = await rosterOf(tx, unit.id, from, to)
    const taken = there.filter((one) => one.work === work && one.personId !== personId)
    if (taken.length > 0 && !instead) throw new AppError('CONFLICT', 'duty.taken', await toldOf(tx, taken))
    refuseBoth(there.filter((one) => one.work !== work && one.personId === personId).map(({ day }) => day))
    for (const day of days) await put(tx, ctx, { unitId: unit.id, day, work, personId })
    const detail = { work, from, to, ...(taken.length > 0 && { instead: true }) }
    await record(tx, ctx, { action: 'duty.set', unitId: unit.id, subjectId: personId, detail })
  })
}

/** @throws AppError INVALID duty.days; CONFLICT duty.past or duty.nobody */
export async function clearDuties(
  ctx: Ctx,
  unitId: string,
  { work, from, to }: Omit<Asked, 'personId' | 'instead'>,
): Promise<void> {
  const unit = await openUnitFor(ctx, 'board.manage', unitId)
  const days = daysGiven(ctx, from, to)
  await ctx.write(async (tx) => {
    const gone = await tx
      .delete(duties)
      .where(and(eq(duties.unitId, unit.id), eq(duties.work, work), inArray(duties.day, days)))
      .returning({ day: duties.day })
    if (gone.length === 0) throw new AppError('CONFLICT', 'duty.nobody')
    await record(tx, ctx, { action: 'duty.clear', unitId: unit.id, subjectId: unit.id, detail: { work, from, to } })
  })
}

/**
 * Two days change hands, or `days` of them from each on: where one of two has nobody, it is handed over.
 *
 * @throws AppError as `setDuties` but duty.taken, and CONFLICT duty.nobody where there is nothing to change
 */
export async function swapDuties(
  ctx: Ctx,
  unitId: string,
  { work, day, withDay, days = 1 }: { work: DutyWork; day: string; withDay: string; days?: number },
): Promise<void> {
  const unit = await openUnitFor(ctx, 'board.manage', unitId)
  const [one, other] = [day, withDay].map((first) =>
    isDay(first) ? daysGiven(ctx, first, addDays(first, days - 1)) : [],
  ) as [string[], string[]]
  if (one.length === 0 || other.length === 0 || one.some((same) => other.includes(same)))
    throw new AppError('INVALID', 'duty.days')
  const holders = await holdersFor(ctx.db, ctx.now(), unit.path)
  await ctx.write(async (tx) => {
    const there = await rosterOn(tx, [...one, ...other])
    const at = (day: string, which: DutyWork) =>
      there.find((row) => row.unitId === unit.id && row.day === day && row.work === which)?.personId
    const changed = one.flatMap((day, i) => [
      { day, personId: at(other[i]!, work) },
      { day: other[i]!, personId: at(day, work) },
    ])
    if (changed.every(({ personId }) => !personId)) throw new AppError('CONFLICT', 'duty.nobody')
    const opposite = work === 'write' ? 'approve' : 'write'
    refuseBoth(changed.filter(({ day, personId }) => personId && at(day, opposite) === personId).map(({ day }) => day))
    for (const { day, personId } of changed) {
      if (personId) {
        await refuseUnheld(tx, holders, { personId, work, path: unit.path, day })
        await put(tx, ctx, { unitId: unit.id, day, work, personId })
      } else await tx.delete(duties).where(and(eq(duties.unitId, unit.id), eq(duties.work, work), eq(duties.day, day)))
    }
    const detail = { work, day, withDay, days }
    await record(tx, ctx, { action: 'duty.swap', unitId: unit.id, subjectId: unit.id, detail })
  })
}

function daysGiven(ctx: Pick<Ctx, 'now'>, from: string, to: string): string[] {
  const today = dayOf(ctx.now())
  if (!isDay(from) || !isDay(to) || to < from || to >= addDays(from, mostDutyDays))
    throw new AppError('INVALID', 'duty.days')
  if (from < today) throw new AppError('CONFLICT', 'duty.past')
  if (to > addDays(today, farthestDutyDays)) throw new AppError('INVALID', 'duty.days')
  return daysFrom(from, mostDutyDays).filter((day) => day <= to)
}

/** Nobody approves what they wrote themselves: one person does not do both on one day. */
function refuseBoth(days: readonly string[]): void {
  if (days.length > 0) throw new AppError('CONFLICT', 'duty.both', { told: words.days(days.map(writtenDate)) })
}

async function toldOf(db: Pick<Tx, 'select'>, taken: readonly Duty[]): Promise<{ told: string }> {
  const ids = [...new Set(taken.map(({ personId }) => personId))]
  const rows = await db.select({ id: people.id, name: shownName }).from(people).where(inArray(people.id, ids))
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return { told: words.taken(taken.map(({ day, personId }) => [writtenDate(day), names.get(personId) ?? ''])) }
}

async function put(tx: Tx, ctx: Ctx, duty: Duty): Promise<void> {
  const row = { ...duty, setBy: ctx.actor.personId, setAt: ctx.now() }
  await tx
    .insert(duties)
    .values(row)
    .onConflictDoUpdate({ target: [duties.unitId, duties.day, duties.work], set: row })
}
