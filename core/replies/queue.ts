import type { Tx } from '../../db/client.ts'
import { replies } from '../../db/schema/replies.ts'
import type { Content, Ctx, Recipient } from '../context.ts'
import { newId } from '../ids.ts'

/** Puts one message in line, in the transaction that made it due. The same cause is answered once. */
export async function queueReply(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  reply: { to: Recipient; cause: string; causeId: string; content: Content },
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
      text: reply.content.text,
      buttons: reply.content.buttons ?? null,
      dueAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoNothing()
}
