import { and, eq, inArray, lte } from 'drizzle-orm'
import { broadcasts, deliveries } from '../../../db/schema/broadcasts.ts'
import { groups } from '../../../db/schema/groups.ts'
import { replies } from '../../../db/schema/replies.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { queueReply } from '../../replies/queue.ts'
import { nearest, staffWith } from '../../staff.ts'
import { hourMs, outsideQuietHours } from '../../time.ts'
import { shareSentences } from '../messages.ts'

/** How long after its time a digest that waits for a person's hand is asked about. */
const shareLateMs = 2 * hourMs
const cause = 'share_late'

type Reminder = { causeId: string; broadcastId: string; title: string; oaUserId: string; groups: string[] }

/** Reminds, once a digest, those who were to carry it and have not; answers how many were written to. */
export async function remindSharers(ctx: Ctx): Promise<number> {
  if (outsideQuietHours(ctx.now()) !== ctx.now()) return 0
  const due = await remindersDue(ctx)
  if (due.length === 0) return 0
  await ctx.write(async (tx) => {
    for (const { causeId, broadcastId, title, oaUserId, groups: names } of due) {
      const buttons = [{ title: shareSentences.open, url: ctx.link(`/share/${broadcastId}`) }]
      const content = { text: shareSentences.late(title, names), buttons }
      await queueReply(tx, ctx, { to: { channel: 'oa_chat', id: oaUserId }, cause, causeId, content })
    }
  })
  return due.length
}

async function remindersDue(ctx: Ctx): Promise<Reminder[]> {
  const late = await lateGroups(ctx)
  if (late.length === 0) return []
  const everybody = await staffWith(ctx.db, ctx.now(), ['communicator'])
  const due = new Map<string, Reminder>()
  for (const { broadcastId, title, name, path } of late) {
    for (const { personId, oaUserId } of nearest(everybody, path)) {
      const causeId = `${broadcastId}:${personId}`
      const reminder = due.get(causeId) ?? { causeId, broadcastId, title, oaUserId, groups: [] }
      if (!reminder.groups.includes(name)) reminder.groups.push(name)
      due.set(causeId, reminder)
    }
  }
  const reminded = await ctx.db
    .select({ causeId: replies.causeId })
    .from(replies)
    .where(and(eq(replies.cause, cause), inArray(replies.causeId, [...due.keys()])))
  for (const { causeId } of reminded) due.delete(causeId)
  return [...due.values()]
}

const lateGroups = (ctx: Ctx) =>
  ctx.db
    .select({ broadcastId: broadcasts.id, title: broadcasts.title, name: groups.name, path: units.path })
    .from(broadcasts)
    .innerJoin(deliveries, eq(deliveries.broadcastId, broadcasts.id))
    .innerJoin(groups, eq(groups.id, deliveries.groupId))
    .innerJoin(units, eq(units.id, groups.unitId))
    .where(
      and(
        eq(broadcasts.status, 'sending'),
        lte(broadcasts.sendAt, ctx.now() - shareLateMs),
        eq(deliveries.channel, 'share'),
        eq(deliveries.state, 'queued'),
      ),
    )
