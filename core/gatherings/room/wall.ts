import { and, asc, count, eq, sql } from 'drizzle-orm'
import { gatheringAttendance, gatheringComments, gatheringMotions } from '../../../db/schema/gathering-rooms.ts'
import { gatheringAgenda, gatheringPapers, gatherings, type OnWall } from '../../../db/schema/gatherings.ts'
import { documents, documentTexts, documentVersions, passages } from '../../../db/schema/library.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { clearanceOf } from '../../library/clearance.ts'
import { shownTo } from '../../library/visible.ts'
import { gatheringFor } from '../gathering.ts'
import { papersOf } from '../papers/papers.ts'
import { shownComments, stepped } from './comments.ts'
import { entitledIn, type Motion, motionsOf, votedOn } from './motions.ts'
import { pagesOf } from './pages.ts'

const atStart: OnWall = { what: 'code', id: null, page: 0 }

/**
 * Puts something before the hall: the code, the agenda, a page of a paper, what was said, or a motion.
 *
 * @throws AppError CONFLICT gathering.not-open or gathering.shown
 */
export async function showOnWall(ctx: Ctx, id: string, shown: OnWall): Promise<{ revision: number }> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (now?.state !== 'open') throw new AppError('CONFLICT', 'gathering.not-open')
    const of = shown.what === 'paper' ? gatheringPapers : shown.what === 'motion' ? gatheringMotions : null
    if (of) {
      const [row] = await tx
        .select({ id: of.id })
        .from(of)
        .where(and(eq(of.id, shown.id ?? ''), eq(of.gatheringId, id)))
      const [paper] = row && shown.what === 'paper' ? (await papersOf(tx, id)).filter((one) => one.id === row.id) : []
      if (!row || (paper && paper.withdrawnAt !== null)) throw new AppError('CONFLICT', 'gathering.shown')
    }
    const before = now.shown ?? atStart
    await tx.update(gatherings).set({ shown }).where(eq(gatherings.id, id))
    await stepped(tx, id)
    // A page turned is no act of its own.
    if (before.what !== shown.what || before.id !== shown.id)
      await record(tx, ctx, {
        ...{ action: 'gathering.show', unitId: unit.id, subjectId: id },
        detail: { what: shown.what, shownId: shown.id },
      })
    return { revision: now.revision + 1 }
  })
}

/** What tells whether a room is to be looked at again. */
export async function roomPulse(ctx: Ctx, id: string) {
  const { gathering } = await gatheringFor(ctx, 'gathering.lead', id)
  const [row] = await ctx.db.all<{ voted: number; comments: number }>(sql`
    select
      (select count(*) from gathering_votes v join gathering_motions m on m.id = v.motion_id
        where m.gathering_id = ${id} and m.state = 'open') as voted,
      (select count(*) from gathering_comments c where c.gathering_id = ${id}) as comments`)
  const { state, revision, present } = gathering
  return { state, revision, present, voted: row?.voted ?? 0, comments: row?.comments ?? 0 }
}

/** All that the wall and the host's remote show. */
export async function wallOf(ctx: Ctx, id: string) {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const { title, state, revision, present, quorumPercent, votersExpected } = gathering
  const shown = gathering.shown ?? atStart
  const motions = await motionsShown(ctx, id)
  const [waiting] = await ctx.db
    .select({ count: count() })
    .from(gatheringComments)
    .where(and(eq(gatheringComments.gatheringId, id), eq(gatheringComments.state, 'waiting')))
  return {
    ...{ id, title, unitName: unit.name, state, revision, present, quorumPercent, votersExpected, shown },
    mayVote: await ctx.db.$count(
      gatheringAttendance,
      and(
        ...[eq(gatheringAttendance.gatheringId, id), eq(gatheringAttendance.mayVote, true)],
        sql`${gatheringAttendance.leftAt} is null`,
      ),
    ),
    agenda: await ctx.db
      .select()
      .from(gatheringAgenda)
      .where(eq(gatheringAgenda.gatheringId, id))
      .orderBy(asc(gatheringAgenda.position)),
    papers: (await papersOf(ctx.db, id)).filter(({ withdrawnAt }) => withdrawnAt === null),
    paper: shown.what === 'paper' ? await paperOnWall(ctx, id, shown) : null,
    motions,
    comments: await shownComments(ctx, id, 20),
    waiting: waiting?.count ?? 0,
  }
}

/** A page of a paper in its words; `withdrawn` where it was taken back, here or in the library, since it was put up. */
async function paperOnWall(ctx: Ctx, id: string, { id: paperId, page }: OnWall) {
  const paper = (await papersOf(ctx.db, id)).find((one) => one.id === paperId)
  const gone = { withdrawn: true as const, title: '', page: 0, pages: 0, text: '', picture: null }
  if (!paper || paper.withdrawnAt !== null) return gone
  const shown = { withdrawn: false as const, title: paper.title, picture: null }
  if (!paper.documentId) {
    const file = { ...shown, picture: paper.mimeType?.startsWith('image/') ? filePath(id, paperId ?? '') : null }
    const [read] = await ctx.db
      .select({ words: gatheringPapers.words })
      .from(gatheringPapers)
      .where(eq(gatheringPapers.id, paper.id))
    return { ...file, ...pageOf(file.picture ? '' : (read?.words ?? ''), page) }
  }
  const [document] = await ctx.db
    .select({ id: documents.id, version: documents.version })
    .from(documents)
    .where(and(eq(documents.id, paper.documentId), shownTo(clearanceOf(ctx.actor))))
  if (!document) return gone
  return { ...shown, ...pageOf(await textOf(ctx, document.id, document.version), page) }
}

const filePath = (id: string, paperId: string) => `/api/own-gatherings/${id}/papers/${paperId}/file`

function pageOf(text: string, page: number) {
  const pages = pagesOf(text)
  const at = Math.min(Math.max(0, page), Math.max(0, pages.length - 1))
  return { page: at, pages: pages.length, text: pages[at] ?? '' }
}

/** The words of a document as it was read; of one made of rows, those of its passages. */
async function textOf(ctx: Ctx, documentId: string, version: number): Promise<string> {
  const parts = await ctx.db
    .select({ text: documentTexts.text })
    .from(documentTexts)
    .innerJoin(
      documentVersions,
      and(eq(documentVersions.documentId, documentTexts.documentId), eq(documentVersions.hash, documentTexts.hash)),
    )
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.version, version)))
    .orderBy(asc(documentTexts.position))
  if (parts.length > 0) return parts.map(({ text }) => text).join('')
  const rows = await ctx.db
    .select({ text: passages.text })
    .from(passages)
    .where(and(eq(passages.documentId, documentId), eq(passages.version, version)))
    .orderBy(asc(passages.position))
  return rows.map(({ text }) => text).join('\n')
}

/** Motions with how far each vote is; what ballots say is told by its count alone. */
async function motionsShown(ctx: Ctx, id: string) {
  const motions = await motionsOf(ctx.db, id)
  const voted = await votedOn(
    ctx.db,
    motions.map((one) => one.id),
  )
  return Promise.all(
    motions.map(async (motion) => ({
      ...shownMotion(motion),
      voted: voted.get(motion.id) ?? 0,
      ...(await entitled(ctx, motion)),
    })),
  )
}

const entitled = async (ctx: Ctx, motion: Motion) => {
  if (motion.state !== 'open') return { entitled: motion.result?.entitled ?? 0, phoneless: 0 }
  const { entitled, phoneless } = await entitledIn(ctx.db, motion)
  return { entitled, phoneless }
}

export const shownMotion = ({ id, agendaId, text, options, way, passPercent, state, result, resultHash }: Motion) => ({
  ...{ id, agendaId, text, options, way, passPercent, state, result, resultHash },
})

/** Notes that somebody went home: from now on they have no vote. */
export async function noteLeft(ctx: Ctx, id: string, attendanceId: string, { left }: { left: boolean }): Promise<void> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  await ctx.write(async (tx) => {
    const changed = await tx
      .update(gatheringAttendance)
      .set({ leftAt: left ? ctx.now() : null })
      .where(and(eq(gatheringAttendance.id, attendanceId), eq(gatheringAttendance.gatheringId, id)))
      .returning({ id: gatheringAttendance.id })
    if (changed.length === 0) throw new AppError('NOT_FOUND')
    await stepped(tx, id)
    const detail = { row: attendanceId, left }
    await record(tx, ctx, { action: 'gathering.left', unitId: unit.id, subjectId: id, detail })
  })
}
