import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { isLive } from '../roles.ts'

/** Everybody who communicates and can be written to: who does not follow the account cannot. */
export const communicators = (ctx: Ctx) =>
  ctx.db
    .select({ personId: people.id, oaUserId: people.oaUserId, path: units.path })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(
      and(
        eq(roles.role, 'communicator'),
        isLive(ctx.db, ctx.now()),
        eq(people.follows, true),
        isNotNull(people.oaUserId),
        isNull(people.erasedAt),
      ),
    )
    .then((rows) => rows.map((row) => ({ ...row, oaUserId: row.oaUserId as string })))

/** Those of the closest unit at or above this one that has any: the city's are not asked about each alley. */
export function nearest<T extends { path: string }>(everybody: T[], path: string): T[] {
  const above = everybody.filter((one) => path.startsWith(one.path))
  const closest = Math.max(...above.map((one) => one.path.length))
  return above.filter((one) => one.path.length === closest)
}
