import { and, asc, eq, inArray } from 'drizzle-orm'
import { feelings, heardFrom, opinionReports } from '../../../db/schema/network.ts'
import { isBelow, units } from '../../../db/schema/units.ts'
import { grouped } from '../../boards/grouped.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow, rootsOf } from '../../roles.ts'
import { fewest, withoutSmallCells } from '../../statistics/small-cells.ts'
import { addDays, dayOf } from '../../time.ts'

const mostRows = 12
const mostColumns = 24
const monthsTold = 12

type Report = Pick<
  typeof opinionReports.$inferSelect,
  'subject' | 'subjectKey' | 'people' | 'feeling' | 'suggestion'
> & {
  path: string
}

/** Months that are over, the latest first: of one that runs, today's figure less yesterday's would tell of one report. */
export function monthsOver(now: number): string[] {
  const months: string[] = []
  for (let day = `${dayOf(now).slice(0, 7)}-01`; months.length < monthsTold; ) {
    day = `${addDays(day, -1).slice(0, 7)}-01`
    months.push(day.slice(0, 7))
  }
  return months
}

/**
 * What was heard in a month that is over, by subject and by the units right below one of those that the actor works for: never
 * deeper, for two tables of different depth beside each other would give away what each hides. Counted are reports, and fewer than
 * five are hidden with whatever gives them away.
 *
 * @throws AppError INVALID opinion.month for a month that is not over
 */
export async function rolledUpOpinions(ctx: Ctx, asked: { unitId?: string; month?: string } = {}) {
  allow(ctx, 'opinion.read')
  const months = monthsOver(ctx.now())
  const month = asked.month || months[0]
  if (!month || !months.includes(month)) throw new AppError('INVALID', 'opinion.month')
  const own = await ctx.db
    .select({ id: units.id, name: units.name, path: units.path })
    .from(units)
    .where(
      inArray(
        units.id,
        rootsOf(ctx, 'opinion.read').map(({ unitId }) => unitId),
      ),
    )
    .orderBy(asc(units.path))
  const unit = asked.unitId ? own.find(({ id }) => id === asked.unitId) : own[0]
  if (!unit) throw new AppError('NOT_FOUND')
  const reports: Report[] = await ctx.db
    .select({
      ...{ subject: opinionReports.subject, subjectKey: opinionReports.subjectKey, people: opinionReports.people },
      ...{ feeling: opinionReports.feeling, suggestion: opinionReports.suggestion, path: units.path },
    })
    .from(opinionReports)
    .innerJoin(units, eq(units.id, opinionReports.unitId))
    .where(and(eq(opinionReports.month, month), isBelow(units.path, unit.path)))
  const names = await ctx.db
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(isBelow(units.path, unit.path))
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? ''

  const bySubject = rowsOf(reports)
  const byPlace = columnsOf(reports, unit)
  const counts = bySubject.map((row) => byPlace.map((place) => row.reports.filter((one) => place.has(one)).length))
  const shown = withoutSmallCells(counts.length > 0 ? counts : [[0]])
  return {
    ...{ month, months, unit: { id: unit.id, name: unit.name }, units: own.map(({ id, name }) => ({ id, name })) },
    places: byPlace.map(({ id }) => ({ id, name: id === null ? null : nameOf(id) })),
    subjects: bySubject.map(({ subject, reports: of }, at) => {
      const all = shown.rows[at] ?? null
      return {
        ...{ subject, all, places: shown.cells[at] ?? [] },
        feelings: all === null ? null : parted(of, feelings, ({ feeling }) => feeling),
        people: all === null ? null : parted(of, heardFrom, ({ people }) => people),
        // In the order of their letters, which says nothing of where or when each came from.
        suggestions:
          all === null || subject === null
            ? []
            : [...new Set(of.map(({ suggestion }) => suggestion).filter(Boolean))].sort((a, b) =>
                a.localeCompare(b, 'vi'),
              ),
      }
    }),
    all: counts.length > 0 ? shown.all : 0,
  }
}

type Row = { subject: string | null; reports: Report[] }

/** A subject that fewer than five told of is named by nobody: whoever typed it may be known by its words. */
function rowsOf(reports: readonly Report[]): Row[] {
  const groups = [...grouped(reports, ({ subjectKey }) => subjectKey).values()].sort((a, b) => b.length - a.length)
  const told = groups.filter(({ length }) => length >= fewest).slice(0, mostRows)
  const rest = groups.filter((group) => !told.includes(group)).flat()
  return [
    ...told.map((of) => ({ subject: mostWritten(of), reports: of })),
    ...(rest.length > 0 ? [{ subject: null, reports: rest }] : []),
  ]
}

/** As most have written it. */
const mostWritten = (of: readonly Report[]) =>
  [...grouped(of, ({ subject }) => subject)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''

/** The units right below, those with most first, and all others together; the unit itself where reports are of no part of it. */
function columnsOf(reports: readonly Report[], unit: { id: string; path: string }) {
  const placeOf = ({ path }: Report) => path.slice(unit.path.length).split('/')[0] || unit.id
  const groups = [...grouped(reports, placeOf)].sort(([, a], [, b]) => b.length - a.length)
  const told = groups.slice(0, mostColumns).map(([id]) => id)
  const columns: { id: string | null; has: (report: Report) => boolean }[] = told.map((id) => ({
    id,
    has: (report) => placeOf(report) === id,
  }))
  if (groups.length > told.length) columns.push({ id: null, has: (report) => !told.includes(placeOf(report)) })
  return columns
}

/** A subject's reports by what they say; null where one part is so small that its sum would give it away. */
function parted<K extends string>(of: readonly Report[], kinds: readonly K[], kindOf: (one: Report) => K) {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<K, number>
  for (const one of of) counts[kindOf(one)] += 1
  return kinds.some((kind) => counts[kind] > 0 && counts[kind] < fewest) ? null : counts
}
