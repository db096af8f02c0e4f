import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { isStanding } from './count-due.ts'
import type { Measure } from './measures.ts'
import { type Bucket, isOfMonths, spanOf } from './periods.ts'

type Sums = { count: number; total: number; ownCount: number; ownTotal: number }
/** With how much of it is told in each of its months: nothing (0), the count (1), the count by parts (2). Of single days it says nothing. */
export type Figure = Sums & { told: number }
type Row = Figure & { bucket: string; unitId: string; measure: Measure; part: string }

/** Figures by bucket, unit, measure and part; what nothing happened of has none. */
export type Figures = {
  /** Of all parts together where none is named. */
  of: (at: { bucket: string; unitId: string; measure: Measure; part?: string }) => Figure
  rows: readonly Row[]
}

const none: Figure = { count: 0, total: 0, ownCount: 0, ownTotal: 0, told: 2 }
// Beyond so many units the whole of a measure in a period is read at once.
const fewUnits = 60

type Asked = { unitIds: readonly string[]; buckets: readonly Bucket[]; measures: readonly Measure[] }

/** Reads what was counted. A measure of how something stood is of the last day that was counted in its bucket. */
export async function figuresOf(ctx: Pick<Ctx, 'db'>, { measures, ...asked }: Asked): Promise<Figures> {
  const flowing = measures.filter((measure) => !isStanding(measure))
  const standing = measures.filter(isStanding)
  const rows = [
    ...(await read(ctx, { ...asked, measures: flowing })),
    ...(standing.length > 0
      ? await read(ctx, { ...asked, buckets: await lastDays(ctx, asked.buckets), measures: standing })
      : []),
  ]
  const known = new Map<string, Figure>()
  const put = (key: string, row: Row) => {
    const sum = known.get(key) ?? { ...none }
    for (const name of ['count', 'total', 'ownCount', 'ownTotal'] as const) sum[name] += row[name]
    sum.told = Math.min(sum.told, row.told)
    known.set(key, sum)
  }
  for (const row of rows) {
    const key = `${row.bucket} ${row.unitId} ${row.measure}`
    put(key, row)
    put(`${key} ${row.part}`, row)
  }
  const of: Figures['of'] = ({ bucket, unitId, measure, part }) =>
    known.get(`${bucket} ${unitId} ${measure}${part === undefined ? '' : ` ${part}`}`) ?? none
  return { rows, of }
}

type Read = [
  bucket: number,
  unitId: string,
  measure: number,
  part: string,
  ...figure: [number, number, number, number, number],
]

async function read(ctx: Pick<Ctx, 'db'>, { unitIds, buckets, measures }: Asked): Promise<Row[]> {
  if (measures.length === 0 || unitIds.length === 0) return []
  const pairs = JSON.stringify(buckets.flatMap(({ periods }, at) => periods.map((period) => [at, period])))
  const ids = JSON.stringify(unitIds)
  // Told in one row: handing over thousands of them takes longer than to sum them up. Sorted by numbers, for the same reason.
  const [told] = await ctx.db.all<{ rows: string }>(sql`
    select json_group_array(json_array(bucket, unit_id, measure, part, count, total, own_count, own_total, told)) as rows from (
      select p.value ->> 0 as bucket, f.unit_id, m.key as measure, f.part, sum(f.count) as count, sum(f.total) as total,
        sum(f.own_count) as own_count, sum(f.own_total) as own_total, min(coalesce(f.told, 0)) as told
      from json_each(${pairs}) p cross join json_each(${JSON.stringify(measures)}) m
        cross join facts f on f.period = p.value ->> 1 and f.measure = m.value
      where f.unit_id in (select value from json_each(${ids})) group by 1, 3, 2, 4)`)
  return (JSON.parse(told?.rows ?? '[]') as Read[]).map(
    ([bucket, unitId, measure, part, count, total, ownCount, ownTotal, told]) => ({
      ...{ bucket: buckets[bucket]?.key ?? '', unitId, measure: measures[measure] as Measure, part },
      ...{ count, total, ownCount, ownTotal, told },
    }),
  )
}

/** Whole measures in some periods together, by unit. */
export type Counts = {
  of: (unitId: string, measure: Measure) => number
  /** Whether it is told in each of the months; of single days nothing is said. */
  isTold: (unitId: string, measure: Measure) => boolean
  /** Whether anything of it was counted at this unit. */
  knows: (unitId: string) => boolean
}

/**
 * Counts of hundreds of units beside each other. A measure at a time, since what is summed is then kept apart by the unit alone, in a
 * fraction of the time; beyond a few units all of them are summed, since looking each up takes as long.
 */
export async function countsOf(
  ctx: Pick<Ctx, 'db'>,
  {
    unitIds,
    periods,
    measures,
  }: { unitIds: readonly string[]; periods: readonly string[]; measures: readonly Measure[] },
): Promise<Counts> {
  const known = new Map<Measure, Map<string, number>>()
  const units = new Set<string>()
  const hidden = new Map<Measure, Set<string>>()
  const hides = isOfMonths(periods) ? sql`min(coalesce(f.told, 0)) = 0` : sql`false`
  const few =
    unitIds.length > fewUnits ? sql`` : sql`and f.unit_id in (select value from json_each(${JSON.stringify(unitIds)}))`
  for (const measure of measures) {
    const [told] = await ctx.db.all<{ counts: string; hidden: string }>(sql`
      select json_group_object(unit_id, count) as counts, json_group_array(unit_id) filter (where hides) as hidden from (
        select f.unit_id, sum(f.count) as count, ${hides} as hides from json_each(${JSON.stringify(periods)}) p
          cross join facts f on f.period = p.value and f.measure = ${measure} ${few}
        group by f.unit_id)`)
    const counts = new Map(Object.entries(JSON.parse(told?.counts ?? '{}') as Record<string, number>))
    for (const unitId of counts.keys()) units.add(unitId)
    known.set(measure, counts)
    hidden.set(measure, new Set(JSON.parse(told?.hidden ?? '[]') as string[]))
  }
  return {
    of: (unitId, measure) => known.get(measure)?.get(unitId) ?? 0,
    isTold: (unitId, measure) => !hidden.get(measure)?.has(unitId),
    knows: (unitId) => units.has(unitId),
  }
}

async function lastDays(ctx: Pick<Ctx, 'db'>, buckets: readonly Bucket[]): Promise<Bucket[]> {
  const spans = buckets.map(({ key, periods }) => {
    const ends = periods.map((period) => (period.length === 10 ? { from: period, to: period } : spanOf(period)))
    return [key, ends[0]?.from ?? '', ends.at(-1)?.to ?? '']
  })
  const rows = await ctx.db.all<{ key: string; day: string | null }>(sql`
    select s.value ->> 0 as key, (select max(day) from fact_days where day >= s.value ->> 1 and day <= s.value ->> 2) as day
    from json_each(${JSON.stringify(spans)}) s`)
  return rows.map(({ key, day }) => ({ key, periods: day ? [day] : [] }))
}

/** From which day until which one facts are counted; null before the first night. */
export async function counted(ctx: Pick<Ctx, 'db'>): Promise<{ began: string | null; until: string | null }> {
  const [row] = await ctx.db.all<{ began: string | null; until: string | null }>(
    sql`select min(day) as began, max(day) as until from fact_days`,
  )
  return row ?? { began: null, until: null }
}
