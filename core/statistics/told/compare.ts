import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { kindName } from '../../units/kinds.ts'
import type { Measure } from '../facts/measures.ts'
import { isOfMonths, periodsOf, type Span } from '../facts/periods.ts'
import { type Counts, countsOf } from '../facts/read.ts'
import type { Told } from './block.ts'
import { guarded } from './blocks.ts'
import { populationOf } from './cards.ts'

export const columns = {
  sent: { measure: 'sent', ofPeople: false },
  sentOnTime: { measure: 'sentOnTime', ofPeople: false },
  notSent: { measure: 'notSent', ofPeople: false },
  questions: { measure: 'questions', ofPeople: true },
  feedback: { measure: 'feedback', ofPeople: true },
  participants: { measure: 'participants', ofPeople: true },
} satisfies Record<string, { measure: Measure; ofPeople: boolean }>
export type Column = keyof typeof columns
export const columnNames = Object.keys(columns) as Column[]

export type Compared = {
  unitId: string
  name: string
  kind: string
  /** What became of it, where it has ended: its figures are of the days before. */
  ended: { at: number; into: string | null } | null
  values: Record<Column, Told>
  perThousand: number | null
}

const mostUnits = 600
// “Tổ 2” before “Tổ 10”.
const byName = new Intl.Collator('vi', { numeric: true })

type UnitRow = { id: string; name: string; kind: string; closedAt: number | null; heir: string | null }

/**
 * Units beside each other: those right below one, or all of a kind below it; of a unit that has ended in the span its part of it.
 * The sums are of the lines that are shown.
 */
export async function compareUnits(
  ctx: Pick<Ctx, 'db'>,
  { id: above, path }: { id: string; path: string },
  span: Span,
  kind?: string,
) {
  const depth = path.split('/').length
  const which: SQL = kind
    ? sql`u.kind = ${kind} and u.path <> ${path}`
    : sql`length(u.path) - length(replace(u.path, '/', '')) = ${depth}`
  const units = await ctx.db.all<UnitRow>(sql`
    select u.id, u.name, u.kind, u.closed_at as "closedAt", s.name as heir from units u left join units s on s.id = u.successor_id
    where u.path >= ${path} and u.path < ${`${path}~`} and ${which} order by u.path limit ${mostUnits + 1}`)
  const shown = units.slice(0, mostUnits).sort((a, b) => byName.compare(a.name, b.name))
  const measures = columnNames.map((name) => columns[name].measure)
  const unitIds = shown.map(({ id }) => id)
  const periods = periodsOf(span)
  const figures = await countsOf(ctx, { unitIds: [above, ...unitIds], periods, measures })
  // One that ended before, and did nothing in the span, has no line.
  const lines = shown.filter(({ id, closedAt }) => closedAt === null || figures.knows(id))
  const tables = Object.fromEntries(
    columnNames.map((name) => [name, tableOf(name, lines, { figures, above, isDecided: isOfMonths(periods) })]),
  ) as Record<Column, ReturnType<typeof tableOf>>
  const people = await populationOf(ctx, span.to)
  const rows = lines.map(({ id, name, kind, closedAt, heir }, at): Compared => {
    const values = Object.fromEntries(columnNames.map((column) => [column, tables[column].cells[at] ?? null]))
    const [joined, members] = [values.participants ?? null, people(id)]
    return {
      ...{ unitId: id, name, kind: kindName(kind), values: values as Compared['values'] },
      ended: closedAt === null ? null : { at: closedAt, into: heir },
      perThousand: joined === null || !members ? null : Math.round((10_000 * joined) / members) / 10,
    }
  })
  const sums = Object.fromEntries(columnNames.map((name) => [name, tables[name].sum])) as Compared['values']
  return { rows, sums, more: Math.max(0, units.length - mostUnits) }
}

type Reading = { figures: Counts; above: string; isDecided: boolean }

/** A column and its sum. Of whole months it shows what every other page does; its sum where that is no more than they tell. */
function tableOf(name: Column, lines: readonly UnitRow[], { figures, above, isDecided }: Reading) {
  const { measure, ofPeople } = columns[name]
  const counts = lines.map(({ id }) => figures.of(id, measure))
  if (!ofPeople || !isDecided) {
    const { cells, all } = guarded([counts], ofPeople)
    return { cells: cells[0] ?? [], sum: all }
  }
  const cells = lines.map(({ id }, at): Told => (figures.isTold(id, measure) ? (counts[at] ?? 0) : null))
  const sum = counts.reduce((all, one) => all + one, 0)
  const isKnown = !cells.includes(null) || (figures.isTold(above, measure) && sum === figures.of(above, measure))
  return { cells, sum: isKnown ? sum : null }
}

/** How many open units stand right below one, and those of them that told nobody anything. */
export async function takingPart(ctx: Pick<Ctx, 'db'>, { id }: { id: string }, span: Span) {
  const units = await ctx.db.all<{ id: string; name: string }>(
    sql`select id, name from units where parent_id = ${id} and closed_at is null`,
  )
  const unitIds = units.map(({ id }) => id)
  const figures = await countsOf(ctx, { unitIds, periods: periodsOf(span), measures: ['sent'] })
  const silent = units.filter((unit) => figures.of(unit.id, 'sent') === 0)
  return { open: units.length, silent: silent.sort((a, b) => byName.compare(a.name, b.name)) }
}

/** Which kinds of units stand below one, to compare those of a kind. */
export const kindsBelow = async (ctx: Pick<Ctx, 'db'>, { path }: { path: string }) =>
  (
    await ctx.db.all<{ kind: string; count: number }>(sql`
      select kind, count(*) as count from units
      where path > ${path} and path < ${`${path}~`} and closed_at is null group by kind order by min(length(path)), kind`)
  ).map(({ kind, count }) => ({ kind, name: kindName(kind), count }))
