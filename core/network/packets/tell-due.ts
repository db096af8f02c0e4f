import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { packetDone, packets } from '../../../db/schema/network.ts'
import { people } from '../../../db/schema/people.ts'
import { replies } from '../../../db/schema/replies.ts'
import { roles } from '../../../db/schema/roles.ts'
import { isBelow, units } from '../../../db/schema/units.ts'
import type { Content, Ctx } from '../../context.ts'
import { queueReply } from '../../replies/queue.ts'
import { isLive } from '../../roles.ts'
import { outsideQuietHours } from '../../time.ts'
import { networkWords as words } from '../messages.ts'

const batch = 200
const cause = 'packet'

type Telling = Pick<Ctx, 'db' | 'write' | 'now' | 'link'>
type Packet = typeof packets.$inferSelect
type Heard = { causeId: string; oaUserId: string | null }

/**
 * Tells each communicator of a packet's line that it is there, once, and whoever had read one that was taken back, why: a piece a
 * minute, and not at night.
 */
export async function tellPackets(ctx: Telling): Promise<void> {
  if (outsideQuietHours(ctx.now()) !== ctx.now()) return
  const given = and(eq(packets.status, 'given'), isNull(packets.toldAt))
  for (const { packet, unitName, path } of await packetsWhere(ctx, given)) {
    const buttons = [{ title: words.open, url: ctx.link(`/packets/${packet.id}`) }]
    const content = { text: words.given(packet.title, unitName, packet.month), buttons }
    await tellSome(ctx, packet, await communicatorsOf(ctx, packet, path), content, { toldAt: ctx.now() })
  }
  const recalled = and(eq(packets.status, 'withdrawn'), isNull(packets.recalledAt), isNotNull(packets.approvedAt))
  for (const { packet } of await packetsWhere(ctx, recalled)) {
    const content = { text: words.recalled(packet.title, packet.withdrawnFor ?? '') }
    await tellSome(ctx, packet, await readersOf(ctx, packet), content, { recalledAt: ctx.now() })
  }
}

const packetsWhere = ({ db }: Telling, which: SQL | undefined) =>
  db
    .select({ packet: packets, unitName: units.name, path: units.path })
    .from(packets)
    .innerJoin(units, eq(units.id, packets.unitId))
    .where(which)

const untold = (causeId: SQL) =>
  and(
    ...[eq(people.follows, true), isNotNull(people.oaUserId), isNull(people.erasedAt)],
    sql`not exists (select 1 from ${replies} where cause = ${cause} and cause_id = ${causeId})`,
  )

/** Those who have not opened it of their own accord. */
function communicatorsOf({ db, now }: Telling, { id }: Packet, path: string): Promise<Heard[]> {
  const causeId = sql<string>`${id} || ':' || ${people.id}`
  return db
    .selectDistinct({ causeId, oaUserId: people.oaUserId })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        ...[eq(roles.role, 'communicator'), isBelow(units.path, path), isLive(db, now()), untold(causeId)],
        sql`not exists (select 1 from ${packetDone} where packet_id = ${id} and person_id = ${people.id})`,
      ),
    )
    .limit(batch)
}

/** Whoever read it, whatever role they hold by now: they may be passing its words on. */
function readersOf({ db }: Telling, { id }: Packet): Promise<Heard[]> {
  const causeId = sql<string>`${id} || ':back:' || ${people.id}`
  return db
    .selectDistinct({ causeId, oaUserId: people.oaUserId })
    .from(packetDone)
    .innerJoin(people, eq(people.id, packetDone.personId))
    .where(and(eq(packetDone.packetId, id), untold(causeId)))
    .limit(batch)
}

async function tellSome(
  ctx: Telling,
  { id }: Packet,
  heard: Heard[],
  content: Content,
  over: { toldAt?: number; recalledAt?: number },
): Promise<void> {
  await ctx.write(async (tx) => {
    for (const { causeId, oaUserId } of heard)
      await queueReply(tx, ctx, { to: { channel: 'oa_chat', id: oaUserId as string }, cause, causeId, content })
    if (heard.length < batch) await tx.update(packets).set(over).where(eq(packets.id, id))
  })
}
