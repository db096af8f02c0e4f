import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { gatheringSeries, gatherings } from '../../db/schema/gatherings.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, allow, signedIn } from '../roles.ts'
import type { Unit } from '../units/tree.ts'

/** A series of gatherings under one programme, whose days are set one by one. */
export type Class = typeof gatheringSeries.$inferSelect

export const isClass = and(eq(gatheringSeries.kind, 'class'), isNull(gatheringSeries.recurrence))

/** The class and its unit, if the actor may do this there; else NOT_FOUND. */
export async function classFor(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  action: Action,
  id: string,
): Promise<{ series: Class; unit: Unit }> {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ series: gatheringSeries, unit: units })
    .from(gatheringSeries)
    .innerJoin(units, eq(units.id, gatheringSeries.unitId))
    .where(and(eq(gatheringSeries.id, id), isClass))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.unit.path)
  return row
}

/**
 * The same for whoever keeps the class: nobody else sees by name who came.
 *
 * @throws AppError FORBIDDEN class.keeper
 */
export async function keptClass(ctx: Pick<Ctx, 'db' | 'actor'>, id: string) {
  const found = await classFor(ctx, 'gathering.write', id)
  if (found.series.keeperId !== signedIn(ctx)) throw new AppError('FORBIDDEN', 'class.keeper')
  return found
}

/** @throws AppError CONFLICT class.ended once nothing of it changes any more */
export function expectRunning({ state }: Pick<Class, 'state'>): void {
  if (state !== 'active') throw new AppError('CONFLICT', 'class.ended')
}

/** The sessions of a class in the order of their days: what each is about is the first piece of its agenda. */
export const sessionsOf = (db: Pick<Reader, 'select'>, seriesId: string) =>
  db
    .select({
      ...{ id: gatherings.id, title: gatherings.title, state: gatherings.state, place: gatherings.place },
      ...{ startsAt: gatherings.startsAt, endsAt: gatherings.endsAt, present: gatherings.present },
      contentHash: gatherings.contentHash,
      topic: sql<string>`coalesce((select a.title from gathering_agenda a
        where a.gathering_id = gatherings.id order by a.position limit 1), ${gatherings.title})`,
      speaker: sql<string>`coalesce((select a.speaker from gathering_agenda a
        where a.gathering_id = gatherings.id order by a.position limit 1), '')`,
      papers: sql<number>`(select count(*) from gathering_papers p
        where p.gathering_id = gatherings.id and p.withdrawn_at is null)`,
    })
    .from(gatherings)
    .where(eq(gatherings.seriesId, seriesId))
    .orderBy(asc(gatherings.startsAt))
