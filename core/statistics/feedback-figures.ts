import { and, gte, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { feedback } from '../../db/schema/feedback.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { categories } from '../feedback/suggest/categories.ts'
import { addDays, dayOf, instantOf } from '../time.ts'
import { type Counts, type Shown, withoutSmallCells } from './small-cells.ts'

export const measures = ['received', 'inTime', 'reopened', 'rated', 'satisfied'] as const
export type Measure = (typeof measures)[number]
export type FeedbackFigures = { months: string[]; kinds: string[]; shown: Record<Measure, Shown> }

// Of which counts each is a part.
const partOf: Partial<Record<Measure, Measure>> = {
  inTime: 'received',
  reopened: 'received',
  rated: 'received',
  satisfied: 'rated',
}
const satisfiedFrom = 4
const monthOf = sql<string>`strftime('%Y-%m', (${feedback.createdAt} + 25200000) / 1000, 'unixepoch')`

/** The months that are over, the latest last: of one that runs, today's figure less yesterday's would tell of one person. */
function monthsBefore(now: number, count: number): string[] {
  const months: string[] = []
  for (let day = `${dayOf(now).slice(0, 7)}-01`; months.length < count; ) {
    day = `${addDays(day, -1).slice(0, 7)}-01`
    months.unshift(day.slice(0, 7))
  }
  return months
}

/**
 * How much feedback came, by month and kind, and what became of it, as anybody may read it: never by person, and no count so small
 * that it could be told whose it is, nor one that would give such a count away.
 *
 * @throws AppError INVALID where the year is none, or has no month that is over
 */
export async function publicFeedbackFigures(ctx: Pick<Ctx, 'db' | 'now'>, year?: number): Promise<FeedbackFigures> {
  const over = monthsBefore(ctx.now(), 60)
  const months = year === undefined ? over.slice(-12) : over.filter((month) => month.startsWith(`${year}-`))
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) throw new AppError('INVALID', 'figures.year')
  const from = instantOf(`${first}-01`, '00:00')
  const to = instantOf(`${addDays(`${last}-28`, 4).slice(0, 7)}-01`, '00:00')
  const rows = await ctx.db
    .select({
      ...{ month: monthOf, kind: feedback.category, received: sql<number>`count(*)` },
      inTime: sql<number>`coalesce(sum(${feedback.answeredLate} = 0), 0)`,
      reopened: sql<number>`count(${feedback.reopenedAt})`,
      rated: sql<number>`count(${feedback.rating})`,
      satisfied: sql<number>`coalesce(sum(${feedback.rating} >= ${satisfiedFrom}), 0)`,
    })
    .from(feedback)
    .where(
      and(
        ...[gte(feedback.createdAt, from), lt(feedback.createdAt, to), isNotNull(feedback.category)],
        // What the law gives a road of its own is no feedback.
        ...[ne(feedback.category, 'khieu-nai'), ne(feedback.category, 'to-cao')],
      ),
    )
    .groupBy(monthOf, feedback.category)
  const kinds = Object.keys(categories)
  const kindOf = (kind: string) => (kinds.includes(kind) ? kind : 'khac')
  const tableOf = (measure: Measure): Counts =>
    months.map((month) =>
      kinds.map((kind) =>
        rows
          .filter((row) => row.month === month && kindOf(row.kind) === kind)
          .reduce((all, row) => all + row[measure], 0),
      ),
    )
  const shown = Object.fromEntries(
    measures.map((measure) => {
      const whole = partOf[measure]
      return [measure, withoutSmallCells(tableOf(measure), whole && tableOf(whole))]
    }),
  ) as Record<Measure, Shown>
  return { months, kinds, shown }
}
