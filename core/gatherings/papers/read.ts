import { and, eq, sql } from 'drizzle-orm'
import { gatheringPoints } from '../../../db/schema/gathering-rooms.ts'
import { gatheringPapers, gatheringReads } from '../../../db/schema/gatherings.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { clearanceOf, isCleared } from '../../library/clearance.ts'
import { type Standing, standingsOf } from '../asked.ts'
import { announcedOne } from '../gathering.ts'
import { nextChange } from '../points/point.ts'
import { papersOf } from './papers.ts'

/**
 * Opens a paper: where it stands, for whoever may read it. That somebody did is counted, once a person, also with the point by whose
 * code they came; who it was is not kept.
 */
export async function openPaper(ctx: Ctx, id: string, paperId: string, { point = 0 }: { point?: number } = {}) {
  const paper = await mayOpen(ctx, id, paperId)
  const { personId } = ctx.actor
  if (personId) {
    const reader = await ctx.keyed(`paper ${paperId} ${personId}`)
    await ctx.write(async (tx) => {
      const added = await tx.insert(gatheringReads).values({ paperId, reader }).onConflictDoNothing().returning()
      if (added.length === 0) return
      await tx
        .update(gatheringPapers)
        .set({ reads: sql`${gatheringPapers.reads} + 1` })
        .where(eq(gatheringPapers.id, paperId))
      if (point === 0) return
      const change = await nextChange(tx, id)
      await tx
        .update(gatheringPoints)
        .set({ reads: sql`${gatheringPoints.reads} + 1`, change })
        .where(and(eq(gatheringPoints.gatheringId, id), eq(gatheringPoints.number, point)))
    })
  }
  const { documentId, attachmentId, title, mimeType, size } = paper
  const [read] = attachmentId
    ? await ctx.db.select({ words: gatheringPapers.words }).from(gatheringPapers).where(eq(gatheringPapers.id, paperId))
    : []
  return { documentId, attachmentId, title, mimeType, size, words: read?.words ?? '' }
}

/** A paper that the actor may read now; else NOT_FOUND. */
export async function mayOpen(ctx: Ctx, id: string, paperId: string): Promise<Paper> {
  const { gathering } = await announcedOne(ctx, id)
  const { personId } = ctx.actor
  const [standing] = personId
    ? await standingsOf(ctx.db, [{ gatheringId: id, personId }], new Map([[id, gathering]]), ctx.now())
    : [null]
  const paper = (await papersOf(ctx.db, id)).find((one) => one.id === paperId)
  if (!paper || !mayRead(ctx, paper, standing ?? null)) throw new AppError('NOT_FOUND')
  return paper
}

type Paper = Awaited<ReturnType<typeof papersOf>>[number]

/** Whether a paper is out, and for them. */
export function mayRead(ctx: Pick<Ctx, 'actor' | 'now'>, paper: Paper, standing: Standing | null): boolean {
  if (paper.withdrawnAt !== null || paper.outAt > ctx.now()) return false
  if (paper.readers === 'public') return true
  if (paper.readers === 'asked') return standing?.known === true && standing.asked
  if (paper.readers === 'member') return standing?.member === true || isCleared(clearanceOf(ctx.actor), 'member')
  return isCleared(clearanceOf(ctx.actor), 'communicator')
}
