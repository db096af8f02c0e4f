import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { unitChanges } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { describe } from '../errors.ts'
import { dayOf } from '../time.ts'
import { previewIn } from './changes.ts'
import { takeEffect } from './effect.ts'
import { undoMs } from './undo.ts'

/**
 * Lets the changes whose day has come take effect, one a transaction. What stands in the way of one is written to it, for the
 * console to tell, and it is tried again with the next minute. Behind the day of undoing the notes of single rows go.
 */
export async function changeUnitsDue(ctx: Ctx): Promise<number> {
  const due = await ctx.db
    .select({ id: unitChanges.id })
    .from(unitChanges)
    .where(and(eq(unitChanges.state, 'planned'), lte(unitChanges.dueAt, ctx.now())))
    .orderBy(asc(unitChanges.dueAt), asc(unitChanges.madeAt))
  let done = 0
  for (const { id } of due) {
    try {
      if (await changeOne(ctx, id)) done += 1
    } catch (error) {
      ctx.log('unit-change.failed', { change: id, ...describe(error) })
    }
  }
  await forgetRows(ctx)
  return done
}

const changeOne = (ctx: Ctx, id: string): Promise<boolean> =>
  ctx.write(async (tx) => {
    const now = ctx.now()
    const [change] = await tx
      .select()
      .from(unitChanges)
      .where(and(eq(unitChanges.id, id), eq(unitChanges.state, 'planned')))
    if (!change) return false
    // For this look it stands aside: it would be in its own way.
    await tx.update(unitChanges).set({ state: 'cancelled' }).where(eq(unitChanges.id, id))
    const { blocks, counts } = await previewIn(tx, { ...change, day: dayOf(now) }, now)
    const [block] = blocks
    await tx
      .update(unitChanges)
      .set({ state: 'planned', problem: block?.reason ?? null, counts: counts as Record<string, number> })
      .where(eq(unitChanges.id, id))
    if (block) return false
    await takeEffect(tx, ctx, { ...change, counts: counts as Record<string, number> })
    return true
  })

async function forgetRows(ctx: Ctx): Promise<void> {
  const over = sql`select id from unit_changes where state = 'done' and done_at < ${ctx.now() - undoMs}`
  const [row] = await ctx.db.all(sql`select 1 from unit_carried where change_id in (${over}) limit 1`)
  if (row) await ctx.write((tx) => tx.run(sql`delete from unit_carried where change_id in (${over})`))
}

/** How many changes of the office could not take effect on their day. */
export const stuckChanges = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db.$count(unitChanges, sql`${unitChanges.state} = 'planned' and ${unitChanges.problem} is not null`)
