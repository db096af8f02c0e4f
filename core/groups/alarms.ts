import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { groupAlarms, groupAssets, groups } from '../../db/schema/groups.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { endsOf, stepAt } from './ends.ts'

/** Warns once at each step before an asset expires and before a group without one is dissolved. */
export async function raiseAlarms(tx: Tx, ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const [root] = await tx.select({ id: units.id }).from(units).orderBy(units.createdAt, units.path).limit(1)
  const rows = await tx
    .select({ asset: groupAssets, unitId: groups.unitId, dissolvesAt: groups.dissolvesAt })
    .from(groupAssets)
    .leftJoin(groups, eq(groups.externalId, groupAssets.usedBy))
  for (const { asset, unitId, dissolvesAt } of rows) {
    for (const { end, endsAt, days } of endsOf(asset, dissolvesAt, now)) {
      const alarm = { assetId: asset.id, end, endsAt, step: stepAt(days)! }
      const raised = await tx
        .insert(groupAlarms)
        .values({ ...alarm, raisedAt: now })
        .onConflictDoNothing()
        .returning({ step: groupAlarms.step })
      if (raised.length === 0) continue
      const detail = { end, endsAt, days, groupId: asset.usedBy }
      await record(tx, ctx, { action: 'group.alarm', unitId: unitId ?? root?.id, subjectId: asset.id, detail })
      ctx.log('group.alarm', { assetId: asset.id, end, days })
    }
  }
}
