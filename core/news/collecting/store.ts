import { eq, getTableColumns } from 'drizzle-orm'
import { rowPieces } from '../../../db/pieces.ts'
import { items, sources } from '../../../db/schema/news.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { newId } from '../../ids.ts'
import type { FeedItem } from '../feed.ts'
import { excerptMax } from '../gate.ts'
import { clip } from '../plain.ts'
import type { Source } from '../sources.ts'
import { joinStory } from '../stories/join.ts'
import { type Print, printOf } from '../stories/print.ts'
import { sentencesFrom } from '../summary/extract.ts'
import { isWanted } from './filter.ts'
import { knownAmong } from './known.ts'
import { waitMs } from './next-reading.ts'
import type { Reading } from './read.ts'

/** `refused` is a key such as `feed.empty`; `core/news/messages.ts` has its sentence. `left` is what the source's filter left out. */
export type Collected = { found: number; added: number; duplicates: number; left?: number; refused?: string }

/** Keeps what a reading brought, and how the reading went. */
export async function store(ctx: Ctx, source: Source, reading: Reading): Promise<Collected> {
  const collected = { found: 0, added: 0, duplicates: 0 }
  if (reading.kind !== 'items') return noteReading(ctx, source, reading, collected)
  const wanted = reading.items.filter((item) => isWanted(source.filter, item))
  const left = reading.items.length - wanted.length
  const added = await addItems(ctx, source, wanted)
  return noteReading(ctx, source, reading, {
    found: reading.items.length,
    added,
    duplicates: wanted.length - added,
    ...(left > 0 && { left }),
  })
}

// The validators are kept only with a body that was read: a refused feed is fetched whole again.
async function noteReading(ctx: Ctx, source: Source, reading: Reading, counts: Collected): Promise<Collected> {
  const at = ctx.now()
  const refused = reading.kind === 'refused' ? reading.reason : null
  const failures = refused ? source.failures + 1 : 0
  const told = refused ?? (reading.kind === 'items' && reading.torn ? 'feed.torn' : null)
  await ctx.write((tx) =>
    tx
      .update(sources)
      .set({
        ...(reading.kind === 'items' && reading.validators),
        fetchedAt: at,
        lastError: told,
        failures,
        failingSince: told ? (source.failingSince ?? at) : null,
        nextFetchAt: at + waitMs({ ...source, failures }, reading),
        claimedUntil: 0,
      })
      .where(eq(sources.id, source.id)),
  )
  return refused ? { ...counts, refused } : counts
}

const rowsAtOnce = 10
// What a row does not say is bound by its default.
const itemColumns = Object.keys(getTableColumns(items)).length

/** Adds what the unit does not have yet, each joined to the first item that told its story; answers how many. */
async function addItems(ctx: Ctx, source: Source, found: FeedItem[]): Promise<number> {
  const isKnown = await knownAmong(ctx.db, source, found)
  const fresh = found.filter((item) => !isKnown(item))
  let added = 0
  for (let from = 0; from < fresh.length; from += rowsAtOnce) {
    added += await addSome(ctx, source, fresh.slice(from, from + rowsAtOnce))
    await breathe()
  }
  return added
}

const addSome = (ctx: Ctx, source: Source, fresh: FeedItem[]) => {
  const rows = fresh.map(({ categories, text, ...item }) => {
    const id = newId('it')
    return { ...item, ...rightsOf(source, item), id, clusterId: id, ...placeOf(ctx, source) }
  })
  // What the licence does not let out still tells which story it is.
  const tellings = fresh.map((item, i) => ({
    id: rows[i]!.id,
    print: printedOf(item),
    at: item.publishedAt ?? ctx.now(),
  }))
  return ctx.write(async (tx) => {
    const ids = new Set<string>()
    for (const some of rowPieces(rows, itemColumns)) {
      const added = await tx.insert(items).values(some).onConflictDoNothing().returning({ id: items.id })
      for (const { id } of added) ids.add(id)
    }
    for (const telling of tellings.filter(({ id }) => ids.has(id))) await joinStory(tx, source.unitId, telling)
    return ids.size
  })
}

// A hundred units that share a source have its items printed once.
const prints = new WeakMap<FeedItem, Print>()
function printedOf(item: FeedItem): Print {
  const print = prints.get(item) ?? printOf(item)
  prints.set(item, print)
  return print
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
const rightsOf = ({ licence, embargoMinutes }: Source, item: FeedItem) => ({
  licence,
  embargoMinutes,
  summary: licence === 'link' ? '' : licence === 'excerpt' ? excerptOf(item) : item.summary,
})

/** One or two whole sentences, where there are any of that length. */
const excerptOf = ({ title, summary, text = '' }: FeedItem) =>
  sentencesFrom({ title, lead: summary, text }, excerptMax) || clip(summary, excerptMax)
