import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx, Recipient } from '../context.ts'
import { minuteMs } from '../time.ts'
import { type Act, dayAlone } from './act.ts'
import { dayIn } from './spoken-day.ts'

const turnMs = 15 * minuteMs

/** What the account gives as the cause of its reply to an act. */
export const causeOf = (kind: Act['kind']) => `act_${kind}`

/**
 * “Còn hôm qua?” goes on from what was told last in a chat, the hours or the editions; where nothing was, it asks for an
 * edition. Null for all that says more than a day. `to` is null where nothing is remembered, as on a screen.
 */
export async function goneOn(ctx: Pick<Ctx, 'db' | 'now'>, text: string, to: Recipient | null): Promise<Act | null> {
  const words = dayAlone(text)
  if (!words || !dayIn(words, ctx.now())) return null
  const [last] = to
    ? await ctx.db
        .select({ cause: replies.cause })
        .from(replies)
        .where(
          and(
            eq(replies.channel, to.channel),
            eq(replies.recipient, to.id),
            inArray(replies.cause, [causeOf('hours'), causeOf('digest')]),
            gte(replies.createdAt, ctx.now() - turnMs),
          ),
        )
        .orderBy(desc(replies.createdAt), desc(replies.id))
        .limit(1)
    : []
  return { kind: last?.cause === causeOf('hours') ? 'hours' : 'digest', words }
}
