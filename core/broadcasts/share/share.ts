import { and, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { broadcasts, deliveries } from '../../../db/schema/broadcasts.ts'
import { groups } from '../../../db/schema/groups.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { within } from '../../roles.ts'
import type { SendReason } from '../../sending/messages.ts'
import { dayMs } from '../../time.ts'

const listedMs = 2 * dayMs

/** A group that a communicator carries the digest to; `sentAt` is when they said that they had. */
type SharedGroup = { id: string; name: string; unitName: string; sentAt: number | null }

/** `early` before its time, `held` while it is paused or its words are not the approved ones. */
type ShareState = 'early' | 'held' | 'open' | 'done'
type Share = {
  id: string
  title: string
  unitName: string
  sendAt: number
  state: ShareState
  groups: SharedGroup[]
}

/** The digests of two days that the actor is to carry into groups that no account may join, the latest first. */
export async function listShares(ctx: Ctx): Promise<Share[]> {
  const digests = new Map<string, Row[]>()
  for (const row of await rowsOf(ctx)) digests.set(row.id, [...(digests.get(row.id) ?? []), row])
  return [...digests.values()].map((rows) => toShare(ctx, rows))
}

/** One of them with the text as the group will see it. */
export async function shareInFull(ctx: Ctx, id: string): Promise<Share & { text: string }> {
  const rows = await rowsOf(ctx, id)
  if (!rows[0]) throw new AppError('NOT_FOUND')
  const { text, contentHash } = rows[0]
  const share = toShare(ctx, rows)
  // What was changed behind the approval leaves by nobody's hand either.
  if ((await sha256(text)) !== contentHash) return { ...share, state: 'held', text: '' }
  return { ...share, text }
}

/**
 * Notes that the actor has carried the digest to these groups. Saying so again changes nothing; saying so after the
 * broadcast gave them up is still true.
 *
 * @param deliveryIds the `id` of each group of the share
 * @throws AppError CONFLICT share.early or share.held; NOT_FOUND for a group that is not the actor's
 */
export async function confirmShares(ctx: Ctx, id: string, deliveryIds: string[]): Promise<Share & { text: string }> {
  const share = await shareInFull(ctx, id)
  if (share.state === 'early' || share.state === 'held') throw new AppError('CONFLICT', `share.${share.state}`)
  const own = new Set(share.groups.map((group) => group.id))
  if (!deliveryIds.every((one) => own.has(one))) throw new AppError('NOT_FOUND')
  await ctx.write(async (tx) => {
    const [broadcast] = await tx.select().from(broadcasts).where(eq(broadcasts.id, id))
    if (broadcast?.status === 'paused') throw new AppError('CONFLICT', 'share.held')
    const at = ctx.now()
    const waiting = sql`(${deliveries.state} = 'queued' or (${deliveries.state} = 'skipped' and ${deliveries.reason} = ${'late' satisfies SendReason}))`
    const carried = await tx
      .update(deliveries)
      .set({ state: 'sent', reason: null, sentAt: at, updatedAt: at })
      .where(and(inArray(deliveries.id, deliveryIds), waiting))
      .returning({ groupId: deliveries.groupId })
    if (carried.length === 0) return
    const detail = { groups: carried.map(({ groupId }) => groupId) }
    await record(tx, ctx, { action: 'share.confirm', unitId: broadcast!.unitId, subjectId: id, detail })
  })
  return shareInFull(ctx, id)
}

const sender = alias(units, 'sender')

// By the unit of the group, not of the digest: who carries the ward's digest to one residential group sees that one.
const rowsOf = (ctx: Ctx, id?: string) =>
  ctx.db
    .select({
      id: broadcasts.id,
      title: broadcasts.title,
      text: broadcasts.text,
      contentHash: broadcasts.contentHash,
      status: broadcasts.status,
      sendAt: broadcasts.sendAt,
      senderName: sender.name,
      deliveryId: deliveries.id,
      sentAt: deliveries.sentAt,
      groupName: groups.name,
      unitName: units.name,
    })
    .from(deliveries)
    .innerJoin(broadcasts, eq(broadcasts.id, deliveries.broadcastId))
    .innerJoin(sender, eq(sender.id, broadcasts.unitId))
    .innerJoin(groups, eq(groups.id, deliveries.groupId))
    .innerJoin(units, eq(units.id, groups.unitId))
    .where(
      and(
        inArray(
          deliveries.broadcastId,
          ctx.db
            .select({ id: broadcasts.id })
            .from(broadcasts)
            .where(
              and(
                ne(broadcasts.status, 'cancelled'),
                id ? eq(broadcasts.id, id) : gt(broadcasts.sendAt, ctx.now() - listedMs),
              ),
            ),
        ),
        eq(deliveries.channel, 'share'),
        ne(deliveries.state, 'cancelled'),
        within(ctx, 'share.confirm'),
      ),
    )
    .orderBy(desc(broadcasts.sendAt), desc(broadcasts.id))

// SQLite sorts by bytes; people look for "Tổ 2" before "Tổ 10".
const { compare } = new Intl.Collator('vi', { numeric: true })
const byName = (a: SharedGroup, b: SharedGroup) => compare(a.unitName, b.unitName) || compare(a.name, b.name)

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function toShare(ctx: Ctx, rows: Row[]): Share {
  const { id, title, senderName, sendAt } = rows[0]!
  const carriedTo = rows.map(({ deliveryId, groupName, unitName, sentAt }) => ({
    ...{ id: deliveryId, name: groupName, unitName, sentAt },
  }))
  return { id, title, unitName: senderName, sendAt, state: stateOf(ctx, rows), groups: carriedTo.sort(byName) }
}

function stateOf(ctx: Ctx, rows: Row[]): ShareState {
  const { status, sendAt } = rows[0]!
  if (status === 'paused') return 'held'
  if (ctx.now() < sendAt) return 'early'
  return rows.some(({ sentAt }) => sentAt === null) ? 'open' : 'done'
}
