import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { type PacketContent, packets } from '../../../db/schema/network.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newCode, newId } from '../../ids.ts'
import { type Action, allow, signedIn } from '../../roles.ts'
import { openUnitFor } from '../../units/open.ts'
import type { Unit } from '../../units/tree.ts'
import { listUnmet } from '../../unmet/list.ts'
import { isMonth, lineOf, packetContentOf, packetHash, packetLimits } from './content.ts'
import { kitPath, kitText } from './kit.ts'

export type Packet = typeof packets.$inferSelect
type Draft = { title: string; content: PacketContent }

const longestReason = 500

/**
 * Writes a month's packet, which waits for a second person.
 *
 * @throws AppError INVALID packet.month, packet.empty, packet.long, packet.kit-long, packet.secret, digest.link; CONFLICT packet.kept
 */
export async function makePacket(ctx: Ctx, unitId: string, { month, ...draft }: Draft & { month: string }) {
  const unit = await openUnitFor(ctx, 'packet.write', unitId)
  if (!isMonth(month)) throw new AppError('INVALID', 'packet.month')
  const [id, code, at] = [newId('pk'), newCode(), ctx.now()]
  const row = await rowOf(ctx, unit, { ...draft, month, code })
  return ctx.write(async (tx) => {
    await expectUnkept(tx, { unitId: unit.id, month })
    const made = { ...{ id, unitId: unit.id, month, code }, ...row, createdAt: at, updatedAt: at }
    await tx.insert(packets).values({ ...made, editedBy: ctx.actor.personId })
    const detail = { month, hash: row.contentHash }
    await record(tx, ctx, { action: 'packet.write', unitId: unit.id, subjectId: id, detail })
    return { id }
  })
}

/**
 * Changes what is not given out yet; what is, is withdrawn first.
 * @throws AppError as `makePacket`, and CONFLICT packet.stale or packet.state
 */
export async function editPacket(
  ctx: Ctx,
  id: string,
  { contentHash: seen, ...draft }: Draft & { contentHash: string },
) {
  const { packet, unit } = await packetFor(ctx, 'packet.write', id)
  await openUnitFor(ctx, 'packet.write', unit.id)
  const row = await rowOf(ctx, unit, { ...draft, month: packet.month, code: packet.code }, packet.content)
  await ctx.write(async (tx) => {
    const [after] = await tx
      .update(packets)
      .set({ ...row, editedBy: ctx.actor.personId, updatedAt: ctx.now() })
      .where(and(eq(packets.id, id), eq(packets.contentHash, seen), eq(packets.status, 'draft')))
      .returning({ id: packets.id })
    if (!after) throw new AppError('CONFLICT', packet.status === 'draft' ? 'packet.stale' : 'packet.state')
    const detail = { month: packet.month, hash: row.contentHash }
    await record(tx, ctx, { action: 'packet.write', unitId: unit.id, subjectId: id, detail })
  })
  return { id }
}

/**
 * A second person gives a packet out, in exactly the words that they read.
 * @throws AppError FORBIDDEN four-eyes; CONFLICT packet.stale or packet.state
 */
export async function approvePacket(ctx: Ctx, id: string, { contentHash }: { contentHash: string }) {
  const { unit } = await packetFor(ctx, 'packet.approve', id)
  await openUnitFor(ctx, 'packet.approve', unit.id)
  const personId = signedIn(ctx)
  await ctx.write(async (tx) => {
    const [packet] = await tx.select().from(packets).where(eq(packets.id, id))
    if (packet?.status !== 'draft') throw new AppError('CONFLICT', 'packet.state')
    if (packet.editedBy === personId) throw new AppError('FORBIDDEN', 'four-eyes')
    // The row is what was written, whoever had a hand in the file since.
    const hash = await packetHash(packet, packet.content)
    if (contentHash !== packet.contentHash || hash !== contentHash) throw new AppError('CONFLICT', 'packet.stale')
    const at = ctx.now()
    const given = { status: 'given' as const, approvedBy: personId, approvedAt: at, approvedHash: hash, updatedAt: at }
    await tx.update(packets).set(given).where(eq(packets.id, id))
    await record(tx, ctx, { action: 'packet.approve', unitId: unit.id, subjectId: id, detail: { hash } })
  })
  return { id }
}

/**
 * Takes a packet back, or throws a draft away: nobody reads its words any more, and whoever had read it is told why.
 * @throws AppError INVALID packet.reason; CONFLICT packet.state
 */
export async function withdrawPacket(ctx: Ctx, id: string, { reason }: { reason: string }) {
  const { packet, unit } = await packetFor(ctx, 'packet.write', id)
  const why = lineOf(reason).slice(0, longestReason)
  if (packet.status === 'given' && why.length < 5) throw new AppError('INVALID', 'packet.reason')
  await ctx.write(async (tx) => {
    const at = ctx.now()
    const taken = { status: 'withdrawn' as const, withdrawnBy: ctx.actor.personId, withdrawnAt: at, updatedAt: at }
    const [after] = await tx
      .update(packets)
      .set({ ...taken, withdrawnFor: /[.!?…]$/.test(why) ? why : `${why}.` })
      .where(and(eq(packets.id, id), inArray(packets.status, ['draft', 'given'])))
      .returning({ id: packets.id })
    if (!after) throw new AppError('CONFLICT', 'packet.state')
    const detail = { month: packet.month, was: packet.status }
    await record(tx, ctx, { action: 'packet.withdraw', unitId: unit.id, subjectId: id, detail })
  })
  return { id }
}

/** One with its unit, if the actor may do this there; else NOT_FOUND. */
export async function packetFor(
  ctx: Pick<Ctx, 'actor' | 'db'>,
  action: Action,
  id: string,
): Promise<{ packet: Packet; unit: Unit }> {
  allow(ctx, action)
  const [found] = await ctx.db
    .select({ packet: packets, unit: units })
    .from(packets)
    .innerJoin(units, eq(units.id, packets.unitId))
    .where(eq(packets.id, id))
  if (!found) throw new AppError('NOT_FOUND')
  allow(ctx, action, found.unit.path)
  return found
}

/** How many asked is what the log of questions says, not what is typed: a topic is known to the actor, or stands there already. */
async function rowOf(
  ctx: Ctx,
  unit: Unit,
  draft: Draft & { month: string; code: string },
  before?: PacketContent,
): Promise<{ title: string; content: PacketContent; contentHash: string }> {
  const title = lineOf(draft.title)
  if (!title) throw new AppError('INVALID', 'packet.empty')
  if (title.length > packetLimits.title) throw new AppError('INVALID', 'packet.long')
  const content = packetContentOf({ ...draft.content, questions: await counted(ctx, draft.content, before) })
  kitText({ title, month: draft.month, content }, unit.name, ctx.link(kitPath(draft.code)))
  const contentHash = await packetHash({ unitId: unit.id, month: draft.month, title }, content)
  return { title, content, contentHash }
}

async function counted(ctx: Ctx, { questions }: PacketContent, before?: PacketContent) {
  if (questions.every(({ topicId }) => topicId === null)) return questions
  const topics = await listUnmet(ctx)
  return questions.map((question) => {
    const { topicId } = question
    const people =
      topics.find(({ id }) => id === topicId)?.people ??
      before?.questions.find((one) => one.topicId === topicId)?.people
    return people === undefined || people === null ? { ...question, topicId: null } : { ...question, people }
  })
}

async function expectUnkept(tx: Tx, { unitId, month }: { unitId: string; month: string }): Promise<void> {
  const there = await tx
    .select({ id: packets.id })
    .from(packets)
    .where(and(eq(packets.unitId, unitId), eq(packets.month, month), ne(packets.status, 'withdrawn')))
  if (there.length > 0) throw new AppError('CONFLICT', 'packet.kept')
}
