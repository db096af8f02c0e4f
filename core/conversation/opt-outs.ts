import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { optOutPurposes, optOuts } from '../../db/schema/conversation.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'

type Who = { personId: string; channel: Channel }
type Purpose = (typeof optOutPurposes)[number]

/** Whether the account may write to a person of its own accord; an answer to what they ask is not of its own accord. */
export async function mayTell(db: Reader, { personId, channel }: Who, purpose: Purpose): Promise<boolean> {
  const found = await db
    .select({ at: optOuts.at })
    .from(optOuts)
    .where(and(eq(optOuts.personId, personId), eq(optOuts.channel, channel), eq(optOuts.purpose, purpose)))
  return found.length === 0
}

/** Ends or takes up again all that the account sends a person of its own accord in a channel. */
export async function applyOptOut(ctx: Ctx, { personId, channel }: Who, out: boolean): Promise<void> {
  const at = ctx.now()
  await ctx.write(async (tx) => {
    if (out) {
      const rows = optOutPurposes.map((purpose) => ({ personId, channel, purpose, at }))
      await tx.insert(optOuts).values(rows).onConflictDoNothing()
    } else await tx.delete(optOuts).where(and(eq(optOuts.personId, personId), eq(optOuts.channel, channel)))
    await record(tx, ctx, {
      action: out ? 'person.opt-out' : 'person.opt-in',
      subjectId: personId,
      detail: { channel },
    })
  })
}
