import { and, eq, gte, inArray } from 'drizzle-orm'
import { digests } from '../../db/schema/digests.ts'
import { replies } from '../../db/schema/replies.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { chat } from '../messages.ts'
import { queueReply } from '../replies/queue.ts'
import { dayOf, instantOf, minuteMs, outsideQuietHours } from '../time.ts'
import { communicators, nearest } from './communicators.ts'

/** How long before the unit's time a digest that nobody has given one is asked about. */
const earlyMs = 30 * minuteMs
const cause = 'unscheduled'

/** Tells communicators, once a digest, that it is approved and will not leave, as nobody has scheduled it. */
export async function remindSchedulers(ctx: Ctx): Promise<number> {
  if (outsideQuietHours(ctx.now()) !== ctx.now()) return 0
  const due = await unscheduled(ctx)
  if (due.length === 0) return 0
  const everybody = await communicators(ctx)
  const told = due.flatMap(({ id, title, digestTime, path }) =>
    nearest(everybody, path).map(({ personId, oaUserId }) => ({
      title,
      digestTime,
      oaUserId,
      causeId: `${id}:${personId}`,
    })),
  )
  const already = await ctx.db
    .select({ causeId: replies.causeId })
    .from(replies)
    .where(
      and(
        eq(replies.cause, cause),
        inArray(
          replies.causeId,
          told.map(({ causeId }) => causeId),
        ),
      ),
    )
  const fresh = told.filter(({ causeId }) => !already.some((one) => one.causeId === causeId))
  if (fresh.length === 0) return 0
  await ctx.write(async (tx) => {
    for (const { title, digestTime, oaUserId, causeId } of fresh) {
      const content = { text: chat.unscheduled(title, digestTime) }
      await queueReply(tx, ctx, { to: { channel: 'oa_chat', id: oaUserId }, cause, causeId, content })
    }
  })
  return fresh.length
}

async function unscheduled(ctx: Ctx) {
  const approved = await ctx.db
    .select({ id: digests.id, title: digests.title, day: digests.day, digestTime: units.digestTime, path: units.path })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(and(eq(digests.status, 'approved'), gte(digests.day, dayOf(ctx.now()))))
  return approved.filter(({ day, digestTime }) => instantOf(day, digestTime) - ctx.now() <= earlyMs)
}
