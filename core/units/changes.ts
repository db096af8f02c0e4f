import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type ChangeAct, unitChanges, units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import { allow, mayDo, rootsOf, unitFor } from '../roles.ts'
import { dayOf, instantOf } from '../time.ts'
import { type Blocked, blocksOf } from './blocked.ts'
import { type Carried, carriedBy } from './carried.ts'
import { takeEffect } from './effect.ts'
import type { Unit } from './tree.ts'

/** `targetId` is the new parent of what moves, else the successor; null ends a unit that holds nothing. */
export type ChangeInput = { act: ChangeAct; unitIds: string[]; targetId: string | null; day: string }
export type Change = typeof unitChanges.$inferSelect
export type Counts = Partial<Record<Carried, number>>
type Preview = { units: Unit[]; target: Unit | null; dueAt: number; counts: Counts; blocks: Blocked[]; hash: string }

/** What a change would take along and what stands in its way, before anything does. `hash` names just this state. */
export async function previewChange(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, input: ChangeInput): Promise<Preview> {
  await expectRight(ctx, input)
  return previewIn(ctx.db, input, ctx.now())
}

/**
 * Moves, merges or closes units, on its day: today at once, later by the minute's work.
 * @throws AppError CONFLICT unit.stale where the state is no more the one that was shown
 */
export async function changeUnits(ctx: Ctx, input: ChangeInput & { hash: string }): Promise<Change> {
  await expectRight(ctx, input)
  const { hash, ...asked } = input
  return ctx.write(async (tx) => {
    const now = ctx.now()
    const seen = await previewIn(tx, asked, now)
    const [block] = seen.blocks
    if (block) throw new AppError(block.code, block.reason, block.details)
    if (seen.hash !== hash) throw new AppError('CONFLICT', 'unit.stale')
    const id = newId('uc')
    const [change] = await tx
      .insert(unitChanges)
      .values({ ...asked, id, dueAt: seen.dueAt, counts: countsOf(seen), madeBy: ctx.actor.personId, madeAt: now })
      .returning()
    if (seen.dueAt <= now) return takeEffect(tx, ctx, change!)
    for (const unitId of asked.unitIds) {
      const detail = { change: id, act: asked.act, target: asked.targetId, day: asked.day }
      await record(tx, ctx, { action: 'unit.plan', unitId, subjectId: unitId, detail })
    }
    return change!
  })
}

const countsOf = ({ counts }: { counts: Counts }) => counts as Record<string, number>

/** Takes back a change whose day has not come. */
export async function cancelChange(ctx: Ctx, id: string): Promise<Change> {
  const change = await changeFor(ctx, id)
  return ctx.write(async (tx) => {
    const [after] = await tx
      .update(unitChanges)
      .set({ state: 'cancelled', settledAt: ctx.now(), problem: null })
      .where(and(eq(unitChanges.id, id), eq(unitChanges.state, 'planned')))
      .returning()
    if (!after) throw new AppError('CONFLICT', 'unit.change-over')
    for (const unitId of change.unitIds)
      await record(tx, ctx, { action: 'unit.cancel', unitId, subjectId: unitId, detail: { change: id } })
    return after
  })
}

/** The latest changes of the actor's units, those still to come first. */
export async function listChanges(ctx: Pick<Ctx, 'db' | 'actor'>) {
  allow(ctx, 'unit.manage')
  const rows = await ctx.db
    .select()
    .from(unitChanges)
    .orderBy(sql`${unitChanges.state} <> 'planned'`, desc(unitChanges.madeAt))
    .limit(200)
  const ids = [...new Set(rows.flatMap(({ unitIds, targetId }) => [...unitIds, ...(targetId ? [targetId] : [])]))]
  const named = await ctx.db
    .select({ id: units.id, name: units.name, path: units.path })
    .from(units)
    .where(inArray(units.id, ids))
  const byId = new Map(named.map((unit) => [unit.id, unit]))
  return rows
    .filter(({ unitIds }) => unitIds.some((id) => mayDo(ctx, 'unit.manage', byId.get(id)?.path)))
    .map((row) => ({
      ...row,
      names: row.unitIds.map((id) => byId.get(id)?.name ?? ''),
      targetName: (row.targetId && byId.get(row.targetId)?.name) || null,
    }))
}

/** The change, if the actor may make it; else NOT_FOUND. */
export async function changeFor(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, id: string): Promise<Change> {
  allow(ctx, 'unit.manage')
  const [change] = await ctx.db.select().from(unitChanges).where(eq(unitChanges.id, id))
  if (!change) throw new AppError('NOT_FOUND')
  for (const unitId of [...change.unitIds, ...(change.targetId ? [change.targetId] : [])])
    await unitFor(ctx, 'unit.manage', unitId)
  return change
}

/** Nobody leaves by themselves: who moves or ends a unit answers for where it stands, and for where its things go. */
async function expectRight(ctx: Pick<Ctx, 'db' | 'actor'>, { unitIds, targetId }: ChangeInput): Promise<void> {
  allow(ctx, 'unit.manage')
  if (targetId) await unitFor(ctx, 'unit.manage', targetId)
  const tops = rootsOf(ctx, 'unit.manage').map(({ unitId }) => unitId)
  for (const id of unitIds) {
    const { parentId } = await unitFor(ctx, 'unit.manage', id)
    if (parentId && tops.includes(id)) throw new AppError('FORBIDDEN')
  }
}

export async function previewIn(db: Pick<Tx, 'select' | 'all'>, input: ChangeInput, now: number): Promise<Preview> {
  const { act, targetId, day } = input
  const unitIds = [...new Set(input.unitIds)]
  const found = await db.select().from(units).where(inArray(units.id, unitIds))
  const concerned = unitIds.flatMap((id) => found.find((unit) => unit.id === id) ?? [])
  const [target] = targetId ? await db.select().from(units).where(eq(units.id, targetId)) : []
  if (concerned.length < unitIds.length || (targetId && !target)) throw new AppError('NOT_FOUND')
  const dueAt = day === dayOf(now) ? now : instantOf(day, '00:00')
  const counts: Counts = {}
  const marks: string[] = []
  for (const unit of concerned) {
    const taken = await takenAlong(db, act, unit, targetId, Math.max(now, dueAt))
    marks.push(unit.id, ...taken.marks)
    for (const [what, count] of Object.entries(taken.counts))
      counts[what as Carried] = (counts[what as Carried] ?? 0) + count
  }
  const blocks = await blocksOf(db, { ...input, unitIds, units: concerned, target: target ?? null, counts, dueAt, now })
  const state = [...concerned, target].map((unit) => unit && [unit.id, unit.path, unit.name, unit.kind, unit.closedAt])
  const hash = await sha256(
    JSON.stringify([{ act, unitIds, targetId, day }, state, marks, blocks.map((one) => one.reason)]),
  )
  return { units: concerned, target: target ?? null, dueAt, counts, blocks, hash }
}

/** What moves takes its whole subtree; what ends gives its children, and all that is at work there. */
async function takenAlong(db: Pick<Tx, 'all'>, act: ChangeAct, unit: Unit, targetId: string | null, at: number) {
  const [below] = await db.all<{ count: number; mark: string }>(
    act === 'move'
      ? sql`select count(*) as count, coalesce(sum(rowid), 0) as mark from units
          where path > ${unit.path} and path < ${`${unit.path}~`} and closed_at is null`
      : sql`select count(*) as count, coalesce(sum(rowid), 0) as mark from units
          where parent_id = ${unit.id} and closed_at is null`,
  )
  const units = below?.count ?? 0
  const children = { counts: units > 0 ? { units } : {}, marks: [`${units} ${below?.mark}`] }
  if (act === 'move') return children
  const taken = await carriedBy(db, unit.id, targetId ?? '', at)
  const [drafts] = await db.all<{ count: number }>(sql`
    select count(*) as count from digests where unit_id = ${unit.id} and status = 'draft' and day >= ${dayOf(at)}`)
  const dropped = drafts && drafts.count > 0 ? { drafts: drafts.count } : {}
  return { counts: { ...children.counts, ...taken.counts, ...dropped }, marks: [...children.marks, ...taken.marks] }
}
