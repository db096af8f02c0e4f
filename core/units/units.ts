import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { unitFor } from '../roles.ts'
import { composed } from '../text/composed.ts'
import { isKind, mayStandUnder } from './kinds.ts'
import { placesTold } from './messages.ts'
import type { Unit } from './tree.ts'

export type NewUnit = { name: string; kind: string; parentId?: string; memberCount?: number; digestTime?: string }

/** Every unit, parents before children: the tree is public, it is how people say where they belong. */
export const listUnits = (ctx: Pick<Ctx, 'db'>) => ctx.db.select().from(units).orderBy(asc(units.path))

export async function createUnit(ctx: Ctx, input: NewUnit): Promise<Unit> {
  const parent = input.parentId ? await unitFor(ctx, 'unit.manage', input.parentId) : null
  if (!parent && !ctx.actor.system) throw new AppError('FORBIDDEN')
  if (!isKind(input.kind)) throw new AppError('INVALID', 'unit.kind')
  if (parent) expectPlace(input.kind, parent.kind)
  return ctx.write(async (tx) => {
    const id = newId('un')
    const [unit] = await tx
      .insert(units)
      .values({ ...input, id, path: `${parent?.path ?? '/'}${id}/`, createdAt: ctx.now() })
      .returning()
    await record(tx, ctx, { action: 'unit.create', unitId: id, subjectId: id, detail: { name: input.name } })
    return unit as Unit
  })
}

/** @throws AppError INVALID where a unit of this kind cannot stand under one of that */
export function expectPlace(kind: string, parentKind: string): void {
  if (!mayStandUnder(kind, parentKind))
    throw new AppError('INVALID', 'unit.place', { told: placesTold(kind, parentKind) })
}

/**
 * The unit an operator means, by id or by name; null only when there is none at all yet.
 * @throws AppError NOT_FOUND when units exist but none is meant, with the names there are
 */
export async function unitMeant(ctx: Pick<Ctx, 'db'>, words: string): Promise<Unit | null> {
  const all = await listUnits(ctx)
  if (all.length === 0) return null
  const name = composed(words)
  const meant = all.find((unit) => unit.id === words) ?? all.find((unit) => unit.name === name)
  if (!meant) throw new AppError('NOT_FOUND', 'unit.unknown', { units: all.slice(0, 20).map((unit) => unit.name) })
  return meant
}

export async function unitById(db: Pick<Tx, 'select'>, id: string): Promise<Unit> {
  const [unit] = await db.select().from(units).where(eq(units.id, id))
  if (!unit) throw new AppError('NOT_FOUND')
  return unit
}

export const changeUnit = async (
  ctx: Ctx,
  id: string,
  change: Partial<Pick<Unit, 'name' | 'memberCount' | 'digestTime'>>,
) => {
  const unit = await unitFor(ctx, 'unit.manage', id)
  return ctx.write(async (tx) => {
    const [after] = await tx.update(units).set(change).where(eq(units.id, id)).returning()
    await record(tx, ctx, { action: 'unit.change', unitId: id, subjectId: id, detail: { before: unit, change } })
    return after as Unit
  })
}
