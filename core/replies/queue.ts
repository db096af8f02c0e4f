import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { OptOutPurpose } from '../../db/schema/conversation.ts'
import { replies } from '../../db/schema/replies.ts'
import type { Content, Ctx, Recipient } from '../context.ts'
import { newId } from '../ids.ts'

/** The cause of a reply that holds nothing but the number to call. */
export const urgentCause = 'urgent'

/**
 * Puts one message in line, in the transaction that made it due. The same cause is answered once; one that bears a number to call
 * stands in no line. With a `purpose` it is of the account's own accord: whoever has stopped that by the time it would leave is not sent it.
 */
export async function queueReply(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  reply: { to: Recipient; cause: string; causeId: string; content: Content; urgent?: boolean; purpose?: OptOutPurpose },
): Promise<void> {
  const at = ctx.now()
  await tx
    .insert(replies)
    .values({
      id: newId('rep'),
      channel: reply.to.channel,
      recipient: reply.to.id,
      cause: reply.cause,
      causeId: reply.causeId,
      purpose: reply.purpose ?? null,
      text: reply.content.text,
      urgent: reply.urgent ?? reply.cause === urgentCause,
      buttons: reply.content.buttons ?? null,
      dueAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoNothing()
}

/** Whether this cause has its reply already. */
export async function isQueued(tx: Tx, { cause, causeId }: { cause: string; causeId: string }): Promise<boolean> {
  const own = and(eq(replies.cause, cause), eq(replies.causeId, causeId))
  return (await tx.select({ id: replies.id }).from(replies).where(own)).length > 0
}
