import { and, asc, eq, gte, lt, ne, sql } from 'drizzle-orm'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { mayDo, within } from '../../roles.ts'
import type { Range } from './entry.ts'

const mostListed = 500

/**
 * Gatherings and sessions of classes that a calendar read by its address may show: what the reader's roles show at the desk, but for
 * what is private. A cell's meeting is, and so is whatever asks nobody but people by name and is no class.
 */
export async function gatheringsIn(ctx: Pick<Ctx, 'db' | 'actor'>, { since, until }: Pick<Range, 'since' | 'until'>) {
  if (!mayDo(ctx, 'gathering.read')) return []
  return ctx.db
    .select({
      ...{ id: gatherings.id, title: gatherings.title, unitName: units.name, place: gatherings.place },
      ...{ startsAt: gatherings.startsAt, endsAt: gatherings.endsAt, state: gatherings.state },
      updatedAt: gatherings.updatedAt,
    })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(
      and(
        ...[within(ctx, 'gathering.read'), gte(gatherings.startsAt, since), lt(gatherings.startsAt, until)],
        ne(gatherings.kind, 'cell_meeting'),
        sql`(${gatherings.kind} = 'class' or ${gatherings.attends} <> 'invited' or exists (
          select 1 from gathering_invitations i where i.gathering_id = ${gatherings.id} and i.what <> 'person'))`,
      ),
    )
    .orderBy(asc(gatherings.startsAt))
    .limit(mostListed)
}
