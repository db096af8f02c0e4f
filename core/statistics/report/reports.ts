import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { type Letterhead, reportForms, reports } from '../../../db/schema/statistics.ts'
import { units } from '../../../db/schema/units.ts'
import { expectSeen, markOf } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError, describe } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { unitFor, within } from '../../roles.ts'
import { addDays, dayOf } from '../../time.ts'
import type { Unit } from '../../units/tree.ts'
import { before, spanOf } from '../facts/periods.ts'
import { counted } from '../facts/read.ts'
import { readBlocks } from '../told/blocks.ts'
import { readCards } from '../told/cards.ts'
import { compareUnits } from '../told/compare.ts'
import { unitAsked } from '../told/office.ts'
import { type Report, reportOf } from './content.ts'
import { reportWords as words } from './words.ts'

const mostListed = 60
export const longestLine = 200
export const mostRecipients = 10

export type ReportForm = { letterhead: Letterhead; monthly: boolean }

/** How a unit heads its reports; what its name gives where nobody has said. */
export async function readForm(ctx: Ctx, unitId: string): Promise<ReportForm & { mark: string }> {
  const form = await formOf(ctx, await unitFor(ctx, 'statistics.read', unitId))
  return { ...form, mark: markOf(form) }
}

async function formOf(ctx: { db: Pick<Reader, 'select'> }, unit: Unit): Promise<ReportForm> {
  const [row] = await ctx.db.select().from(reportForms).where(eq(reportForms.unitId, unit.id))
  if (row) return { letterhead: row.letterhead, monthly: row.monthly }
  const [above] = unit.parentId
    ? await ctx.db.select({ name: units.name }).from(units).where(eq(units.id, unit.parentId))
    : []
  return {
    letterhead: {
      ...{ above: above?.name ?? words.defaults.above, office: unit.name, sign: words.defaults.sign, place: unit.name },
      ...{ signerTitle: words.defaults.signerTitle, signer: '', recipients: above ? [above.name] : [] },
    },
    monthly: false,
  }
}

/**
 * Says how a unit heads its reports. `mark`, where given, is of what the editor had before them.
 *
 * @throws AppError CONFLICT unit.ended or record.stale
 */
export async function saveForm(
  ctx: Ctx,
  unitId: string,
  { letterhead, monthly, mark }: ReportForm & { mark?: string },
): Promise<void> {
  const unit = await unitFor(ctx, 'statistics.report', unitId)
  if (unit.closedAt !== null) throw new AppError('CONFLICT', 'unit.ended')
  const said = { letterhead, monthly, updatedBy: ctx.actor.personId, updatedAt: ctx.now() }
  await ctx.write(async (tx) => {
    expectSeen(mark, markOf(await formOf({ db: tx }, unit)))
    await tx
      .insert(reportForms)
      .values({ unitId, ...said })
      .onConflictDoUpdate({ target: reportForms.unitId, set: said })
    await record(tx, ctx, { action: 'report.form', unitId, subjectId: unitId, detail: { monthly } })
  })
}

/**
 * The report of a month that is over, as of now.
 * @throws AppError INVALID figures.whole where it runs still, is to come, or is not counted yet
 */
export async function readReport(ctx: Ctx, { month, ...of }: { unitId?: string; month: string }): Promise<Report> {
  return makeReport(ctx, await unitAsked(ctx, of), month)
}

async function makeReport(ctx: Pick<Ctx, 'db' | 'now'>, unit: Unit, month: string): Promise<Report> {
  const span = spanOf(month)
  const { until } = await counted(ctx)
  if (until === null || until < span.to) throw new AppError('INVALID', 'figures.whole')
  const earlier = before(span)
  return reportOf({
    ...{ unitName: unit.name, month, day: dayOf(ctx.now()), letterhead: (await formOf(ctx, unit)).letterhead },
    blocks: await readBlocks(ctx, unit.id, span, earlier, { wholeOnly: true }),
    cards: await readCards(ctx, unit.id, span, earlier),
    compared: await compareUnits(ctx, unit, span),
  })
}

/** Reports that were made of months, the latest first. */
export async function listReports(ctx: Ctx) {
  const seen = within(ctx, 'statistics.read')
  return ctx.db
    .select({
      ...{ id: reports.id, unitId: reports.unitId, unitName: units.name, month: reports.month },
      ...{ madeAt: reports.madeAt, openedAt: reports.openedAt },
    })
    .from(reports)
    .innerJoin(units, eq(units.id, reports.unitId))
    .where(seen)
    .orderBy(desc(reports.month), units.path)
    .limit(mostListed)
}

/** One that was made, as it was made. */
export async function keptReport(ctx: Ctx, id: string): Promise<Report> {
  return (await reportFor(ctx, id)).content as Report
}

/** Somebody has it before them: it waits no longer. */
export async function openReport(ctx: Ctx, id: string): Promise<void> {
  const { unitId, openedAt } = await reportFor(ctx, id)
  if (openedAt !== null) return
  await ctx.write(async (tx) => {
    await tx.update(reports).set({ openedAt: ctx.now() }).where(eq(reports.id, id))
    await record(tx, ctx, { action: 'report.open', unitId, subjectId: id })
  })
}

async function reportFor(ctx: Ctx, id: string) {
  within(ctx, 'statistics.read')
  const [row] = await ctx.db.select().from(reports).where(eq(reports.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  await unitFor(ctx, 'statistics.read', row.unitId)
  return row
}

/** How many wait in the console for somebody to open them. */
export async function countWaitingReports(ctx: Ctx): Promise<number> {
  const seen = ctx.db.select({ id: units.id }).from(units).where(within(ctx, 'statistics.read'))
  return ctx.db.$count(reports, and(isNull(reports.openedAt), sql`${reports.unitId} in ${seen}`))
}

/** Once a month is counted to its end: the report of each unit that wants one. */
export async function makeReportsDue(ctx: Ctx): Promise<number> {
  const month = addDays(`${dayOf(ctx.now()).slice(0, 7)}-01`, -1).slice(0, 7)
  const due = await ctx.db
    .select({ unit: units })
    .from(reportForms)
    .innerJoin(units, eq(units.id, reportForms.unitId))
    .where(
      and(
        ...[eq(reportForms.monthly, true), isNull(units.closedAt)],
        sql`not exists (select 1 from reports r where r.unit_id = ${units.id} and r.month = ${month})`,
      ),
    )
  if (due.length === 0 || ((await counted(ctx)).until ?? '') < spanOf(month).to) return 0
  let made = 0
  for (const { unit } of due) {
    try {
      const content = await makeReport(ctx, unit, month)
      await ctx.write(async (tx) => {
        const id = newId('rp')
        await tx.insert(reports).values({ id, unitId: unit.id, month, content, madeAt: ctx.now() })
        await record(tx, ctx, { action: 'report.make', unitId: unit.id, subjectId: id, detail: { month } })
      })
      made += 1
    } catch (error) {
      ctx.log('report.failed', { unit: unit.id, ...describe(error) })
    }
  }
  return made
}
