import { asc, eq, inArray } from 'drizzle-orm'
import { isDuplicate, type Reader } from '../../../db/client.ts'
import { districtSuccessors } from '../../../db/schema/district-successors.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { allow, unitFor, within } from '../../roles.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { openUnitFor } from '../../units/open.ts'
import { districtOffices } from './offices.ts'

export type Successor = typeof districtSuccessors.$inferSelect
type NewSuccessor = Pick<Successor, 'unitId' | 'office' | 'matter' | 'successor' | 'legalSource'>

export const listSuccessors = (ctx: Ctx) =>
  ctx.db
    .select({ successor: districtSuccessors, unitName: units.name })
    .from(districtSuccessors)
    .innerJoin(units, eq(units.id, districtSuccessors.unitId))
    .where(within(ctx, 'document.read'))
    .orderBy(asc(units.path), asc(districtSuccessors.officeKey), asc(districtSuccessors.matter))

/**
 * Confirms who does now what an office of the district level did, and by which act of law.
 *
 * @throws AppError INVALID when the office is none of that level; CONFLICT when it has a successor in this matter already
 */
export async function confirmSuccessor(ctx: Ctx, given: NewSuccessor): Promise<Successor> {
  const unit = await openUnitFor(ctx, 'document.write', given.unitId)
  const text = (value: string) => normalize(value).trim().replace(/\s+/g, ' ')
  const [named, ...more] = districtOffices(text(given.office))
  if (!named || more.length > 0) throw new AppError('INVALID', 'district.office')
  const row = {
    id: newId('ds'),
    unitId: unit.id,
    office: named.name,
    officeKey: named.key,
    matter: text(given.matter).toLowerCase(),
    successor: text(given.successor),
    legalSource: text(given.legalSource),
    confirmedBy: ctx.actor.personId,
    confirmedAt: ctx.now(),
  }
  if (!row.successor || !row.legalSource) throw new AppError('INVALID', 'empty')
  await ctx.write(async (tx) => {
    await tx
      .insert(districtSuccessors)
      .values(row)
      .catch((error) => {
        throw isDuplicate(error) ? new AppError('CONFLICT', 'district.twice') : error
      })
    await record(tx, ctx, { action: 'district.confirm', unitId: unit.id, subjectId: row.id, detail: said(row) })
  })
  return row
}

/** @throws AppError NOT_FOUND when there is none that the actor may take back */
export async function withdrawSuccessor(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'document.write')
  const [row] = await ctx.db.select().from(districtSuccessors).where(eq(districtSuccessors.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  await unitFor(ctx, 'document.write', row.unitId)
  await ctx.write(async (tx) => {
    const gone = await tx.delete(districtSuccessors).where(eq(districtSuccessors.id, id)).returning()
    if (gone.length === 0) throw new AppError('NOT_FOUND')
    await record(tx, ctx, { action: 'district.withdraw', unitId: row.unitId, subjectId: id, detail: said(row) })
  })
}

const said = ({ office, matter, successor, legalSource }: NewSuccessor) => ({ office, matter, successor, legalSource })

/**
 * Who does now what these offices did in a clause, for whoever belongs to the unit at a path: as the nearest unit above has
 * confirmed, and in the matter that the clause speaks of sooner than in all.
 *
 * @returns by the offices' keys
 */
export async function successorsOf(
  db: Reader,
  { keys, clause, path }: { keys: string[]; clause: string; path: string },
): Promise<Map<string, Successor>> {
  const rows = await db
    .select({ row: districtSuccessors, path: units.path })
    .from(districtSuccessors)
    .innerJoin(units, eq(units.id, districtSuccessors.unitId))
    .where(inArray(districtSuccessors.officeKey, keys))
  const folded = fold(clause)
  const meant = rows
    .filter((one) => path.startsWith(one.path) && folded.includes(fold(one.row.matter)))
    .sort((one, other) => one.path.length - other.path.length || one.row.matter.length - other.row.matter.length)
  return new Map(meant.map(({ row }) => [row.officeKey, row]))
}
