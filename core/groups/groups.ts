import { asc, eq } from 'drizzle-orm'
import { isDuplicate } from '../../db/client.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { groupAssets, groups } from '../../db/schema/groups.ts'
import { units } from '../../db/schema/units.ts'
import { markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { type Action, allow, unitFor, within } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import type { Group } from './group.ts'
import { problemsOf } from './problems.ts'

/** What stands for what the desk says of a group. */
export const groupMark = ({ name, settings, tags }: Group) => markOf({ name, settings, tags })

/** The groups the actor may see, each with its asset and what should be mended. */
export async function listGroups(ctx: Ctx) {
  const rows = await ctx.db
    .select({ group: groups, unitName: units.name, asset: groupAssets })
    .from(groups)
    .innerJoin(units, eq(units.id, groups.unitId))
    .leftJoin(groupAssets, eq(groupAssets.usedBy, groups.externalId))
    .where(within(ctx, 'broadcast.read'))
    .orderBy(asc(units.path), asc(groups.name))
  return rows.map(({ group, unitName, asset }) => ({
    ...group,
    unitName,
    asset,
    problems: problemsOf(group, asset, ctx.now()),
    mark: groupMark(group),
  }))
}

export type ListedGroup = Awaited<ReturnType<typeof listGroups>>[number]

/** The group, if the actor may do this in its unit; else NOT_FOUND. */
export async function groupFor(ctx: Pick<Ctx, 'actor' | 'db'>, action: Action, id: string): Promise<Group> {
  allow(ctx, action)
  const [group] = await ctx.db.select().from(groups).where(eq(groups.id, id))
  if (!group) throw new AppError('NOT_FOUND')
  await unitFor(ctx, action, group.unitId)
  return group
}

/** The group, if it is the account's own: only that can be changed from here. */
export async function ownGroupFor(ctx: Pick<Ctx, 'actor' | 'db'>, id: string): Promise<Group> {
  const group = await groupFor(ctx, 'group.manage', id)
  if (group.channel !== 'oa_group') throw new AppError('INVALID', 'group.not-own')
  return group
}

/** Links a chat to the unit it belongs to. One chat belongs to one unit. */
export async function linkGroup(
  ctx: Ctx,
  input: { unitId: string; channel: Channel; externalId: string; name: string },
): Promise<Group> {
  const unit = await openUnitFor(ctx, 'group.manage', input.unitId)
  return ctx.write(async (tx) => {
    const id = newId('gr')
    const [group] = await tx
      .insert(groups)
      .values({ ...input, id, createdAt: ctx.now() })
      .returning()
      .catch((error) => {
        throw isDuplicate(error) ? new AppError('CONFLICT', 'group.linked') : error
      })
    await record(tx, ctx, { action: 'group.link', unitId: unit.id, subjectId: id, detail: { name: input.name } })
    return group as Group
  })
}
