import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Reader } from '../db/client.ts'
import { people } from '../db/schema/people.ts'
import { type Role, roles } from '../db/schema/roles.ts'
import { units } from '../db/schema/units.ts'
import { isLive } from './roles.ts'

/** Somebody with a role who can be written to; `path` is of the unit where they hold it. */
export type StaffMember = { personId: string; oaUserId: string; path: string; isDeputy: boolean }

/** Everybody who holds one of these roles and can be written to: who does not follow the account cannot. */
export async function staffWith(db: Reader, now: number, held: readonly Role[]): Promise<StaffMember[]> {
  const rows = await db
    .select({ personId: people.id, oaUserId: people.oaUserId, path: units.path, deputyFor: roles.deputyFor })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(
      and(
        inArray(roles.role, [...held]),
        isLive(db, now),
        eq(people.follows, true),
        isNotNull(people.oaUserId),
        isNull(people.erasedAt),
      ),
    )
  return rows.map(({ oaUserId, deputyFor, ...row }) => ({
    ...row,
    oaUserId: oaUserId as string,
    isDeputy: deputyFor !== null,
  }))
}

/** Those of the closest unit at or above this one that has any: the city's are not asked about each alley. */
export function nearest<T extends { path: string }>(everybody: readonly T[], path: string): T[] {
  const above = everybody.filter((one) => path.startsWith(one.path))
  const closest = Math.max(...above.map((one) => one.path.length))
  return above.filter((one) => one.path.length === closest)
}
