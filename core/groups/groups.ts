import { asc, eq } from 'drizzle-orm'
import { isDuplicate } from '../../db/client.ts'
import { type Channel, groups, units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { unitFor, within } from '../roles.ts'

export type Group = typeof groups.$inferSelect

export const listGroups = (ctx: Ctx) =>
  ctx.db
    .select({
      id: groups.id,
      unitId: groups.unitId,
      unitName: units.name,
      channel: groups.channel,
      name: groups.name,
      status: groups.status,
    })
    .from(groups)
    .innerJoin(units, eq(units.id, groups.unitId))
    .where(within(ctx, 'broadcast.read'))
    .orderBy(asc(units.path), asc(groups.name))

/** Links a chat to the unit it belongs to. One chat belongs to one unit. */
export async function linkGroup(
  ctx: Ctx,
  input: { unitId: string; channel: Channel; externalId: string; name: string },
): Promise<Group> {
  const unit = await unitFor(ctx, 'group.manage', input.unitId)
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
