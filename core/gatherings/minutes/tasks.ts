import { and, asc, desc, eq, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { gatheringTasks } from '../../../db/schema/gathering-minutes.ts'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import { expectSeen, markOf } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { oneLine } from '../../news/plain.ts'
import { allow, mayDo, within } from '../../roles.ts'
import { dayOf, isDay } from '../../time.ts'
import { type Gathering, gatheringFor } from '../gathering.ts'

export const taskStates = ['open', 'done', 'dropped'] as const
const longestTask = 500
const mostListed = 200

/**
 * Notes what was resolved, with who does it by when.
 *
 * @throws AppError INVALID task.text, task.unit or task.day; CONFLICT gathering.not-open
 */
export async function addTask(
  ctx: Ctx,
  id: string,
  given: { text: string; unitId: string; dueOn: string },
): Promise<{ id: string }> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const text = oneLine(given.text)
  if (!text || [...text].length > longestTask) throw new AppError('INVALID', 'task.text')
  if (!isDay(given.dueOn) || given.dueOn < dayOf(ctx.now())) throw new AppError('INVALID', 'task.day')
  if (gathering.openedAt === null) throw new AppError('CONFLICT', 'gathering.not-open')
  const [doer] = await ctx.db.select().from(units).where(eq(units.id, given.unitId))
  if (!doer?.path.startsWith(unit.path) || doer.successorId) throw new AppError('INVALID', 'task.unit')
  const taskId = newId('ta')
  const at = ctx.now()
  await ctx.write(async (tx) => {
    await tx.insert(gatheringTasks).values({
      ...{ id: taskId, gatheringId: id, unitId: doer.id, text, dueOn: given.dueOn, setBy: ctx.actor.personId },
      ...{ createdAt: at, updatedAt: at },
    })
    const detail = { taskId, unitId: doer.id, dueOn: given.dueOn }
    await record(tx, ctx, { action: 'gathering.task', unitId: unit.id, subjectId: id, detail })
  })
  return { id: taskId }
}

/**
 * Says what became of a task, for whoever writes for the unit that does it or for the one that set it; in a later meeting or between two.
 * `mark`, where given, is of what the editor had before them.
 *
 * @throws AppError INVALID task.text; CONFLICT record.stale
 */
export async function settleTask(
  ctx: Ctx,
  taskId: string,
  given: { state: (typeof taskStates)[number]; outcome: string; lookedAtIn: string | null; mark?: string },
): Promise<void> {
  allow(ctx, 'gathering.lead')
  const [row] = await ctx.db
    .select({ task: gatheringTasks, path: units.path, of: gatherings.unitId })
    .from(gatheringTasks)
    .innerJoin(units, eq(units.id, gatheringTasks.unitId))
    .innerJoin(gatherings, eq(gatherings.id, gatheringTasks.gatheringId))
    .where(eq(gatheringTasks.id, taskId))
  if (!row) throw new AppError('NOT_FOUND')
  if (!mayDo(ctx, 'gathering.lead', row.path)) await gatheringFor(ctx, 'gathering.lead', row.task.gatheringId)
  const outcome = oneLine(given.outcome)
  if ([...outcome].length > longestTask) throw new AppError('INVALID', 'task.text')
  if (given.lookedAtIn) await gatheringFor(ctx, 'gathering.lead', given.lookedAtIn)
  const { state } = given
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatheringTasks).where(eq(gatheringTasks.id, taskId))
    expectSeen(given.mark, now ? taskMark(now) : '')
    await tx
      .update(gatheringTasks)
      .set({
        ...{ state, outcome, lookedAtIn: given.lookedAtIn ?? row.task.lookedAtIn },
        ...{ doneBy: state === 'open' ? null : ctx.actor.personId, updatedAt: ctx.now() },
      })
      .where(eq(gatheringTasks.id, taskId))
    const detail = { taskId, state }
    await record(tx, ctx, { action: 'gathering.task', unitId: row.of, subjectId: row.task.gatheringId, detail })
  })
}

/** What stands for what became of a task. */
const taskMark = ({ state, outcome }: Pick<typeof gatheringTasks.$inferSelect, 'state' | 'outcome'>) =>
  markOf({ state, outcome })

const shown = {
  ...{ id: gatheringTasks.id, text: gatheringTasks.text, dueOn: gatheringTasks.dueOn, state: gatheringTasks.state },
  ...{ outcome: gatheringTasks.outcome, unitId: gatheringTasks.unitId, unitName: units.name },
  ...{ gatheringId: gatheringTasks.gatheringId, gatheringTitle: gatherings.title },
}

async function tasksWhere(ctx: Ctx, where: SQL | undefined) {
  const today = dayOf(ctx.now())
  const rows = await ctx.db
    .select(shown)
    .from(gatheringTasks)
    .innerJoin(units, eq(units.id, gatheringTasks.unitId))
    .innerJoin(gatherings, eq(gatherings.id, gatheringTasks.gatheringId))
    .where(where)
    .orderBy(asc(gatheringTasks.dueOn), asc(gatheringTasks.createdAt))
    .limit(mostListed)
  return rows.map((task) => ({
    ...task,
    late: task.state === 'open' && task.dueOn < today,
    mark: taskMark(task),
  }))
}

/** What this gathering resolved, and what earlier ones of its unit did that nobody has settled yet. */
export async function tasksFor(ctx: Ctx, id: string) {
  const { gathering } = await gatheringFor(ctx, 'gathering.read', id)
  const earlier = await earlierOf(ctx, gathering)
  return {
    own: await tasksWhere(ctx, eq(gatheringTasks.gatheringId, id)),
    promised: await tasksWhere(
      ctx,
      and(
        inArray(gatheringTasks.gatheringId, earlier),
        // What was settled in this very meeting is seen in it still.
        sql`(${gatheringTasks.state} = 'open' or ${gatheringTasks.lookedAtIn} = ${id})`,
      ),
    ),
  }
}

/** The meeting before, where it is said which, and all of the unit's before it: what one left open the next may have too. */
async function earlierOf(ctx: Ctx, { id, unitId, previousId, startsAt }: Gathering): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: gatherings.id })
    .from(gatherings)
    .where(
      and(
        ...[eq(gatherings.unitId, unitId), ne(gatherings.id, id), lt(gatherings.startsAt, startsAt)],
        inArray(gatherings.state, ['open', 'closed', 'minuted']),
      ),
    )
    .orderBy(desc(gatherings.startsAt))
    .limit(100)
  return [...new Set([...(previousId ? [previousId] : []), ...rows.map((row) => row.id)])]
}

const overdue = (ctx: Pick<Ctx, 'now'>) =>
  and(eq(gatheringTasks.state, 'open'), lt(gatheringTasks.dueOn, dayOf(ctx.now())))

/** How many tasks of the actor's units are past their day. */
export async function countLateTasks(ctx: Ctx): Promise<number | null> {
  if (!mayDo(ctx, 'gathering.read')) return null
  const visible = ctx.db.select({ id: units.id }).from(units).where(within(ctx, 'gathering.read'))
  return ctx.db.$count(gatheringTasks, and(overdue(ctx), inArray(gatheringTasks.unitId, visible)))
}

/** All of them that are open, of the actor's units; those past their day first. */
export const openTasks = (ctx: Ctx) =>
  tasksWhere(ctx, and(eq(gatheringTasks.state, 'open'), within(ctx, 'gathering.read')))
