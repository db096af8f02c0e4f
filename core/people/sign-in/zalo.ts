import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import { zaloSignIns } from '../../../db/schema/sign-in.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newSecret, sha256 } from '../../ids.ts'
import { grantsOf, isStaff, signedIn } from '../../roles.ts'
import { minuteMs } from '../../time.ts'
import { mergePeople } from '../merge.ts'
import { knownPerson, type ZaloIdentity } from '../people.ts'
import type { Person } from '../person.ts'
import { type Session, startSession } from '../sessions.ts'

export const zaloSignInMs = 10 * minuteMs

type Asked = { sealedVerifier: string; returnTo: string; join?: boolean }

/**
 * Remembers that a browser goes to Zalo's page. `join`: somebody who is signed in gives who they are their Zalo; it is said
 * outright, for whoever signs in at a desk may find a colleague signed in there.
 */
export async function askByZalo(ctx: Ctx, { sealedVerifier, returnTo, join = false }: Asked) {
  if (join) allowJoining(ctx)
  const [state, browser] = [newSecret(), newSecret()]
  const [stateHash, browserHash] = await Promise.all([sha256(state), sha256(browser)])
  const createdAt = ctx.now()
  const expiresAt = createdAt + zaloSignInMs
  const personId = join ? ctx.actor.personId : null
  await ctx.write((tx) =>
    tx.insert(zaloSignIns).values({ stateHash, browserHash, sealedVerifier, returnTo, personId, createdAt, expiresAt }),
  )
  return { state, browser, expiresAt }
}

function allowJoining(ctx: Ctx): void {
  signedIn(ctx)
  if (!isStaff(ctx.actor)) throw new AppError('FORBIDDEN')
  if (ctx.actor.withheld?.length) throw new AppError('FORBIDDEN', 'second-step.needed')
}

/** Takes the sign-in that Zalo answers, once; null unless state and browser are of one, and in time. A wrong pair spends nothing. */
export async function takeZaloSignIn(
  ctx: Pick<Ctx, 'write' | 'now'>,
  { state, browser }: { state: string; browser: string },
) {
  const at = ctx.now()
  const [stateHash, browserHash] = await Promise.all([sha256(state), sha256(browser)])
  const [taken] = await ctx.write((tx) =>
    tx
      .update(zaloSignIns)
      .set({ usedAt: at })
      .where(
        and(
          eq(zaloSignIns.stateHash, stateHash),
          eq(zaloSignIns.browserHash, browserHash),
          isNull(zaloSignIns.usedAt),
          gt(zaloSignIns.expiresAt, at),
        ),
      )
      .returning({
        sealedVerifier: zaloSignIns.sealedVerifier,
        returnTo: zaloSignIns.returnTo,
        personId: zaloSignIns.personId,
      }),
  )
  return taken ?? null
}

/**
 * Signs in whom Zalo vouches for, if they work for the office. Of anybody else nothing is kept. Zalo tells an id of the app,
 * and of the account where the person has spoken with it: either may be the one by which the office knows them.
 *
 * @throws AppError NOT_FOUND for who has no role
 */
export async function signInStaffFromZalo(ctx: Ctx, identity: ZaloIdentity): Promise<Session> {
  const known = await peopleOf(ctx, identity)
  const held = await Promise.all(known.map(({ id }) => grantsOf(ctx, id)))
  if (!held.some((grants) => isStaff({ grants }))) throw new AppError('NOT_FOUND', 'sign-in.unknown')
  const person = await ctx.write((tx) => knownPerson(tx, ctx, identity))
  if (!isStaff({ grants: await grantsOf(ctx, person.id) })) throw new AppError('NOT_FOUND', 'sign-in.unknown')
  return startSession(ctx, person.id)
}

/**
 * Gives somebody whom the office knows by name their Zalo, so that they sign in by it. What a resident of that Zalo asked
 * and sent becomes theirs.
 *
 * @throws AppError CONFLICT where the Zalo is another colleague's, or they have one already
 */
export async function joinZalo(ctx: Ctx, personId: string, identity: ZaloIdentity): Promise<void> {
  const others = (await peopleOf(ctx, identity)).filter(({ id }) => id !== personId)
  const held = await Promise.all(others.map(({ id }) => grantsOf(ctx, id)))
  if (held.some((grants) => isStaff({ grants }))) throw new AppError('CONFLICT', 'zalo.joined')
  await ctx.write(async (tx) => {
    for (const drop of others) {
      const [keep] = await tx.select().from(people).where(eq(people.id, personId))
      if (!keep || clash(keep, drop)) throw new AppError('CONFLICT', 'zalo.joined')
      await mergePeople(tx, ctx, { keep, drop })
    }
    const [person] = await tx.select().from(people).where(eq(people.id, personId))
    if (!person || clash(person, identity)) throw new AppError('CONFLICT', 'zalo.joined')
    const { appUserId, oaUserId } = identity
    await tx
      .update(people)
      .set({ ...(appUserId && { appUserId }), ...(oaUserId && { oaUserId }) })
      .where(eq(people.id, personId))
    await record(tx, ctx, { action: 'person.join-zalo', subjectId: personId })
  })
}

type Ids = Pick<ZaloIdentity, 'oaUserId' | 'appUserId' | 'botUserId'>

const clash = (a: Ids, b: Ids) =>
  (['oaUserId', 'appUserId', 'botUserId'] as const).some((key) => a[key] && b[key] && a[key] !== b[key])

async function peopleOf(ctx: Pick<Ctx, 'db'>, { appUserId, oaUserId }: ZaloIdentity): Promise<Person[]> {
  const byApp = appUserId ? eq(people.appUserId, appUserId) : undefined
  const byOa = oaUserId ? eq(people.oaUserId, oaUserId) : undefined
  if (!byApp && !byOa) return []
  return ctx.db
    .select()
    .from(people)
    .where(and(or(byApp, byOa), isNull(people.erasedAt)))
}
