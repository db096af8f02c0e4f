import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../../db/client.ts'
import { attachments } from '../../../db/schema/digests.ts'
import { gatheringAgenda, gatheringPapers, gatherings, type paperReaders } from '../../../db/schema/gatherings.ts'
import { documents } from '../../../db/schema/library.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { clearanceOf } from '../../library/clearance.ts'
import { shownTo } from '../../library/visible.ts'
import { oneLine } from '../../news/plain.ts'
import { type Gathering, gatheringFor } from '../gathering.ts'
import { planHash, planOf } from '../plan.ts'
import { papersIn } from '../write.ts'

export const mostPapers = 100

/** The papers of a gathering in their order, with those that were taken back. */
export const papersOf = (db: Pick<Reader, 'select'>, gatheringId: string) =>
  db
    .select({
      ...{ id: gatheringPapers.id, title: gatheringPapers.title, documentId: gatheringPapers.documentId },
      ...{ version: gatheringPapers.version, attachmentId: gatheringPapers.attachmentId },
      ...{ agendaId: gatheringPapers.agendaId, readers: gatheringPapers.readers, outAt: gatheringPapers.outAt },
      ...{ withdrawnAt: gatheringPapers.withdrawnAt, reads: gatheringPapers.reads },
      ...{ mimeType: attachments.mimeType, size: attachments.size },
    })
    .from(gatheringPapers)
    .leftJoin(attachments, eq(attachments.id, gatheringPapers.attachmentId))
    .where(eq(gatheringPapers.gatheringId, gatheringId))
    .orderBy(asc(gatheringPapers.position))

/**
 * Puts a document of the library before a gathering, to be read from `outAt` on.
 *
 * @throws AppError INVALID gathering.paper where the actor cannot read it; CONFLICT gathering.state once it is over
 */
export async function addPaper(
  ctx: Ctx,
  id: string,
  given: {
    documentId: string
    title: string
    agendaId: string | null
    readers: (typeof paperReaders)[number]
    outAt: number
  },
): Promise<{ id: string }> {
  const { unit } = await gatheringFor(ctx, 'gathering.write', id)
  const [document] = await ctx.db
    .select({ id: documents.id, title: documents.title, version: documents.version })
    .from(documents)
    .where(and(eq(documents.id, given.documentId), shownTo(clearanceOf(ctx.actor))))
  if (!document) throw new AppError('INVALID', 'gathering.paper')
  const { agendaId, readers, outAt } = given
  const what = { title: oneLine(given.title) || document.title, documentId: document.id, version: document.version }
  return putPaper(ctx, { id, unitId: unit.id }, { ...what, agendaId, readers, outAt })
}

/** Until it is over. */
export const takesPapers = ({ state }: Pick<Gathering, 'state'>) => ['draft', 'announced', 'open'].includes(state)

type PaperRow = Pick<typeof gatheringPapers.$inferInsert, 'title' | 'agendaId' | 'readers' | 'outAt'> &
  Partial<Pick<typeof gatheringPapers.$inferInsert, 'documentId' | 'version' | 'attachmentId' | 'words'>>

/**
 * Writes a paper under those that are there, with its file; `unsure`: kept on somebody’s word that it bears no marking.
 *
 * @throws AppError INVALID gathering.agenda or gathering.papers; CONFLICT gathering.state
 */
export async function putPaper(
  ctx: Ctx,
  { id, unitId }: { id: string; unitId: string },
  row: PaperRow,
  file?: { put: (tx: Tx) => Promise<unknown>; unsure: boolean },
): Promise<{ id: string }> {
  const paperId = newId('gp')
  await ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (!now || !takesPapers(now)) throw new AppError('CONFLICT', 'gathering.state')
    const piece = and(eq(gatheringAgenda.id, row.agendaId ?? ''), eq(gatheringAgenda.gatheringId, id))
    if (row.agendaId && (await tx.$count(gatheringAgenda, piece)) === 0)
      throw new AppError('INVALID', 'gathering.agenda')
    const position = await tx.$count(gatheringPapers, eq(gatheringPapers.gatheringId, id))
    if (position >= mostPapers) throw new AppError('INVALID', 'gathering.papers')
    await file?.put(tx)
    const by = { addedBy: ctx.actor.personId, createdAt: ctx.now() }
    await tx.insert(gatheringPapers).values({ id: paperId, gatheringId: id, position, ...row, ...by })
    // Before it is announced, the papers are part of what is approved, and whoever adds one has written it.
    if (now.state === 'draft') {
      const contentHash = await planHash(now.unitId, now.kind, await planOf(tx, now), await papersIn(tx, id))
      const edited = { contentHash, editedBy: ctx.actor.personId, updatedAt: ctx.now() }
      await tx.update(gatherings).set(edited).where(eq(gatherings.id, id))
    }
    const { documentId, attachmentId, outAt } = row
    const detail = {
      ...(documentId && { documentId }),
      ...(attachmentId && { attachmentId, unsure: file?.unsure }),
      outAt,
    }
    await record(tx, ctx, { action: 'gathering.paper', unitId, subjectId: id, detail })
  })
  return { id: paperId }
}

/** Takes a paper back: from now on nobody opens it here. */
export async function withdrawPaper(ctx: Ctx, id: string, paperId: string): Promise<void> {
  const { unit } = await gatheringFor(ctx, 'gathering.write', id)
  await ctx.write(async (tx) => {
    const at = ctx.now()
    const own = and(eq(gatheringPapers.id, paperId), eq(gatheringPapers.gatheringId, id))
    const taken = await tx
      .update(gatheringPapers)
      .set({ withdrawnAt: at, withdrawnBy: ctx.actor.personId })
      .where(and(own, isNull(gatheringPapers.withdrawnAt)))
      .returning()
    if (taken.length === 0) throw new AppError('NOT_FOUND')
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (now?.state === 'draft') {
      const contentHash = await planHash(now.unitId, now.kind, await planOf(tx, now), await papersIn(tx, id))
      await tx
        .update(gatherings)
        .set({ contentHash, editedBy: ctx.actor.personId, updatedAt: at })
        .where(eq(gatherings.id, id))
    } else
      await tx
        .update(gatherings)
        .set({ revision: sql`${gatherings.revision} + 1` })
        .where(eq(gatherings.id, id))
    const detail = { paperId }
    await record(tx, ctx, { action: 'gathering.paper-withdraw', unitId: unit.id, subjectId: id, detail })
  })
}
