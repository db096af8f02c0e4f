import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '../../db/client.ts'
import type { DutyWork } from '../../db/schema/boards.ts'
import { people } from '../../db/schema/people.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import { isLive } from '../roles.ts'
import { addDays, instantOf } from '../time.ts'

/** Whose work each is; what they may do, `core/roles.ts` says. */
export const workRoles: Record<DutyWork, readonly Role[]> = {
  write: ['editor', 'communicator', 'admin'],
  approve: ['approver', 'admin'],
}
const ofBoards: Role[] = ['admin', 'approver', 'editor', 'communicator']

/** A role of the board's, held now; `endsAt` is also when whom they stand in for stops. `reachable`: the account may write to them. */
export type Holder = {
  personId: string
  name: string
  role: Role
  unitId: string
  unitName: string
  path: string
  endsAt: number | null
  isDeputy: boolean
  deputyFor: string | null
  reachable: boolean
}

export const shownName = sql<string>`coalesce(nullif(${people.introducedAs}, ''), nullif(${people.name}, ''), ${people.id})`

const principal = alias(roles, 'principal')
const principalPerson = alias(people, 'principal_person')

/** Everybody who holds a role of a board at an instant, in the units that `where` lets through. */
export async function holdersWhere(db: Reader, at: number, where?: SQL): Promise<Holder[]> {
  const rows = await db
    .select({
      ...{ personId: people.id, name: shownName, role: roles.role, unitId: units.id },
      ...{ unitName: units.name, path: units.path, endsAt: roles.endsAt, principalEndsAt: principal.endsAt },
      deputyFor: sql<string | null>`coalesce(nullif(${principalPerson.introducedAs}, ''), ${principalPerson.name})`,
      standsInFor: roles.deputyFor,
      reachable: sql<boolean>`${people.follows} and ${people.oaUserId} is not null`.mapWith(Boolean),
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(units, eq(units.id, roles.unitId))
    .leftJoin(
      principal,
      and(
        eq(principal.personId, roles.deputyFor),
        eq(principal.unitId, roles.unitId),
        eq(principal.role, roles.role),
        isNull(principal.deputyFor),
      ),
    )
    .leftJoin(principalPerson, eq(principalPerson.id, roles.deputyFor))
    .where(and(inArray(roles.role, ofBoards), isLive(db, at), isNull(people.erasedAt), where))
    .orderBy(units.path, shownName)
  return rows.map(({ principalEndsAt, standsInFor, endsAt, ...row }) => ({
    ...row,
    isDeputy: standsInFor !== null,
    endsAt: earliest(endsAt, standsInFor === null ? null : principalEndsAt),
  }))
}

/** Those whose role reaches the unit at a path: held there or above it. */
export const holdersFor = (db: Reader, at: number, path: string): Promise<Holder[]> =>
  holdersWhere(db, at, inArray(units.id, path.split('/').filter(Boolean)))

/** Whether this person may do this work in the unit at a path to the end of a day. */
export const holdsTo = (holders: readonly Holder[], personId: string, path: string, work: DutyWork, day: string) =>
  holders.some(
    (one) =>
      one.personId === personId &&
      path.startsWith(one.path) &&
      workRoles[work].includes(one.role) &&
      (one.endsAt === null || one.endsAt >= instantOf(addDays(day, 1), '00:00')),
  )

const earliest = (one: number | null, other: number | null) =>
  one === null ? other : other === null ? one : Math.min(one, other)
