import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { units } from '../../db/schema/units.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { unitFor } from '../roles.ts'
import { composed } from '../text/composed.ts'
import { formerNames, notePast, unitNow } from './former.ts'
import { isKind, isOfParty, mayStandUnder } from './kinds.ts'
import { placesTold } from './messages.ts'
import { openUnitFor } from './open.ts'
import type { Unit } from './tree.ts'

export type NewUnit = {
  name: string
  kind: string
  parentId?: string
  memberCount?: number
  digestTime?: string
  code?: string | null
  /** For a unit of the Party's line: the unit of the state's beside which it works. */
  besideId?: string | null
}

type UnitChange = Partial<Pick<Unit, 'name' | 'kind' | 'memberCount' | 'digestTime' | 'code' | 'besideId'>>

/** What stands for what a person writes down of a unit. */
export const unitMark = ({ name, kind, memberCount, digestTime, code, besideId }: Unit) =>
  markOf({ name, kind, memberCount, digestTime, code, besideId })

/** Every unit that there is, parents before children: the tree is public, it is how people say where they belong. */
export const listUnits = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db.select().from(units).where(isNull(units.closedAt)).orderBy(asc(units.path))

/** The units that have ended, by name: what they did is told under it still. */
export const listClosedUnits = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db.select().from(units).where(isNotNull(units.closedAt)).orderBy(asc(units.name), asc(units.id))

/** By the id of a unit that there is, the names it had, and those of the units it took over from, whatever these were called. */
export async function oldNames(ctx: Pick<Ctx, 'db'>): Promise<Map<string, string[]>> {
  const names = await formerNames(ctx.db)
  const closed = await listClosedUnits(ctx)
  const successors = new Map(closed.map(({ id, successorId }) => [id, successorId]))
  for (const { id, name } of closed) {
    let at: string | null | undefined = id
    for (const seen = new Set<string>(); at && successors.has(at) && !seen.has(at); at = successors.get(at))
      seen.add(at)
    if (at) names.set(at, [...new Set([...(names.get(at) ?? []), name, ...(names.get(id) ?? [])])])
  }
  return names
}

export async function createUnit(ctx: Ctx, input: NewUnit): Promise<Unit> {
  const parent = input.parentId ? await openUnitFor(ctx, 'unit.manage', input.parentId) : null
  if (!parent && !ctx.actor.system) throw new AppError('FORBIDDEN')
  if (!isKind(input.kind)) throw new AppError('INVALID', 'unit.kind')
  if (parent) expectPlace(input.kind, parent.kind)
  if (input.besideId) await expectBeside(ctx, input.kind, input.besideId)
  return ctx.write(async (tx) => {
    const unit = await insertUnit(tx, ctx, { ...input, id: newId('un') }, parent?.path ?? '/')
    await record(tx, ctx, { action: 'unit.create', unitId: unit.id, subjectId: unit.id, detail: { name: input.name } })
    return unit
  })
}

export async function insertUnit(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  { id, ...input }: NewUnit & { id: string },
  above: string,
): Promise<Unit> {
  const [unit] = await tx
    .insert(units)
    .values({ ...input, id, path: `${above}${id}/`, createdAt: ctx.now() })
    .returning()
    .catch(refuseDouble)
  return unit as Unit
}

function refuseDouble(error: unknown): never {
  throw isDuplicate(error) ? new AppError('CONFLICT', 'unit.code') : error
}

/** @throws AppError INVALID where a unit of this kind cannot stand under one of that */
export function expectPlace(kind: string, parentKind: string): void {
  if (!mayStandUnder(kind, parentKind))
    throw new AppError('INVALID', 'unit.place', { told: placesTold(kind, parentKind) })
}

/** Beside a unit of the state's line stands one of the Party's. */
async function expectBeside(ctx: Pick<Ctx, 'actor' | 'db'>, kind: string, besideId: string): Promise<void> {
  const beside = await openUnitFor(ctx, 'unit.manage', besideId)
  if (!isOfParty(kind) || isOfParty(beside.kind)) throw new AppError('INVALID', 'unit.beside')
}

/**
 * The unit an operator means, by id, by name, or by a name that it or one it took over from had; null only when there is
 * none at all yet.
 * @throws AppError NOT_FOUND when units exist but none is meant, with the names there are
 */
export async function unitMeant(ctx: Pick<Ctx, 'db'>, words: string): Promise<Unit | null> {
  const all = await listUnits(ctx)
  if (all.length === 0) return null
  const name = composed(words)
  const meant = all.find((unit) => unit.id === words) ?? all.find((unit) => unit.name === name)
  if (meant) return meant
  const old = [...(await oldNames(ctx))].filter(([, names]) => names.includes(name))
  const [only] = old
  if (only && old.length === 1) return unitNow(ctx.db, only[0])
  throw new AppError('NOT_FOUND', 'unit.unknown', { units: all.slice(0, 20).map((unit) => unit.name) })
}

/**
 * `mark`, where given, is of what the editor had before them.
 * @throws AppError INVALID unit.kind, unit.fit or unit.beside; CONFLICT unit.code or record.stale
 */
export const changeUnit = async (ctx: Ctx, id: string, { mark, ...change }: UnitChange & { mark?: string }) => {
  const unit = await openUnitFor(ctx, 'unit.manage', id)
  if (change.kind !== undefined && change.kind !== unit.kind) await expectFits(ctx, unit, change.kind)
  if (change.besideId) await expectBeside(ctx, change.kind ?? unit.kind, change.besideId)
  return ctx.write(async (tx) => {
    const [before] = await tx.select().from(units).where(eq(units.id, id))
    expectSeen(mark, before ? unitMark(before) : '')
    const differs = (field: 'name' | 'memberCount') => change[field] !== undefined && change[field] !== before?.[field]
    if (before && (differs('name') || differs('memberCount'))) await notePast(tx, before, ctx.now())
    const [after] = await tx.update(units).set(change).where(eq(units.id, id)).returning().catch(refuseDouble)
    await record(tx, ctx, { action: 'unit.change', unitId: id, subjectId: id, detail: { before: unit, change } })
    return after as Unit
  })
}

/** A kind that was said wrongly is put right where the unit stands: what is above and below it must go with it. */
async function expectFits(ctx: Pick<Ctx, 'db'>, { id, parentId }: Unit, kind: string): Promise<void> {
  if (!isKind(kind)) throw new AppError('INVALID', 'unit.kind')
  const children = await ctx.db
    .selectDistinct({ kind: units.kind })
    .from(units)
    .where(and(eq(units.parentId, id), isNull(units.closedAt)))
  const [parent] = parentId ? await ctx.db.select().from(units).where(eq(units.id, parentId)) : []
  const fits =
    (!parent || mayStandUnder(kind, parent.kind)) &&
    children.every((child) => !isKind(child.kind) || mayStandUnder(child.kind, kind))
  if (!fits) throw new AppError('INVALID', 'unit.fit')
}

/** A unit for the screens: itself, those above it, and those right below it, open and ended. */
export async function unitPage(ctx: Pick<Ctx, 'db' | 'actor'>, id: string) {
  const unit = await unitFor(ctx, 'broadcast.read', id)
  const below = await ctx.db.select().from(units).where(eq(units.parentId, id)).orderBy(asc(units.name))
  return { unit, below }
}
