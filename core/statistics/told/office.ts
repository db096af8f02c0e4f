import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { questions } from '../../../db/schema/answers.ts'
import { digests } from '../../../db/schema/digests.ts'
import { feedback } from '../../../db/schema/feedback.ts'
import { isBelow, units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { lateAt } from '../../feedback/list.ts'
import { type Action, mayDo, rootsOf, unitFor, within } from '../../roles.ts'
import { isDay } from '../../time.ts'
import { topUnit, type Unit } from '../../units/tree.ts'
import { listUnmet } from '../../unmet/list.ts'
import { before, daysIn, type Span, spanOf } from '../facts/periods.ts'
import { counted } from '../facts/read.ts'
import { wentBy } from '../went-by.ts'
import { readBlocks } from './blocks.ts'
import { readCards } from './cards.ts'
import { compareUnits, kindsBelow, takingPart } from './compare.ts'
import { cardChange, cardValue, cardWords, spanName } from './words.ts'

const longestDays = 10 * 366
const mostAsked = 5
const mostSilent = 12

export type Asked = Span & { unitId?: string }

/** The unit whose figures are asked for: the one that is named, or where the actor works. */
export async function unitAsked(ctx: Ctx, { unitId }: { unitId?: string }): Promise<Unit> {
  if (unitId) return unitFor(ctx, 'statistics.read', unitId)
  const [root] = rootsOf(ctx, 'statistics.read')
  if (root) return unitFor(ctx, 'statistics.read', root.unitId)
  within(ctx, 'statistics.read')
  const top = await topUnit(ctx.db)
  if (!top) throw new AppError('NOT_FOUND')
  return top
}

/**
 * Refuses what is no span of days, or one of which nothing can be known.
 * @throws AppError INVALID form.period, figures.long, figures.future
 */
export function checkSpan({ from, to }: Span, until: string | null): void {
  if (!isDay(from) || !isDay(to) || from > to) throw new AppError('INVALID', 'form.period')
  if (daysIn({ from, to }) > longestDays) throw new AppError('INVALID', 'figures.long')
  if (until !== null && from > until) throw new AppError('INVALID', 'figures.future')
}

/**
 * A program is told of one month that is over at a time: of spans that overlap, one less the other tells of a day, or of a month in which
 * only a few did something.
 * @throws AppError INVALID figures.month
 */
function checkForProgram({ actor }: Pick<Ctx, 'actor'>, { from, to }: Span, until: string | null): void {
  if (!actor.key) return
  const month = spanOf(from.slice(0, 7))
  if (from !== month.from || to !== month.to || until === null || until < to)
    throw new AppError('INVALID', 'figures.month')
}

/** One screen for whoever heads an office: what is late, what nobody can answer, who takes part, and what has changed. */
export async function readOffice(ctx: Ctx, { unitId, ...span }: Asked) {
  const unit = await unitAsked(ctx, { unitId })
  const { until, began } = await counted(ctx)
  checkSpan(span, until)
  checkForProgram(ctx, span, until)
  const earlier = before(span)
  const cards = await readCards(ctx, unit.id, span, earlier)
  const { open, silent } = await takingPart(ctx, unit, span)
  return {
    ...{ unit: { id: unit.id, name: unit.name }, ...span, name: spanName(span), until, began: began ?? '' },
    before: { ...earlier, name: spanName(earlier) },
    late: await lateNow(ctx, unit),
    // In people's words, which are for those who answer them.
    unanswered:
      mayDo(ctx, 'question.read') && !ctx.actor.key
        ? (await listUnmet(ctx))
            .filter(({ became }) => became === null)
            .slice(0, mostAsked)
            .map(({ id, label, people }) => ({ id, label, people }))
        : null,
    takingPart: {
      units: open,
      silent: silent.length,
      names: silent.slice(0, mostSilent),
    },
    cards: cards.map((card) => ({
      ...card,
      label: cardWords[card.name],
      ...{ value: cardValue(card.name, card.now), was: cardValue(card.name, card.before) },
      change: cardChange(card.name, card.now, card.before),
    })),
    blocks: await readBlocks(ctx, unit.id, span, earlier, { wholeOnly: ctx.actor.key !== undefined }),
    kinds: await kindsBelow(ctx, unit),
  }
}

/** Units beside each other, of one kind or right below one. */
export async function readCompared(ctx: Ctx, { unitId, kind, ...span }: Asked & { kind?: string }) {
  const unit = await unitAsked(ctx, { unitId })
  const { until } = await counted(ctx)
  checkSpan(span, until)
  checkForProgram(ctx, span, until)
  return { unit: { id: unit.id, name: unit.name }, ...span, ...(await compareUnits(ctx, unit, span, kind)) }
}

/** What is late at this hour, of what the actor may see; null where they may not. */
async function lateNow(ctx: Ctx, { path }: Unit) {
  const now = ctx.now()
  const count = async (action: Action, table: SQLiteTable, unitId: AnySQLiteColumn, where: SQL | undefined) => {
    if (!mayDo(ctx, action)) return null
    const seen = ctx.db
      .select({ id: units.id })
      .from(units)
      .where(and(within(ctx, action), isBelow(units.path, path)))
    // Few are late, of many that were: those are looked for first, and not unit by unit.
    return ctx.db.$count(table, and(where, inArray(sql`+${unitId}`, seen)))
  }
  return {
    feedback: await count('feedback.read', feedback, feedback.unitId, lateAt(now)),
    questions: await count('question.read', questions, questions.unitId, eq(questions.status, 'handed_on')),
    digests: await count('digest.read', digests, digests.unitId, and(wentBy(now))),
  }
}
