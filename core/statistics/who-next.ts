import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { people } from '../../db/schema/people.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import { isLive } from '../roles.ts'
import { nearest } from '../staff.ts'

/** Who is to act: what they are there for, and their names; none where nobody holds the role. */
export type Next = { role: Role; names: string[] }

const mostNamed = 3

/** Tells who acts next at a unit: the holders of the role nearest to it, but for one who may not. */
export async function whoNext(db: Reader, now: number) {
  const held = await db
    .select({ personId: people.id, name: people.name, role: roles.role, path: units.path })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(
      and(
        inArray(roles.role, ['admin', 'approver', 'editor', 'communicator']),
        isLive(db, now),
        isNull(people.erasedAt),
        isNull(units.closedAt),
      ),
    )
    .orderBy(people.name)
  return (role: Role, path: string, but: string | null = null): Next => {
    const may = held.filter((one) => one.role === role && one.personId !== but)
    const names = nearest(may, path).map(({ name }) => name)
    return { role, names: [...new Set(names.filter(Boolean))].slice(0, mostNamed) }
  }
}
