import { and, eq, inArray, lt, lte, or, sql } from 'drizzle-orm'
import { replies } from '../../db/schema/operations.ts'
import type { Ctx } from '../context.ts'
import { settle } from '../sending/settle.ts'

const batch = 20
const leaseMs = 60_000

type Reply = typeof replies.$inferSelect

/** Sends what is due until nothing is; answers how many were sent. */
export async function sendReplies(ctx: Ctx): Promise<number> {
  await settleLapsed(ctx)
  let sent = 0
  for (;;) {
    const claimed = await claim(ctx)
    if (claimed.length === 0) return sent
    for (const reply of claimed) {
      const outcome = await ctx.messenger.send(
        { channel: reply.channel, id: reply.recipient },
        { text: reply.text, buttons: reply.buttons ?? undefined },
      )
      const { state, messageId, reason, sentAt, dueAt } = settle(outcome, reply.attempts, ctx.now())
      await ctx.write((tx) =>
        tx
          .update(replies)
          .set({ state, messageId, reason, sentAt, dueAt, leaseUntil: null, updatedAt: ctx.now() })
          .where(eq(replies.id, reply.id)),
      )
      if (state === 'sent') sent += 1
      else ctx.log('reply.unsent', { id: reply.id, state, reason })
    }
  }
}

// Marked `sending` before it leaves: if the process dies between, nobody can say whether it arrived.
const claim = (ctx: Ctx): Promise<Reply[]> =>
  ctx.write((tx) =>
    tx
      .update(replies)
      .set({
        state: 'sending',
        attempts: sql`${replies.attempts} + 1`,
        leaseUntil: ctx.now() + leaseMs,
        updatedAt: ctx.now(),
      })
      .where(
        inArray(
          replies.id,
          tx
            .select({ id: replies.id })
            .from(replies)
            .where(and(or(eq(replies.state, 'queued'), eq(replies.state, 'retry')), lte(replies.dueAt, ctx.now())))
            .orderBy(replies.dueAt)
            .limit(batch),
        ),
      )
      .returning(),
  )

/** A `sending` whose lease ran out was cut off: the chat's own history tells whether it arrived. */
async function settleLapsed(ctx: Ctx): Promise<void> {
  const lapsed = await ctx.db
    .select()
    .from(replies)
    .where(
      or(
        and(eq(replies.state, 'sending'), lt(replies.leaseUntil, ctx.now())),
        and(eq(replies.state, 'unknown'), lte(replies.dueAt, ctx.now()), lt(replies.attempts, 3)),
      ),
    )
    .limit(batch)
  for (const reply of lapsed) {
    const arrived = await ctx.messenger
      .recentTexts({ channel: reply.channel, id: reply.recipient })
      .then((recent) => recent.find((one) => one.fromUs && one.text === reply.text) ?? null)
      .catch(() => undefined)
    await ctx.write((tx) =>
      tx
        .update(replies)
        .set(
          arrived === undefined
            ? { state: 'unknown', dueAt: ctx.now() + leaseMs, leaseUntil: null, updatedAt: ctx.now() }
            : arrived
              ? {
                  state: 'sent',
                  messageId: arrived.messageId,
                  sentAt: ctx.now(),
                  leaseUntil: null,
                  updatedAt: ctx.now(),
                }
              : { state: 'retry', dueAt: ctx.now(), leaseUntil: null, updatedAt: ctx.now() },
        )
        .where(eq(replies.id, reply.id)),
    )
  }
}
