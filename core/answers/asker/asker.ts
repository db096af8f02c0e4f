import { sql } from 'drizzle-orm'
import { roles } from '../../../db/schema/roles.ts'
import { capabilities } from '../../channels.ts'
import type { Ctx } from '../../context.ts'
import { clearanceOf } from '../../library/clearance.ts'
import { type Grant, isLive } from '../../roles.ts'
import { topUnitId } from '../../units/tree.ts'
import type { Asked, Asker } from '../answer.ts'

type Row = {
  ownId: string | null
  ownPath: string | null
  groupPath: string | null
  topId: string | null
  topPath: string | null
  grants: string
  isKept: number
}

/**
 * Looks up who asks, once for the whole question. A group is read by anybody, so nobody's roles count there. `isKept`: a
 * question with this id has its answer already.
 */
export async function askerOf(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now'>,
  { id = '', channel, recipient, personId }: Asked,
): Promise<{ asker: Asker; isKept: boolean }> {
  // A program asks for the unit of its key.
  const keyUnitId = (ctx.actor.key && ctx.actor.grants[0]?.unitId) ?? null
  const [row] = await ctx.db.all<Row>(sql`
    select own.id as ownId, own.path as ownPath, held.path as groupPath, top.id as topId, top.path as topPath,
      (select json_group_array(json_object('role', ${roles.role}, 'unitId', ${roles.unitId}, 'path', u.path))
        from ${roles} join units u on u.id = ${roles.unitId}
        where ${roles.personId} = ${personId} and ${isLive(ctx.db, ctx.now())}) as grants,
      exists (select 1 from questions where id = ${id}) as isKept
    from (select 1)
      left join units own on own.id = coalesce((select unit_id from people where id = ${personId}), ${keyUnitId})
      left join units held on held.id = (
        select unit_id from groups where channel = ${channel} and external_id = ${recipient})
      left join units top on top.id = ${topUnitId}`)
  const { ownId, ownPath, groupPath, topId, topPath, grants, isKept } = row as Row
  const isWeb = channel === 'web'
  const isAlone = isWeb || capabilities[channel].alone
  const reader = isWeb ? ctx.actor : { grants: isAlone ? (JSON.parse(grants) as Grant[]) : [] }
  return {
    asker: {
      clearance: clearanceOf(reader),
      unitId: ownId ?? topId,
      scopePath: (isAlone ? ownPath : groupPath) ?? topPath ?? '',
    },
    isKept: isKept === 1,
  }
}
