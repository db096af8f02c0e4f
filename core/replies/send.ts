import { eq } from 'drizzle-orm'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx } from '../context.ts'
import { type Claimed, claimDue, leaseMs, sendClaimed, settleUnknown } from '../sending/outbox.ts'
import { forgetSent } from './forget.ts'

/** Sends what is due until nothing is; answers how many were sent. */
export async function sendReplies(ctx: Ctx): Promise<number> {
  await settleUnknown(ctx, replies, { leaseMs, matcherOf: (row) => matcherOf(ctx, row) })
  let sent = 0
  for (;;) {
    const claimed = await claimDue(ctx, replies)
    if (claimed.length === 0) break
    for (const row of claimed) {
      const settled = await sendClaimed(ctx, replies, row, await contentOf(ctx, row.id))
      if (settled?.state === 'sent') sent += 1
      else ctx.log('reply.unsent', { id: row.id, state: settled?.state, reason: settled?.reason })
    }
  }
  await forgetSent(ctx)
  return sent
}

async function matcherOf(ctx: Ctx, { id }: Claimed): Promise<(text: string) => boolean> {
  const { text } = await contentOf(ctx, id)
  // In a group, which knows no buttons, links follow the words.
  return (said) => said === text || said.startsWith(`${text}\n`)
}

async function contentOf(ctx: Ctx, id: string) {
  const [reply] = await ctx.db
    .select({ text: replies.text, buttons: replies.buttons })
    .from(replies)
    .where(eq(replies.id, id))
  return { text: reply?.text ?? '', buttons: reply?.buttons ?? undefined }
}
