import { and, asc, desc, eq, gt, gte, inArray, isNull, like, lte, or } from 'drizzle-orm'
import { documents, passages, sections } from '../../db/schema/library.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { numberKeyOf } from '../text/document-number.ts'
import { normalize } from '../text/normalize.ts'
import { dayOf } from '../time.ts'
import { accessOf } from './access.ts'
import { inForceOn } from './in-force.ts'

const neighbours = 3

/** What may be seen of the library by whoever asks: shown, not retired, within their access. */
const seen = (ctx: Ctx) =>
  and(gt(documents.version, 0), isNull(documents.retiredAt), inArray(documents.access, accessOf(ctx.actor)))

type Stored = typeof documents.$inferSelect

const toView = (ctx: Ctx, stored: Stored, on = dayOf(ctx.now())) => {
  const { id, number, title, kind, issuer, issuedOn, effectiveOn, expiresOn, access, sample, passageCount } = stored
  const known = { id, number, title, kind, issuer, issuedOn, effectiveOn, expiresOn, access, sample, passageCount }
  return { ...known, inForce: inForceOn(on, stored), confirmed: stored.confirmedAt !== null }
}

export type DocumentView = ReturnType<typeof toView>

export async function listDocuments(ctx: Ctx, input: { query?: string; offset?: number; limit?: number } = {}) {
  const words = normalize(input.query ?? '').trim()
  const pattern = `%${words.replace(/[%_]/g, '')}%`
  const where = and(
    seen(ctx),
    words ? or(like(documents.title, pattern), like(documents.numberKey, `%${numberKeyOf(words)}%`)) : undefined,
  )
  const rows = await ctx.db
    .select()
    .from(documents)
    .where(where)
    .orderBy(desc(documents.updatedAt), asc(documents.title), asc(documents.id))
    .limit(Math.min(input.limit ?? 50, 200))
    .offset(input.offset ?? 0)
  return { documents: rows.map((row) => toView(ctx, row)), total: await ctx.db.$count(documents, where) }
}

async function documentSeen(ctx: Ctx, id: string): Promise<Stored> {
  const [found] = await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.id, id), seen(ctx)))
  if (!found) throw new AppError('NOT_FOUND')
  return found
}

/** A document with its outline, every passage's place and heading without its text, and its force on a day: today's, or `on`. */
export async function readDocument(ctx: Ctx, id: string, on?: string) {
  const document = await documentSeen(ctx, id)
  const outline = await ctx.db
    .select({ passageId: passages.id, label: passages.label, heading: passages.heading })
    .from(passages)
    .where(and(eq(passages.documentId, id), eq(passages.version, document.version)))
    .orderBy(asc(passages.position))
  return { ...toView(ctx, document, on), outline }
}

/** A passage in its surroundings: what stands before and after it in its document. */
export async function readPassage(ctx: Ctx, id: string) {
  const [found] = await ctx.db
    .select({ passage: passages, path: sections.path, document: documents })
    .from(passages)
    .innerJoin(sections, eq(sections.seq, passages.sectionSeq))
    .innerJoin(documents, and(eq(documents.id, passages.documentId), eq(documents.version, passages.version)))
    .where(and(eq(passages.id, id), seen(ctx)))
  if (!found) throw new AppError('NOT_FOUND')
  const { passage, path, document } = found
  const around = await ctx.db
    .select()
    .from(passages)
    .where(
      and(
        eq(passages.documentId, document.id),
        eq(passages.version, document.version),
        gte(passages.position, passage.position - neighbours),
        lte(passages.position, passage.position + neighbours),
      ),
    )
    .orderBy(asc(passages.position))
  const shown = ({ id, label, heading, text }: typeof passage) => ({ id, label, heading, text })
  return {
    passage: { ...shown(passage), page: passage.page, path },
    document: toView(ctx, document),
    before: around.filter(({ position }) => position < passage.position).map(shown),
    after: around.filter(({ position }) => position > passage.position).map(shown),
  }
}
