import { eq } from 'drizzle-orm'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx } from '../context.ts'
import { mayTellIn } from '../sending/may-tell.ts'
import { type Claimed, claimDue, leaseMs, sendClaimed, settleUnknown } from '../sending/outbox.ts'
import { skipStopped } from '../sending/skip.ts'
import { forgetSent } from './forget.ts'

// One chat that the platform is slow to answer for holds one of these places, and up none of the others.
const atOnce = 10

/** Sends what is due until nothing is, several at once and to each chat in turn; answers how many were sent. */
export async function sendReplies(ctx: Ctx): Promise<number> {
  const sent = await sendDue(ctx)
  // Looking after what may have arrived asks the platform of one chat after the other: what is due does not wait for it.
  await settleUnknown(ctx, replies, { leaseMs, matcherOf: (row) => matcherOf(ctx, row) })
  const again = await sendDue(ctx)
  await forgetSent(ctx)
  return sent + again
}

/** Sends the numbers to call that are due, and nothing else: whoever handles a cry for help does not wait for the rest. */
export const sendUrgent = (ctx: Ctx): Promise<number> => sendDue(ctx, { urgentOnly: true })

async function sendDue(ctx: Ctx, { urgentOnly = false } = {}): Promise<number> {
  const running = new Set<Promise<void>>()
  const failed: unknown[] = []
  let sent = 0

  async function sendOne(row: Claimed) {
    const content = await contentOf(ctx, row.id)
    // Whoever it was for was erased in between, and gets nothing more.
    if (!content) return
    const { purpose } = content
    if (purpose && !(await mayTellIn(ctx.db, { channel: row.channel, id: row.recipient }, purpose)))
      return skipStopped(ctx, row)
    const settled = await sendClaimed(ctx, replies, row, { text: content.text, buttons: content.buttons })
    if (settled?.state === 'sent') sent += 1
    else ctx.log('reply.unsent', { id: row.id, state: settled?.state, reason: settled?.reason })
  }

  function start(row: Claimed) {
    const sending: Promise<void> = sendOne(row)
      .catch((error) => void failed.push(error))
      .finally(() => running.delete(sending))
    running.add(sending)
  }

  while (failed.length === 0) {
    const claimed = await claimDue(ctx, atOnce - running.size, { urgentOnly })
    for (const row of claimed) start(row)
    if (claimed.length === 0 && running.size === 0) break
    // Claiming costs a commit, so a few places are waited for; where nothing was due, whatever ends may bring a next.
    const enough = claimed.length === 0 ? running.size - 1 : atOnce / 2
    while (running.size > enough) await Promise.race(running)
  }
  await Promise.all(running)
  if (failed.length > 0) throw failed[0]
  return sent
}

async function matcherOf(ctx: Ctx, { id }: Claimed): Promise<(text: string) => boolean> {
  const text = (await contentOf(ctx, id))?.text ?? ''
  // In a group, which knows no buttons, links follow the words.
  return (said) => said === text || said.startsWith(`${text}\n`)
}

async function contentOf(ctx: Ctx, id: string) {
  const [reply] = await ctx.db
    .select({ text: replies.text, buttons: replies.buttons, purpose: replies.purpose })
    .from(replies)
    .where(eq(replies.id, id))
  return reply && { text: reply.text, buttons: reply.buttons ?? undefined, purpose: reply.purpose }
}
