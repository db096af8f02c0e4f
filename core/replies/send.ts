import { eq } from 'drizzle-orm'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx } from '../context.ts'
import { type Claimed, claimDue, leaseMs, sendClaimed, settleUnknown } from '../sending/outbox.ts'
import { forgetSent } from './forget.ts'

/** The cause of a reply that holds nothing but the number to call: it stands in no line. */
export const urgentCause = 'urgent'

// One chat that the platform is slow to answer for holds up none of the others.
const atOnce = 10

/** Sends what is due until nothing is, several at once and to each chat in turn; answers how many were sent. */
export async function sendReplies(ctx: Ctx): Promise<number> {
  await settleUnknown(ctx, replies, { leaseMs, matcherOf: (row) => matcherOf(ctx, row) })
  const running = new Set<Promise<void>>()
  const lastTo = new Map<string, Promise<void>>()
  const failed: unknown[] = []
  let sent = 0

  async function sendOne(row: Claimed, before: Promise<void> | undefined) {
    await before
    const settled = await sendClaimed(ctx, replies, row, await contentOf(ctx, row.id))
    if (settled?.state === 'sent') sent += 1
    else ctx.log('reply.unsent', { id: row.id, state: settled?.state, reason: settled?.reason })
  }

  function start(row: Claimed) {
    const chat = `${row.channel} ${row.recipient}`
    const sending: Promise<void> = sendOne(row, lastTo.get(chat))
      .catch((error) => void failed.push(error))
      .finally(() => {
        running.delete(sending)
        if (lastTo.get(chat) === sending) lastTo.delete(chat)
      })
    running.add(sending)
    lastTo.set(chat, sending)
  }

  while (failed.length === 0) {
    const claimed = await claimDue(ctx, atOnce - running.size, urgentCause)
    for (const row of claimed) start(row)
    if (claimed.length === 0 && running.size === 0) break
    // Claiming costs a commit, so a few places are waited for; where nothing was due, whatever ends may bring a next.
    const enough = claimed.length === 0 ? running.size - 1 : atOnce / 2
    while (running.size > enough) await Promise.race(running)
  }
  await Promise.all(running)
  if (failed.length > 0) throw failed[0]
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
