import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { kindName } from '../../units/kinds.ts'
import { kindOf, type Measure, measures } from '../facts/measures.ts'
import { type Span, spanOf } from '../facts/periods.ts'
import { counted } from '../facts/read.ts'
import { checkSpan, unitAsked } from '../told/office.ts'
import { measureNames, partName, stepName } from '../told/words.ts'

/** One line of a file; a hidden count is null. */
export type FileRow = [
  month: string,
  unit: string,
  level: string,
  measure: string,
  part: string,
  count: number | null,
  mean: number | null,
]

type Row = { unitId: string; part: string; count: number; total: number; isTold: boolean }

/**
 * All figures of whole months, each unit by itself, a month and a measure at a time: of however many rows, only one piece is ever
 * held. Only months that are over are told: two spans that differ by a day would tell of that day.
 */
export async function readRows(ctx: Ctx, asked: Span & { unitId?: string }) {
  const unit = await unitAsked(ctx, asked)
  const { until } = await counted(ctx)
  checkSpan(asked, until)
  const months = monthsOver(asked, until)
  if (months.length === 0) throw new AppError('INVALID', 'figures.whole')
  const below = await ctx.db.all<{ id: string; name: string; kind: string }>(sql`
    select id, name, kind from units where path >= ${unit.path} and path < ${`${unit.path}~`} order by path`)
  const units = new Map(below.map(({ id, name, kind }, at) => [id, { name, level: kindName(kind), at }]))
  async function* pages(): AsyncGenerator<FileRow[], void, void> {
    for (const month of months)
      for (const measure of measures) {
        if (kindOf(measure).standing) continue
        yield shownOf(
          measure,
          (await ownRows(ctx, month, measure)).filter(({ unitId }) => units.has(unitId)),
        )
          .sort((a, b) => (units.get(a.unitId)?.at ?? 0) - (units.get(b.unitId)?.at ?? 0))
          .map(({ unitId, part, count, total }): FileRow => {
            const { name = '', level = '' } = units.get(unitId) ?? {}
            const mean = count !== null && count > 0 && total > 0 ? Math.round((10 * total) / count) / 10 : null
            return [stepName(month), name, level, measureNames[measure], partName(part), count, mean]
          })
      }
  }
  return { unit: { id: unit.id, name: unit.name }, from: months[0] ?? '', to: months.at(-1) ?? '', pages: pages() }
}

/** A measure's rows of a month, told in one: handing over each by itself takes longer than to read them. */
async function ownRows(ctx: Pick<Ctx, 'db'>, month: string, measure: Measure): Promise<Row[]> {
  const [told] = await ctx.db.all<{ rows: string }>(sql`
    select json_group_array(json_array(unit_id, part, own_count, own_total, own_told)) as rows from facts
    where period = ${month} and measure = ${measure} and own_count > 0`)
  const rows = JSON.parse(told?.rows ?? '[]') as [
    unitId: string,
    part: string,
    count: number,
    total: number,
    told: number | null,
  ][]
  return rows.map(([unitId, part, count, total, told]) => ({ unitId, part, count, total, isTold: told === 1 }))
}

/** What people did is told of a unit as a whole alone: parts of it would be of a few almost everywhere. */
function shownOf(measure: Measure, rows: readonly Row[]): (Omit<Row, 'count'> & { count: number | null })[] {
  if (!kindOf(measure).ofPeople) return [...rows]
  const whole = new Map<string, Row>()
  for (const { unitId, count, total, isTold } of rows) {
    const one = whole.get(unitId) ?? { unitId, part: '', count: 0, total: 0, isTold }
    whole.set(unitId, { ...one, count: one.count + count, total: one.total + total })
  }
  return [...whole.values()].map((line) => ({ ...line, count: line.isTold ? line.count : null }))
}

function monthsOver({ from, to }: Span, until: string | null): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); until !== null && month <= to.slice(0, 7); month = nextOf(month))
    if (spanOf(month).to <= until) months.push(month)
  return months
}

const nextOf = (month: string): string => {
  const [year, at] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`
}
