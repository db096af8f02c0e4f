import { and, asc, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { type Content, digests, type Sending } from '../../db/schema/digests.ts'
import { groups } from '../../db/schema/groups.ts'
import type { Told } from '../../db/schema/news.ts'
import { idsIn, units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { toldOf } from '../news/items.ts'
import { endOf, isOver, lifeLines } from '../news/life.ts'
import { ofUnitAndFormer, unitNow } from '../units/former.ts'
import { attachedTo } from './attached.ts'
import type { Digest } from './content.ts'
import { hasReached, reachedAt } from './reached.ts'

const ofDigest = sql`broadcasts b join deliveries d on d.broadcast_id = b.id where b.digest_id = ${digests.id}`
const isOut = sql`exists (select 1 from ${ofDigest} and ${hasReached(sql`b`)})`
const sentAt = sql<number | null>`(select ${reachedAt(sql`b`)} from ${ofDigest})`

const correctedAt = sql<number | null>`(
  select max(d.sent_at) from deliveries d join corrections c on c.broadcast_id = d.broadcast_id
  where c.digest_id = ${digests.id})`

// A digest of a unit is for its whole subtree: somebody in a residential group reads the ward's and the city's too. What the
// units said that one took over from is found under it.
const concerns = (unitId: string) =>
  sql`(${digests.unitId} in ${idsIn(sql`(select path from units where id = ${unitId})`)} or ${ofUnitAndFormer(digests.unitId, unitId)})`

// A page is known by its unit, and its own row says when; those of units that it took over from are on it too.
const onPage = (unitId: string) =>
  sql`${ofDigest} and d.channel = 'web' and ${ofUnitAndFormer(sql`d.recipient`, unitId)} and d.sent_at is not null`

// When one was first to be sent: of a day's several, a code says nothing of which came later.
const plannedFor = (digest: SQL) => sql`(select min(b.send_at) from broadcasts b where b.digest_id = ${digest})`

const olderThan = (code: string): SQL => sql`(${digests.day}, ${plannedFor(sql`${digests.id}`)}, ${digests.code}) < (
  select o.day, ${plannedFor(sql`o.id`)}, o.code from digests o where o.code = ${code})`

const latestFirst = [desc(digests.day), desc(plannedFor(sql`${digests.id}`)), desc(digests.code)]

/** `unitId`: for people of this unit. `pageOf`: published on this unit's page. `before`: the code that ended the page before. */
type PublicFilter = { unitId?: string; pageOf?: string; code?: string; before?: string; limit?: number }

/** Digests that went out, the latest first. Everybody may read them. */
export const listPublicDigests = (
  ctx: Pick<Ctx, 'db'>,
  { unitId, pageOf, code, before, limit = 30 }: PublicFilter = {},
) => {
  // Which they are is asked first: when each was sent is a look at all its deliveries.
  const listed = ctx.db
    .select({ id: digests.id })
    .from(digests)
    .where(
      and(
        pageOf ? and(concerns(pageOf), sql`exists (select 1 from ${onPage(pageOf)})`) : isOut,
        unitId ? concerns(unitId) : undefined,
        code ? eq(digests.code, code) : undefined,
        before ? olderThan(before) : undefined,
      ),
    )
    .orderBy(...latestFirst)
    .limit(limit)
  return ctx.db
    .select({
      id: digests.id,
      code: digests.code,
      unitId: digests.unitId,
      unitName: units.name,
      day: digests.day,
      title: digests.title,
      text: digests.text,
      content: digests.content,
      sending: digests.sending,
      sentAt: pageOf ? sql<number | null>`(select min(d.sent_at) from ${onPage(pageOf)})` : sentAt,
      correctedAt,
      // Called off after some had it.
      stopped: sql<boolean>`${digests.status} = 'cancelled'`.mapWith(Boolean),
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(inArray(digests.id, listed))
    .orderBy(...latestFirst)
}

/** An item as people read it: `lines` say when and where, `over` that this is past. */
export const shownOf = (told: Told, now: number) => {
  const { life, ...words } = toldOf(told)
  return {
    ...words,
    lines: lifeLines({ life }),
    urgent: life?.urgent ?? false,
    over: isOver({ life }, now),
    overAt: endOf({ life }),
  }
}

/** What a digest says, item by item; of one from before digests had a content nothing, and its text is shown as it was sent. */
export const toldIn = ({ content, sending }: { content: Content | null; sending: Sending | null }, now: number) => ({
  opening: content?.opening ?? '',
  items: content?.items.map((item) => shownOf(item, now)) ?? [],
  closing: content?.closing ?? '',
  ...attachedTo(sending),
})

/** A digest that has not gone out, in the shape of one that has: its page as it will be read. */
export const draftShown = (digest: Digest, unit: { name: string }, now: number) => {
  const { id, code, unitId, day, title, text, content, sending } = digest
  const told = { id, code, unitId, unitName: unit.name, day, title, text, content, sending }
  return {
    digest: { ...told, sentAt: null, correctedAt: null, stopped: false },
    ...toldIn(digest, now),
    corrections: [],
  }
}

/** A digest as lists of them show it. */
export const headOf = ({ id, text, content, sending, correctedAt, ...head }: PublicDigest) => head

export type PublicDigest = Awaited<ReturnType<typeof listPublicDigests>>[number]

/** The units that have a page on the web, parents before children. */
export const publicPages = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db
    .select({ unitId: units.id, unitName: units.name })
    .from(groups)
    .innerJoin(units, eq(units.id, groups.unitId))
    .where(and(eq(groups.channel, 'web'), eq(groups.status, 'active')))
    .orderBy(asc(units.path))

/**
 * Where a page went whose unit has ended: to the page of who took over, else it stays to be read as it was; null where there
 * was none.
 */
export async function formerPage(ctx: Pick<Ctx, 'db'>, unitId: string) {
  const [page] = await ctx.db
    .select({ unitId: units.id, unitName: units.name })
    .from(groups)
    .innerJoin(units, eq(units.id, groups.unitId))
    .where(and(eq(groups.channel, 'web'), eq(groups.externalId, unitId), isNotNull(units.closedAt)))
  if (!page) return null
  const next = await unitNow(ctx.db, unitId).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  const pages = await publicPages(ctx)
  return { page, next: pages.find((one) => one.unitId === next?.id) ?? null }
}
