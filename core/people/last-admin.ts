import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'

const lasting = sql<boolean>`${roles.endsAt} is null and ${roles.deputyFor} is null`

/**
 * Whether a unit would be left without anybody who manages it, were this person to go, or to lose one grant of admin: who
 * manages a unit above it manages it too. Whoever manages it to a day only, or as a deputy, does not keep it.
 */
export async function isLastAdmin(db: Reader, personId: string, unitId?: string): Promise<boolean> {
  const admins = await db
    .select({ personId: roles.personId, unitId: roles.unitId, path: units.path, lasts: lasting })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, 'admin'), isNull(people.erasedAt)))
  const isGoing = (one: (typeof admins)[number]) =>
    one.personId === personId && (unitId === undefined || one.unitId === unitId)
  const staying = admins.filter((one) => one.lasts && !isGoing(one))
  return admins.filter(isGoing).some(({ path }) => !staying.some((one) => path.startsWith(one.path)))
}
