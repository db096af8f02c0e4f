import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { documents, passages, sections } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { dayOf } from '../../time.ts'
import { documentSeen, seen, toView, withForce } from './documents.ts'
import { nearestPlace } from './moved-passage.ts'

export const mostPassages = 100
const usually = 40
const before = 6

const columns = {
  id: passages.id,
  position: passages.position,
  label: passages.label,
  heading: passages.heading,
  path: sections.path,
  lead: passages.lead,
  text: passages.text,
  page: passages.page,
  aside: sections.aside,
}

type Stored = typeof documents.$inferSelect

/** Some of a document's passages in order, from a position on, each with its force today; `total` says how many there are. */
export async function readPassages(ctx: Ctx, documentId: string, input: { from?: number; limit?: number }) {
  return passagesFrom(ctx, await documentSeen(ctx, documentId), input.from ?? 0, input.limit ?? usually)
}

async function passagesFrom(ctx: Ctx, document: Stored, from: number, limit: number) {
  const { id, version, passageCount } = document
  const rows = await ctx.db
    .select(columns)
    .from(passages)
    .innerJoin(sections, eq(sections.seq, passages.sectionSeq))
    .where(and(eq(passages.documentId, id), eq(passages.version, version), gte(passages.position, from)))
    .orderBy(asc(passages.position))
    .limit(Math.min(limit, mostPassages))
  return { from, total: passageCount, passages: await withForce(ctx, document, rows, dayOf(ctx.now())) }
}

/**
 * A passage in its document, with what stands around it. One that a newer version no longer has opens at the nearest place
 * and says so (`moved`).
 */
export async function readPassage(ctx: Ctx, id: string) {
  const [found] = await ctx.db
    .select({ document: documents })
    .from(passages)
    .innerJoin(documents, and(eq(documents.id, passages.documentId), eq(documents.version, passages.version)))
    .where(and(eq(passages.id, id), seen(ctx)))
  const document = found?.document ?? (await documentOfGone(ctx, id))
  const [passage] = await ctx.db
    .select(columns)
    .from(passages)
    .innerJoin(sections, eq(sections.seq, passages.sectionSeq))
    .where(
      and(
        eq(passages.documentId, document.id),
        eq(passages.version, document.version),
        eq(passages.id, found ? id : await nearestIn(ctx, document, id)),
      ),
    )
  if (!passage) throw new AppError('NOT_FOUND')
  const around = await passagesFrom(ctx, document, Math.max(0, passage.position - before), usually)
  return { passage, moved: !found, document: toView(ctx, document), around }
}

/** A passage's id begins with its document's key, so the document is known when the passage is gone. */
async function documentOfGone(ctx: Ctx, id: string): Promise<Stored> {
  const key = /^pa_([0-9a-f]{16})_/.exec(id)?.[1]
  if (!key) throw new AppError('NOT_FOUND')
  const [document] = await ctx.db
    .select()
    .from(documents)
    .where(and(gte(documents.id, `doc_${key}`), lt(documents.id, `doc_${key}~`), seen(ctx)))
  if (!document) throw new AppError('NOT_FOUND')
  return document
}

async function nearestIn(ctx: Ctx, { id, version }: Stored, gone: string): Promise<string> {
  const places = await ctx.db
    .select({ id: passages.id })
    .from(passages)
    .innerJoin(sections, eq(sections.seq, passages.sectionSeq))
    .where(and(eq(passages.documentId, id), eq(passages.version, version), eq(sections.aside, false)))
    .orderBy(asc(passages.position))
  return (
    nearestPlace(
      places.map((one) => one.id),
      gone,
    ) ?? ''
  )
}
