import { eq } from 'drizzle-orm'
import { groupAssets, groups } from '../../db/schema/groups.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx, GroupChange } from '../context.ts'
import { skipForGoneGroup } from '../sending/skip.ts'
import { seen } from './check.ts'
import type { Group } from './group.ts'
import { groupFor, groupMark, ownGroupFor } from './groups.ts'
import { done } from './hosted.ts'

/**
 * Renames the group or changes how it lets people in and speak. `mark`, where given, is of what the editor had before them.
 *
 * @throws AppError CONFLICT record.stale
 */
export async function changeGroup(
  ctx: Ctx,
  id: string,
  { mark, ...change }: GroupChange & { mark?: string },
): Promise<Group> {
  const group = await ownGroupFor(ctx, id)
  // The platform keeps the name and knows of no version: what is sent there at the same instant, the later wins.
  expectSeen(mark, groupMark(group))
  const after = done(await ctx.groupHost.change(group.externalId, change))
  await ctx.write(async (tx) => {
    await tx.update(groups).set(seen(after)).where(eq(groups.id, id))
    const before = { name: group.name, settings: group.settings }
    await record(tx, ctx, {
      action: 'group.change',
      unitId: group.unitId,
      subjectId: id,
      detail: { before, change },
    })
  })
  return groupFor(ctx, 'group.manage', id)
}

/** Puts the group on another asset: a larger one, or one that has not lapsed. */
export async function moveGroup(ctx: Ctx, id: string, assetId: string): Promise<Group> {
  const group = await ownGroupFor(ctx, id)
  const after = done(await ctx.groupHost.moveTo(group.externalId, assetId))
  await ctx.write(async (tx) => {
    await tx.update(groups).set(seen(after)).where(eq(groups.id, id))
    await tx.update(groupAssets).set({ usedBy: null }).where(eq(groupAssets.usedBy, group.externalId))
    await tx.update(groupAssets).set({ usedBy: group.externalId }).where(eq(groupAssets.id, assetId))
    await record(tx, ctx, { action: 'group.move', unitId: group.unitId, subjectId: id, detail: { assetId } })
  })
  return groupFor(ctx, 'group.manage', id)
}

/** Dissolves the group for everybody in it. Its row stays, for the deliveries that went there. */
export async function dissolveGroup(ctx: Ctx, id: string): Promise<Group> {
  const group = await ownGroupFor(ctx, id)
  const reply = await ctx.groupHost.dissolve(group.externalId)
  if (reply.kind !== 'gone') done(reply)
  await ctx.write(async (tx) => {
    await tx.update(groups).set({ status: 'left', pendingCount: null }).where(eq(groups.id, id))
    await tx.update(groupAssets).set({ usedBy: null }).where(eq(groupAssets.usedBy, group.externalId))
    await skipForGoneGroup(tx, ctx.now(), id)
    const detail = { name: group.name, externalId: group.externalId }
    await record(tx, ctx, { action: 'group.dissolve', unitId: group.unitId, subjectId: id, detail })
  })
  return groupFor(ctx, 'group.manage', id)
}
