import { and, eq, inArray } from 'drizzle-orm'
import { groups } from '../../db/schema/groups.ts'
import type { Ctx, HostedInBrief } from '../context.ts'
import { allow } from '../roles.ts'
import { done } from './hosted.ts'

/** The account's groups that belong to no unit here: made in OA Manager, or before Loa. Asked now and kept nowhere. */
export async function unlinkedGroups(ctx: Ctx): Promise<HostedInBrief[]> {
  allow(ctx, 'group.manage')
  const listed = done(await ctx.groupHost.list())
  const ids = listed.map(({ externalId }) => externalId)
  const linked = await ctx.db
    .select({ externalId: groups.externalId })
    .from(groups)
    .where(and(eq(groups.channel, 'oa_group'), inArray(groups.externalId, ids)))
  const ours = new Set(linked.map(({ externalId }) => externalId))
  return listed.filter(({ externalId }) => !ours.has(externalId))
}
