import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { kindName } from '../../units/kinds.ts'
import type { Measure } from '../facts/measures.ts'
import { periodsOf, type Span } from '../facts/periods.ts'
import { countsOf } from '../facts/read.ts'
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
export async function compareUnits(ctx: Pick<Ctx, 'db'>, { path }: { path: string }, span: Span, kind?: string) {
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
  const figures = await countsOf(ctx, { unitIds, periods: periodsOf(span), measures })
  const counts = (name: Column, ofUnits: readonly UnitRow[]) =>
    ofUnits.map(({ id }) => [figures.of(id, columns[name].measure)])
  // One that ended before, and did nothing in the span, has no line.
  const lines = shown.filter(({ id, closedAt }) => closedAt === null || figures.knows(id))
  const tables = Object.fromEntries(
    columnNames.map((name) => [name, guarded(counts(name, lines), columns[name].ofPeople)]),
  ) as Record<Column, ReturnType<typeof guarded>>
  const people = await populationOf(ctx, span.to)
  const rows = lines.map(({ id, name, kind, closedAt, heir }, at): Compared => {
    const values = Object.fromEntries(columnNames.map((column) => [column, tables[column].cells[at]?.[0] ?? null]))
    const [joined, members] = [values.participants ?? null, people(id)]
    return {
      ...{ unitId: id, name, kind: kindName(kind), values: values as Compared['values'] },
      ended: closedAt === null ? null : { at: closedAt, into: heir },
      perThousand: joined === null || !members ? null : Math.round((10_000 * joined) / members) / 10,
    }
  })
  const sums = Object.fromEntries(columnNames.map((name) => [name, tables[name].columns[0] ?? 0])) as Compared['values']
  return { rows, sums, more: Math.max(0, units.length - mostUnits) }
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
