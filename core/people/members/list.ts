import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import { memberCodes } from '../../../db/schema/sign-in.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { isLive, within } from '../../roles.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'

const mostListed = 200

/** How a member comes in: `in` by a Zalo of their own, `code` with a code that still works, `no-code` with none. */
export type Way = 'in' | 'code' | 'no-code'
export type Member = {
  id: string
  name: string
  unitId: string
  unitName: string
  endsAt: number | null
  way: Way
  /** Until when their code works. */
  codeUntil: number | null
}

const shownName = sql<string>`coalesce(nullif(${people.introducedAs}, ''), ${people.name})`

/** Whether the office introduced them and they hold nothing but memberships: then a code makes them one with who types it. */
export const awaitsCode = (): SQL => sql`(
  ${people.oaUserId} is null and ${people.appUserId} is null and ${people.botUserId} is null
  and coalesce(${people.introducedAs}, '') <> ''
  and not exists (select 1 from roles other where other.person_id = ${people.id} and other.role <> 'member'))`

/** The memberships that hold now, in the units whose people the actor confirms. */
export const membershipsFor = (ctx: Ctx, db: Pick<Reader, 'select'> = ctx.db) =>
  db
    .select({
      id: people.id,
      name: shownName,
      unitId: units.id,
      unitName: units.name,
      endsAt: roles.endsAt,
      awaits: sql<boolean>`${awaitsCode()}`.mapWith(Boolean),
      codeUntil: sql<number | null>`(
        select max(${memberCodes.expiresAt}) from ${memberCodes}
        where ${memberCodes.personId} = ${people.id} and ${memberCodes.expiresAt} > ${ctx.now()})`,
    })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .innerJoin(units, eq(units.id, roles.unitId))

/** The condition for those rows; `more` narrows them. */
export const ofMembers = (ctx: Ctx, more?: SQL): SQL | undefined =>
  and(
    within(ctx, 'person.confirm'),
    eq(roles.role, 'member'),
    isLive(ctx.db, ctx.now()),
    isNull(people.erasedAt),
    isNull(units.closedAt),
    more,
  )

/**
 * The members of the units whose people the actor confirms, by name, the first two hundred; `query` is a part of a name,
 * typed in any way.
 */
export async function listMembers(
  ctx: Ctx,
  { query = '', unitId }: { query?: string; unitId?: string } = {},
): Promise<{ members: Member[]; more: number }> {
  const wanted = fold(normalize(query).trim())
  const all = await membershipsFor(ctx)
    .where(ofMembers(ctx, unitId ? eq(units.id, unitId) : undefined))
    .orderBy(asc(shownName), asc(people.id), asc(units.path))
  const found = all.filter(({ name }) => fold(name).includes(wanted))
  return {
    members: found.slice(0, mostListed).map(({ awaits, codeUntil, ...member }) => ({
      ...member,
      ...(awaits ? { way: codeUntil === null ? 'no-code' : 'code', codeUntil } : { way: 'in', codeUntil: null }),
    })),
    more: Math.max(0, found.length - mostListed),
  }
}
