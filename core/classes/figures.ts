import { and, desc, eq, gte, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { gatheringSeries } from '../../db/schema/gatherings.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { withoutSmallCells } from '../statistics/small-cells.ts'
import { dayMs } from '../time.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { type Class, isClass } from './class.ts'
import { type Counts, countsOf, rostersOf } from './roster.ts'

const mostListed = 200
/** Figures are of the classes of so long. */
const lookBackMs = 366 * dayMs

export type UnitFigures = {
  unitId: string
  name: string
  classes: number
  people: number | null
  attended: number | null
  completed: number | null
}

/** Classes of the actor's units, the latest first, with figures by unit; fewer than five people are hidden. */
export async function listClasses(ctx: Ctx, { unitId }: { unitId?: string } = {}) {
  const rows = await ctx.db
    .select({ series: gatheringSeries, unitName: units.name })
    .from(gatheringSeries)
    .innerJoin(units, eq(units.id, gatheringSeries.unitId))
    .where(
      and(
        ...[within(ctx, 'gathering.read'), isClass, gte(gatheringSeries.createdAt, ctx.now() - lookBackMs)],
        unitId ? ofUnitAndFormer(gatheringSeries.unitId, unitId) : undefined,
      ),
    )
    .orderBy(desc(gatheringSeries.createdAt))
    .limit(mostListed)
  const days = await ctx.db.all<{ seriesId: string; sessions: number; from: number; to: number }>(sql`
    select series_id as "seriesId", count(*) as sessions, min(starts_at) as "from", max(ends_at) as "to" from gatherings
    where series_id in (select value from json_each(${JSON.stringify(rows.map(({ series }) => series.id))}))
      and state <> 'cancelled' group by series_id`)
  const daysOf = new Map(days.map((row) => [row.seriesId, row]))
  const counts = await countsOfAll(
    ctx.db,
    rows.map(({ series }) => series),
  )
  const byUnit = new Map<
    string,
    { name: string; classes: number; people: number; attended: number; completed: number }
  >()
  for (const { series, unitName } of rows) {
    const unit = byUnit.get(series.unitId) ?? { name: unitName, classes: 0, people: 0, attended: 0, completed: 0 }
    unit.classes += 1
    for (const { people, attended, completed } of counts.get(series.id) ?? []) {
      unit.people += people
      unit.attended += attended
      unit.completed += completed
    }
    byUnit.set(series.unitId, unit)
  }
  const named = [...byUnit].map(([id, { name, ...row }]) => ({ ...row, unitId: id, name }))
  const { all, units: shown } = hidden(named)
  return {
    classes: rows.map(({ series: { id, title, classKind, state }, unitName }) => {
      const { sessions = 0, from = null, to = null } = daysOf.get(id) ?? {}
      return { id, title, classKind, state, unitName, sessions, from, to }
    }),
    figures: {
      units: shown.map(
        (one, at): UnitFigures => ({ ...one, name: named[at]?.name ?? '', classes: named[at]?.classes ?? 0 }),
      ),
      all,
    },
  }
}

/** What one class came to by the units of its people, as anybody of the office may see it. */
export async function figuresOf(ctx: Pick<Ctx, 'db'>, series: Class) {
  const counts = (await countsOfAll(ctx.db, [series])).get(series.id) ?? []
  const names = await ctx.db.all<{ id: string; name: string }>(
    sql`select id, name from units where id in (select value from json_each(${JSON.stringify(counts.map(({ unitId }) => unitId))}))`,
  )
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const named = counts
    .map((row) => ({ ...row, name: nameOf.get(row.unitId) ?? '' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'vi'))
  const { all, units: shown } = hidden(named)
  return { all, units: shown.map((one, at) => ({ ...one, name: named[at]?.name ?? '' })) }
}

/** Of a class whose names were let go of, what was counted then. */
export async function countsOfAll(db: Pick<Reader, 'all'>, all: readonly Class[]): Promise<Map<string, Counts[]>> {
  const kept = all.filter(({ forgottenAt }) => forgottenAt !== null)
  const rows = await db.all<Counts & { seriesId: string }>(sql`
    select series_id as "seriesId", unit_id as "unitId", people, attended, completed from class_figures
    where series_id in (select value from json_each(${JSON.stringify(kept.map(({ id }) => id))}))`)
  const rosters = await rostersOf(
    db,
    all.filter(({ forgottenAt }) => forgottenAt === null),
  )
  return new Map(
    all.map(({ id, forgottenAt }) => [
      id,
      forgottenAt === null
        ? countsOf(rosters.get(id)?.students ?? [])
        : rows.filter(({ seriesId }) => seriesId === id).map(({ seriesId, ...row }) => row),
    ]),
  )
}

/** Fewer than five are hidden; so is what all but a few did, for who did not would be known. */
function hidden(rows: readonly Counts[]) {
  if (rows.length === 0) return { units: [], all: { people: 0, attended: 0, completed: 0 } }
  const column = (name: 'people' | 'attended' | 'completed') => rows.map((row) => [row[name]])
  const people = withoutSmallCells(column('people'))
  const attended = withoutSmallCells(column('attended'), column('people'))
  const completed = withoutSmallCells(column('completed'), column('attended'))
  return {
    units: rows.map(({ unitId }, at) => ({
      ...{ unitId, people: people.rows[at] ?? null, attended: attended.rows[at] ?? null },
      completed: completed.rows[at] ?? null,
    })),
    all: { people: people.all, attended: attended.all, completed: completed.all },
  }
}
