import { asc, eq } from 'drizzle-orm'
import { campaignTags } from '../../db/schema/campaigns.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { lineOf } from './content.ts'
import { partsOf } from './parts.ts'
import { suggestedTags, tagKey } from './suggested-tags.ts'
import { type Campaign, campaignFor } from './write.ts'

const longestTag = 60
const mostTags = 20

/** The tags that somebody confirmed, and those that the words of a campaign and of what stands under it suggest. */
export async function tagsOf(ctx: Pick<Ctx, 'db'>, campaign: Campaign) {
  const rows = await ctx.db
    .select()
    .from(campaignTags)
    .where(eq(campaignTags.campaignId, campaign.id))
    .orderBy(asc(campaignTags.tag))
  const parts = await partsOf(ctx, campaign.id)
  const texts = [campaign.title, ...campaign.lead.split('\n'), ...parts.map(({ title }) => title)]
  return {
    confirmed: rows.filter(({ state }) => state === 'confirmed').map(({ tag }) => tag),
    suggested: suggestedTags(texts, new Set(rows.map(({ key }) => key))),
  }
}

/** A person says that a word is a tag of the campaign, or that it is none. @throws AppError INVALID campaign.tag; CONFLICT campaign.tags */
export async function decideTag(ctx: Ctx, id: string, { tag: typed, keep }: { tag: string; keep: boolean }) {
  const { unit } = await campaignFor(ctx, 'campaign.write', id)
  const tag = lineOf(typed)
  const key = tagKey(tag)
  if (!key || tag.length > longestTag) throw new AppError('INVALID', 'campaign.tag')
  await ctx.write(async (tx) => {
    const there = await tx.select().from(campaignTags).where(eq(campaignTags.campaignId, id))
    if (keep && there.filter(({ state }) => state === 'confirmed').length >= mostTags)
      throw new AppError('CONFLICT', 'campaign.tags')
    const row = { tag, state: keep ? ('confirmed' as const) : ('rejected' as const), decidedBy: ctx.actor.personId }
    await tx
      .insert(campaignTags)
      .values({ ...row, campaignId: id, key })
      .onConflictDoUpdate({ target: [campaignTags.campaignId, campaignTags.key], set: row })
    await record(tx, ctx, { action: 'campaign.tag', unitId: unit.id, subjectId: id, detail: { tag, keep } })
  })
}
