import { and, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { type GatheringPlan, gatheringNotices, gatheringRsvps, gatherings } from '../../../db/schema/gatherings.ts'
import { expectSeen } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import { planWhole } from '../../broadcasts/audience.ts'
import { overtake } from '../../broadcasts/overtaken.ts'
import { reachable } from '../../broadcasts/plan.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { signedIn } from '../../roles.ts'
import type { Unit } from '../../units/tree.ts'
import { cancellationOf, expectAlone, invitationOf, tellAsked } from '../announce.ts'
import { type Gathering, gatheringFor } from '../gathering.ts'
import { gatheringWords as words } from '../messages.ts'
import { layDown, planHash, plannedAs, planOf, type TypedPlan } from '../plan.ts'
import { answersGone } from '../points/choose.ts'
import { remindAtOf } from '../remind-at.ts'
import { expectInvitable, papersIn } from '../write.ts'
import { changesOf } from './differences.ts'
import { stillAsked, withSuccessors } from './reached.ts'
import { retold, waitingOf } from './telling.ts'

type Notice = typeof gatheringNotices.$inferSelect

/**
 * Proposes that what was announced takes place otherwise. Nobody is told before a second person approves; what was proposed
 * before gives way to it.
 *
 * @throws AppError as `draftGathering`, INVALID gathering.same where nothing changes; CONFLICT gathering.stale or gathering.state
 */
export async function proposeChange(
  ctx: Ctx,
  id: string,
  { contentHash: seen, words: why, ...typed }: TypedPlan & { contentHash: string; words: string },
): Promise<Notice> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  // Units that ended since are asked as what took over.
  const plan = plannedAs({ ...typed, invited: await withSuccessors(ctx.db, typed.invited) }, ctx.now())
  await expectInvitable(ctx, unit, plan)
  const { told, inside } = changesOf(await planOf(ctx.db, gathering), plan)
  if (told.length + inside.length === 0) throw new AppError('INVALID', 'gathering.same')
  return propose(ctx, { gathering, unit, reason: 'change', plan, why: why.trim(), seen })
}

/**
 * Proposes that it does not take place.
 *
 * @throws AppError INVALID gathering.why; CONFLICT gathering.stale or gathering.state
 */
export async function proposeCancel(
  ctx: Ctx,
  id: string,
  { contentHash: seen, words: why }: { contentHash: string; words: string },
): Promise<Notice> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  if (!why.trim()) throw new AppError('INVALID', 'gathering.why')
  return propose(ctx, { gathering, unit, reason: 'cancel', plan: null, why: why.trim(), seen })
}

type Proposal = {
  gathering: Gathering
  unit: Unit
  reason: 'change' | 'cancel'
  plan: GatheringPlan | null
  why: string
  seen: string
}

async function propose(ctx: Ctx, { gathering, unit, reason, plan, why, seen }: Proposal): Promise<Notice> {
  const id = newId('gn')
  const at = ctx.now()
  const contentHash = await sha256(JSON.stringify([id, gathering.contentHash, reason, plan, why]))
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, gathering.id))
    if (now?.state !== 'announced') throw new AppError('CONFLICT', 'gathering.state')
    expectSeen(seen, now.contentHash, 'gathering.stale')
    await tx.update(gatheringNotices).set({ state: 'dropped' }).where(waitingOf(gathering.id))
    const [made] = await tx
      .insert(gatheringNotices)
      .values({
        ...{ id, gatheringId: gathering.id, reason, plan, words: why, contentHash, state: 'waiting' },
        ...{ writtenBy: ctx.actor.personId, createdAt: at },
      })
      .returning()
    const detail = { reason, noticeId: id, contentHash }
    await record(tx, ctx, { action: 'gathering.propose', unitId: unit.id, subjectId: gathering.id, detail })
    return made as Notice
  })
}

/** Throws away what was proposed: it stays as it was announced. */
export async function dropNotice(ctx: Ctx, id: string): Promise<void> {
  const { unit } = await gatheringFor(ctx, 'gathering.write', id)
  await ctx.write(async (tx) => {
    const [gone] = await tx.update(gatheringNotices).set({ state: 'dropped' }).where(waitingOf(id)).returning()
    if (!gone) throw new AppError('CONFLICT', 'gathering.state')
    const detail = { reason: gone.reason, noticeId: gone.id }
    await record(tx, ctx, { action: 'gathering.drop-notice', unitId: unit.id, subjectId: id, detail })
  })
}

/**
 * A second person lets exactly this change or cancellation happen and be told: to all who were asked before, and to whoever is
 * asked now. What was told before is answered from no more, and whoever has not got it gets it no more.
 *
 * @throws AppError FORBIDDEN four-eyes; CONFLICT gathering.stale, gathering.state, gathering.begun or gathering.overlap
 */
export async function approveNotice(ctx: Ctx, id: string, input: { contentHash: string }): Promise<Gathering> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.announce', id)
  const personId = signedIn(ctx)
  const [waiting] = await ctx.db.select().from(gatheringNotices).where(waitingOf(id))
  if (!waiting) throw new AppError('CONFLICT', 'gathering.state')
  const before = await planOf(ctx.db, gathering)
  const { isTold, timeMoved, asked, opening } = retold(before, waiting)
  const audience = await stillAsked(ctx.db, unit.path, asked)
  const groups = audience ? (await reachable(ctx.db, unit.path, audience)).total : 0
  const done = await ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    const [notice] = await tx.select().from(gatheringNotices).where(waitingOf(id))
    if (!notice || now?.state !== 'announced') throw new AppError('CONFLICT', 'gathering.state')
    const { reason, plan, words: why } = notice
    const read = await sha256(JSON.stringify([notice.id, now.contentHash, reason, plan, why]))
    if (read !== input.contentHash || notice.id !== waiting.id) throw new AppError('CONFLICT', 'gathering.stale')
    if (notice.writtenBy === personId) throw new AppError('FORBIDDEN', 'four-eyes')
    const papers = await papersIn(tx, id)
    const changed = plan
      ? await changedTo(tx, ctx, { gathering: now, plan, papers })
      : await cancelled(tx, ctx, now, why)
    if (timeMoved) {
      await tx.delete(gatheringRsvps).where(eq(gatheringRsvps.gatheringId, id))
      await answersGone(tx, id, ctx.now())
    }
    const said = plan
      ? invitationOf(ctx, changed, plan, papers.length, opening)
      : cancellationOf(ctx, changed, before, why)
    if (isTold) await overtakeTold(tx, ctx, id, plan ? words.changed : words.cancelled)
    const broadcast = await tellAsked(tx, ctx, {
      ...{ gathering: changed, unit, personIds: asked.personIds, said, audience, groups, reason },
      ...{ writtenBy: notice.writtenBy, approvedBy: personId, noticeId: notice.id },
    })
    const detail = { noticeId: notice.id, contentHash: notice.contentHash, groups, people: asked.personIds.length }
    const action = plan ? ('gathering.change' as const) : ('gathering.cancel' as const)
    await record(tx, ctx, { action, unitId: unit.id, subjectId: id, detail })
    return { gathering: changed, broadcast }
  })
  if (done.broadcast && done.broadcast.plannedTo !== null) await planWhole(ctx, done.broadcast.id)
  return done.gathering
}

type Changing = { gathering: Gathering; plan: GatheringPlan; papers: string[] }

async function changedTo(tx: Tx, ctx: Ctx, { gathering, plan, papers }: Changing): Promise<Gathering> {
  const at = ctx.now()
  if (plan.startsAt <= at) throw new AppError('CONFLICT', 'gathering.begun')
  const { id, unitId, kind } = gathering
  await expectAlone(tx, { id, unitId, startsAt: plan.startsAt, endsAt: plan.endsAt })
  await layDown(tx, id, plan)
  const { agenda, invited, ...said } = plan
  const contentHash = await planHash(unitId, kind, plan, papers)
  // Who was reminded of another hour has not been reminded of this one.
  const reminding =
    plan.startsAt === gathering.startsAt ? {} : { remindAt: remindAtOf(plan.startsAt, at), remindedAt: null }
  const [after] = await tx
    .update(gatherings)
    .set({ ...said, ...reminding, contentHash, announcedHash: contentHash, updatedAt: at })
    .where(eq(gatherings.id, id))
    .returning()
  return after as Gathering
}

async function cancelled(tx: Tx, ctx: Ctx, { id, revision }: Gathering, why: string): Promise<Gathering> {
  const at = ctx.now()
  const [after] = await tx
    .update(gatherings)
    .set({
      state: 'cancelled',
      cancelledAt: at,
      cancelReason: why,
      remindAt: null,
      revision: revision + 1,
      updatedAt: at,
    })
    .where(eq(gatherings.id, id))
    .returning()
  return after as Gathering
}

/** Ends every announcement that told of it before. */
async function overtakeTold(tx: Tx, ctx: Ctx, gatheringId: string, why: string): Promise<void> {
  const before = await tx
    .select({ digestId: gatheringNotices.digestId })
    .from(gatheringNotices)
    .where(and(eq(gatheringNotices.gatheringId, gatheringId), isNotNull(gatheringNotices.digestId)))
  for (const { digestId } of before) if (digestId) await overtake(tx, ctx, digestId, why)
}
