import { isNull } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import type { Role } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import { holdersWhere } from '../boards/holders.ts'
import { nearest } from '../staff.ts'

/** Who is to act: what they are there for, and their names; none where nobody holds the role. */
export type Next = { role: Role; names: string[] }

const mostNamed = 3

/** Tells who acts next at a unit: the holders of the role nearest to it, but for those who may not. */
export async function whoNext(db: Reader, now: number) {
  const held = await holdersWhere(db, now, isNull(units.closedAt))
  return (role: Role, path: string, but: readonly (string | null)[] = []): Next => {
    const may = held.filter((one) => one.role === role && !but.includes(one.personId))
    // Who has no name yet is called by their id elsewhere, which tells nobody whom to ask.
    const named = nearest(may, path).filter(({ personId, name }) => name !== personId)
    return { role, names: [...new Set(named.map(({ name }) => name))].slice(0, mostNamed) }
  }
}
