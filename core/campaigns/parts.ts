import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { type CampaignPart, campaignLinks } from '../../db/schema/campaigns.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { hasReached } from '../digests/reached.ts'
import { AppError } from '../errors.ts'
import { clearanceOf, publicOnly } from '../library/clearance.ts'
import { shown, shownTo } from '../library/visible.ts'
import { mayDo, within } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { listUnmet } from '../unmet/list.ts'
import { campaignFor } from './write.ts'

/** What an office puts under a campaign by hand. */
export const linkable = [
  'item',
  'document',
  'announcement',
  'quiz',
  'gathering',
  'packet',
  'speaking',
  'topic',
  'feedback',
] as const
export type Linkable = (typeof linkable)[number]

const mostParts = 200

/**
 * One thing under a campaign as it stands now. `open`: everybody may read it, at `path` of the mini app. `gone`: it was taken back, or
 * is not there any more.
 */
export type Part = {
  kind: CampaignPart
  refId: string
  title: string
  unitPath: string
  open: boolean
  path: string | null
  gone: boolean
}

type Row = { id: string; title: string; unitPath: string | null; open: number; code: string | null; gone: number }

const reached = (digest: SQL) =>
  sql`exists (select 1 from broadcasts b join deliveries d on d.broadcast_id = b.id where b.digest_id = ${digest} and ${hasReached(sql`b`)})`

// A row of each: what it is called, whose it is, whether everybody may read it and under which address, whether it was taken back.
const rowsOf: Record<Linkable, SQL> = {
  item: sql`select id, title, unitPath, code is not null as open, code, gone from (
    select i.id, i.title, u.path as unitPath, i.status = 'rejected' as gone, (
      select g.code from digest_items t join digests g on g.id = t.digest_id
      where t.item_id = i.id and ${reached(sql`g.id`)} order by g.day desc limit 1) as code
    from items i join units u on u.id = i.unit_id where i.id in (select value from ids))`,
  document: sql`select documents.id, documents.title, u.path as unitPath, ${shownTo(publicOnly)} as open, documents.id as code,
      not ${shown()} as gone
    from documents left join units u on u.id = documents.unit_id where documents.id in (select value from ids)`,
  announcement: sql`select g.id, g.title, u.path as unitPath, ${reached(sql`g.id`)} as open, g.code, g.status = 'cancelled' as gone
    from digests g join units u on u.id = g.unit_id where g.id in (select value from ids)`,
  quiz: sql`select q.id, q.title, u.path as unitPath, q.status <> 'draft' as open, q.id as code, 0 as gone
    from quizzes q join units u on u.id = q.unit_id where q.id in (select value from ids)`,
  // Shown to everybody where everybody may come, but a cell's to nobody; who else is asked has it among their own.
  gathering: sql`select g.id, g.title, u.path as unitPath,
      g.attends = 'all' and g.kind <> 'cell_meeting' and g.state in ('announced', 'open', 'closed', 'minuted') as open, g.id as code, g.state = 'cancelled' as gone
    from gatherings g join units u on u.id = g.unit_id where g.id in (select value from ids)`,
  packet: sql`select p.id, p.title, u.path as unitPath, p.status = 'given' as open, p.code, p.status = 'withdrawn' as gone
    from packets p join units u on u.id = p.unit_id where p.id in (select value from ids)`,
  speaking: sql`select s.id, s.title, u.path as unitPath, 0 as open, null as code, 0 as gone
    from speaking_contests s join units u on u.id = s.unit_id where s.id in (select value from ids)`,
  topic: sql`select t.id, '' as title, u.path as unitPath, 0 as open, null as code, t.became = 'dropped' as gone
    from unmet_topics t join units u on u.id = t.unit_id where t.id in (select value from ids)`,
  feedback: sql`select f.id, f.track_code as title, u.path as unitPath, 0 as open, null as code, 0 as gone
    from feedback f join units u on u.id = f.unit_id where f.id in (select value from ids) or f.track_code in (select value from ids)`,
}

const pathOf: Partial<Record<CampaignPart, (code: string) => string>> = {
  item: (code) => `/digests/${code}`,
  document: (code) => `/documents/${code}`,
  announcement: (code) => `/digests/${code}`,
  quiz: (code) => `/quizzes/${code}`,
  gathering: (code) => `/gatherings/${code}`,
  packet: (code) => `/kits/${code}`,
}

const isLinkable = (kind: CampaignPart): kind is Linkable => (linkable as readonly string[]).includes(kind)

async function look(db: Pick<Reader, 'all'>, kind: Linkable, ids: readonly string[]): Promise<Part[]> {
  const rows = await db.all<Row>(
    sql`with ids as (select value from json_each(${JSON.stringify(ids)})) select * from (${rowsOf[kind]})`,
  )
  return rows.map(({ id, title, unitPath, open, code, gone }) => ({
    ...{ kind, refId: id, title, unitPath: unitPath ?? '/', open: open === 1 && gone !== 1, gone: gone === 1 },
    path: open === 1 && gone !== 1 && code !== null ? (pathOf[kind]?.(code) ?? null) : null,
  }))
}

/** What stands under a campaign, as each stands now; what is not there any more is told as gone. */
export async function partsOf({ db }: Pick<Ctx, 'db'>, campaignId: string): Promise<Part[]> {
  const links = await db
    .select()
    .from(campaignLinks)
    .where(eq(campaignLinks.campaignId, campaignId))
    .orderBy(asc(campaignLinks.position))
  const known: Part[] = []
  for (const kind of new Set(links.map((link) => link.kind)))
    if (isLinkable(kind))
      known.push(
        ...(await look(
          db,
          kind,
          links.filter((link) => link.kind === kind).map(({ refId }) => refId),
        )),
      )
  return links.map(
    ({ kind, refId }): Part =>
      known.find((part) => part.kind === kind && part.refId === refId) ?? {
        ...{ kind, refId, title: '', unitPath: '/', open: false, path: null, gone: true },
      },
  )
}

/**
 * Puts something under a campaign: of the units where the actor works, or what everybody may read. A case of feedback is named by its
 * code.
 *
 * @throws AppError NOT_FOUND campaign.part; CONFLICT campaign.linked or campaign.parts
 */
export async function linkPart(
  ctx: Ctx,
  id: string,
  { kind, refId }: { kind: Linkable; refId: string },
): Promise<void> {
  const { unit } = await campaignFor(ctx, 'campaign.write', id)
  const [part] = await look(ctx.db, kind, [kind === 'feedback' ? refId.trim().toUpperCase() : refId, refId])
  const readable = part && !part.gone && (part.open || mayDo(ctx, 'campaign.read', part.unitPath))
  if (!part || !readable) throw new AppError('NOT_FOUND', 'campaign.part')
  await ctx.write(async (tx) => {
    const there = await tx.select().from(campaignLinks).where(eq(campaignLinks.campaignId, id))
    if (there.some((link) => link.kind === kind && link.refId === part.refId))
      throw new AppError('CONFLICT', 'campaign.linked')
    if (there.length >= mostParts) throw new AppError('CONFLICT', 'campaign.parts')
    const position = Math.max(0, ...there.map((link) => link.position)) + 1
    const row = { campaignId: id, kind, refId: part.refId, position, addedBy: ctx.actor.personId, addedAt: ctx.now() }
    await tx.insert(campaignLinks).values(row)
    const detail = { kind, refId: part.refId }
    await record(tx, ctx, { action: 'campaign.link', unitId: unit.id, subjectId: id, detail })
  })
}

const mostCandidates = 30
const mostLooked = 3000

// What may be put under a campaign, by kind; a case is named by its code, and is looked for in no list.
const candidatesOf: Record<Exclude<Linkable, 'topic' | 'feedback' | 'document'>, SQL> = {
  item: sql`select t.id, t.title, t.unit_id, t.created_at from items t where t.status <> 'rejected'`,
  announcement: sql`select t.id, t.title, t.unit_id, t.created_at from digests t
    where t.kind in ('announcement', 'series') and t.status <> 'cancelled'`,
  quiz: sql`select t.id, t.title, t.unit_id, t.created_at from quizzes t`,
  gathering: sql`select t.id, t.title, t.unit_id, t.created_at from gatherings t where t.state <> 'cancelled'`,
  packet: sql`select t.id, t.title, t.unit_id, t.created_at from packets t where t.status <> 'withdrawn'`,
  speaking: sql`select t.id, t.title, t.unit_id, t.created_at from speaking_contests t`,
}

/** What of a kind the actor might put under a campaign, by words of its title or its number, with their marks or without; the latest first. */
export async function partCandidates(
  ctx: Ctx,
  id: string,
  { kind, find = '' }: { kind: Linkable; find?: string },
): Promise<{ id: string; title: string }[]> {
  await campaignFor(ctx, 'campaign.write', id)
  if (kind === 'feedback') return []
  if (kind === 'topic') return (await listUnmet(ctx)).map((topic) => ({ id: topic.id, title: topic.label }))
  const wanted = fold(normalize(find.slice(0, 100)))
    .split(/\s+/)
    .filter(Boolean)
  // What a word holds of letters without marks the database can look for itself; the rest is looked at here.
  const holds = wanted.flatMap((word) => word.match(/[bcghklmnpqrstvx]+|\d+/g) ?? [])
  const near = (text: SQL) =>
    holds.length > 0
      ? sql.join(
          holds.map((letters) => sql`${text} like ${`%${letters}%`}`),
          sql` and `,
        )
      : sql`true`
  const rows: { id: string; title: string; number: string | null }[] = await ctx.db.all(
    kind === 'document'
      ? sql`select id, title, number from documents
          where ${shownTo(clearanceOf(ctx.actor))} and ${near(sql`title || ' ' || coalesce(number, '')`)}
          order by created_at desc limit ${mostLooked}`
      : sql`select t.id, t.title, null as number from (${candidatesOf[kind]}) t join units on units.id = t.unit_id
          where ${within(ctx, 'campaign.read') ?? sql`true`} and ${near(sql`t.title`)}
          order by t.created_at desc limit ${mostLooked}`,
  )
  return rows
    .filter(({ title, number }) => {
      const text = fold(`${title} ${number ?? ''}`)
      return wanted.every((word) => text.includes(word))
    })
    .slice(0, mostCandidates)
    .map(({ id: refId, title }) => ({ id: refId, title }))
}

export async function unlinkPart(ctx: Ctx, id: string, { kind, refId }: { kind: CampaignPart; refId: string }) {
  const { unit } = await campaignFor(ctx, 'campaign.write', id)
  await ctx.write(async (tx) => {
    const one = and(eq(campaignLinks.campaignId, id), eq(campaignLinks.kind, kind), eq(campaignLinks.refId, refId))
    const [gone] = await tx.delete(campaignLinks).where(one).returning()
    if (!gone) throw new AppError('NOT_FOUND')
    const detail = { kind, refId }
    await record(tx, ctx, { action: 'campaign.unlink', unitId: unit.id, subjectId: id, detail })
  })
}
