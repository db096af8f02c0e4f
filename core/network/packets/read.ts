import { and, desc, eq, gte, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { packetDone, packets } from '../../../db/schema/network.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allowStaff, mayDo, signedIn, within } from '../../roles.ts'
import { addDays, dayOf } from '../../time.ts'
import { ofUnitAndFormer } from '../../units/former.ts'
import { kitPath, kitText } from './kit.ts'
import { seenBy } from './seen.ts'
import { packetFor } from './write.ts'

const editor = alias(people, 'editor')
const mostListed = 100
/** How many months back communicators find what was given. */
const monthsBack = 12

/** The packets of the units where the actor works, the latest month first. */
export async function listPackets(ctx: Ctx, { unitId }: { unitId?: string } = {}) {
  return ctx.db
    .select({
      ...{ id: packets.id, unitId: packets.unitId, unitName: units.name, month: packets.month, title: packets.title },
      ...{ status: packets.status, updatedAt: packets.updatedAt, approvedAt: packets.approvedAt },
      editedByName: editor.name,
    })
    .from(packets)
    .innerJoin(units, eq(units.id, packets.unitId))
    .leftJoin(editor, eq(editor.id, packets.editedBy))
    .where(and(within(ctx, 'packet.read'), unitId ? ofUnitAndFormer(packets.unitId, unitId) : undefined))
    .orderBy(desc(packets.month), desc(packets.updatedAt))
    .limit(mostListed)
}

/** One as its office sees it, drafts too. */
export async function readPacket(ctx: Ctx, id: string) {
  const { packet, unit } = await packetFor(ctx, 'packet.read', id)
  const names = await namesOf(ctx, [packet.editedBy, packet.approvedBy, packet.withdrawnBy])
  const { toldAt, recalledAt, approvedHash, editedBy, approvedBy, withdrawnBy, ...shown } = packet
  return {
    ...shown,
    ...{ unitName: unit.name, link: ctx.link(kitPath(packet.code)) },
    kitText: kitText(packet, unit.name, ctx.link(kitPath(packet.code))),
    ...{ editedByName: names(editedBy), approvedByName: names(approvedBy), withdrawnByName: names(withdrawnBy) },
    mine: editedBy !== null && editedBy === ctx.actor.personId,
    may: { write: mayDo(ctx, 'packet.write', unit.path), approve: mayDo(ctx, 'packet.approve', unit.path) },
  }
}

/** What was given to the actor as a communicator, and what of it was taken back after they had read it; the latest first. */
export async function packetsForMe(ctx: Ctx) {
  allowStaff(ctx)
  const since = addDays(dayOf(ctx.now()), -31 * monthsBack).slice(0, 7)
  const rows = await rowsFor(ctx, gte(packets.month, since))
  return rows.map(({ packet: { id, month, title, status }, unitName, done }) => ({
    ...{ id, month, title, unitName, withdrawn: status === 'withdrawn', read: actsIn(done).includes('read') },
  }))
}

/** One of them in full. Of what was taken back nothing is told but why. */
export async function packetForMe(ctx: Ctx, id: string) {
  allowStaff(ctx)
  const [row] = await rowsFor(ctx, eq(packets.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  const { packet, unitName, done } = row
  const { month, title, status, withdrawnFor, approvedAt } = packet
  const link = ctx.link(kitPath(packet.code))
  const told = status === 'withdrawn' ? null : { ...packet.content, text: kitText(packet, unitName, link), link }
  return { id, month, title, unitName, withdrawnFor, approvedAt, told, done: actsIn(done) }
}

const ownActs = (personId: string) => sql<string | null>`(
  select group_concat(act) from ${packetDone} where packet_id = ${packets.id} and person_id = ${personId})`
const actsIn = (done: string | null) => done?.split(',') ?? []

const rowsFor = (ctx: Ctx, which: SQL | undefined) => {
  const own = ownActs(signedIn(ctx))
  return ctx.db
    .select({ packet: packets, unitName: units.name, done: own })
    .from(packets)
    .innerJoin(units, eq(units.id, packets.unitId))
    .where(
      and(
        ...[which, seenBy(ctx.actor), ne(packets.status, 'draft')],
        // What was taken back is told of to whoever had read it, and is there for nobody else.
        or(eq(packets.status, 'given'), sql`${own} is not null`),
      ),
    )
    .orderBy(desc(packets.month), desc(packets.approvedAt))
    .limit(mostListed)
}

/** A kit as everybody reads it, by its code; NOT_FOUND where it is not given out. */
export async function publicKit(ctx: Pick<Ctx, 'db' | 'link'>, code: string) {
  const [row] = await ctx.db
    .select({ packet: packets, unitName: units.name })
    .from(packets)
    .innerJoin(units, eq(units.id, packets.unitId))
    .where(
      and(
        eq(packets.code, code),
        inArray(packets.status, ['given', 'withdrawn']),
        sql`${packets.approvedAt} is not null`,
      ),
    )
  if (!row) throw new AppError('NOT_FOUND')
  const { packet, unitName } = row
  const withdrawn = packet.status === 'withdrawn'
  return {
    ...{ code, unitName, month: packet.month, title: packet.title, withdrawn },
    messages: withdrawn ? [] : packet.content.kit,
  }
}

async function namesOf({ db }: Pick<Ctx, 'db'>, ids: (string | null)[]) {
  const known = ids.filter((id) => id !== null)
  const rows = known.length > 0 ? await db.select().from(people).where(inArray(people.id, known)) : []
  return (id: string | null) => rows.find((one) => one.id === id)?.name ?? null
}

/** What its kit is made of, for its office and, once given out, for whoever reads it; NOT_FOUND for all others and once it was taken back. */
export async function kitFor(ctx: Ctx, id: string) {
  allowStaff(ctx)
  const [row] = await ctx.db
    .select({ packet: packets, unitName: units.name, path: units.path, isSeen: sql<number>`${seenBy(ctx.actor)}` })
    .from(packets)
    .innerJoin(units, eq(units.id, packets.unitId))
    .where(eq(packets.id, id))
  const { packet, unitName, path, isSeen } = row ?? { packet: null, unitName: '', path: '', isSeen: 0 }
  const mayRead = packet && (mayDo(ctx, 'packet.read', path) || (isSeen && packet.status === 'given'))
  if (!packet || !mayRead || packet.status === 'withdrawn') throw new AppError('NOT_FOUND')
  return { packet, unitName }
}
