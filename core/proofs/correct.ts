import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { originals } from '../../db/schema/intake.ts'
import { type Change, documentCorrections, documents } from '../../db/schema/library.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { accessFor, confirmedBy, keepConfirmed } from '../intake/keep-confirmed.ts'
import { holdForRelease, showAtOnce } from '../intake/storing.ts'
import { lapsed } from '../lease.ts'
import { FileRefused, isRefusal } from '../library/parse/source-document.ts'
import { keptLines, withChanges } from '../library/store/lines.ts'
import { type Prepared, prepare } from '../library/store/prepare.ts'
import type { ReadDocument } from '../library/store/read-document.ts'
import { clearOlder } from '../library/store/stage.ts'
import { textOf } from '../library/store/texts.ts'
import { isShown } from '../library/visible.ts'
import { isGated, waitingOf, withdraw } from '../releases/staged.ts'
import { minuteMs } from '../time.ts'
import { articlesUnmade, mostChanges, placed, tidied } from './changes.ts'
import { type Reading, readingOf } from './proof.ts'

// Reading a long law again takes some seconds, and writing it some more.
const claimMs = 5 * minuteMs

type Corrected = {
  /** The reading that the person looked at. */
  hash: string
  which: 'shown' | 'waiting'
  changes: Change[]
  /** Whether lines at which an article begins may begin none any more. */
  articlesMayGo?: boolean
}

/**
 * Puts lines of a reading right. What comes of it is a new version, read anew from the whole text by the same rules, kept with
 * who did it, and shown as any new version is: at once, or once it has stood the golden questions. The same file stands
 * behind it.
 *
 * @throws AppError CONFLICT where somebody else was first, INVALID for what cannot be a line of a document
 */
export async function correctLines(
  ctx: Ctx,
  id: string,
  { hash, which, changes: given, articlesMayGo = false }: Corrected,
): Promise<{ version: number; release: string | null }> {
  const reading = await readingOf(ctx, id, which)
  if (which === 'shown' && !isShown(reading.document)) throw new AppError('NOT_FOUND')
  if (which === 'shown' && (await waitingOf(ctx, id))) throw new AppError('CONFLICT', 'proof.waiting')
  if (reading.hash !== hash) throw new AppError('CONFLICT', 'proof.stale')
  if (given.length === 0) throw new AppError('INVALID', 'proof.nothing')
  if (given.length > mostChanges) throw new AppError('INVALID', 'proof.many')
  const kept = await textOf(ctx.db, id, hash)
  if (!kept) throw new AppError('INVALID', 'proof.no-lines')
  const changes = placed(keptLines(kept.text), tidied(given))
  if (!changes) throw new AppError('CONFLICT', 'proof.stale')
  const gone = articlesUnmade(changes)
  if (gone.length > 0 && !articlesMayGo) throw new AppError('INVALID', 'proof.article', { articles: gone })
  const text = withChanges(kept.text, changes)
  if (text === null) throw new AppError('CONFLICT', 'proof.stale')
  const claim = await claimed(ctx, reading, changes)
  try {
    return await readAnew(ctx, reading, { claim, text, changes })
  } catch (error) {
    await ctx.write((tx) =>
      tx.delete(documentCorrections).where(and(eq(documentCorrections.id, claim), eq(documentCorrections.hash, ''))),
    )
    throw error
  }
}

/** Of one document one correction is made at a time; one whose process died over it is not waited for. */
async function claimed(ctx: Ctx, { document, hash, version, which }: Reading, changes: Change[]): Promise<string> {
  const id = newId('co')
  const madeAt = ctx.now()
  const made = await ctx.write(async (tx) => {
    await tx
      .delete(documentCorrections)
      .where(
        and(
          eq(documentCorrections.documentId, document.id),
          eq(documentCorrections.hash, ''),
          lapsed(claimMs, madeAt, sql`${documentCorrections.madeAt} + ${claimMs}`),
        ),
      )
    return tx
      .insert(documentCorrections)
      .values({
        id,
        documentId: document.id,
        fromHash: hash,
        version: which === 'waiting' ? version : version + 1,
        changes,
        madeBy: ctx.actor.personId,
        madeAt,
      })
      .onConflictDoNothing()
      .returning({ id: documentCorrections.id })
  })
  if (made.length === 0) throw new AppError('CONFLICT', 'proof.stale')
  return id
}

type Made = { claim: string; text: string; changes: Change[] }

async function readAnew(ctx: Ctx, reading: Reading, { claim, text, changes }: Made) {
  const { document, originalId } = reading
  const opened = await ctx.readFile(await nameOf(ctx, reading), new TextEncoder().encode(text))
  if (isRefusal(opened)) throw refusedFor(opened.reason)
  try {
    const [read, ...more] = await all(opened.documents)
    if (!read || more.length > 0 || opened.kind !== 'text') throw refusedFor('')
    if (read.blank) throw refusedFor('document.empty')
    const waiting = reading.which === 'waiting' ? await waitingOf(ctx, document.id) : null
    const { unitId, access } = waiting?.described ?? document
    const hash = await read.hashFor(access, unitId)
    if (hash === reading.hash) throw new AppError('INVALID', 'proof.same')
    const source = keepConfirmed(read.source, document)
    const ready = await prepare(read, {
      source,
      sourceKey: document.sourceKey,
      hash,
      unitId,
      originalId,
      // Whom a person let read this very text may go on reading it.
      access: document.confirmedAt ? access : accessFor(source, document, access),
      confirmed: confirmedBy(ctx, source, document),
      before: document,
    })
    return await stored(ctx, reading, ready, { claim, changes, name: waiting?.name ?? source.title })
  } catch (error) {
    if (error instanceof FileRefused) throw refusedFor(error.reason)
    throw error
  } finally {
    await opened.close()
  }
}

/** The file's own name says what a text without a title is called; as a text it is read here. */
async function nameOf(ctx: Ctx, { originalId, title }: Reading): Promise<string> {
  const [file] = originalId
    ? await ctx.db.select({ name: originals.fileName }).from(originals).where(eq(originals.id, originalId))
    : []
  return `${(file?.name ?? title).replace(/\.[a-z]+$/i, '')}.txt`
}

async function all(documents: AsyncIterable<ReadDocument>): Promise<ReadDocument[]> {
  const found: ReadDocument[] = []
  for await (const one of documents) found.push(one)
  return found
}

const refusedFor = (reason: string) =>
  new AppError(
    'INVALID',
    reason === 'document.secret' ? 'proof.secret' : reason === 'document.empty' ? 'proof.blank' : 'proof.unread',
  )

async function stored(
  ctx: Ctx,
  reading: Reading,
  ready: Prepared,
  { claim, changes, name }: { claim: string; changes: Change[]; name: string },
) {
  const { id, version, unitId, hash } = ready
  const alongside = async (tx: Tx) => {
    await expectStill(tx, reading)
    await tx.update(documentCorrections).set({ hash, version }).where(eq(documentCorrections.id, claim))
    await record(tx, ctx, {
      action: 'document.correct',
      unitId,
      subjectId: id,
      detail: { version, from: reading.hash, sha256: hash, lines: changes.map(({ line }) => line) },
    })
  }
  const gated = await isGated(ctx, unitId)
  await expectStill(ctx.db, reading)
  await clearOlder(ctx)
  await withdraw(ctx, id)
  const storing = gated ? holdForRelease(ctx, () => {}, { unitId, name }) : showAtOnce(ctx, () => {})
  await storing.write([{ ...ready, alongside }])
  return { version, release: await storing.open() }
}

/** Nothing else has come in the meantime: neither a file nor a person's word on what the document is. */
async function expectStill(tx: Pick<Tx, 'select'>, { document }: Reading): Promise<void> {
  const [now] = await tx.select().from(documents).where(eq(documents.id, document.id))
  const gone = document.version === 0 && !now
  if (!gone && (now?.version !== document.version || now.updatedAt !== document.updatedAt))
    throw new AppError('CONFLICT', 'proof.stale')
}
