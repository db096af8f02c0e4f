import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type ChangeBefore, unitChanges as changes, isBelow, type unitChanges, units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { dayOf } from '../time.ts'
import { carryOver } from './carried.ts'
import { notePast } from './former.ts'
import type { Unit } from './tree.ts'

type Change = typeof unitChanges.$inferSelect
type Doing = Pick<Ctx, 'actor' | 'now'>

/** Does what a change says; that nothing stands in its way is the caller's to know, in the same transaction. */
export async function takeEffect(tx: Tx, ctx: Doing, change: Change): Promise<Change> {
  const target = change.targetId ? await unitIn(tx, change.targetId) : null
  const before: ChangeBefore = { parents: {}, added: 0 }
  for (const id of change.unitIds) {
    const unit = await unitIn(tx, id)
    before.parents[id] = unit.parentId
    if (change.act === 'move') await placeUnder(tx, id, target!.id)
    else before.added += await end(tx, ctx, change, unit)
    await record(tx, ctx, {
      action: `unit.${change.act}`,
      unitId: id,
      subjectId: id,
      detail: {
        change: change.id,
        target: change.targetId,
        day: change.day,
        from: unit.parentId,
        counts: change.counts,
      },
    })
  }
  const [after] = await tx
    .update(changes)
    .set({ state: 'done', doneAt: ctx.now(), problem: null, before })
    .where(eq(changes.id, change.id))
    .returning()
  return after!
}

/** Ends a unit; answers how many people its successor got that were not counted there. */
async function end(tx: Tx, ctx: Doing, change: Change, unit: Unit): Promise<number> {
  const now = ctx.now()
  let added = 0
  if (change.targetId) {
    const into = await unitIn(tx, change.targetId)
    await carryOver(tx, { changeId: change.id, unitId: unit.id, into: into.id, at: now })
    const children = await tx
      .select()
      .from(units)
      .where(and(eq(units.parentId, unit.id), isNull(units.closedAt)))
    for (const { id } of children) {
      await tx.run(sql`
        insert into unit_carried (change_id, what, row_id, from_unit) values (${change.id}, 'units', ${id}, ${unit.id})`)
      await placeUnder(tx, id, into.id)
    }
    await placeUnder(tx, unit.id, into.id)
    added = unit.path.startsWith(into.path) ? 0 : unit.memberCount
    if (added > 0) {
      await notePast(tx, into, now)
      await tx
        .update(units)
        .set({ memberCount: into.memberCount + added })
        .where(eq(units.id, into.id))
    }
  }
  await dropDrafts(tx, unit.id, dayOf(now))
  await tx.update(units).set({ closedAt: now, successorId: change.targetId }).where(eq(units.id, unit.id))
  return added
}

/** What was drafted for a day to come and seen by nobody: who takes over drafts their own. */
async function dropDrafts(tx: Tx, unitId: string, from: string): Promise<void> {
  const drafts = sql`(select id from digests where unit_id = ${unitId} and kind = 'digest' and status = 'draft' and day >= ${from})`
  await tx.run(sql`delete from digest_items where digest_id in ${drafts}`)
  await tx.run(sql`delete from digests where id in ${drafts}`)
}

/** Hangs a unit and all below it under another; every path below is written anew. */
export async function placeUnder(tx: Tx, id: string, parentId: string | null): Promise<void> {
  const unit = await unitIn(tx, id)
  const above = parentId ? (await unitIn(tx, parentId)).path : '/'
  const path = `${above}${id}/`
  await tx.update(units).set({ parentId }).where(eq(units.id, id))
  if (path === unit.path) return
  await tx.run(sql`
    update units set path = ${path} || substr(path, ${unit.path.length + 1}) where ${isBelow(sql`path`, unit.path)}`)
}

async function unitIn(tx: Tx, id: string): Promise<Unit> {
  const [unit] = await tx.select().from(units).where(eq(units.id, id))
  if (!unit) throw new Error(`no unit ${id}`)
  return unit
}
