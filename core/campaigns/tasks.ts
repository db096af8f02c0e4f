import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { campaigns, campaignTasks } from '../../db/schema/campaigns.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { units } from '../../db/schema/units.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import { holdersFor, shownName } from '../boards/holders.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { queueReply } from '../replies/queue.ts'
import { mayDo, signedIn } from '../roles.ts'
import { addDays, dayOf, isDay, outsideQuietHours, writtenDate } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import { lineOf } from './content.ts'
import { campaignWords as words } from './messages.ts'
import { campaignFor } from './write.ts'

const longestTask = 200
const mostTasks = 200
const batch = 100
const owner = alias(units, 'owner')

export type TaskGiven = { title: string; unitId: string; personId: string | null; dueOn: string }

/** What stands for who does what by when. */
const taskMark = ({ title, unitId, personId, dueOn }: TaskGiven) => markOf({ title, unitId, personId, dueOn })

/** The plan of a campaign by day. `late`: its day is over and nobody has said that it is done. */
export async function tasksOf(ctx: Pick<Ctx, 'db' | 'now'>, campaignId: string) {
  const today = dayOf(ctx.now())
  const rows = await ctx.db
    .select({ task: campaignTasks, unitName: units.name, unitPath: units.path, personName: shownName })
    .from(campaignTasks)
    .innerJoin(units, eq(units.id, campaignTasks.unitId))
    .leftJoin(people, eq(people.id, campaignTasks.personId))
    .where(eq(campaignTasks.campaignId, campaignId))
    .orderBy(asc(campaignTasks.dueOn), asc(campaignTasks.createdAt))
  return rows.map(({ task: { campaignId: _, doneBy, createdAt, ...task }, personName, ...of }) => ({
    ...{ ...task, ...of, personName: task.personId === null ? null : personName },
    late: task.doneAt === null && task.dueOn < today,
    mark: taskMark(task),
  }))
}

/**
 * Writes down who does what by when; with an id, changes it. `mark`, where given, is of what the editor had before them.
 * @throws AppError INVALID campaign.task; CONFLICT campaign.person, campaign.tasks or record.stale
 */
export async function saveTask(ctx: Ctx, campaignId: string, given: TaskGiven & { id?: string; mark?: string }) {
  const { unit } = await campaignFor(ctx, 'campaign.write', campaignId)
  // A task is of the campaign's own unit or of one below it.
  const place = await openUnitFor(ctx, 'campaign.write', given.unitId)
  if (!place.path.startsWith(unit.path)) throw new AppError('NOT_FOUND')
  const title = lineOf(given.title)
  if (!title || title.length > longestTask || !isDay(given.dueOn)) throw new AppError('INVALID', 'campaign.task')
  const { personId, dueOn } = given
  if (personId !== null) {
    const holders = await holdersFor(ctx.db, ctx.now(), place.path)
    if (!holders.some((one) => one.personId === personId)) throw new AppError('CONFLICT', 'campaign.person')
  }
  const row = { title, unitId: place.id, personId, dueOn }
  return ctx.write(async (tx) => {
    const id = given.id ?? newId('ct')
    if (given.id) {
      const own = and(eq(campaignTasks.id, id), eq(campaignTasks.campaignId, campaignId))
      const [before] = await tx.select().from(campaignTasks).where(own)
      if (!before) throw new AppError('NOT_FOUND')
      expectSeen(given.mark, taskMark(before))
      await tx.update(campaignTasks).set(row).where(own)
    } else {
      const count = await tx.$count(campaignTasks, eq(campaignTasks.campaignId, campaignId))
      if (count >= mostTasks) throw new AppError('CONFLICT', 'campaign.tasks')
      await tx.insert(campaignTasks).values({ ...row, id, campaignId, createdAt: ctx.now() })
    }
    const detail = { task: id, title, dueOn }
    await record(tx, ctx, { action: 'campaign.plan', unitId: unit.id, subjectId: campaignId, detail })
    return { id }
  })
}

export async function dropTask(ctx: Ctx, campaignId: string, id: string): Promise<void> {
  const { unit } = await campaignFor(ctx, 'campaign.write', campaignId)
  await ctx.write(async (tx) => {
    const own = and(eq(campaignTasks.id, id), eq(campaignTasks.campaignId, campaignId))
    const [gone] = await tx.delete(campaignTasks).where(own).returning()
    if (!gone) throw new AppError('NOT_FOUND')
    const detail = { task: id, title: gone.title, gone: true }
    await record(tx, ctx, { action: 'campaign.plan', unitId: unit.id, subjectId: campaignId, detail })
  })
}

/** Says that a task is done, or not after all: whoever it was given to, or who writes campaigns for its unit. */
export async function markTask(ctx: Ctx, id: string, { done }: { done: boolean }): Promise<void> {
  const personId = signedIn(ctx)
  const [found] = await ctx.db
    .select({ task: campaignTasks, path: units.path })
    .from(campaignTasks)
    .innerJoin(units, eq(units.id, campaignTasks.unitId))
    .where(eq(campaignTasks.id, id))
  const may = found && (found.task.personId === personId || mayDo(ctx, 'campaign.write', found.path))
  if (!found || !may) throw new AppError('NOT_FOUND')
  const { task } = found
  if ((task.doneAt !== null) === done) return
  await ctx.write(async (tx) => {
    const change = done ? { doneAt: ctx.now(), doneBy: personId } : { doneAt: null, doneBy: null }
    await tx.update(campaignTasks).set(change).where(eq(campaignTasks.id, id))
    const detail = { task: id, done }
    await record(tx, ctx, { action: 'campaign.task', unitId: task.unitId, subjectId: task.campaignId, detail })
  })
}

/** What the actor was given to do and has not done, the earliest first. */
export async function tasksForMe(ctx: Ctx) {
  const today = dayOf(ctx.now())
  const rows = await ctx.db
    .select({ id: campaignTasks.id, title: campaignTasks.title, dueOn: campaignTasks.dueOn, campaign: campaigns.title })
    .from(campaignTasks)
    .innerJoin(campaigns, eq(campaigns.id, campaignTasks.campaignId))
    .where(
      and(
        ...[eq(campaignTasks.personId, signedIn(ctx)), isNull(campaignTasks.doneAt)],
        sql`${campaigns.status} <> 'withdrawn'`,
      ),
    )
    .orderBy(asc(campaignTasks.dueOn))
    .limit(batch)
  return rows.map((row) => ({ ...row, late: row.dueOn < today }))
}

/** Reminds whoever a task was given to on the day before it is due, once. */
export async function remindTasks(ctx: Pick<Ctx, 'db' | 'write' | 'now' | 'link'>): Promise<void> {
  if (outsideQuietHours(ctx.now()) !== ctx.now()) return
  const tomorrow = addDays(dayOf(ctx.now()), 1)
  const causeId = sql<string>`${campaignTasks.id} || ':' || ${campaignTasks.dueOn} || ':' || ${people.id}`
  const due = await ctx.db
    .select({
      causeId,
      to: people.oaUserId,
      title: campaignTasks.title,
      dueOn: campaignTasks.dueOn,
      of: campaigns.title,
    })
    .from(campaignTasks)
    .innerJoin(campaigns, eq(campaigns.id, campaignTasks.campaignId))
    .innerJoin(people, eq(people.id, campaignTasks.personId))
    .innerJoin(owner, eq(owner.id, campaigns.unitId))
    .where(
      and(
        ...[isNull(campaignTasks.doneAt), lte(campaignTasks.dueOn, tomorrow)],
        // Of a plan that was copied or written late nobody is reminded of what is long past.
        sql`${campaignTasks.dueOn} >= ${addDays(tomorrow, -3)}`,
        ...[sql`${campaigns.status} <> 'withdrawn'`, isNull(owner.closedAt)],
        ...[eq(people.follows, true), isNotNull(people.oaUserId), isNull(people.erasedAt)],
        sql`not exists (select 1 from ${replies} where cause = 'campaign_task' and cause_id = ${causeId})`,
      ),
    )
    .limit(batch)
  if (due.length === 0) return
  const buttons = [{ title: words.open, url: ctx.link('/network') }]
  await ctx.write(async (tx) => {
    for (const { causeId: key, to, title, dueOn, of } of due) {
      const content = { text: words.due(title, of, writtenDate(dueOn)), buttons }
      await queueReply(tx, ctx, {
        to: { channel: 'oa_chat', id: to as string },
        cause: 'campaign_task',
        causeId: key,
        content,
      })
    }
  })
}
