import { and, asc, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { calendarFeeds } from '../../db/schema/calendar.ts'
import { consents, people, sessions } from '../../db/schema/people.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { secondSteps } from '../../db/schema/sign-in.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isGuarded, isLive, mayDo, unitFor, within } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { dayMs } from '../time.ts'
import { introducePerson } from './meant.ts'
import { endOf, grantRole, type NewGrant } from './roles.ts'
import { makeLoginLink } from './sessions.ts'

const mostListed = 200
const longestName = 80
const shownName = sql<string>`coalesce(${people.introducedAs}, ${people.name})`
/** Whoever is invited may be away from their desk today. */
export const invitationMs = dayMs

export type Held = {
  role: Role
  unitId: string
  unitName: string
  grantedAt: number
  /** When it ends, or ended. */
  endsAt: number | null
  /** The name of the person they stand in for. */
  deputyFor: string | null
  /** Whether it holds now. */
  live: boolean
}
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
  /** `missing` where a role of theirs is guarded by one and they have none. */
  secondStep: 'enrolled' | 'missing' | 'none'
  /** Whether all they hold lies where the actor grants, so that the actor may end their sessions. */
  mine: boolean
}

/**
 * Who works in the units where the actor grants roles, by name, the first two hundred; `query` is a part of one, typed in any
 * way, and finds members too, who are many.
 */
export async function listPeople(ctx: Ctx, query = ''): Promise<{ people: Colleague[]; more: number }> {
  const wanted = fold(normalize(query).trim())
  const named = await ctx.db
    .selectDistinct({ id: people.id, name: shownName })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(
      and(within(ctx, 'role.grant'), isNull(people.erasedAt), wanted === '' ? ne(roles.role, 'member') : undefined),
    )
    .orderBy(asc(shownName), asc(people.id))
  const found = named.filter(({ name }) => fold(name).includes(wanted))
  const kept = found.slice(0, mostListed).map(({ id }) => id)
  return { people: await colleagues(ctx, kept), more: found.length - kept.length }
}

/** @throws AppError NOT_FOUND where they hold nothing in a unit where the actor grants roles */
export async function readPerson(ctx: Ctx, id: string): Promise<Colleague> {
  const [held] = await ctx.db
    .select({ id: people.id })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(and(within(ctx, 'role.grant'), isNull(people.erasedAt), eq(people.id, id)))
    .limit(1)
  const [found] = held ? await colleagues(ctx, [id]) : []
  if (!found) throw new AppError('NOT_FOUND', 'person.unknown')
  return found
}

async function colleagues(ctx: Ctx, ids: string[]): Promise<Colleague[]> {
  // By one value each, for a list may be longer than a statement takes.
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const held = await ctx.db
    .select()
    .from(people)
    .where(sql`${people.id} in ${among}`)
    .orderBy(asc(shownName), asc(people.id))
  const grants = await ctx.db
    .select({
      personId: roles.personId,
      role: roles.role,
      unitId: roles.unitId,
      unitName: units.name,
      path: units.path,
      grantedAt: roles.grantedAt,
      endsAt: roles.endsAt,
      deputyFor: sql<string | null>`(
        select coalesce(nullif(introduced_as, ''), name) from people where id = ${roles.deputyFor}
      )`,
      live: sql<boolean>`${isLive(ctx.db, ctx.now())}`.mapWith(Boolean),
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
  const steps = await ctx.db
    .select({ personId: secondSteps.personId })
    .from(secondSteps)
    .where(and(sql`${secondSteps.personId} in ${among}`, isNotNull(secondSteps.enrolledAt)))
  return held.map((person) => {
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
      secondStep: own(steps).length > 0 ? 'enrolled' : isGuarded({ grants: own(grants) }) ? 'missing' : 'none',
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
export async function invitePerson(ctx: Ctx, input: Omit<NewGrant, 'personId' | 'deputyFor'> & { name: string }) {
  await unitFor(ctx, 'role.grant', input.unitId)
  const name = normalize(input.name).trim()
  if (!/\p{L}/u.test(name) || name.length > longestName) throw new AppError('INVALID', 'person.name')
  endOf(ctx, input.until)
  const person = await introducePerson(ctx, name)
  const { name: _, ...grant } = input
  await grantRole(ctx, { personId: person.id, ...grant })
  return { personId: person.id, ...(await invitation(ctx, person.id)) }
}

/**
 * Another link for somebody who was invited and has lost theirs. Who is known by Zalo signs in by Zalo, and nobody makes a link
 * for one who may do more than they.
 */
export async function inviteAgain(ctx: Ctx, id: string) {
  const person = await readPerson(ctx, id)
  if (!person.mine || person.onZalo || !person.introduced) throw new AppError('CONFLICT', 'person.link')
  if (ctx.actor.personId && (await hasJustReset(ctx, id))) throw new AppError('CONFLICT', 'second-step.four-eyes')
  return { personId: id, ...(await invitation(ctx, id)) }
}

/** Whether the actor reset this person's second step within a day: with a link besides they could sign in as them unseen. */
async function hasJustReset(ctx: Ctx, personId: string): Promise<boolean> {
  const { personId: actorId } = ctx.actor
  const lately = gt(secondSteps.resetAt, ctx.now() - dayMs)
  const [row] = await ctx.db
    .select({ by: secondSteps.resetBy })
    .from(secondSteps)
    .where(and(eq(secondSteps.personId, personId), lately))
  return row !== undefined && row.by === actorId
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
    // An address that a lost phone reads by itself ends with them.
    await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, id))
    await record(tx, ctx, { action: 'person.sign-out', subjectId: id, detail: { sessions: gone.length } })
    return { ended: gone.length }
  })
}
