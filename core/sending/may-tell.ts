import { and, eq, or } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { type OptOutPurpose, optOuts } from '../../db/schema/conversation.ts'
import { people } from '../../db/schema/people.ts'
import type { Recipient } from '../context.ts'

type Who = { personId: string; channel: Channel }

/** Whether the account may write to a person of its own accord; an answer in the same turn and a duty are not of its own accord. */
export async function mayTell(db: Reader, { personId, channel }: Who, purpose: OptOutPurpose): Promise<boolean> {
  const found = await db
    .select({ at: optOuts.at })
    .from(optOuts)
    .where(and(eq(optOuts.personId, personId), eq(optOuts.channel, channel), eq(optOuts.purpose, purpose)))
  return found.length === 0
}

/** The same of a chat, whoever it is by now. */
export async function mayTellIn(db: Reader, { channel, id }: Recipient, purpose: OptOutPurpose): Promise<boolean> {
  const found = await db
    .select({ at: optOuts.at })
    .from(people)
    .innerJoin(
      optOuts,
      and(eq(optOuts.personId, people.id), eq(optOuts.channel, channel), eq(optOuts.purpose, purpose)),
    )
    .where(or(eq(people.oaUserId, id), eq(people.botUserId, id)))
  return found.length === 0
}
