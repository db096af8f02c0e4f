import { and, eq, inArray, like, sql } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { broadcasts, digests } from '../../db/schema/broadcasts.ts'
import { type Channel, groups, units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import { capabilities } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { itemsOf } from '../digests/choose.ts'
import { digestFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { blocksOf } from '../news/gate.ts'
import { itemHash } from '../news/items.ts'
import { instantOf, outsideQuietHours } from '../time.ts'
import { type Broadcast, lateMs } from './broadcasts.ts'

// Loa sends, or a communicator carries. A group that neither reaches gets a row too, so that what it missed is counted.
const sendable = (channel: Channel) => channel === 'share' || capabilities[channel].sends

export type Schedule = { sendAt?: number; groupIds?: string[]; contentHash: string; emergencyReason?: string }

/**
 * Plans an approved edition: the broadcast and one delivery a group, in one transaction. Without a time it goes at the
 * unit's own on the edition's day; at night it waits until morning, unless an emergency is given as the reason.
 *
 * @throws AppError CONFLICT digest.stale, digest.not-approved, digest.scheduled, digest.blocked, broadcast.no-groups;
 *   INVALID broadcast.groups
 */
export async function scheduleDigest(ctx: Ctx, digestId: string, input: Schedule): Promise<Broadcast> {
  const { digest, unit } = await digestFor(ctx, 'broadcast.schedule', digestId)
  const wanted = Math.max(ctx.now(), input.sendAt ?? instantOf(digest.day, unit.digestTime))
  const sendAt = input.emergencyReason ? wanted : outsideQuietHours(wanted)
  const audience = await audienceOf(ctx, unit.path, input.groupIds)
  const planned = ctx.write(async (tx) => {
    const { title, text, contentHash, approvedBy } = await approvedDigest(tx, digestId, input.contentHash)
    await refuseBlocked(tx, digestId, sendAt)
    const at = ctx.now()
    const [broadcast] = await tx
      .insert(broadcasts)
      .values({
        ...{ id: newId('brd'), unitId: unit.id, digestId, title, text, contentHash, approvedBy },
        ...{ sendAt, sendBy: sendAt + lateMs, emergencyReason: input.emergencyReason ?? null },
        ...{ createdBy: ctx.actor.personId, createdAt: at, updatedAt: at },
      })
      .returning()
    await addDeliveries(tx, broadcast!, audience)
    await tx.update(digests).set({ status: 'scheduled', updatedAt: at }).where(eq(digests.id, digestId))
    const detail = { digestId, contentHash, sendAt, groups: audience.length, emergency: input.emergencyReason }
    await record(tx, ctx, { action: 'broadcast.schedule', unitId: unit.id, subjectId: broadcast!.id, detail })
    return broadcast as Broadcast
  })
  return planned.catch((error) => {
    throw isDuplicate(error) ? new AppError('CONFLICT', 'digest.scheduled') : error
  })
}

/** The groups in use at or below a unit, or those of them that were named. */
async function audienceOf(ctx: Ctx, path: string, groupIds?: string[]) {
  const audience = await ctx.db
    .select({ id: groups.id, channel: groups.channel, externalId: groups.externalId })
    .from(groups)
    .innerJoin(units, eq(units.id, groups.unitId))
    .where(
      and(
        like(units.path, `${path}%`),
        eq(groups.status, 'active'),
        groupIds ? inArray(groups.id, groupIds) : undefined,
      ),
    )
  if (groupIds && audience.length < new Set(groupIds).size) throw new AppError('INVALID', 'broadcast.groups')
  if (!audience.some(({ channel }) => sendable(channel))) throw new AppError('CONFLICT', 'broadcast.no-groups')
  return audience
}

async function approvedDigest(tx: Tx, id: string, contentHash: string) {
  const [digest] = await tx.select().from(digests).where(eq(digests.id, id))
  if (!digest || digest.contentHash !== contentHash) throw new AppError('CONFLICT', 'digest.stale')
  if (digest.status === 'scheduled' || digest.status === 'cancelled') throw new AppError('CONFLICT', 'digest.scheduled')
  if (digest.status !== 'approved' || digest.approvedHash !== contentHash) {
    throw new AppError('CONFLICT', 'digest.not-approved')
  }
  return digest
}

// An item may have been rejected since the edition was drafted, or edited, so that the edition tells old words.
async function refuseBlocked(tx: Tx, digestId: string, sendAt: number): Promise<void> {
  const blocked = []
  for (const { item, told } of await itemsOf(tx, digestId)) {
    const approved = item.status === 'approved' && item.approvedHash === (await itemHash(told))
    const blocks = blocksOf(item, sendAt)
    if (!approved || blocks.length > 0) blocked.push({ id: item.id, title: item.title, approved, blocks })
  }
  if (blocked.length > 0) throw new AppError('CONFLICT', 'digest.blocked', { items: blocked })
}

function addDeliveries(tx: Tx, { id, sendAt, createdAt }: Broadcast, audience: Awaited<ReturnType<typeof audienceOf>>) {
  const rows = audience.map(({ id: groupId, channel, externalId }) =>
    sendable(channel)
      ? [newId('dl'), channel, externalId, groupId, 'queued', null]
      : [newId('dl'), channel, externalId, groupId, 'skipped', 'channel'],
  )
  return tx.run(sql`
    insert into deliveries (id, channel, recipient, group_id, state, reason, broadcast_id, due_at, updated_at)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, ${id}, ${sendAt}, ${createdAt}
    from json_each(${JSON.stringify(rows)})`)
}
