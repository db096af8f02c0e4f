import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { imports, originals } from '../../db/schema/intake.ts'
import { documentCorrections, documents, documentVersions, passages, sections } from '../../db/schema/library.ts'
import { people } from '../../db/schema/people.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type KeptLine, keptLines } from '../library/store/lines.ts'
import { originalOf } from '../library/store/originals.ts'
import { type Correction, textOf, versionHash } from '../library/store/texts.ts'
import { waitingOf } from '../releases/staged.ts'
import { unitFor } from '../roles.ts'
import { topUnit } from '../units/tree.ts'
import { type Article, doubtfulLines, type LineDoubt } from './doubts.ts'

/** Which reading of a document: the one that is shown, the one that waits to be, or an earlier version. */
export type Which = 'shown' | 'waiting' | number

export type Reading = {
  document: typeof documents.$inferSelect
  which: Which
  version: number
  hash: string
  title: string
  originalId: string | null
  releaseId: string | null
}

/** The document, also one that was never shown, if the actor keeps its unit's library; else NOT_FOUND. */
export async function proofFor(ctx: Ctx, id: string) {
  const [document] = await ctx.db.select().from(documents).where(eq(documents.id, id))
  const waiting = document ? await waitingOf(ctx, id) : null
  const unitId = document?.version === 0 ? waiting?.described.unitId : document?.unitId
  await unitFor(ctx, 'document.write', unitId ?? (await topUnit(ctx.db))?.id ?? '')
  if (!document || (document.version === 0 && !waiting)) throw new AppError('NOT_FOUND')
  return { document, waiting }
}

/** One reading of a document. Where none is named it is the one that is shown, or the one that waits where none is yet. */
export async function readingOf(ctx: Ctx, id: string, which?: Which): Promise<Reading> {
  const { document, waiting } = await proofFor(ctx, id)
  if (which === 'waiting' || (which === undefined && document.version === 0)) {
    if (!waiting) throw new AppError('NOT_FOUND')
    const { version, hash, originalId, source } = waiting.described
    const { releaseId } = waiting
    return { document, which: 'waiting', version, hash, title: source.title, originalId, releaseId }
  }
  const version = typeof which === 'number' ? which : document.version
  const isShown = version === document.version
  const hash = isShown ? document.sha256 : await versionHash(ctx.db, id, version)
  if (version === 0 || hash === null) throw new AppError('NOT_FOUND')
  const originalId = await originalOf(ctx, id, version)
  const { title } = document
  return { document, which: isShown ? 'shown' : version, version, hash, title, originalId, releaseId: null }
}

/** How a page was read, of one that should be looked at. */
type PageDoubt = { kind: 'ocr'; confidence: number } | { kind: 'unread'; reason: string }
type Part = { page: number | null; lines: KeptLine[]; doubts: PageDoubt[] }

// What was read of a page less surely than this has errors in most lines.
const surely = 75
// A text without pages is shown so many lines at a time.
const linesPerPart = 40

/** All that a person needs to hold a reading against its file: its parts with how many doubts, and what was put right in it. */
export async function proofOf(ctx: Ctx, id: string, which?: Which) {
  const reading = await readingOf(ctx, id, which)
  const { document, hash, version, originalId } = reading
  const { title, releaseId } = reading
  const kept = await textOf(ctx.db, id, hash)
  const report = await reportOf(ctx, originalId)
  const parts = kept ? partsOf(keptLines(kept.text), report) : []
  const doubts = kept ? await doubtsOf(ctx, reading, parts) : new Map<number, LineDoubt[]>()
  const waiting = await waitingOf(ctx, id)
  const [file] = originalId ? await ctx.db.select().from(originals).where(eq(originals.id, originalId)) : []
  return {
    id,
    title,
    number: document.number,
    which: reading.which,
    version,
    hash,
    releaseId,
    retired: document.retiredAt !== null,
    /** Whether its lines are kept, so that they can be put right. */
    hasLines: kept !== null,
    waits: waiting !== null && reading.which !== 'waiting',
    shownVersion: document.version,
    file: file ? { fileName: file.fileName, size: file.size } : null,
    parts: parts.map(({ page, lines, doubts: ofPage }) => ({
      page,
      doubts: ofPage.length + lines.filter(({ at }) => doubts.has(at)).length,
    })),
    doubts: parts.flatMap(({ lines, doubts: ofPage }, part) => [
      ...(ofPage.length > 0 ? [{ part, line: null }] : []),
      ...lines.flatMap(({ at }) => (doubts.has(at) ? [{ part, line: at }] : [])),
    ]),
    notes: report?.notes ?? [],
    corrections: await named(ctx, kept?.corrections ?? []),
    leftOut: await leftOutOf(ctx, id, version, kept?.corrections ?? []),
  }
}

/** The lines of one part of a reading, each with what speaks against it; blank ones only where the part has no others. */
export async function proofPart(ctx: Ctx, id: string, index: number, which?: Which) {
  const reading = await readingOf(ctx, id, which)
  const kept = await textOf(ctx.db, id, reading.hash)
  const parts = partsOf(keptLines(kept?.text ?? ''), await reportOf(ctx, reading.originalId))
  const part = parts[index]
  if (!kept || !part) throw new AppError('NOT_FOUND')
  const doubts = await doubtsOf(ctx, reading, parts)
  const filled = part.lines.filter(({ text }) => text.trim() !== '')
  const shown = filled.length > 0 ? filled : part.lines.slice(0, 1)
  return {
    part: index,
    hash: reading.hash,
    page: part.page,
    doubts: part.doubts,
    lines: shown.map(({ at, text }) => ({ at, text, doubts: doubts.get(at) ?? [] })),
  }
}

type Report = NonNullable<(typeof imports.$inferSelect)['report']>

/** What was said of a file as it was read; null where it did not come by the console. */
async function reportOf(ctx: Ctx, originalId: string | null): Promise<Report | null> {
  if (!originalId) return null
  const [read] = await ctx.db
    .select({ report: imports.report })
    .from(imports)
    .where(and(eq(imports.originalId, originalId), isNotNull(imports.report)))
    .limit(1)
  return read?.report ?? null
}

function partsOf(lines: KeptLine[], report: Report | null): Part[] {
  const parts: Part[] = []
  let filled = 0
  for (const line of lines) {
    const last = parts.at(-1)
    const isNew = line.page === null ? filled >= linesPerPart && line.text !== '' : line.page !== last?.page
    if (!last || isNew) {
      parts.push({ page: line.page, lines: [line], doubts: pageDoubts(line.page, report) })
      filled = 0
    } else last.lines.push(line)
    if (line.text !== '') filled += 1
  }
  return parts
}

function pageDoubts(page: number | null, report: Report | null): PageDoubt[] {
  if (!report) return []
  const here = (one: { page?: number }) => page !== null && one.page === page
  return [
    ...report.ocr
      .filter((one) => here(one) && one.confidence < surely)
      .map(({ confidence }) => ({ kind: 'ocr' as const, confidence })),
    ...report.unread.filter(here).map(({ reason }) => ({ kind: 'unread' as const, reason })),
  ]
}

async function doubtsOf(ctx: Ctx, { document, version }: Reading, parts: Part[]) {
  return doubtfulLines(
    parts.flatMap(({ lines }) => lines),
    await articlesIn(ctx, document.id, version),
  )
}

/** The articles of a version that is stored, in order, with what each is called; none of one that is shown no more. */
async function articlesIn(ctx: Ctx, documentId: string, version: number): Promise<Article[]> {
  const rows = await ctx.db
    .select({ article: sections.article, label: sql<string>`min(${passages.label})` })
    .from(sections)
    .innerJoin(passages, eq(passages.sectionSeq, sections.seq))
    .where(and(eq(sections.documentId, documentId), eq(sections.version, version), sql`${sections.article} <> ''`))
    .groupBy(sections.seq)
    .orderBy(asc(sections.position))
  return rows.map(({ article, label }) => {
    const called = `Điều ${article}`
    const end = label.indexOf(called)
    return { article, place: end < 0 ? label : label.slice(0, end + called.length) }
  })
}

async function named(ctx: Ctx, corrections: Correction[]) {
  const authors = corrections.flatMap(({ madeBy }) => madeBy ?? [])
  const names = await ctx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, authors))
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return corrections.map(({ id, version, changes, madeBy, madeAt }) => ({
    id,
    version,
    changes,
    madeAt,
    madeByName: nameOf.get(madeBy ?? '') ?? null,
  }))
}

/** How many lines were put right in earlier versions that this one was not made of. */
async function leftOutOf(ctx: Ctx, id: string, version: number, own: Correction[]): Promise<number> {
  const ownIds = new Set(own.map((one) => one.id))
  const shown = await ctx.db
    .selectDistinct({ id: documentCorrections.id, changes: documentCorrections.changes })
    .from(documentCorrections)
    .innerJoin(
      documentVersions,
      and(
        eq(documentVersions.documentId, documentCorrections.documentId),
        eq(documentVersions.hash, documentCorrections.hash),
      ),
    )
    .where(and(eq(documentCorrections.documentId, id), sql`${documentVersions.version} < ${version}`))
  return shown.filter((one) => !ownIds.has(one.id)).reduce((sum, { changes }) => sum + changes.length, 0)
}
