import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { campaigns, campaignTags, campaignTasks } from '../../db/schema/campaigns.ts'
import { people } from '../../db/schema/people.ts'
import { idsIn, units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { mayDo, within } from '../roles.ts'
import { dayOf } from '../time.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { listUnmet } from '../unmet/list.ts'
import { partsOf } from './parts.ts'
import { tagsOf } from './tags.ts'
import { tasksOf } from './tasks.ts'
import { campaignFor } from './write.ts'

const editor = alias(people, 'editor')
const mostListed = 100

/** The campaigns of the units where the actor works, the latest first, each with how much of its plan is late. */
export async function listCampaigns(ctx: Ctx) {
  const today = dayOf(ctx.now())
  return ctx.db
    .select({
      ...{ id: campaigns.id, title: campaigns.title, unitName: units.name, status: campaigns.status },
      ...{ startsOn: campaigns.startsOn, endsOn: campaigns.endsOn },
      late: sql<number>`(select count(*) from ${campaignTasks} where campaign_id = ${campaigns.id}
        and done_at is null and due_on < ${today})`,
    })
    .from(campaigns)
    .innerJoin(units, eq(units.id, campaigns.unitId))
    .where(within(ctx, 'campaign.read'))
    .orderBy(desc(campaigns.startsOn), desc(campaigns.createdAt))
    .limit(mostListed)
}

/** One as its office sees it: what it says, what stands under it, its plan and its tags. */
export async function readCampaign(ctx: Ctx, id: string) {
  const { campaign, unit } = await campaignFor(ctx, 'campaign.read', id)
  const [by] = campaign.editedBy
    ? await ctx.db.select({ name: editor.name }).from(editor).where(eq(editor.id, campaign.editedBy))
    : []
  const parts = await partsOf(ctx, id)
  // A group of questions is named by what most asked, as long as five people ask it.
  const asked = parts.some(({ kind }) => kind === 'topic') && mayDo(ctx, 'question.read') ? await listUnmet(ctx) : []
  const labels = new Map(asked.map((topic) => [topic.id, topic.label]))
  const { editedBy, approvedBy, approvedHash, ...said } = campaign
  return {
    ...{ ...said, unitName: unit.name, link: ctx.link(`/campaigns/${campaign.code}`), editedByName: by?.name ?? null },
    mine: editedBy !== null && editedBy === ctx.actor.personId,
    may: { write: mayDo(ctx, 'campaign.write', unit.path), approve: mayDo(ctx, 'campaign.approve', unit.path) },
    parts: parts.map(({ unitPath, ...part }) => ({ ...part, title: part.title || (labels.get(part.refId) ?? '') })),
    tasks: (await tasksOf(ctx, id)).map(({ unitPath, ...task }) => task),
    tags: await tagsOf(ctx, campaign),
  }
}

type Public = Pick<Ctx, 'db' | 'now'>

const openNow = (now: number): SQL | undefined =>
  and(eq(campaigns.status, 'open'), sql`${campaigns.startsOn} <= ${dayOf(now)}`)

/** Campaigns that people may read, those that run first; of a unit those of all above it and of whom it took over from, too. */
export const publicCampaigns = ({ db, now }: Public, { unitId }: { unitId?: string } = {}) =>
  db
    .select({
      ...{ code: campaigns.code, title: campaigns.title, unitName: units.name },
      ...{ startsOn: campaigns.startsOn, endsOn: campaigns.endsOn },
    })
    .from(campaigns)
    .innerJoin(units, eq(units.id, campaigns.unitId))
    .where(
      and(
        openNow(now()),
        unitId
          ? sql`(${campaigns.unitId} in ${idsIn(sql`(select path from units where id = ${unitId})`)}
              or ${ofUnitAndFormer(campaigns.unitId, unitId)})`
          : undefined,
      ),
    )
    .orderBy(desc(sql`${campaigns.endsOn} >= ${dayOf(now())}`), desc(campaigns.startsOn))
    .limit(30)

/** One of them with what of it everybody may read; NOT_FOUND where it is not open. */
export async function publicCampaign(ctx: Public, code: string) {
  const [row] = await ctx.db
    .select({ campaign: campaigns, unitName: units.name })
    .from(campaigns)
    .innerJoin(units, eq(units.id, campaigns.unitId))
    .where(and(openNow(ctx.now()), eq(campaigns.code, code)))
  if (!row) throw new AppError('NOT_FOUND')
  const { id, title, lead, startsOn, endsOn } = row.campaign
  const tags = await ctx.db
    .select({ tag: campaignTags.tag })
    .from(campaignTags)
    .where(and(eq(campaignTags.campaignId, id), eq(campaignTags.state, 'confirmed')))
    .orderBy(asc(campaignTags.tag))
  const parts = (await partsOf(ctx, id)).flatMap(({ kind, title: name, open, path }) =>
    open && path ? [{ kind, title: name, path }] : [],
  )
  return {
    ...{ code, title, lead, startsOn, endsOn, unitName: row.unitName, over: endsOn < dayOf(ctx.now()) },
    ...{ parts, tags: tags.map(({ tag }) => tag) },
  }
}
