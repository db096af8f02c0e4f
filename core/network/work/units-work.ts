import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { networkNotes } from '../../../db/schema/network.ts'
import { isBelow, units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import { grouped } from '../../boards/grouped.ts'
import { readTimeliness } from '../../boards/timeliness.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { unitFor, within } from '../../roles.ts'
import { addDays, dayOf } from '../../time.ts'
import { kindName } from '../../units/kinds.ts'
import { openUnitFor } from '../../units/open.ts'
import { lineOf } from '../packets/content.ts'

const days = 30
const mostUnits = 300

/**
 * What the units at and below one did in the last thirty days: how many items of their own they told, how many digests and
 * announcements left and how many of them in time, and whether communicators reported what people say; by level and by unit. It is
 * staff's work, and nothing of it is counted by person.
 */
export async function networkWork(ctx: Ctx, unitId: string) {
  const unit = await unitFor(ctx, 'packet.read', unitId)
  const until = dayOf(ctx.now())
  const since = addDays(until, -days)
  const timely = await readTimeliness(ctx, { unitId, most: Number.POSITIVE_INFINITY })
  const kept = new Map(timely.units.map((one) => [one.unitId, one]))
  const rows = await ctx.db
    .select({
      ...{ unitId: units.id, name: units.name, kind: units.kind, path: units.path },
      items: sql<number>`(select count(distinct t.item_id) from digest_items t join digests g on g.id = t.digest_id
        where g.unit_id = units.id and g.status = 'scheduled' and g.day >= ${since})`,
      // That there was one; how many, the table of what people say tells or hides.
      reported: sql<number>`exists (select 1 from opinion_reports o where o.unit_id = units.id
        and o.month >= ${since.slice(0, 7)})`,
    })
    .from(units)
    .where(and(isBelow(units.path, unit.path), sql`${units.closedAt} is null`))
    .orderBy(asc(units.path))
  const told = rows.map(({ reported, kind, ...row }) => {
    const { count = 0, onTime = 0, late = 0 } = kept.get(row.unitId) ?? {}
    return { ...row, level: kindName(kind), reported: reported === 1, told: count, onTime, late }
  })
  const depth = ({ path }: { path: string }) => path.split('/').length
  return {
    ...{ since, until },
    levels: [...grouped(told, ({ level }) => level)]
      .sort(([, a], [, b]) => Math.min(...a.map(depth)) - Math.min(...b.map(depth)))
      .map(([level, of]) => {
        const sum = (figure: 'items' | 'told' | 'onTime' | 'late') => of.reduce((all, one) => all + one[figure], 0)
        return {
          ...{ level, units: of.length, items: sum('items'), told: sum('told'), onTime: sum('onTime') },
          ...{ late: sum('late'), reported: of.filter(({ reported }) => reported).length },
        }
      }),
    units: told.slice(0, mostUnits).map(({ path, level, ...shown }) => shown),
    more: Math.max(0, told.length - mostUnits),
  }
}

/** Thanks and reminders that came to or from the units where the actor works, the latest first. */
export const listNotes = (ctx: Ctx) =>
  ctx.db
    .select({
      ...{ id: networkNotes.id, kind: networkNotes.kind, text: networkNotes.text, month: networkNotes.month },
      ...{ unitId: networkNotes.unitId, unitName: units.name, at: networkNotes.at },
      fromName: sql<string>`(select name from units f where f.id = ${networkNotes.fromUnitId})`,
    })
    .from(networkNotes)
    .innerJoin(units, eq(units.id, networkNotes.unitId))
    .where(within(ctx, 'packet.read'))
    .orderBy(desc(networkNotes.at))
    .limit(50)

/**
 * Thanks or reminds a unit below, once a month of each: it stands on its editors' page, and they are written to once.
 * @throws AppError INVALID note.text; CONFLICT note.own or note.sent
 */
export async function sendNote(
  ctx: Ctx,
  fromUnitId: string,
  { unitId, kind, text: typed }: { unitId: string; kind: 'thanks' | 'reminder'; text: string },
): Promise<{ id: string }> {
  const from = await unitFor(ctx, 'network.manage', fromUnitId)
  const to = await openUnitFor(ctx, 'packet.read', unitId)
  const text = lineOf(typed)
  if (text.length < 5 || text.length > 500) throw new AppError('INVALID', 'note.text')
  if (to.id === from.id || !to.path.startsWith(from.path)) throw new AppError('CONFLICT', 'note.own')
  const [id, at] = [newId('nn'), ctx.now()]
  const row = { id, unitId: to.id, fromUnitId: from.id, month: dayOf(at).slice(0, 7), kind, text }
  await ctx.write(async (tx) => {
    const [made] = await tx
      .insert(networkNotes)
      .values({ ...row, sentBy: ctx.actor.personId, at })
      .onConflictDoNothing()
      .returning()
    if (!made) throw new AppError('CONFLICT', 'note.sent')
    await record(tx, ctx, { action: 'network.note', unitId: to.id, subjectId: id, detail: { kind } })
  })
  return { id }
}
