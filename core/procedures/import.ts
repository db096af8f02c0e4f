import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { procedures } from '../../db/schema/procedures.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import type { Fault, Sheet } from '../sheets/sheet.ts'
import { openUnitFor } from '../units/open.ts'
import type { Unit } from '../units/tree.ts'
import { twinKey } from './content.ts'
import { type ProcedurePlan, planProcedures } from './import-plan.ts'
import { insertProcedure } from './write.ts'

// More than these nobody mends one by one.
const mostTold = 500

export type ImportedProcedures = {
  added: number
  faults: Fault[]
  faultCount: number
  /** What of the file was not read, though nothing is wrong with it. */
  notes: Fault[]
  applied: boolean
}

/**
 * Takes in procedures from the sheets of a workbook, all or nothing: with one fault none is made, and each is told. Without
 * `apply` it only tells what would be. Each waits for a second person, as if it had been typed.
 */
export async function importProcedures(
  ctx: Ctx,
  sheets: readonly Sheet[],
  { unitId, apply }: { unitId: string; apply: boolean },
): Promise<ImportedProcedures> {
  const unit = await openUnitFor(ctx, 'procedure.write', unitId)
  const told = ({ procedures, faults, notes }: ProcedurePlan, applied: boolean): ImportedProcedures => ({
    ...{ added: procedures.length, faults: faults.slice(0, mostTold), faultCount: faults.length, applied },
    notes: notes.slice(0, mostTold),
  })
  const first = planProcedures(sheets, await knownTo(ctx, ctx.db, unit))
  if (!apply || first.faults.length > 0) return told(first, false)
  return ctx.write(async (tx) => {
    // What others have made since is looked at once more.
    const plan = planProcedures(sheets, await knownTo(ctx, tx, unit))
    if (plan.faults.length > 0) return told(plan, false)
    for (const { unit, content } of plan.procedures) await insertProcedure(tx, ctx, unit.id, content)
    const detail = { added: plan.procedures.length }
    await record(tx, ctx, { action: 'procedure.import', unitId: unit.id, subjectId: unit.id, detail })
    return told(plan, true)
  })
}

async function knownTo(ctx: Ctx, db: Pick<Tx, 'select'>, unit: Unit) {
  const scope = within(ctx, 'procedure.write')
  const held = await db
    .select({ unitId: procedures.unitId, name: procedures.name })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .where(and(scope, ne(procedures.status, 'retired')))
  return {
    ...{ unit, units: await db.select().from(units).where(scope) },
    names: new Set(held.map(({ unitId, name }) => twinKey(unitId, name))),
  }
}
