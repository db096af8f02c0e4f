import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import {
  type GatheringKind,
  gatheringAgenda,
  gatheringInvitations,
  gatheringPapers,
  gatherings,
} from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId, newSecret } from '../ids.ts'
import { mayDo } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import type { Unit } from '../units/tree.ts'
import { type Gathering, gatheringFor } from './gathering.ts'
import { layDown, mostAgenda, mostInvited, planHash, plannedAs, type TypedPlan } from './plan.ts'

export type NewGathering = TypedPlan & { kind: GatheringKind }

/**
 * Drafts a gathering, of which nobody is told before a second person announces it.
 *
 * @throws AppError INVALID gathering.title, gathering.place, gathering.times, gathering.past, gathering.agenda,
 *   gathering.quorum, gathering.invited or digest.link
 */
export async function draftGathering(
  ctx: Ctx,
  unitId: string,
  { kind, ...typed }: NewGathering,
  { seriesId = null }: { seriesId?: string | null } = {},
): Promise<Gathering> {
  const unit = await openUnitFor(ctx, 'gathering.write', unitId)
  const plan = plannedAs(typed, ctx.now())
  await expectInvitable(ctx, unit, plan)
  const { agenda, invited, ...said } = plan
  const at = ctx.now()
  const [id, sealedSecret] = [newId('gt'), await ctx.crypt.seal(newSecret())]
  const by = { createdBy: ctx.actor.personId, editedBy: ctx.actor.personId, createdAt: at, updatedAt: at }
  const contentHash = await planHash(unit.id, kind, plan, [])
  return ctx.write(async (tx) => {
    const [made] = await tx
      .insert(gatherings)
      .values({ id, unitId: unit.id, kind, seriesId, ...said, sealedSecret, contentHash, ...by })
      .returning()
    await layDown(tx, id, plan)
    const detail = { kind, title: said.title, startsAt: said.startsAt, contentHash }
    await record(tx, ctx, { action: 'gathering.write', unitId: unit.id, subjectId: id, detail })
    return made as Gathering
  })
}

/**
 * Changes what is not announced yet.
 *
 * @throws AppError as `draftGathering`, and CONFLICT gathering.stale or gathering.state
 */
export async function editGathering(
  ctx: Ctx,
  id: string,
  { contentHash: seen, kind, ...typed }: NewGathering & { contentHash: string },
): Promise<Gathering> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  const plan = plannedAs(typed, ctx.now())
  await expectInvitable(ctx, unit, plan)
  const { agenda, invited, ...said } = plan
  return ctx.write(async (tx) => {
    await expectDraft(tx, id, seen)
    await layDown(tx, id, plan)
    const contentHash = await planHash(gathering.unitId, kind, plan, await papersIn(tx, id))
    const [after] = await tx
      .update(gatherings)
      .set({ kind, ...said, contentHash, editedBy: ctx.actor.personId, updatedAt: ctx.now() })
      .where(eq(gatherings.id, id))
      .returning()
    const detail = { kind, title: said.title, startsAt: said.startsAt, contentHash }
    await record(tx, ctx, { action: 'gathering.write', unitId: unit.id, subjectId: id, detail })
    return after as Gathering
  })
}

/** Throws a draft away. */
export async function discardGathering(ctx: Ctx, id: string): Promise<void> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  await ctx.write(async (tx) => {
    await expectDraft(tx, id)
    await tx.delete(gatheringPapers).where(eq(gatheringPapers.gatheringId, id))
    await tx.delete(gatheringAgenda).where(eq(gatheringAgenda.gatheringId, id))
    await tx.delete(gatheringInvitations).where(eq(gatheringInvitations.gatheringId, id))
    await tx.delete(gatheringPoints).where(eq(gatheringPoints.gatheringId, id))
    await tx.delete(gatherings).where(eq(gatherings.id, id))
    const detail = { title: gathering.title }
    await record(tx, ctx, { action: 'gathering.discard', unitId: unit.id, subjectId: id, detail })
  })
}

/** Refuses what is announced already or, given what somebody saw, what reads otherwise now. */
export async function expectDraft(tx: Tx, id: string, seen?: string): Promise<Gathering> {
  const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
  if (now?.state !== 'draft') throw new AppError('CONFLICT', 'gathering.state')
  expectSeen(seen, now.contentHash, 'gathering.stale')
  return now
}

/** What an announcement binds of the papers: which, of which version, and from when they are out. */
export async function papersIn(tx: Pick<Tx, 'select'>, gatheringId: string): Promise<string[]> {
  const rows = await tx.select().from(gatheringPapers).where(eq(gatheringPapers.gatheringId, gatheringId))
  return rows
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ title, documentId, version, attachmentId, readers, outAt }) =>
      [title, documentId, version, attachmentId, readers, outAt].join('\n'),
    )
    .sort()
}

/** Groups and units are the host's own, or below it; people are known ones. */
export async function expectInvitable(
  ctx: Ctx,
  unit: Unit,
  { agenda, invited }: ReturnType<typeof plannedAs>,
): Promise<void> {
  const { groupIds, unitIds, personIds } = invited
  if (agenda.length > mostAgenda || groupIds.length + unitIds.length + personIds.length > mostInvited)
    throw new AppError('INVALID', 'gathering.invited')
  const list = (ids: string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`
  const found = await ctx.db.all<{ path: string }>(sql`
    select u.path from units u where u.id in ${list(unitIds)} and u.closed_at is null
    union all select u.path from groups g join units u on u.id = g.unit_id where g.id in ${list(groupIds)} and g.status = 'active'`)
  const known = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, personIds.slice(0, mostInvited)), sql`${people.erasedAt} is null`))
  const isOwn = found.every(({ path }) => path.startsWith(unit.path) || mayDo(ctx, 'gathering.write', path))
  if (found.length < groupIds.length + unitIds.length || known.length < personIds.length || !isOwn)
    throw new AppError('INVALID', 'gathering.invited')
}
