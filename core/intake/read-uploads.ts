import { and, eq, inArray, sql } from 'drizzle-orm'
import { documentOriginals, type ImportedFile, imports, originals, type Taken } from '../../db/schema/intake.ts'
import { documents } from '../../db/schema/library.ts'
import { keyActorById } from '../api-keys/acting.ts'
import { as, type Ctx, type OpenedFile } from '../context.ts'
import { AppError, describe } from '../errors.ts'
import { newId } from '../ids.ts'
import { lapsed } from '../lease.ts'
import type { ImportReason } from '../library/messages.ts'
import { FileRefused, isRefusal } from '../library/parse/source-document.ts'
import { dropUnused, wholeOf } from '../library/store/originals.ts'
import type { ReadDocument } from '../library/store/read-document.ts'
import { clearOlder } from '../library/store/stage.ts'
import { type Actor, grantsOf } from '../roles.ts'
import { minuteMs } from '../time.ts'
import { importDocuments } from './import-documents.ts'

const leaseMs = 2 * minuteMs
const beatMs = 20_000
const progressEveryMs = 500
const maxAttempts = 3
const mostReported = 200

type Row = typeof imports.$inferSelect
type Outcome = { state: 'done' | 'refused'; reason?: ImportReason | null; report: ImportedFile }

/**
 * Reads the files that wait, one after the other, until none is left; answers how many. One whose lease has lapsed
 * belonged to a process that died: it is read again, and what it had stored already changes nothing.
 */
export async function readUploads(ctx: Ctx, stopping?: AbortSignal): Promise<number> {
  for (let read = 0; ; read++) {
    const row = stopping?.aborted ? undefined : await claim(ctx)
    if (!row) return read
    if (row.state === 'reading') await readOne(ctx, row, stopping)
  }
}

async function claim(ctx: Ctx): Promise<Row | undefined> {
  const now = ctx.now()
  const [waiting] = await ctx.db.all(sql`select 1 from imports where ${due(now)} limit 1`)
  if (!waiting) return undefined
  const [row] = await ctx.write((tx) =>
    tx
      .update(imports)
      .set({
        state: sql`case when attempts >= ${maxAttempts} then 'refused' else 'reading' end`,
        reason: sql`case when attempts >= ${maxAttempts} then 'file.deadly' end`,
        attempts: sql`attempts + 1`,
        claim: newId('cl'),
        leaseUntil: now + leaseMs,
        updatedAt: now,
      })
      .where(eq(imports.id, sql`(select id from imports where ${due(now)} order by created_at, rowid limit 1)`))
      .returning(),
  )
  return row
}

const due = (now: number) => sql`(state = 'queued' or (state = 'reading' and ${lapsed(leaseMs, now)}))`

async function readOne(ctx: Ctx, row: Row, stopping?: AbortSignal): Promise<void> {
  const abort = new AbortController()
  const stop = () => abort.abort()
  stopping?.addEventListener('abort', stop)
  const mine = and(eq(imports.id, row.id), eq(imports.claim, row.claim ?? ''), eq(imports.state, 'reading'))
  let told = 0

  /** Renews the lease. Nobody's row any more means that a person stopped it, or that another process has it. */
  async function tell(progress: Partial<Row> = {}): Promise<void> {
    const now = ctx.now()
    const held = await ctx.write((tx) =>
      tx
        .update(imports)
        .set({ ...progress, leaseUntil: now + leaseMs, updatedAt: now })
        .where(mine)
        .returning({ id: imports.id }),
    )
    if (held.length === 0) stop()
  }
  const tellSoon = (progress: Partial<Row>) => {
    if (ctx.now() - told < progressEveryMs) return
    told = ctx.now()
    tell(progress).catch(() => {})
  }
  const beat = setInterval(() => tell().catch(() => {}), beatMs)

  try {
    const outcome = await outcomeOf(ctx, row, abort.signal, tellSoon)
    await finish(ctx, row, outcome)
  } catch (error) {
    if (stopping?.aborted) await put(ctx, mine, { state: 'queued', leaseUntil: null, attempts: row.attempts - 1 })
    else if (!abort.signal.aborted) await fail(ctx, row, mine, error)
  } finally {
    clearInterval(beat)
    stopping?.removeEventListener('abort', stop)
  }
}

const put = (ctx: Ctx, which: ReturnType<typeof and>, change: Partial<Row>) =>
  ctx.write((tx) =>
    tx
      .update(imports)
      .set({ ...change, updatedAt: ctx.now() })
      .where(which),
  )

/** What a person may have brought about ends here; what may pass is tried again in a minute. */
async function fail(ctx: Ctx, row: Row, mine: ReturnType<typeof and>, error: unknown): Promise<void> {
  const lost = error instanceof AppError && ['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'].includes(error.code)
  if (lost) return void (await put(ctx, mine, { state: 'refused', reason: 'import.right', leaseUntil: null }))
  ctx.log('import.failed', {
    importId: row.id,
    attempts: row.attempts,
    ...describe(error),
  })
  if (row.attempts >= maxAttempts)
    await put(ctx, mine, { state: 'refused', reason: 'file.unreadable', leaseUntil: null })
  else await put(ctx, mine, { leaseUntil: ctx.now() + minuteMs })
}

async function outcomeOf(
  ctx: Ctx,
  row: Row,
  signal: AbortSignal,
  tell: (progress: Partial<Row>) => void,
): Promise<Outcome> {
  // Whoever handed the file in takes its documents in, with the rights that are theirs now.
  const uploader = as(ctx, await uploaderOf(ctx, row))
  // Whoever died over it may have left behind what its last version replaced.
  if (row.attempts > 1) await clearOlder(ctx)
  const before = await readBefore(ctx, row)
  if (before) return { state: 'done', report: { ...blank(), documents: before, documentCount: before.length } }

  const bytes = await wholeOf(ctx.db, { id: row.originalId ?? '', size: row.size })
  const read = await ctx.readFile(row.fileName, bytes, {
    signal,
    onPage: (pagesRead, pages) => tell({ pagesRead, pages }),
  })
  signal.throwIfAborted()
  if (isRefusal(read)) return { state: 'refused', reason: read.reason, report: blank() }
  try {
    return await taken(uploader, row, read, signal, tell)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return { state: 'refused', reason: error.reason, report: blank() }
  } finally {
    await read.close()
  }
}

async function uploaderOf(ctx: Ctx, { uploadedBy, keyId }: Row): Promise<Actor> {
  if (keyId) return keyActorById(ctx, keyId)
  return { personId: uploadedBy, name: '', grants: uploadedBy ? await grantsOf(ctx, uploadedBy) : [] }
}

/** What became of the documents of a file that was opened. */
async function taken(
  uploader: Ctx,
  { id, access, unitId, originalId, replaces, fileName }: Row,
  { documents, documentCount, close, refused: leftOut, pages, ...how }: OpenedFile,
  signal: AbortSignal,
  tell: (progress: Partial<Row>) => void,
): Promise<Outcome> {
  const report: ImportedFile = { ...blank(), ...how }
  if (pages !== undefined) await put(uploader, eq(imports.id, id), { pages, pagesRead: pages })
  if (replaces && documentCount !== 1) return { state: 'refused', reason: 'document.many', report }
  const { passages, refused, notes } = await importDocuments(uploader, unlessStopped(documents, signal), {
    access,
    unitId,
    originalId,
    replaces,
    name: fileName,
    onTaken: (taken) => {
      report.documentCount += 1
      if (report.documents.length < mostReported) report.documents.push(taken)
    },
    onProgress: ({ passages }) => tell({ passages }),
  })
  report.passages = passages
  report.notes.push(...notes)
  const left = [...leftOut, ...refused]
  report.refused = left.slice(0, mostReported)
  const [first] = left
  return report.documentCount === 0
    ? { state: 'refused', reason: first?.reason ?? 'document.empty', report }
    : { state: 'done', report }
}

const blank = (): ImportedFile => ({
  kind: '',
  documents: [],
  documentCount: 0,
  passages: 0,
  ocr: [],
  unread: [],
  notes: [],
  refused: [],
})

/**
 * The documents that the very same bytes became, where all of them stand unchanged, or as a person put them right since: then
 * nothing needs to be read. One whose text was not kept yet is read for it.
 */
export async function readBefore(
  ctx: Pick<Ctx, 'db'>,
  { sha256, access, unitId, replaces }: Pick<Row, 'sha256' | 'access' | 'replaces'> & { unitId: string | null },
): Promise<Taken[] | null> {
  const held = await ctx.db
    .selectDistinct({
      document: documents,
      isLast: sql<number>`exists (select 1 from document_originals o join originals same on same.id = o.original_id
        where o.document_id = documents.id and o.version = documents.version and same.sha256 = ${sha256})`,
      hasText: sql<number>`(documents.origin <> 'file' or exists (select 1 from document_versions v
        where v.document_id = documents.id and v.version = documents.version))`,
    })
    .from(originals)
    .innerJoin(documentOriginals, eq(documentOriginals.originalId, originals.id))
    .innerJoin(documents, eq(documents.id, documentOriginals.documentId))
    .where(eq(originals.sha256, sha256))
    .limit(mostReported)
  const same = held.every(
    ({ document, isLast, hasText }) =>
      isLast &&
      hasText &&
      document.retiredAt === null &&
      document.access === access &&
      document.unitId === unitId &&
      (!replaces || document.id === replaces),
  )
  if (held.length === 0 || !same) return null
  return held.map(({ document: { id, title, passageCount } }) => ({
    id,
    title,
    outcome: 'unchanged' as const,
    passages: passageCount,
  }))
}

async function* unlessStopped(
  documents: AsyncIterable<ReadDocument>,
  signal: AbortSignal,
): AsyncGenerator<ReadDocument> {
  for await (const source of documents) {
    signal.throwIfAborted()
    yield source
  }
}

/** What was taken in before a person stopped it is in: the row says so. A secret file leaves no copy. */
async function finish(ctx: Ctx, row: Row, { state, reason = null, report }: Outcome): Promise<void> {
  const secret = reason === 'document.secret' || report.refused.some((one) => one.reason === 'document.secret')
  await ctx.write(async (tx) => {
    const [ended] = await tx
      .update(imports)
      .set({ state, reason, report, passages: report.passages, leaseUntil: null, updatedAt: ctx.now() })
      .where(
        and(
          eq(imports.id, row.id),
          eq(imports.claim, row.claim ?? ''),
          inArray(imports.state, state === 'done' ? ['reading', 'cancelled'] : ['reading']),
        ),
      )
      .returning({ id: imports.id })
    if (ended && row.originalId && (state === 'done' || secret)) await dropUnused(tx, row.originalId)
  })
  if (secret) await ctx.scrub()
}
