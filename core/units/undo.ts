import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { unitChanges, units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { dayMs } from '../time.ts'
import { putBack } from './carried.ts'
import { type Change, changeFor } from './changes.ts'
import { placeUnder } from './effect.ts'
import { notePast } from './former.ts'

/** How long a change can be undone. */
export const undoMs = dayMs

/**
 * Undoes a change within a day: units, and all that they held, stand where they stood. What came to the successor since
 * stays with it.
 * @throws AppError CONFLICT where the day is over, or where a later change stands on this one
 */
export async function undoChange(ctx: Ctx, id: string): Promise<Change> {
  const change = await changeFor(ctx, id)
  return ctx.write(async (tx) => {
    const now = ctx.now()
    const [after] = await tx
      .update(unitChanges)
      .set({ state: 'undone', settledAt: now })
      .where(and(eq(unitChanges.id, id), eq(unitChanges.state, 'done')))
      .returning()
    if (!after?.before || after.doneAt === null) throw new AppError('CONFLICT', 'unit.change-over')
    if (after.doneAt + undoMs < now) throw new AppError('CONFLICT', 'unit.undo-late')
    if (await isBuiltOn(tx, after)) throw new AppError('CONFLICT', 'unit.changed-since')
    if (after.act !== 'move') await reopen(tx, after, now)
    for (const unitId of after.unitIds) await placeUnder(tx, unitId, after.before.parents[unitId] ?? null)
    if (after.act !== 'move' && after.targetId) await giveBack(tx, after, after.targetId)
    await tx.run(sql`delete from unit_carried where change_id = ${id}`)
    for (const unitId of after.unitIds)
      await record(tx, ctx, { action: 'unit.undo', unitId, subjectId: unitId, detail: { change: id, act: change.act } })
    return after
  })
}

async function reopen(tx: Tx, { unitIds, targetId, before }: Change, now: number): Promise<void> {
  await tx.update(units).set({ closedAt: null, successorId: null }).where(inArray(units.id, unitIds))
  const [target] = targetId ? await tx.select().from(units).where(eq(units.id, targetId)) : []
  if (!target || !before?.added) return
  await notePast(tx, target, now)
  await tx
    .update(units)
    .set({ memberCount: Math.max(0, target.memberCount - before.added) })
    .where(eq(units.id, target.id))
}

async function giveBack(tx: Tx, { id }: Change, into: string): Promise<void> {
  const children = await tx.all<{ id: string; parent: string }>(sql`
    select c.row_id as id, c.from_unit as parent from unit_carried c join units u on u.id = c.row_id
    where c.change_id = ${id} and c.what = 'units' and u.parent_id = ${into}`)
  for (const child of children) await placeUnder(tx, child.id, child.parent)
  await putBack(tx, id, into)
}

/** Whether a later change, still in force, is about one of the units of this one. */
async function isBuiltOn(tx: Tx, { id, unitIds, targetId, before, doneAt }: Change): Promise<boolean> {
  const concerned = JSON.stringify([...unitIds, targetId, ...Object.values(before?.parents ?? {})].filter(Boolean))
  const rows = await tx.all(sql`
    select 1 from unit_changes later
    where later.id <> ${id} and later.state = 'done' and later.done_at >= ${doneAt} and later.rowid > (
      select rowid from unit_changes where id = ${id})
    and (later.target_id in (select value from json_each(${concerned})) or exists (
      select 1 from json_each(later.unit_ids) one where one.value in (select value from json_each(${concerned}))))
    limit 1`)
  return rows.length > 0
}
