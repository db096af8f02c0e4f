import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { loginLinks, people, sessions } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId, newSecret, sha256 } from '../ids.ts'
import { type Actor, grantsOf, nobody, partedGrants } from '../roles.ts'
import { dayMs, minuteMs } from '../time.ts'
import { mergePeople } from './merge.ts'
import { knownPerson, type ZaloIdentity } from './people.ts'
import { isGuest, type Person } from './person.ts'

export const sessionMs = 30 * dayMs
export const loginLinkMs = 15 * minuteMs

export type Session = { token: string; personId: string; expiresAt: number }

export async function startSession(ctx: Pick<Ctx, 'write' | 'now'>, personId: string): Promise<Session> {
  const token = newSecret()
  const expiresAt = ctx.now() + sessionMs
  const tokenHash = await sha256(token)
  await ctx.write((tx) => tx.insert(sessions).values({ tokenHash, personId, createdAt: ctx.now(), expiresAt }))
  return { token, personId, expiresAt }
}

/** The actor a session token stands for; `nobody` when it is unknown or has expired. */
export async function actorOf(ctx: Pick<Ctx, 'db' | 'now' | 'secondStep'>, token: string): Promise<Actor> {
  const [actor = nobody] = await actorsOf(ctx, [await sha256(token)])
  return actor
}

type Entered = {
  hash: string
  personId: string
  name: string
  stepAt: number | null
  enrolledAt: number | null
  holds: number
}

/** The same of many, by the hashes of their tokens and in their order. */
export async function actorsOf(
  ctx: Pick<Ctx, 'db' | 'now' | 'secondStep'>,
  tokenHashes: readonly string[],
): Promise<Actor[]> {
  const rows = await ctx.db.all<Entered>(sql`
    select s.token_hash as hash, p.id as personId, p.name, s.second_step_at as stepAt, t.enrolled_at as enrolledAt,
      exists (select 1 from roles r where r.person_id = p.id) as holds
    from json_each(${JSON.stringify(tokenHashes)}) j
    join sessions s on s.token_hash = j.value join people p on p.id = s.person_id
    left join second_steps t on t.person_id = p.id
    where s.expires_at > ${ctx.now()} and p.erased_at is null`)
  const actors = new Map<string, Actor>()
  for (const { hash, personId, name, stepAt, enrolledAt, holds } of rows) {
    // Whoever has a second step is asked for it, whether or not they must have one.
    const passed = stepAt !== null || (enrolledAt === null && ctx.secondStep === 'offered')
    actors.set(hash, { personId, name, ...partedGrants(holds ? await grantsOf(ctx, personId) : [], passed) })
  }
  return tokenHashes.map((hash) => actors.get(hash) ?? nobody)
}

/**
 * Signs in somebody whom Zalo has vouched for. What a guest began in this very app is theirs from now on, a paper under way
 * too: `guestToken` is the session it was begun in, which ends.
 */
export async function signInFromZalo(ctx: Ctx, identity: ZaloIdentity, guestToken?: string): Promise<Session> {
  const guestHash = guestToken ? await sha256(guestToken) : null
  const person = await ctx.write(async (tx) => {
    const keep = await knownPerson(tx, ctx, identity)
    const drop = guestHash ? await guestIn(tx, ctx, guestHash) : null
    if (!drop) return keep
    await tx.delete(sessions).where(eq(sessions.personId, drop.id))
    await mergePeople(tx, ctx, { keep, drop })
    return keep
  })
  return startSession(ctx, person.id)
}

/** The guest whose session it is; null where it has ended, or is of somebody who is known. */
async function guestIn(tx: Tx, ctx: Pick<Ctx, 'now'>, tokenHash: string): Promise<Person | null> {
  const [row] = await tx
    .select({ person: people })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, ctx.now()), isNull(people.erasedAt)))
  if (!row || !isGuest(row.person) || row.person.introducedAs !== null) return null
  const [held] = await tx.select().from(roles).where(eq(roles.personId, row.person.id)).limit(1)
  return held ? null : row.person
}

/** A guest: somebody in a plain browser, known by nothing but this session. */
export async function signInAsGuest(ctx: Ctx): Promise<Session> {
  const id = newId('pe')
  await ctx.write((tx) => tx.insert(people).values({ id, createdAt: ctx.now() }))
  return startSession(ctx, id)
}

/** A secret for one sign-in within a time, such as the quarter of an hour of the operator's own command. */
export async function makeLoginLink(
  ctx: Pick<Ctx, 'write' | 'now' | 'actor'>,
  personId: string,
  lastsMs = loginLinkMs,
): Promise<string> {
  const secret = newSecret()
  const tokenHash = await sha256(secret)
  const createdAt = ctx.now()
  await ctx.write(async (tx) => {
    await tx.insert(loginLinks).values({ tokenHash, personId, createdAt, expiresAt: createdAt + lastsMs })
    await record(tx, ctx, { action: 'person.login-link', subjectId: personId })
  })
  return secret
}

/** @throws AppError UNAUTHENTICATED when the link is unknown, used or too old */
export async function signInByLink(ctx: Ctx, secret: string): Promise<Session> {
  const tokenHash = await sha256(secret)
  const [link] = await ctx.write((tx) =>
    tx
      .update(loginLinks)
      .set({ usedAt: ctx.now() })
      .where(and(eq(loginLinks.tokenHash, tokenHash), isNull(loginLinks.usedAt), gt(loginLinks.expiresAt, ctx.now())))
      .returning(),
  )
  if (!link) throw new AppError('UNAUTHENTICATED', 'link.used')
  return startSession(ctx, link.personId)
}

export async function signOut(ctx: Ctx, token: string): Promise<void> {
  const tokenHash = await sha256(token)
  await ctx.write((tx) => tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash)))
}
