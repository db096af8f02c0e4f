import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import {
  broadcastAccounts,
  broadcasts,
  type DeliveryState,
  deliveries,
  deliveryStates,
  type PauseReason,
} from '../../db/schema/broadcasts.ts'
import type { Account } from '../../db/schema/channels.ts'
import { digests } from '../../db/schema/digests.ts'
import { groups } from '../../db/schema/groups.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { type Broadcast, broadcastFor } from './broadcasts.ts'

type Progress = Record<DeliveryState, number> & { total: number }
type BroadcastFilter = { id?: string; unitId?: string; status?: Broadcast['status']; limit?: number }

const approver = alias(people, 'approver')
const creator = alias(people, 'creator')

/** Broadcasts, the latest first, each with how far it has come. */
export async function listBroadcasts(ctx: Ctx, { id, unitId, status, limit = 50 }: BroadcastFilter = {}) {
  const rows = await ctx.db
    .select({
      broadcast: broadcasts,
      unitName: units.name,
      code: digests.code,
      kind: digests.kind,
      approvedByName: approver.name,
      approvedAt: digests.approvedAt,
      createdByName: creator.name,
    })
    .from(broadcasts)
    .innerJoin(units, eq(units.id, broadcasts.unitId))
    .leftJoin(digests, eq(digests.id, broadcasts.digestId))
    .leftJoin(approver, eq(approver.id, broadcasts.approvedBy))
    .leftJoin(creator, eq(creator.id, broadcasts.createdBy))
    .where(
      and(
        within(ctx, 'broadcast.read'),
        id ? eq(broadcasts.id, id) : undefined,
        unitId ? ofUnitAndFormer(broadcasts.unitId, unitId) : undefined,
        status ? eq(broadcasts.status, status) : undefined,
      ),
    )
    .orderBy(desc(broadcasts.sendAt), desc(broadcasts.id))
    .limit(limit)
  const ids = rows.map(({ broadcast }) => broadcast.id)
  const [progress, stops] = await Promise.all([progressOf(ctx, ids), stopsOf(ctx, ids)])
  return rows.map(({ broadcast, ...names }) => ({
    ...{ ...broadcast, ...names },
    progress: progress(broadcast.id),
    stops: stops(broadcast.id),
  }))
}

type Stop = { account: Account; reason: PauseReason }

/** Which accounts send nothing more of a broadcast until a person resumes it. */
async function stopsOf(ctx: Ctx, ids: string[]): Promise<(id: string) => Stop[]> {
  const stops = await ctx.db
    .select()
    .from(broadcastAccounts)
    .where(and(inArray(broadcastAccounts.broadcastId, ids), isNotNull(broadcastAccounts.stopReason)))
  return (id) =>
    stops
      .filter(({ broadcastId }) => broadcastId === id)
      .map(({ account, stopReason }) => ({ account, reason: stopReason! }))
}

/** How far one broadcast has come, as its live page asks again and again. */
export async function broadcastProgress(
  ctx: Ctx,
  id: string,
): Promise<Pick<Broadcast, 'status'> & { progress: Progress }> {
  const { status } = await broadcastFor(ctx, 'broadcast.read', id)
  const progress = await progressOf(ctx, [id])
  return { status, progress: progress(id) }
}

async function progressOf(ctx: Ctx, ids: string[]): Promise<(id: string) => Progress> {
  const counts = await ctx.db
    .select({ id: deliveries.broadcastId, state: deliveries.state, count: sql<number>`count(*)` })
    .from(deliveries)
    .where(inArray(deliveries.broadcastId, ids))
    .groupBy(deliveries.broadcastId, deliveries.state)
  return (id) => {
    const progress = Object.fromEntries([...deliveryStates, 'total'].map((state) => [state, 0])) as Progress
    for (const row of counts) {
      if (row.id !== id) continue
      progress[row.state] += row.count
      progress.total += row.count
    }
    return progress
  }
}

type Named = { unitName: string | null; groupName: string | null }

// SQLite sorts by bytes; people look for "Tổ 2" before "Tổ 10", and "đ" after "d".
const { compare } = new Intl.Collator('vi', { numeric: true })
const byName = (a: Named, b: Named) =>
  compare(a.unitName ?? '', b.unitName ?? '') || compare(a.groupName ?? '', b.groupName ?? '')

/** One broadcast with every delivery: to whom, and what came back. */
export async function broadcastInFull(ctx: Ctx, id: string) {
  await broadcastFor(ctx, 'broadcast.read', id)
  const [[broadcast], rows] = await Promise.all([
    listBroadcasts(ctx, { id }),
    ctx.db
      .select({ delivery: deliveries, groupName: groups.name, unitName: units.name })
      .from(deliveries)
      .leftJoin(groups, eq(groups.id, deliveries.groupId))
      .leftJoin(units, eq(units.id, groups.unitId))
      .where(eq(deliveries.broadcastId, id)),
  ])
  const inFull = rows.map(({ delivery, ...names }) => ({ ...delivery, ...names }))
  return { ...broadcast!, deliveries: inFull.sort(byName) }
}
