import { capabilities } from '../channels.ts'
import type { Ctx, Recipient } from '../context.ts'
import { unkept } from '../replies/forget.ts'
import { queueReply } from '../replies/queue.ts'
import type { Urgent } from './cries.ts'
import { denunciationText } from './messages.ts'

/**
 * Tells somebody who denounces the road that the law gives it, in a group only to write alone. The law wants the sender
 * secret, so nothing stays: not the words, not who said them, and not the reply once it is sent.
 */
export async function tellLegalRoad(
  ctx: Pick<Ctx, 'write' | 'now'>,
  { to, causeId, urgent }: { to: Recipient; causeId: string; urgent: Urgent | null },
): Promise<void> {
  const text = denunciationText({ alone: capabilities[to.channel].alone, urgent })
  await ctx.write((tx) =>
    queueReply(tx, ctx, { to, cause: unkept, causeId, content: { text }, urgent: urgent !== null }),
  )
}
