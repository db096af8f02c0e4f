import { asc, count, eq } from 'drizzle-orm'
import { feedbackTemplates } from '../../../db/schema/feedback.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { allow, mayDo, unitFor, within } from '../../roles.ts'
import { composed } from '../../text/composed.ts'
import { openUnitFor } from '../../units/open.ts'

const mostTemplates = 100
type Written = { name: string; text: string; action?: string }

/** The words that the actor may answer with: of their units, each with the fields that are to be filled in. */
export async function listTemplates(ctx: Ctx) {
  const rows = await ctx.db
    .select({
      ...{ id: feedbackTemplates.id, unitId: feedbackTemplates.unitId, unitName: units.name, path: units.path },
      ...{ name: feedbackTemplates.name, text: feedbackTemplates.text, action: feedbackTemplates.action },
    })
    .from(feedbackTemplates)
    .innerJoin(units, eq(units.id, feedbackTemplates.unitId))
    .where(within(ctx, 'feedback.answer'))
    .orderBy(asc(feedbackTemplates.name))
    .limit(500)
  return rows.map(({ path, ...row }) => ({ ...row, mayEdit: mayDo(ctx, 'feedback.answer', path) }))
}

/** Keeps words for what is answered often; `{…}` in them is a field. */
export async function saveTemplate(
  ctx: Ctx,
  input: Written & { id?: string; unitId: string },
): Promise<{ id: string }> {
  const unit = await openUnitFor(ctx, 'feedback.answer', input.unitId)
  const name = composed(input.name).trim()
  const text = composed(input.text).trim()
  const action = composed(input.action ?? '')
    .trim()
    .slice(0, 300)
  if (!name || name.length > 80 || !text || text.length > 1500) throw new AppError('INVALID', 'feedback.template')
  if (input.id) await templateFor(ctx, input.id)
  const id = input.id ?? newId('ft')
  const row = { id, unitId: unit.id, name, text, action, updatedBy: ctx.actor.personId, updatedAt: ctx.now() }
  await ctx.write(async (tx) => {
    const [held] = await tx
      .select({ count: count() })
      .from(feedbackTemplates)
      .where(eq(feedbackTemplates.unitId, unit.id))
    if (!input.id && (held?.count ?? 0) >= mostTemplates) throw new AppError('LIMIT', 'feedback.templates-many')
    await tx.insert(feedbackTemplates).values(row).onConflictDoUpdate({ target: feedbackTemplates.id, set: row })
    await record(tx, ctx, { action: 'feedback.template', unitId: unit.id, subjectId: id, detail: { saved: true } })
  })
  return { id }
}

export async function removeTemplate(ctx: Ctx, id: string): Promise<void> {
  const { unitId } = await templateFor(ctx, id)
  await ctx.write(async (tx) => {
    await tx.delete(feedbackTemplates).where(eq(feedbackTemplates.id, id))
    await record(tx, ctx, { action: 'feedback.template', unitId, subjectId: id, detail: { removed: true } })
  })
}

async function templateFor(ctx: Ctx, id: string) {
  allow(ctx, 'feedback.answer')
  const [row] = await ctx.db.select().from(feedbackTemplates).where(eq(feedbackTemplates.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  await unitFor(ctx, 'feedback.answer', row.unitId)
  return row
}
