import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { isStanding } from './count-due.ts'
import type { Measure } from './measures.ts'
import { type Bucket, spanOf } from './periods.ts'

export type Figure = { count: number; total: number; ownCount: number; ownTotal: number }
type Row = Figure & { bucket: string; unitId: string; measure: Measure; part: string }

/** Figures by bucket, unit, measure and part; what nothing happened of has none. */
export type Figures = {
  /** Of all parts together where none is named. */
  of: (at: { bucket: string; unitId: string; measure: Measure; part?: string }) => Figure
  rows: readonly Row[]
}

const none: Figure = { count: 0, total: 0, ownCount: 0, ownTotal: 0 }
// Beyond so many units the whole of a measure in a period is read at once.
const fewUnits = 20

type Asked = { unitIds: readonly string[]; buckets: readonly Bucket[]; measures: readonly Measure[] }

/** Reads what was counted. A measure of how something stood is of the last day that was counted in its bucket. */
export async function figuresOf(ctx: Pick<Ctx, 'db'>, { unitIds, buckets, measures }: Asked): Promise<Figures> {
  const flowing = measures.filter((measure) => !isStanding(measure))
  const standing = measures.filter(isStanding)
  const rows = [
    ...(await read(ctx, unitIds, buckets, flowing)),
    ...(standing.length > 0 ? await read(ctx, unitIds, await lastDays(ctx, buckets), standing) : []),
  ]
  const known = new Map<string, Figure>()
  const put = (key: string, row: Row) => {
    const sum = known.get(key) ?? { ...none }
    for (const name of ['count', 'total', 'ownCount', 'ownTotal'] as const) sum[name] += row[name]
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

async function read(
  ctx: Pick<Ctx, 'db'>,
  unitIds: readonly string[],
  buckets: readonly Bucket[],
  measures: readonly Measure[],
): Promise<Row[]> {
  if (measures.length === 0 || unitIds.length === 0) return []
  const pairs = JSON.stringify(buckets.flatMap(({ key, periods }) => periods.map((period) => [key, period])))
  const ids = JSON.stringify(unitIds)
  const wanted =
    unitIds.length > fewUnits
      ? sql`+f.unit_id in (select value from json_each(${ids}))`
      : sql`f.unit_id in (select value from json_each(${ids}))`
  return ctx.db.all<Row>(sql`
    select p.value ->> 0 as bucket, f.unit_id as "unitId", f.measure, f.part, sum(f.count) as count, sum(f.total) as total,
      sum(f.own_count) as "ownCount", sum(f.own_total) as "ownTotal"
    from json_each(${pairs}) p cross join json_each(${JSON.stringify(measures)}) m
      cross join facts f on f.period = p.value ->> 1 and f.measure = m.value
    where ${wanted} group by 1, 2, 3, 4`)
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
