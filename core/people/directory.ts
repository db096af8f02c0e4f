import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { consents, people, sessions } from '../../db/schema/people.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { mayDo, unitFor, within } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { dayMs } from '../time.ts'
import { introducePerson } from './meant.ts'
import { grantRole } from './roles.ts'
import { makeLoginLink } from './sessions.ts'

const mostListed = 200
const longestName = 80
/** Whoever is invited may be away from their desk today. */
export const invitationMs = dayMs

export type Held = { role: Role; unitId: string; unitName: string; grantedAt: number }
/** Who works for the office, for who manages a unit; nothing of what they asked or said as residents. */
export type Colleague = {
  id: string
  /** By the office's word, else what they call themselves, which tells nobody apart: `introduced` says which. */
  name: string
  introduced: boolean
  onZalo: boolean
  roles: Held[]
  lastSignInAt: number | null
  sessions: { createdAt: number; expiresAt: number }[]
  consents: { purpose: string; givenAt: number }[]
  /** Whether all they hold lies where the actor grants, so that the actor may end their sessions. */
  mine: boolean
}

/** Who holds a role in the units where the actor grants roles, by name; `query` is a part of one, typed in any way. */
export async function listPeople(ctx: Ctx, query = ''): Promise<Colleague[]> {
  const found = await colleagues(ctx, and(within(ctx, 'role.grant'), isNull(people.erasedAt)))
  const wanted = fold(normalize(query).trim())
  return found.filter(({ name }) => fold(name).includes(wanted)).slice(0, mostListed)
}

/** @throws AppError NOT_FOUND where they hold nothing in a unit where the actor grants roles */
export async function readPerson(ctx: Ctx, id: string): Promise<Colleague> {
  const [found] = await colleagues(ctx, and(within(ctx, 'role.grant'), isNull(people.erasedAt), eq(people.id, id)))
  if (!found) throw new AppError('NOT_FOUND', 'person.unknown')
  return found
}

async function colleagues(ctx: Ctx, where: SQL | undefined): Promise<Colleague[]> {
  const held = await ctx.db
    .selectDistinct({ person: people })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(where)
    .orderBy(asc(sql`coalesce(${people.introducedAs}, ${people.name})`), asc(people.id))
  const ids = held.map(({ person }) => person.id)
  // By one value each, for a list may be longer than a statement takes.
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const grants = await ctx.db
    .select({
      personId: roles.personId,
      role: roles.role,
      unitId: roles.unitId,
      unitName: units.name,
      path: units.path,
      grantedAt: roles.grantedAt,
    })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(sql`${roles.personId} in ${among}`)
    .orderBy(asc(units.path), asc(roles.role))
  const open = await ctx.db
    .select({ personId: sessions.personId, createdAt: sessions.createdAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(sql`${sessions.personId} in ${among}`, sql`${sessions.expiresAt} > ${ctx.now()}`))
    .orderBy(asc(sessions.createdAt))
  const agreed = await ctx.db
    .select({ personId: consents.personId, purpose: consents.purpose, givenAt: consents.givenAt })
    .from(consents)
    .where(and(sql`${consents.personId} in ${among}`, isNull(consents.withdrawnAt)))
  return held.map(({ person }) => {
    const own = <T extends { personId: string }>(rows: T[]) => rows.filter((row) => row.personId === person.id)
    const mine = own(open).map(({ personId, ...session }) => session)
    return {
      id: person.id,
      name: person.introducedAs ?? person.name,
      introduced: person.introducedAs !== null,
      onZalo: Boolean(person.oaUserId || person.appUserId || person.botUserId),
      roles: own(grants).map(({ personId, path, ...grant }) => grant),
      lastSignInAt: mine.at(-1)?.createdAt ?? null,
      sessions: mine,
      consents: own(agreed).map(({ personId, ...consent }) => consent),
      mine: own(grants).every(({ path }) => mayDo(ctx, 'role.grant', path)),
    }
  })
}

/**
 * Makes somebody known to the office by a name, with a role, and a link that signs them in once, within a day.
 *
 * @throws AppError INVALID for an empty or long name, NOT_FOUND for a unit where the actor does not grant roles
 */
export async function invitePerson(ctx: Ctx, input: { name: string; role: Role; unitId: string }) {
  await unitFor(ctx, 'role.grant', input.unitId)
  const name = normalize(input.name).trim()
  if (!/\p{L}/u.test(name) || name.length > longestName) throw new AppError('INVALID', 'person.name')
  const person = await introducePerson(ctx, name)
  await grantRole(ctx, { personId: person.id, role: input.role, unitId: input.unitId })
  return { personId: person.id, ...(await invitation(ctx, person.id)) }
}

/**
 * Another link for somebody who was invited and has lost theirs. Who is known by Zalo signs in by Zalo, and nobody makes a link
 * for one who may do more than they.
 */
export async function inviteAgain(ctx: Ctx, id: string) {
  const person = await readPerson(ctx, id)
  if (!person.mine || person.onZalo || !person.introduced) throw new AppError('CONFLICT', 'person.link')
  return { personId: id, ...(await invitation(ctx, id)) }
}

async function invitation(ctx: Ctx, personId: string) {
  return { secret: await makeLoginLink(ctx, personId, invitationMs), expiresAt: ctx.now() + invitationMs }
}

/** Signs somebody out everywhere, such as from a phone that was lost. */
export async function endSessions(ctx: Ctx, id: string): Promise<{ ended: number }> {
  const person = await readPerson(ctx, id)
  if (!person.mine) throw new AppError('FORBIDDEN')
  return ctx.write(async (tx) => {
    const gone = await tx.delete(sessions).where(eq(sessions.personId, id)).returning({ at: sessions.createdAt })
    await record(tx, ctx, { action: 'person.sign-out', subjectId: id, detail: { sessions: gone.length } })
    return { ended: gone.length }
  })
}
