import { and, inArray, or } from 'drizzle-orm'
import { isBelow, units } from '../../../db/schema/units.ts'
import { daysFor } from '../../calendar/days.ts'
import { rulesFor } from '../../calendar/rules.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { rootsOf, unitFor, within } from '../../roles.ts'
import { addDays, dayOf, instantOf, isDay } from '../../time.ts'
import { comingEntries } from './coming.ts'
import type { Entry, Range } from './entry.ts'
import { aheadOf } from './forecast.ts'
import { nearOf } from './near.ts'
import { broadcastEntries } from './told.ts'

export const mostDays = 45
// Of a day; a city whose every alley has its own is looked at unit by unit.
const mostOfDay = 60

/**
 * What is planned or was sent from one day to another, both in it, at a unit and below it, or wherever the actor may see it:
 * in the order of time, the nearest to the top where a day has more than can be shown.
 *
 * @throws AppError INVALID calendar.range; NOT_FOUND for a unit that is not the actor's to see
 */
export async function readAgenda(ctx: Ctx, input: { from: string; to: string; unitId?: string }) {
  const visible = within(ctx, 'broadcast.read')
  const range = rangeOf(input)
  const unit = input.unitId ? await unitFor(ctx, 'broadcast.read', input.unitId) : null
  const entries = await entriesOf(ctx, range, unit ? and(visible, inLineOf(unit.path)) : visible)
  const near = nearOf(entries)
  const own = unit ? entries.filter(({ path }) => path.startsWith(unit.path)) : entries
  const { ahead, groups } = await aheadOf(ctx, own)
  const { shown, left } = parted(own)
  const [top, ...others] = rootsOf(ctx, 'broadcast.read')
  const path = unit?.path ?? (top && others.length === 0 ? top.path : '')
  const { quietFrom, quietTo } = await rulesFor(ctx.db, path)
  return {
    entries: shown.map((entry) => ({
      ...entry,
      groups: groups.get(entry.key) ?? null,
      near: near.get(entry.key) ?? [],
    })),
    left,
    ahead,
    quiet: { from: quietFrom, to: quietTo },
    days: [...(await daysFor(ctx.db, path, range.from, range.to)).values()],
  }
}

/** The same without what only a screen needs: what a phone's own calendar shows. */
export async function listAgenda(ctx: Ctx, input: { from: string; to: string }): Promise<Entry[]> {
  return parted(await entriesOf(ctx, rangeOf(input), within(ctx, 'broadcast.read'))).shown
}

function rangeOf({ from, to }: { from: string; to: string }): Range {
  if (!isDay(from) || !isDay(to) || to < from || to >= addDays(from, mostDays)) {
    throw new AppError('INVALID', 'calendar.range', { days: mostDays })
  }
  return { from, to, since: instantOf(from, '00:00'), until: instantOf(addDays(to, 1), '00:00') }
}

type Scope = ReturnType<typeof within>

// What a unit above sends reaches its groups too.
const inLineOf = (path: string): Scope =>
  or(isBelow(units.path, path), inArray(units.id, path.split('/').filter(Boolean)))

async function entriesOf(ctx: Ctx, range: Range, scope: Scope): Promise<Entry[]> {
  const entries = [...(await broadcastEntries(ctx, range, scope)), ...(await comingEntries(ctx, range, scope))]
  return entries.sort((one, other) => one.at - other.at || one.path.length - other.path.length)
}

/** Those that can be shown, and how many of each day cannot. */
function parted(entries: readonly Entry[]) {
  const byDay = new Map<string, Entry[]>()
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const ofDay = byDay.get(day)
    if (ofDay) ofDay.push(entry)
    else byDay.set(day, [entry])
  }
  const depth = ({ path }: Entry) => path.split('/').length
  const kept = new Set<Entry>()
  const left: { day: string; count: number }[] = []
  for (const [day, ofDay] of byDay) {
    const nearest = ofDay.length > mostOfDay ? [...ofDay].sort((one, other) => depth(one) - depth(other)) : ofDay
    for (const entry of nearest.slice(0, mostOfDay)) kept.add(entry)
    if (ofDay.length > mostOfDay) left.push({ day, count: ofDay.length - mostOfDay })
  }
  return { shown: entries.filter((entry) => kept.has(entry)), left }
}
