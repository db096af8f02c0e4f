import { asc, eq, sql } from 'drizzle-orm'
import { groupAlarms, groupAssets, groupLedger, groups } from '../../db/schema/groups.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { allow } from '../roles.ts'
import { groupFounders } from './create.ts'
import { endsOf } from './ends.ts'
import { groupFor, type ListedGroup, listGroups } from './groups.ts'

/** One group as the list tells it. */
export async function groupInFull(ctx: Ctx, id: string): Promise<ListedGroup> {
  await groupFor(ctx, 'broadcast.read', id)
  const found = (await listGroups(ctx)).find((group) => group.id === id)
  if (!found) throw new AppError('NOT_FOUND')
  return found
}

/**
 * The account's room for groups: every asset, what it carries and which warnings it had; who could found a group; and
 * when the platform was last asked. A group that belongs to no unit here is `stray`, and can be linked to one.
 */
export async function groupRoom(ctx: Ctx) {
  allow(ctx, 'group.manage')
  const now = ctx.now()
  const [ledger] = await ctx.db.select().from(groupLedger)
  const alarms = await ctx.db.select().from(groupAlarms)
  const rows = await ctx.db
    .select({ asset: groupAssets, groupId: groups.id, groupName: groups.name })
    .from(groupAssets)
    .leftJoin(groups, eq(groups.externalId, groupAssets.usedBy))
    .orderBy(sql`${groupAssets.usedBy} is not null`, asc(groupAssets.validThrough), asc(groupAssets.id))
  const assets = rows.map(({ asset: { usedBy, usedByName, seenAt, ...asset }, groupId, groupName }) => ({
    ...asset,
    lapsed: asset.validThrough !== null && asset.validThrough < now,
    endsIn: endsOf(asset, null, now)[0]?.days ?? null,
    warnedAt: alarms
      .filter(({ assetId, end, endsAt }) => assetId === asset.id && end === 'expiry' && endsAt === asset.validThrough)
      .map(({ step, raisedAt }) => ({ step, raisedAt }))
      .sort((a, b) => b.step - a.step),
    group: groupId ? { id: groupId, name: groupName } : null,
    stray: usedBy && !groupId ? { externalId: usedBy, name: usedByName } : null,
  }))
  return {
    checkedAt: ledger?.checkedAt ?? null,
    problem: ledger?.problem ?? null,
    assets,
    founders: await groupFounders(ctx),
  }
}
