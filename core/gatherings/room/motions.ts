import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../../db/client.ts'
import { gatheringBallots, gatheringMotions, type MotionResult } from '../../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { oneLine } from '../../news/plain.ts'
import { type Gathering, gatheringFor } from '../gathering.ts'
import { stepped } from './comments.ts'

export const motionWays = ['open', 'secret', 'hands'] as const
export const mostOptions = 10
const mostMotions = 60
const longestMotion = 1000
export type Motion = typeof gatheringMotions.$inferSelect

export const motionsOf = (db: Pick<Reader, 'select'>, gatheringId: string) =>
  db
    .select()
    .from(gatheringMotions)
    .where(eq(gatheringMotions.gatheringId, gatheringId))
    .orderBy(asc(gatheringMotions.position))

/**
 * Writes down what will be voted on; nobody is asked before it is opened.
 *
 * @throws AppError INVALID motion.text or motion.many; CONFLICT gathering.state
 */
export async function addMotion(
  ctx: Ctx,
  id: string,
  given: {
    text: string
    options: string[]
    way: (typeof motionWays)[number]
    passPercent: number | null
    agendaId: string | null
  },
): Promise<Motion> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const [text, options] = [oneLine(given.text), given.options.map(oneLine).filter(Boolean)]
  const fits = text && [...text].length <= longestMotion && options.every((one) => [...one].length <= 200)
  // Two choices that read alike would part the votes of those who mean the same.
  const alike = new Set(options.map((one) => one.toLowerCase())).size !== options.length
  if (!fits || options.length < 2 || options.length > mostOptions || alike) throw new AppError('INVALID', 'motion.text')
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (!now || !['draft', 'announced', 'open'].includes(now.state)) throw new AppError('CONFLICT', 'gathering.state')
    const position = await tx.$count(gatheringMotions, eq(gatheringMotions.gatheringId, id))
    if (position >= mostMotions) throw new AppError('INVALID', 'motion.many')
    const [made] = await tx
      .insert(gatheringMotions)
      .values({
        ...{ id: newId('mo'), gatheringId: id, agendaId: given.agendaId, position, text, options, way: given.way },
        ...{ passPercent: given.passPercent, createdBy: ctx.actor.personId, createdAt: ctx.now() },
      })
      .returning()
    await record(tx, ctx, {
      action: 'gathering.motion',
      unitId: unit.id,
      subjectId: id,
      detail: { motionId: made?.id },
    })
    return made as Motion
  })
}

/**
 * Lets the room vote, on one motion at a time.
 *
 * @throws AppError CONFLICT gathering.not-open, motion.state or motion.other-open
 */
export async function openMotion(ctx: Ctx, id: string, motionId: string): Promise<void> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (now?.state !== 'open') throw new AppError('CONFLICT', 'gathering.not-open')
    const motion = await motionIn(tx, id, motionId)
    if (motion.state === 'open') return
    if (motion.state !== 'draft') throw new AppError('CONFLICT', 'motion.state')
    const others = and(eq(gatheringMotions.gatheringId, id), eq(gatheringMotions.state, 'open'))
    if ((await tx.$count(gatheringMotions, others)) > 0) throw new AppError('CONFLICT', 'motion.other-open')
    await tx
      .update(gatheringMotions)
      .set({ state: 'open', openedAt: ctx.now() })
      .where(eq(gatheringMotions.id, motionId))
    const shown = { what: 'motion' as const, id: motionId, page: 0 }
    await tx.update(gatherings).set({ shown }).where(eq(gatherings.id, id))
    await stepped(tx, id)
    await record(tx, ctx, { action: 'gathering.motion-open', unitId: unit.id, subjectId: id, detail: { motionId } })
  })
}

/**
 * Takes a motion off: what was voted on it is never counted.
 *
 * @throws AppError CONFLICT motion.state once it is counted
 */
export async function dropMotion(ctx: Ctx, id: string, motionId: string): Promise<void> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  await ctx.write(async (tx) => {
    const motion = await motionIn(tx, id, motionId)
    if (motion.state !== 'draft' && motion.state !== 'open') throw new AppError('CONFLICT', 'motion.state')
    await tx.update(gatheringMotions).set({ state: 'cancelled' }).where(eq(gatheringMotions.id, motionId))
    await stepped(tx, id)
    await record(tx, ctx, { action: 'gathering.motion-drop', unitId: unit.id, subjectId: id, detail: { motionId } })
  })
}

/**
 * Ends a vote and counts it: ballots of phones, and the hands of those without one. From then on no vote is taken.
 *
 * @throws AppError CONFLICT motion.state or motion.uneven; INVALID motion.hands
 */
export async function countMotion(
  ctx: Ctx,
  id: string,
  motionId: string,
  { hands: given }: { hands: number[] },
): Promise<Motion> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.lead', id)
  return ctx.write(async (tx) => {
    const motion = await motionIn(tx, id, motionId)
    if (motion.state === 'counted') return motion
    if (motion.state !== 'open') throw new AppError('CONFLICT', 'motion.state')
    const hands = motion.options.map((_, n) => given[n] ?? 0)
    const room = await entitledIn(tx, motion)
    const raised = hands.reduce((sum, one) => sum + one, 0)
    if (given.length > hands.length || raised > (motion.way === 'hands' ? room.entitled : room.phoneless))
      throw new AppError('INVALID', 'motion.hands')
    const ballots = await tx
      .select({ receipt: gatheringBallots.receipt, choice: gatheringBallots.choice })
      .from(gatheringBallots)
      .where(eq(gatheringBallots.motionId, motionId))
      .orderBy(asc(gatheringBallots.receipt))
    if (ballots.length !== room.voted) throw new AppError('CONFLICT', 'motion.uneven')
    const counts = motion.options.map((_, n) => (hands[n] ?? 0) + ballots.filter(({ choice }) => choice === n).length)
    const result = resultOf(motion, gathering, { counts, hands, entitled: room.entitled })
    const [counted] = await tx
      .update(gatheringMotions)
      .set({ state: 'counted', countedAt: ctx.now(), result, resultHash: await countHash(motion, hands, ballots) })
      .where(eq(gatheringMotions.id, motionId))
      .returning()
    await stepped(tx, id)
    const detail = { motionId, counts: counts.join(' '), resultHash: counted?.resultHash }
    await record(tx, ctx, { action: 'gathering.motion-count', unitId: unit.id, subjectId: id, detail })
    return counted as Motion
  })
}

export async function motionIn(tx: Pick<Tx, 'select'>, id: string, motionId: string): Promise<Motion> {
  const [motion] = await tx
    .select()
    .from(gatheringMotions)
    .where(and(eq(gatheringMotions.gatheringId, id), eq(gatheringMotions.id, motionId)))
  if (!motion) throw new AppError('NOT_FOUND')
  return motion
}

/** Of how many a motion takes its share: of all who have a vote where that is known, else of those who are there. */
export function resultOf(
  { passPercent }: Pick<Motion, 'passPercent'>,
  { quorumPercent, votersExpected }: Pick<Gathering, 'quorumPercent' | 'votersExpected'>,
  { counts, hands, entitled }: { counts: number[]; hands: number[]; entitled: number },
): MotionResult {
  const base = Math.max(votersExpected ?? 0, entitled)
  const quorate = quorumPercent === null || entitled * 100 >= quorumPercent * base
  const voted = counts.reduce((sum, one) => sum + one, 0)
  // What is asked is reached where it is met exactly, as the law on what villages decide has it.
  const passed = passPercent === null ? null : quorate && base > 0 && (counts[0] ?? 0) * 100 >= passPercent * base
  return { counts, hands, voted, entitled, base, quorate, passed }
}

/** What binds a count: anybody who has the list of ballots makes it anew. */
export const countHash = (
  { id, text, options }: Pick<Motion, 'id' | 'text' | 'options'>,
  hands: number[],
  ballots: { receipt: string; choice: number }[],
) => sha256(JSON.stringify([id, text, options, hands, ballots.map(({ receipt, choice }) => [receipt, choice])]))

/** How many could vote on a motion: those there with a vote, and those who voted before they left. */
export async function entitledIn(db: Pick<Reader, 'all'>, { id, gatheringId }: Pick<Motion, 'id' | 'gatheringId'>) {
  const [row] = await db.all<{ entitled: number; phoneless: number; voted: number }>(sql`
    select
      (select count(*) from gathering_attendance a where a.gathering_id = ${gatheringId} and a.may_vote = 1
        and (a.left_at is null or exists (
          select 1 from gathering_votes v where v.motion_id = ${id} and v.person_id = a.person_id))) as entitled,
      (select count(*) from gathering_attendance a where a.gathering_id = ${gatheringId} and a.may_vote = 1
        and a.left_at is null and a.person_id is null) as phoneless,
      (select count(*) from gathering_votes v where v.motion_id = ${id}) as voted`)
  return row ?? { entitled: 0, phoneless: 0, voted: 0 }
}

/** How many have voted on each of these. */
export async function votedOn(db: Pick<Reader, 'select'>, motionIds: string[]): Promise<Map<string, number>> {
  if (motionIds.length === 0) return new Map()
  const rows = await db
    .select({ motionId: gatheringBallots.motionId, count: count() })
    .from(gatheringBallots)
    .where(inArray(gatheringBallots.motionId, motionIds))
    .groupBy(gatheringBallots.motionId)
  return new Map(rows.map(({ motionId, count }) => [motionId, count]))
}
