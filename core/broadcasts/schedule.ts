import { eq, sql } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { type Audience, broadcasts } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { refuseBlocked } from '../digests/blocked.ts'
import { itemsOf } from '../digests/choose.ts'
import { type Digest, digestHash } from '../digests/content.ts'
import { digestFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import { dayOf, instantOf, outsideQuietHours } from '../time.ts'
import { addPiece, planWhole, reachOf } from './audience.ts'
import { type Broadcast, lateMs } from './broadcasts.ts'

type Schedule = Audience & { sendAt?: number; contentHash: string; emergencyReason?: string }

/**
 * Plans an approved digest: the broadcast and one delivery a group. Without a time it goes at the unit's own on the
 * digest's day; at night it waits until morning, unless an emergency is given as the reason. The first few thousand rows
 * stand in the broadcast's own transaction; a larger audience gets the others at once, but in pieces.
 *
 * @throws AppError CONFLICT digest.stale, digest.not-approved, digest.scheduled, digest.blocked, broadcast.no-groups;
 *   INVALID broadcast.groups
 */
export async function scheduleDigest(ctx: Ctx, digestId: string, input: Schedule): Promise<Broadcast> {
  const { digest, unit } = await digestFor(ctx, 'broadcast.schedule', digestId)
  const sendAt = sendAtOf(ctx, digest.day, unit.digestTime, input)
  const audience = chosen(input)
  const { total } = await reachable(ctx, unit.path, audience)
  const planning = ctx.write(async (tx) => {
    const approved = await approvedDigest(tx, digestId, input.contentHash)
    await refuseUnfit(tx, approved, sendAt)
    const { title, text, approvedBy } = approved
    // The message's own: the sender looks again at the words it is about to send.
    const contentHash = await sha256(text)
    const at = ctx.now()
    const id = newId('brd')
    const [broadcast] = await tx
      .insert(broadcasts)
      .values({
        ...{ id, unitId: unit.id, digestId, title, text, contentHash, approvedBy, audience, plannedTo: '' },
        ...{ sendAt, sendBy: sendAt + lateMs, emergencyReason: input.emergencyReason ?? null },
        ...{ createdBy: ctx.actor.personId, createdAt: at, updatedAt: at },
      })
      .returning()
    const plannedTo = await addPiece(tx, { id, path: unit.path, audience, sendAt, plannedTo: '' }, at)
    await tx.update(broadcasts).set({ plannedTo }).where(eq(broadcasts.id, id))
    await tx.update(digests).set({ status: 'scheduled', updatedAt: at }).where(eq(digests.id, digestId))
    const detail = {
      digestId,
      contentHash: approved.contentHash,
      sendAt,
      groups: total,
      emergency: input.emergencyReason,
    }
    await record(tx, ctx, { action: 'broadcast.schedule', unitId: unit.id, subjectId: id, detail })
    return { ...broadcast, plannedTo } as Broadcast
  })
  const planned = await planning.catch((error) => {
    throw isDuplicate(error) ? new AppError('CONFLICT', 'digest.scheduled') : error
  })
  if (planned.plannedTo !== null) await planWhole(ctx, planned.id)
  return planned
}

type Forecast = {
  sendAt: number
  groups: number
  sends: number
  /** How long the account's rate makes it last. */
  minutes: number
  /** Of the sends, those that use up the account's messages to persons and to groups, and how many it still has. */
  persons: Quota
  groupMessages: Quota
}
/** `left` is null where nobody says. */
type Quota = { counted: number; left: number | null }

/** What scheduling a digest would take, before anybody confirms it. */
export async function forecastDigest(
  ctx: Ctx,
  digestId: string,
  input: Omit<Schedule, 'contentHash'>,
): Promise<Forecast> {
  const { digest, unit } = await digestFor(ctx, 'broadcast.schedule', digestId)
  const { total, sends, byChannel } = await reachable(ctx, unit.path, chosen(input))
  const persons = byChannel.find(({ channel }) => channel === 'oa_chat')?.count ?? 0
  const inGroups = byChannel.find(({ channel }) => channel === 'oa_group')?.count ?? 0
  return {
    sendAt: sendAtOf(ctx, digest.day, unit.digestTime, input),
    groups: total,
    sends,
    minutes: Math.ceil(sends / ctx.callsPerMinute),
    persons: { counted: persons, left: persons > 0 ? await ctx.messagesLeft() : null },
    groupMessages: { counted: inGroups, left: inGroups > 0 ? await groupMessagesLeft(ctx) : null },
  }
}

// What went to groups this month, by Vietnam's calendar: the platform gives no such figure.
async function groupMessagesLeft(ctx: Ctx): Promise<number | null> {
  if (ctx.groupMessagesPerMonth === null) return null
  const since = instantOf(`${dayOf(ctx.now()).slice(0, 8)}01`, '00:00')
  const [sent] = await ctx.db.all<{ count: number }>(sql`
    select (
      select count(*) from broadcasts b join deliveries d on d.broadcast_id = b.id
      where b.send_at >= ${since - lateMs} and d.channel = 'oa_group' and d.sent_at >= ${since}
    ) + (select count(*) from replies where channel = 'oa_group' and sent_at >= ${since}) as count`)
  return Math.max(0, ctx.groupMessagesPerMonth - (sent?.count ?? 0))
}

function sendAtOf(ctx: Ctx, day: string, digestTime: string, input: Omit<Schedule, 'contentHash'>): number {
  const wanted = Math.max(ctx.now(), input.sendAt ?? instantOf(day, digestTime))
  return input.emergencyReason ? wanted : outsideQuietHours(wanted)
}

const chosen = ({ unitIds, channels, tags, groupIds }: Audience): Audience => ({ unitIds, channels, tags, groupIds })

async function reachable(ctx: Ctx, path: string, audience: Audience) {
  const reach = await reachOf(ctx.db, path, audience)
  if (audience.groupIds && reach.total < new Set(audience.groupIds).size) {
    throw new AppError('INVALID', 'broadcast.groups')
  }
  if (reach.total === 0) throw new AppError('CONFLICT', 'broadcast.no-groups')
  return reach
}

async function approvedDigest(tx: Tx, id: string, contentHash: string) {
  const [digest] = await tx.select().from(digests).where(eq(digests.id, id))
  if (!digest || digest.contentHash !== contentHash) throw new AppError('CONFLICT', 'digest.stale')
  if (digest.status === 'scheduled' || digest.status === 'cancelled') throw new AppError('CONFLICT', 'digest.scheduled')
  if (digest.status !== 'approved' || digest.approvedHash !== contentHash) {
    throw new AppError('CONFLICT', 'digest.not-approved')
  }
  if ((await digestHash(digest)) !== contentHash) throw new AppError('CONFLICT', 'digest.stale')
  return digest
}

// An item may have been rejected since the digest was drafted, or edited, so that the digest tells old words.
async function refuseUnfit(tx: Tx, { id, unitId, content }: Digest, sendAt: number): Promise<void> {
  const tellings = (await itemsOf(tx, id)).map(({ item, told: base }) => {
    const piece = content?.items.find((one) => one.id === item.id) ?? base
    return { item, piece, base }
  })
  await refuseBlocked(tx, { id, unitId }, tellings, sendAt)
}
