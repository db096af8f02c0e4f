import { and, eq, inArray } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { campaigns, campaignTags, campaignTasks } from '../../db/schema/campaigns.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newCode, newId } from '../ids.ts'
import { type Action, allow, signedIn } from '../roles.ts'
import { addDays } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import type { Unit } from '../units/tree.ts'
import { type CampaignSaid, campaignHash, campaignSaidOf, daysBetween } from './content.ts'

export type Campaign = typeof campaigns.$inferSelect

/**
 * Begins a campaign, which people see once a second person has approved it.
 * @throws AppError INVALID campaign.empty, campaign.long, campaign.days or digest.link
 */
export async function makeCampaign(ctx: Ctx, unitId: string, given: CampaignSaid): Promise<{ id: string }> {
  const unit = await openUnitFor(ctx, 'campaign.write', unitId)
  const said = campaignSaidOf(given)
  return ctx.write(async (tx) => ({ id: await insert(tx, ctx, unit, said, 'campaign.write') }))
}

/**
 * Changes what it says; whoever had approved it has not approved this, and people see it no more until somebody has.
 * @throws AppError as `makeCampaign`, and CONFLICT campaign.stale or campaign.state
 */
export async function editCampaign(
  ctx: Ctx,
  id: string,
  { contentHash, ...given }: CampaignSaid & { contentHash: string },
) {
  const { campaign, unit } = await campaignFor(ctx, 'campaign.write', id)
  await openUnitFor(ctx, 'campaign.write', unit.id)
  const said = campaignSaidOf(given)
  const hash = await campaignHash(unit.id, said)
  await ctx.write(async (tx) => {
    const change = { ...said, contentHash: hash, status: 'draft' as const, editedBy: ctx.actor.personId }
    const [after] = await tx
      .update(campaigns)
      .set({ ...change, updatedAt: ctx.now() })
      .where(
        and(eq(campaigns.id, id), eq(campaigns.contentHash, contentHash), inArray(campaigns.status, ['draft', 'open'])),
      )
      .returning({ id: campaigns.id })
    if (!after) throw new AppError('CONFLICT', campaign.status === 'withdrawn' ? 'campaign.state' : 'campaign.stale')
    await record(tx, ctx, { action: 'campaign.write', unitId: unit.id, subjectId: id, detail: { hash } })
  })
  return { id }
}

/**
 * A second person opens it to people, in the words that they read.
 * @throws AppError FORBIDDEN four-eyes; CONFLICT campaign.stale or campaign.state
 */
export async function approveCampaign(ctx: Ctx, id: string, { contentHash }: { contentHash: string }) {
  const { unit } = await campaignFor(ctx, 'campaign.approve', id)
  await openUnitFor(ctx, 'campaign.approve', unit.id)
  const personId = signedIn(ctx)
  await ctx.write(async (tx) => {
    const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, id))
    if (campaign?.status !== 'draft') throw new AppError('CONFLICT', 'campaign.state')
    if (campaign.editedBy === personId) throw new AppError('FORBIDDEN', 'four-eyes')
    const hash = await campaignHash(campaign.unitId, campaign)
    if (contentHash !== campaign.contentHash || hash !== contentHash) throw new AppError('CONFLICT', 'campaign.stale')
    const at = ctx.now()
    const open = { status: 'open' as const, approvedBy: personId, approvedAt: at, approvedHash: hash, updatedAt: at }
    await tx.update(campaigns).set(open).where(eq(campaigns.id, id))
    await record(tx, ctx, { action: 'campaign.approve', unitId: unit.id, subjectId: id, detail: { hash } })
  })
  return { id }
}

/** Takes it away from people; what stood under it stays where it is. */
export async function withdrawCampaign(ctx: Ctx, id: string) {
  const { campaign, unit } = await campaignFor(ctx, 'campaign.write', id)
  if (campaign.status === 'withdrawn') return { id }
  await ctx.write(async (tx) => {
    await tx.update(campaigns).set({ status: 'withdrawn', updatedAt: ctx.now() }).where(eq(campaigns.id, id))
    const detail = { was: campaign.status }
    await record(tx, ctx, { action: 'campaign.withdraw', unitId: unit.id, subjectId: id, detail })
  })
  return { id }
}

/**
 * Begins the next from one that was: its words, its plan as many days after the beginning, and its tags; nothing of what stood under it.
 * @throws AppError as `makeCampaign`
 */
export async function copyCampaign(ctx: Ctx, id: string, { title, startsOn }: { title: string; startsOn: string }) {
  const { campaign } = await campaignFor(ctx, 'campaign.write', id)
  const unit = await openUnitFor(ctx, 'campaign.write', campaign.unitId)
  const length = daysBetween(campaign.startsOn, campaign.endsOn)
  // What is no day is refused there.
  campaignSaidOf({ title, lead: campaign.lead, startsOn, endsOn: startsOn })
  const said = campaignSaidOf({ title, lead: campaign.lead, startsOn, endsOn: addDays(startsOn, length) })
  const shift = daysBetween(campaign.startsOn, startsOn)
  return ctx.write(async (tx) => {
    const made = await insert(tx, ctx, unit, said, 'campaign.copy')
    const tasks = await tx
      .select({ task: campaignTasks, closedAt: units.closedAt })
      .from(campaignTasks)
      .innerJoin(units, eq(units.id, campaignTasks.unitId))
      .where(eq(campaignTasks.campaignId, id))
    const next = tasks
      .filter(({ closedAt }) => closedAt === null)
      .map(({ task: { title, unitId, dueOn } }) => ({
        ...{ id: newId('ct'), campaignId: made, title, unitId, dueOn: addDays(dueOn, shift), createdAt: ctx.now() },
      }))
    if (next.length > 0) await tx.insert(campaignTasks).values(next)
    const tags = await tx
      .select()
      .from(campaignTags)
      .where(and(eq(campaignTags.campaignId, id), eq(campaignTags.state, 'confirmed')))
    if (tags.length > 0) await tx.insert(campaignTags).values(tags.map((tag) => ({ ...tag, campaignId: made })))
    return { id: made }
  })
}

/** One with its unit, if the actor may do this there; else NOT_FOUND. */
export async function campaignFor(
  ctx: Pick<Ctx, 'actor'> & { db: Pick<Reader, 'select'> },
  action: Action,
  id: string,
): Promise<{ campaign: Campaign; unit: Unit }> {
  allow(ctx, action)
  const [found] = await ctx.db
    .select({ campaign: campaigns, unit: units })
    .from(campaigns)
    .innerJoin(units, eq(units.id, campaigns.unitId))
    .where(eq(campaigns.id, id))
  if (!found) throw new AppError('NOT_FOUND')
  allow(ctx, action, found.unit.path)
  return found
}

async function insert(
  tx: Tx,
  ctx: Ctx,
  unit: Unit,
  said: CampaignSaid,
  action: 'campaign.write' | 'campaign.copy',
): Promise<string> {
  const [id, at, hash] = [newId('cp'), ctx.now(), await campaignHash(unit.id, said)]
  const row = { ...said, id, unitId: unit.id, code: newCode(), contentHash: hash, editedBy: ctx.actor.personId }
  await tx.insert(campaigns).values({ ...row, createdAt: at, updatedAt: at })
  await record(tx, ctx, { action, unitId: unit.id, subjectId: id, detail: { hash } })
  return id
}
