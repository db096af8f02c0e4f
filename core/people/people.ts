import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { people } from '../../db/schema/people.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import { mergePeople } from './merge.ts'
import type { Person } from './person.ts'

export type ZaloIdentity = {
  oaUserId?: string | null
  appUserId?: string | null
  botUserId?: string | null
  name?: string
}

/**
 * The person behind a Zalo id, made known on first sight. Any id finds them; what else is given is learned: whoever was met
 * in the mini app and then in the chat, as two, is one from the moment both ids come together. A bot's id for a person has
 * nothing to do with the account's, so one human may be two people here.
 */
export async function knownPerson(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, identity: ZaloIdentity): Promise<Person> {
  const { oaUserId, appUserId, botUserId, name } = identity
  const [byOa] = oaUserId ? await tx.select().from(people).where(eq(people.oaUserId, oaUserId)) : []
  const [byApp] = appUserId ? await tx.select().from(people).where(eq(people.appUserId, appUserId)) : []
  const [byBot] = botUserId ? await tx.select().from(people).where(eq(people.botUserId, botUserId)) : []
  if (byOa && byApp && byOa.id !== byApp.id && !byOa.appUserId && !byApp.oaUserId) {
    await mergePeople(tx, ctx, { keep: byOa, drop: byApp })
    return knownPerson(tx, ctx, identity)
  }
  const found = byOa ?? byApp ?? byBot
  if (!found) {
    const [made] = await tx
      .insert(people)
      .values({ id: newId('pe'), name: name ?? '', oaUserId, appUserId, botUserId, createdAt: ctx.now() })
      .returning()
    return made as Person
  }
  const learned = {
    ...(oaUserId && !found.oaUserId && { oaUserId }),
    ...(appUserId && !found.appUserId && !byApp && { appUserId }),
    ...(name && !found.name && { name }),
  }
  if (Object.keys(learned).length === 0) return found
  const [updated] = await tx.update(people).set(learned).where(eq(people.id, found.id)).returning()
  return updated as Person
}

/** Notes that a person spoke or followed: it opens the window in which the account may write to them. */
export const noteInteraction = (tx: Tx, personId: string, { at, follows }: { at: number; follows?: boolean }) =>
  tx
    .update(people)
    .set({ lastInteractionAt: at, ...(follows !== undefined && { follows }) })
    .where(eq(people.id, personId))
