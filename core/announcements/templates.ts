import { asc, eq } from 'drizzle-orm'
import { messageTemplates } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { oneLine } from '../news/plain.ts'
import { allow, unitFor, within } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'

/** The wordings that the actor's units keep to be used again. */
export async function listTemplates(ctx: Ctx) {
  const rows = await ctx.db
    .select({ template: messageTemplates, unitName: units.name })
    .from(messageTemplates)
    .innerJoin(units, eq(units.id, messageTemplates.unitId))
    .where(within(ctx, 'digest.write'))
    .orderBy(asc(units.path), asc(messageTemplates.name))
  return rows.map(({ template: { id, unitId, name, title, text }, unitName }) => ({
    id,
    unitId,
    unitName,
    name,
    title,
    text,
  }))
}

/**
 * Keeps words under a name; of one unit the same name takes the newer words.
 * @throws AppError INVALID empty without a name or words
 */
export async function saveTemplate(
  ctx: Ctx,
  input: { unitId: string; name: string; title: string; text: string },
): Promise<{ id: string }> {
  const unit = await openUnitFor(ctx, 'digest.write', input.unitId)
  const name = oneLine(input.name)
  if (!name || !input.text.trim()) throw new AppError('INVALID', 'empty')
  const words = { name, title: oneLine(input.title), text: input.text.trim() }
  const saved = { ...words, updatedBy: ctx.actor.personId, updatedAt: ctx.now() }
  return ctx.write(async (tx) => {
    const held = await tx.select().from(messageTemplates).where(eq(messageTemplates.unitId, unit.id))
    const id = held.find((one) => one.name === name)?.id ?? newId('tp')
    const row = { id, unitId: unit.id, ...saved }
    await tx.insert(messageTemplates).values(row).onConflictDoUpdate({ target: messageTemplates.id, set: saved })
    await record(tx, ctx, { action: 'template.save', unitId: unit.id, subjectId: id, detail: { name } })
    return { id }
  })
}

export async function removeTemplate(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'digest.write')
  const [held] = await ctx.db.select().from(messageTemplates).where(eq(messageTemplates.id, id))
  if (!held) throw new AppError('NOT_FOUND')
  const unit = await unitFor(ctx, 'digest.write', held.unitId)
  await ctx.write(async (tx) => {
    await tx.delete(messageTemplates).where(eq(messageTemplates.id, id))
    await record(tx, ctx, { action: 'template.remove', unitId: unit.id, subjectId: id, detail: { name: held.name } })
  })
}
