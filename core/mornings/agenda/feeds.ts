import { and, eq, isNull } from 'drizzle-orm'
import { calendarFeeds } from '../../../db/schema/calendar.ts'
import { people } from '../../../db/schema/people.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newSecret, sha256 } from '../../ids.ts'
import { type Actor, allow, grantsOf, mayDo, partedGrants, signedIn } from '../../roles.ts'
import { addDays, dayOf, instantOf } from '../../time.ts'
import { listAgenda, mostDays } from './agenda.ts'
import type { Entry } from './entry.ts'
import { gatheringsIn } from './gatherings.ts'

const daysBack = 14

/** Since when the actor has an address for their phone's calendar; null where they have none. */
export async function readFeed(ctx: Ctx): Promise<{ createdAt: number } | null> {
  allow(ctx, 'broadcast.read')
  const [row] = await ctx.db
    .select({ createdAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.personId, signedIn(ctx)))
  return row ?? null
}

/**
 * Makes the secret of an address that reads the actor's calendar and does nothing else; the one before ends.
 * @throws AppError CONFLICT calendar.feed where all that they hold waits for a second step, which an address never has
 */
export async function makeFeed(ctx: Ctx): Promise<string> {
  allow(ctx, 'broadcast.read')
  const personId = signedIn(ctx)
  if (!mayDo({ actor: await readerOf(ctx, personId) }, 'broadcast.read'))
    throw new AppError('CONFLICT', 'calendar.feed')
  const token = newSecret()
  const tokenHash = await sha256(token)
  await ctx.write(async (tx) => {
    await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, personId))
    await tx.insert(calendarFeeds).values({ tokenHash, personId, createdAt: ctx.now() })
    await record(tx, ctx, { action: 'feed.make', subjectId: personId })
  })
  return token
}

/** From here on the address is nobody's. */
export async function revokeFeed(ctx: Ctx): Promise<void> {
  allow(ctx, 'broadcast.read')
  const personId = signedIn(ctx)
  await ctx.write(async (tx) => {
    const gone = await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, personId)).returning()
    if (gone.length > 0) await record(tx, ctx, { action: 'feed.revoke', subjectId: personId })
  })
}

/** What somebody's roles show without a second step. */
const readerOf = async (ctx: Pick<Ctx, 'db' | 'now'>, personId: string): Promise<Actor> => ({
  personId,
  name: '',
  ...partedGrants(await grantsOf(ctx, personId), false),
})

/**
 * What the holder of an address may see, from a fortnight ago on, each subject once, with the gatherings of those days.
 * @throws AppError NOT_FOUND for an address that was never made or is no longer, or whose maker sees no calendar any more
 */
export async function agendaByToken(ctx: Ctx, token: string) {
  const [feed] = await ctx.db
    .select({ personId: calendarFeeds.personId })
    .from(calendarFeeds)
    .innerJoin(people, eq(people.id, calendarFeeds.personId))
    .where(and(eq(calendarFeeds.tokenHash, await sha256(token)), isNull(people.erasedAt)))
  const actor = feed && (await readerOf(ctx, feed.personId))
  if (!actor || !mayDo({ actor }, 'broadcast.read')) throw new AppError('NOT_FOUND')
  const from = addDays(dayOf(ctx.now()), -daysBack)
  const to = addDays(from, mostDays - 1)
  const days = { since: instantOf(from, '00:00'), until: instantOf(addDays(to, 1), '00:00') }
  return {
    entries: onceEach(await listAgenda({ ...ctx, actor }, { from, to })),
    gatherings: await gatheringsIn({ ...ctx, actor }, days),
  }
}

/** A digest that was called off and planned anew, or waits again, is one event: the one that was not called off. */
function onceEach(entries: readonly Entry[]): Entry[] {
  const bySubject = new Map<string, Entry>()
  for (const entry of entries) {
    const known = bySubject.get(entry.subject)
    if (!known || known.state === 'cancelled') bySubject.set(entry.subject, entry)
  }
  return [...bySubject.values()]
}
