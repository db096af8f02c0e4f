import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  isNotNull,
  lte,
  ne,
  notLike,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { documentOriginals, originals } from '../../../db/schema/intake.ts'
import { type Access, documents, passages, sections } from '../../../db/schema/library.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow, unitFor, within } from '../../roles.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { normalize } from '../../text/normalize.ts'
import { dayOf } from '../../time.ts'
import { topUnit } from '../../units/tree.ts'
import { clearanceOf } from '../clearance.ts'
import { changesOf, withChanges } from '../force/changes.ts'
import { type ClauseForce, clauseForceOn, documentChangesOn } from '../force/clause-force.ts'
import { inForceOn, mayBeInForce } from '../force/in-force.ts'
import { shownTo } from '../visible.ts'

/** The condition on `documents` that whoever asks may see them. */
export const seen = (ctx: Ctx) => shownTo(clearanceOf(ctx.actor))

type Stored = typeof documents.$inferSelect

export const toView = (ctx: Ctx, stored: Stored, on = dayOf(ctx.now())) => {
  const { id, number, title, kind, issuer, issuedOn, effectiveOn, expiresOn, access, sample, passageCount } = stored
  const known = { id, number, title, kind, issuer, issuedOn, effectiveOn, expiresOn, access, sample, passageCount }
  return { ...known, inForce: inForceOn(on, stored), confirmed: stored.confirmedAt !== null }
}

/** No pattern: what people type is longer than some databases let a pattern be. Small letters are those without accents. */
const holds = (column: SQLWrapper, words: string) => sql`instr(lower(${column}), lower(${words})) > 0`

/** What a list may be in the order of; one that a document does not say stands last either way. */
export const documentOrders = ['number', 'issued', 'passages'] as const
type Order = (typeof documentOrders)[number]

/** `from` and `to` are the days of issue, `inForceOn` a day on which it may be in force, such as `2026-11-22`. */
type Listing = {
  query?: string
  access?: Access
  kind?: string
  issuer?: string
  from?: string
  to?: string
  inForceOn?: string
  retired?: boolean
  sort?: Order
  down?: boolean
  offset?: number
  limit?: number
}

function inOrder({ sort, down }: Listing): SQL[] {
  const latest = [desc(documents.updatedAt), asc(documents.title), asc(documents.id)]
  if (!sort) return latest
  const said = {
    number: sql`nullif(${documents.numberKey}, '')`,
    issued: documents.issuedOn,
    passages: documents.passageCount,
  }[sort]
  return [sql`${said} is null`, down ? desc(said) : asc(said), ...latest]
}

/** Those that whoever asks may read, the latest first unless sorted; or, for who keeps the library, those taken off the shelf. */
export async function listDocuments(ctx: Ctx, input: Listing = {}) {
  if (input.retired) allow(ctx, 'document.write')
  const words = normalize(input.query ?? '').trim()
  const where = and(
    input.retired ? and(isNotNull(documents.retiredAt), within(ctx, 'document.write')) : seen(ctx),
    input.access && eq(documents.access, input.access),
    input.kind ? eq(documents.kind, input.kind) : undefined,
    input.issuer ? eq(documents.issuer, input.issuer) : undefined,
    input.from ? gte(documents.issuedOn, input.from) : undefined,
    input.to ? lte(documents.issuedOn, input.to) : undefined,
    input.inForceOn ? mayBeInForce(input.inForceOn, 'documents') : undefined,
    // Records without text are thousands: they are there for who looks for one.
    words
      ? or(holds(documents.title, words), holds(documents.numberKey, numberKeyOf(words)))
      : ne(documents.origin, 'catalogue'),
  )
  const rows = await ctx.db
    .select({ document: documents, fileName: originals.fileName })
    .from(documents)
    .leftJoin(units, eq(units.id, documents.unitId))
    .leftJoin(
      documentOriginals,
      and(eq(documentOriginals.documentId, documents.id), eq(documentOriginals.version, documents.version)),
    )
    .leftJoin(originals, eq(originals.id, documentOriginals.originalId))
    .where(where)
    .orderBy(...inOrder(input))
    .limit(Math.min(input.limit ?? 50, 200))
    .offset(input.offset ?? 0)
  const shown = rows.map(({ document, fileName }) => ({ ...toView(ctx, document), fileName }))
  const [counted] = await ctx.db
    .select({ total: count() })
    .from(documents)
    .leftJoin(units, eq(units.id, documents.unitId))
    .where(where)
  return { documents: shown, total: counted?.total ?? 0 }
}

/** The document, if whoever asks may read it; else NOT_FOUND. */
export async function documentSeen(ctx: Ctx, id: string): Promise<Stored> {
  const [found] = await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.id, id), seen(ctx)))
  if (!found) throw new AppError('NOT_FOUND')
  return found
}

/**
 * A document with its outline, its passages' places and headings without rows of tables and what frames the text, its force on a day
 * and that of each (today's, or `on`'s), and what others did to it by then.
 */
export async function readDocument(ctx: Ctx, id: string, on?: string) {
  const document = await documentSeen(ctx, id)
  const outline = await ctx.db
    .select({ passageId: passages.id, label: passages.label, heading: passages.heading, path: sections.path })
    .from(passages)
    .innerJoin(sections, eq(sections.seq, passages.sectionSeq))
    .where(
      and(
        eq(passages.documentId, id),
        eq(passages.version, document.version),
        eq(sections.aside, false),
        notLike(passages.lead, '|%'),
      ),
    )
    .orderBy(asc(passages.position))
  const day = on ?? dayOf(ctx.now())
  const placed = await withForce(ctx, document, outline, day)
  return {
    ...toView(ctx, document, on),
    changes: await whatChanged(ctx, document, day),
    outline: placed.map(({ passageId, label, heading, inForce }) => ({ passageId, label, heading, inForce })),
  }
}

/** Passages of a document, each with whether it is in force on a day and what made it otherwise. */
export async function withForce<P extends { label: string; path: string }>(
  ctx: Pick<Ctx, 'db'>,
  document: Stored,
  some: P[],
  day: string,
): Promise<(P & Pick<ClauseForce, 'inForce' | 'changes'>)[]> {
  const { id: documentId, amendedOn, repealedOn } = document
  const placed = some.map((passage) => ({
    label: passage.label,
    path: passage.path,
    documentId,
    amendedOn,
    repealedOn,
  }))
  const changed = await withChanges(ctx.db, placed)
  return some.map((passage, i) => {
    const { inForce, changes } = clauseForceOn(day, { ...document, text: '', changes: changed[i]?.changes ?? [] })
    return { ...passage, inForce, changes }
  })
}

/** What confirmed relations had done to a document by a day, the latest first. */
export async function whatChanged(ctx: Pick<Ctx, 'db'>, { id, amendedOn, repealedOn }: Stored, day: string) {
  if (!amendedOn && !repealedOn) return []
  return documentChangesOn(day, (await changesOf(ctx.db, [id])).get(id) ?? [])
}

/** The document, if the actor keeps its unit's library; else NOT_FOUND. One of no unit is the top one's. */
export async function documentFor(ctx: Ctx, id: string) {
  const [document] = await ctx.db.select().from(documents).where(eq(documents.id, id))
  await unitFor(ctx, 'document.write', document?.unitId ?? (await topUnit(ctx.db))?.id ?? '')
  if (!document || document.version === 0) throw new AppError('NOT_FOUND')
  return document
}
