import { and, eq, gt, inArray, lte, ne, sql } from 'drizzle-orm'
import { items, sources } from '../../db/schema/news.ts'
import { record } from '../audit.ts'
import type { Ctx, FetchedFeed } from '../context.ts'
import { describe } from '../errors.ts'
import { newId } from '../ids.ts'
import { dayMs, minuteMs } from '../time.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import type { FeedItem } from './feed.ts'
import { excerptMax } from './gate.ts'
import { clip } from './plain.ts'
import { isSameStory, type Words, wordsOf } from './same-story.ts'
import { type Source, sourceFor } from './sources.ts'

const batch = 8
const sameStoryMs = 2 * dayMs

/** `refused` is a key such as `feed.empty`; `core/messages.ts` has its sentence. */
type Collected = { found: number; added: number; duplicates: number; refused?: string }

/** Reads every source whose time has come. Each fails alone and keeps its own error. */
export async function collectDue(ctx: Ctx): Promise<number> {
  let read = 0
  for (;;) {
    const claimed = await claimDue(ctx)
    if (claimed.length === 0) return read
    const fetches = await Promise.all(claimed.map((source) => fetchFrom(ctx, source)))
    // Stored one after another, so that a story in two of them is known when the second comes.
    for (const [i, source] of claimed.entries()) await storeAlone(ctx, source, fetches[i]!)
    read += claimed.length
  }
}

/** Reads one source now, whenever its time would have come. */
export async function collect(ctx: Ctx, sourceId: string): Promise<Collected> {
  const source = await sourceFor(ctx, sourceId)
  const collected = await store(ctx, source, await fetchFrom(ctx, source))
  await ctx.write((tx) =>
    record(tx, ctx, { action: 'source.collect', unitId: source.unitId, subjectId: source.id, detail: collected }),
  )
  return collected
}

// Moving the time forward is the claim: a process that dies while reading loses one round, and nothing else.
const claimDue = (ctx: Ctx) =>
  ctx.write((tx) =>
    tx
      .update(sources)
      .set({ nextFetchAt: sql`${ctx.now()} + ${sources.intervalMinutes} * ${minuteMs}` })
      .where(
        inArray(
          sources.id,
          tx
            .select({ id: sources.id })
            .from(sources)
            .where(and(eq(sources.paused, false), lte(sources.nextFetchAt, ctx.now())))
            .orderBy(sources.nextFetchAt)
            .limit(batch),
        ),
      )
      .returning(),
  )

// The port answers with a refusal; should it throw, one source's trouble is still not another's.
const fetchFrom = (ctx: Ctx, { url, etag, lastModified }: Source) =>
  ctx.fetchFeed(url, { etag, lastModified }).catch((): FetchedFeed => ({ kind: 'refused', reason: 'feed.unreachable' }))

async function storeAlone(ctx: Ctx, source: Source, fetched: FetchedFeed): Promise<void> {
  try {
    const { added, refused } = await store(ctx, source, fetched)
    ctx.log('source.collected', { id: source.id, added, refused })
  } catch (error) {
    ctx.log('source.failed', { id: source.id, ...describe(error) })
  }
}

async function store(ctx: Ctx, source: Source, fetched: FetchedFeed): Promise<Collected> {
  const nothing = { found: 0, added: 0, duplicates: 0 }
  if (fetched.kind !== 'fresh') return noteFetch(ctx, source, fetched, nothing)
  const feed = await ctx.readFeed(fetched.body, source.url)
  if (feed.kind === 'refused') return noteFetch(ctx, source, feed, nothing)
  const found = feed.items.length
  const added = await addItems(ctx, source, feed.items)
  return noteFetch(ctx, source, fetched, { found, added, duplicates: found - added })
}

// The validators are kept only with a body that was read: a refused feed is fetched whole again.
async function noteFetch(ctx: Ctx, source: Source, fetch: FetchedFeed, counts: Collected): Promise<Collected> {
  const refused = fetch.kind === 'refused' ? fetch.reason : null
  const validators = fetch.kind === 'fresh' && { etag: fetch.etag, lastModified: fetch.lastModified }
  await ctx.write((tx) =>
    tx
      .update(sources)
      .set({ ...validators, fetchedAt: ctx.now(), lastError: refused })
      .where(eq(sources.id, source.id)),
  )
  return refused ? { ...counts, refused } : counts
}

type Story = { clusterId: string; words: Words; at: number }

/** Adds what the unit does not have yet, each joined to the first item that told its story; answers how many. */
async function addItems(ctx: Ctx, source: Source, found: FeedItem[]): Promise<number> {
  const known = await knownAmong(ctx, source, found)
  const stories = await recentStories(ctx, source)
  const rows: (typeof items.$inferInsert)[] = []
  for (const item of found) {
    const words = wordsOf(item.title)
    const atPage = (item.link && known.pages.get(item.link)) || []
    // An article comes by two feeds of a paper; in one feed several notices may share a page, which their words tell apart.
    const isTold = atPage.some((told) => told.sourceId !== source.id || isSameStory(told.words, words))
    if (known.guids.has(item.guid) || isTold) continue
    known.guids.add(item.guid)
    known.pages.set(item.link, [...atPage, { sourceId: source.id, words }])
    const id = newId('it')
    const at = item.publishedAt ?? ctx.now()
    const same = stories.find((one) => Math.abs(one.at - at) < sameStoryMs && isSameStory(one.words, words))
    const clusterId = same?.clusterId ?? id
    stories.push({ clusterId, words, at })
    rows.push({ ...item, ...rightsOf(source, item), id, clusterId, ...placeOf(ctx, source) })
  }
  if (rows.length === 0) return 0
  const added = await ctx.write((tx) => tx.insert(items).values(rows).onConflictDoNothing().returning({ id: items.id }))
  return added.length
}

const placeOf = (ctx: Ctx, { id, unitId, name }: Source) => ({
  kind: 'news' as const,
  unitId,
  sourceId: id,
  sourceName: name,
  createdAt: ctx.now(),
  updatedAt: ctx.now(),
})

// What the licence does not let out is not kept.
const rightsOf = ({ licence, embargoMinutes }: Source, { summary }: FeedItem) => ({
  licence,
  embargoMinutes,
  summary: licence === 'link' ? '' : licence === 'excerpt' ? clip(summary, excerptMax) : summary,
})

type Told = { sourceId: string | null; words: Words }
type Known = { guids: Set<string>; pages: Map<string, Told[]> }

/** What the unit has of these: by the source's own ids, and what is told at the pages they lead to. */
async function knownAmong(ctx: Ctx, { unitId, id }: Source, found: FeedItem[]): Promise<Known> {
  const guids = JSON.stringify(found.map(({ guid }) => guid))
  const links = JSON.stringify(found.map(({ link }) => link).filter(Boolean))
  const same = await ctx.db.all<{ guid: string }>(sql`
    select guid from items
    where ${ofUnitAndFormer(sql`unit_id`, unitId)} and source_id = ${id} and guid in (select value from json_each(${guids}))`)
  const told = await ctx.db.all<{ link: string; title: string; sourceId: string | null }>(sql`
    select link, title, source_id as sourceId from items where ${ofUnitAndFormer(sql`unit_id`, unitId)} and link in (select value from json_each(${links}))`)
  const pages = new Map<string, Told[]>()
  for (const { link, title, sourceId } of told)
    pages.set(link, [...(pages.get(link) ?? []), { sourceId, words: wordsOf(title) }])
  return { guids: new Set(same.map(({ guid }) => guid)), pages }
}

async function recentStories(ctx: Ctx, { unitId }: Source): Promise<Story[]> {
  const rows = await ctx.db
    .select({
      clusterId: items.clusterId,
      title: items.title,
      publishedAt: items.publishedAt,
      createdAt: items.createdAt,
    })
    .from(items)
    .where(
      and(
        ofUnitAndFormer(items.unitId, unitId),
        eq(items.kind, 'news'),
        ne(items.status, 'rejected'),
        gt(items.createdAt, ctx.now() - 2 * sameStoryMs),
      ),
    )
  return rows.map(({ clusterId, title, publishedAt, createdAt }) => ({
    clusterId,
    words: wordsOf(title),
    at: publishedAt ?? createdAt,
  }))
}
