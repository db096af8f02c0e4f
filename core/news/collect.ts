import { record } from '../audit.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import { describe } from '../errors.ts'
import { withArticles } from './collecting/articles.ts'
import { claimDue } from './collecting/claim.ts'
import { type Reading, readFor } from './collecting/read.ts'
import { type Collected, store } from './collecting/store.ts'
import { type Source, sourceFor } from './sources.ts'
import { forgetStories } from './stories/join.ts'

const hostsAtOnce = 48

/** `forMs`: after how long nothing more is begun; `stopped`: whether the process is to end. */
type Bound = { forMs?: number; stopped?: () => boolean }

/**
 * Reads every source whose time has come: several hosts at once, each by one request at a time, an address once for all who
 * share it. Each fails alone and keeps its own error.
 */
export async function collectDue(ctx: Ctx, { forMs = Number.POSITIVE_INFINITY, stopped = () => false }: Bound = {}) {
  const end = Date.now() + forMs
  const keep = inTurn()
  const running = new Set<Promise<void>>()
  let read = 0
  for (;;) {
    const free = Date.now() < end && !stopped() ? hostsAtOnce - running.size : 0
    const claimed = free > 0 ? await claimDue(ctx, free) : []
    for (const shared of claimed) {
      read += shared.length
      const work: Promise<void> = collectShared(ctx, shared, keep, stopped).finally(() => running.delete(work))
      running.add(work)
    }
    if (running.size === 0) break
    await Promise.race(running)
  }
  if (read > 0) await forgetStories(ctx)
  return read
}

/** Reads one source now, whenever its time would have come. */
export async function collect(ctx: Ctx, sourceId: string): Promise<Collected> {
  const source = await sourceFor(ctx, sourceId)
  const [reading] = (await withArticles(ctx, [source], await readFor(ctx, [source]))) as [Reading]
  const collected = await store(ctx, source, reading)
  await ctx.write((tx) =>
    record(tx, ctx, { action: 'source.collect', unitId: source.unitId, subjectId: source.id, detail: collected }),
  )
  return collected
}

type Keep = (work: () => Promise<void>) => Promise<void>

// Stored one after another, so that a story in two of them is known when the second comes.
async function collectShared(ctx: Ctx, shared: Source[], keep: Keep, stopped: () => boolean): Promise<void> {
  const readings = await withArticles(ctx, shared, await readFor(ctx, shared))
  // What was cut off says nothing of the source.
  if (stopped()) return
  await keep(async () => {
    for (const [i, source] of shared.entries()) {
      await storeAlone(ctx, source, readings[i]!)
      await breathe()
    }
  })
}

async function storeAlone(ctx: Ctx, source: Source, reading: Reading): Promise<void> {
  try {
    const { added, refused } = await store(ctx, source, reading)
    ctx.log('source.collected', { id: source.id, added, refused })
  } catch (error) {
    ctx.log('source.failed', { id: source.id, ...describe(error) })
  }
}

function inTurn(): Keep {
  let last: Promise<void> = Promise.resolve()
  return (work) => {
    last = last.then(work)
    return last
  }
}
