import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'

/**
 * Whether a unit would be left without anybody who manages it, were this person to go, or to lose one grant of admin: who
 * manages a unit above it manages it too.
 */
export async function isLastAdmin(db: Reader, personId: string, unitId?: string): Promise<boolean> {
  const admins = await db
    .select({ personId: roles.personId, unitId: roles.unitId, path: units.path })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, 'admin'), isNull(people.erasedAt)))
  const isGoing = (one: (typeof admins)[number]) =>
    one.personId === personId && (unitId === undefined || one.unitId === unitId)
  const staying = admins.filter((one) => !isGoing(one))
  return admins.filter(isGoing).some(({ path }) => !staying.some((one) => path.startsWith(one.path)))
}
