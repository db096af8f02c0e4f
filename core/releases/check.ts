import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { type ReleaseState, releases, stagedDocuments } from '../../db/schema/releases.ts'
import type { Ctx } from '../context.ts'
import { describe } from '../errors.ts'
import { lapsed } from '../lease.ts'
import { publish } from '../library/store/publish.ts'
import { clearOlder, clearStaged, removeOlder } from '../library/store/stage.ts'
import { forgetTexts, forgetUnseen } from '../library/store/texts.ts'
import { minuteMs } from '../time.ts'
import { type Comparison, compared, fell } from './compare.ts'
import { stagedIn, unstage } from './staged.ts'

export const leaseMs = 5 * minuteMs

// Counting the words of so many passages anew takes some tens of milliseconds, and other processes wait no longer.
const passagesPerWrite = 200

/**
 * Asks the golden questions of the library with and without a release, and shows it unless fewer are answered rightly with
 * it; then, and where they could not be asked, it waits for a person.
 */
export async function checkRelease(ctx: Ctx, id: string): Promise<ReleaseState> {
  const trial = await tried(ctx, id)
  const passes = trial !== null && !fell(trial)
  const [checked] = await ctx.write((tx) =>
    tx
      .update(releases)
      .set({
        before: trial?.before ?? null,
        after: trial?.after ?? null,
        moved: trial?.moved ?? [],
        state: passes ? 'publishing' : 'waiting',
        leaseUntil: passes ? ctx.now() + leaseMs : null,
      })
      .where(and(eq(releases.id, id), eq(releases.state, 'checking')))
      .returning(),
  )
  return checked?.state === 'publishing' ? publishRelease(ctx, id) : stateOf(ctx, id)
}

async function tried(ctx: Ctx, id: string): Promise<Comparison | null> {
  if (!ctx.tryOut) return null
  try {
    const { before, after } = await ctx.tryOut(id)
    return compared(before, after)
  } catch (error) {
    ctx.log('release.untried', { releaseId: id, ...describe(error) })
    return null
  }
}

/** Shows a release a few documents at a time, each whole; cut off at any point, the same call goes on. */
export async function publishRelease(ctx: Ctx, id: string): Promise<ReleaseState> {
  const publishing = and(eq(releases.id, id), eq(releases.state, 'publishing'))
  for (;;) {
    const { ready, outdated } = await ctx.write(async (tx) => {
      const [mine] = await tx
        .update(releases)
        .set({ leaseUntil: ctx.now() + leaseMs })
        .where(publishing)
        .returning()
      if (!mine) return { ready: [], outdated: [] }
      const batch = await stagedIn(tx, id, passagesPerWrite)
      await publish(tx, ctx, batch.ready)
      await unstage(tx, [...batch.ready, ...batch.outdated])
      const titles = batch.outdated.map(({ source }) => source.title)
      await tx
        .update(releases)
        .set(
          batch.ready.length + titles.length > 0
            ? { outdated: [...mine.outdated, ...titles] }
            : { state: 'published', leaseUntil: null },
        )
        .where(publishing)
      return batch
    })
    await removeOlder(ctx, ready)
    for (const { id: documentId } of outdated) await clearStaged(ctx, documentId)
    if (ready.length + outdated.length === 0) return stateOf(ctx, id)
  }
}

async function stateOf(ctx: Pick<Ctx, 'db'>, id: string): Promise<ReleaseState> {
  const [row] = await ctx.db.select({ state: releases.state }).from(releases).where(eq(releases.id, id))
  return row?.state ?? 'discarded'
}

/** Takes up every release that is due and that no process holds: just decided about, or left by a process that died. */
export async function resumeReleases(ctx: Ctx): Promise<void> {
  for (let goneOnWith = 0; ; goneOnWith++) {
    const due = and(
      inArray(releases.state, ['checking', 'publishing']),
      or(isNull(releases.leaseUntil), lapsed(leaseMs, ctx.now(), releases.leaseUntil)),
    )
    const [waiting] = await ctx.db.select({ id: releases.id }).from(releases).where(due).limit(1)
    if (!waiting) {
      // Whoever died over one may have left behind what it replaced.
      if (goneOnWith > 0) await clearOlder(ctx)
      break
    }
    const [row] = await ctx.write((tx) =>
      tx
        .update(releases)
        .set({ leaseUntil: ctx.now() + leaseMs })
        .where(and(eq(releases.id, waiting.id), due))
        .returning(),
    )
    if (row?.state === 'checking') await checkRelease(ctx, row.id)
    if (row?.state === 'publishing') await publishRelease(ctx, row.id)
  }
  await clearDiscarded(ctx)
}

/**
 * Takes away what is staged of releases that were thrown away, and documents that were never more than that; but not what
 * an import has staged of them meanwhile.
 */
async function clearDiscarded(ctx: Ctx): Promise<void> {
  const left = await ctx.db
    .select({ id: stagedDocuments.documentId })
    .from(stagedDocuments)
    .innerJoin(releases, eq(releases.id, stagedDocuments.releaseId))
    .where(eq(releases.state, 'discarded'))
  const discarded = sql`(select id from releases where state = 'discarded')`
  for (const { id } of left) {
    await clearStaged(
      ctx,
      id,
      sql`exists (select 1 from staged_documents where document_id = d.id and release_id in ${discarded})`,
    )
    await ctx.write(async (tx) => {
      const gone = await tx
        .delete(stagedDocuments)
        .where(and(eq(stagedDocuments.documentId, id), sql`release_id in ${discarded}`))
        .returning({ id: stagedDocuments.documentId })
      if (gone.length === 0) return
      await forgetUnseen(tx, id)
      const [unseen] = await tx.all(sql`
        select 1 from documents where id = ${id} and version = 0
          and not exists (select 1 from sections where document_id = documents.id)`)
      if (!unseen) return
      await forgetTexts(tx, id)
      await tx.run(sql`delete from documents where id = ${id}`)
    })
  }
}
