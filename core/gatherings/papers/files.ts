import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { gatheringPapers, gatherings, type paperReaders } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import { attachedFile, fileType, largestFile, pictureType, putAttachment } from '../../announcements/attachments.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { bearsMarking, markingOfName } from '../../library/metadata/secrecy.ts'
import { FileRefused, isRefusal } from '../../library/parse/source-document.ts'
import { oneLine } from '../../news/plain.ts'
import { mayDo } from '../../roles.ts'
import { gatheringFor } from '../gathering.ts'
import { gatheringWords } from '../messages.ts'
import { putPaper, takesPapers } from './papers.ts'
import { mayOpen } from './read.ts'

// What a wall and a phone turn the pages of; the file itself is whole.
const mostWords = 300_000
const taken = new Set([
  ...['application/pdf', 'image/jpeg', 'image/png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])
/** Why the words of a file that is whole could not be had, or not all of them. */
const wordless = new Set(['document.empty', 'file.text-only', 'file.slow', 'file.memory', 'file.pages'])

type Given = {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  title: string
  agendaId: string | null
  readers: (typeof paperReaders)[number]
  outAt: number
  /** Whoever hands it in has looked: it bears no marking of secrecy. */
  sure: boolean
}

/**
 * Puts an uploaded file before a gathering, as a document of the library is put there. One that bears a marking of secrecy is not
 * kept; one whose words cannot all be read, or may be a marking, takes somebody's word that it bears none.
 *
 * @throws AppError INVALID gathering.paper-file or gathering.paper-secret, TOO_LARGE attachment.file-large; CONFLICT
 *   gathering.paper-unsure, and as `putPaper`
 */
export async function addPaperFile(ctx: Ctx, id: string, given: Given, signal?: AbortSignal): Promise<{ id: string }> {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.write', id)
  if (!takesPapers(gathering)) throw new AppError('CONFLICT', 'gathering.state')
  const { bytes, readers, outAt, agendaId } = given
  const name = oneLine(given.name).slice(-120)
  if (bytes.length > largestFile) throw new AppError('TOO_LARGE', 'attachment.file-large')
  const mimeType = pictureType(bytes) ?? fileType(name, bytes)
  if (!mimeType || !taken.has(mimeType)) throw new AppError('INVALID', 'gathering.paper-file')
  const { words, unsure } = await wordsOf(ctx, name, bytes, signal)
  if (unsure && !given.sure) throw new AppError('CONFLICT', 'gathering.paper-unsure')
  const file = { id: newId('at'), unitId: unit.id, name, mimeType, size: bytes.length, hash: await sha256(bytes) }
  const by = { createdBy: ctx.actor.personId, createdAt: ctx.now() }
  const title = oneLine(given.title) || oneLine(name.replace(/\.[a-z]{3,4}$/i, '')) || gatheringWords.untitled
  const row = { title, agendaId, readers, outAt, attachmentId: file.id, words }
  const put = (tx: Tx) => putAttachment(tx, { ...file, bytes, ...by })
  return putPaper(ctx, { id, unitId: unit.id }, row, { put, unsure })
}

/** The words of a file, and whether somebody must look for a marking themselves. */
async function wordsOf(
  ctx: Ctx,
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<{ words: string; unsure: boolean }> {
  const ofName = markingOfName(name)
  if (ofName === 'secret') throw new AppError('INVALID', 'gathering.paper-secret')
  try {
    const { words, whole } = await readOf(ctx, name, bytes, signal)
    return { words, unsure: ofName === 'doubtful' || !whole }
  } catch (error) {
    if (error instanceof FileRefused) return { words: '', unsure: refusedAs(error.reason) }
    // Nobody waits longer than this for a scan.
    if (signal?.aborted && signal.reason?.name === 'TimeoutError') return { words: '', unsure: true }
    throw error
  }
}

/** `whole`: every word was read, and none may be a marking. */
async function readOf(ctx: Ctx, name: string, bytes: Uint8Array, signal?: AbortSignal) {
  const read = await ctx.readFile(name, bytes, { signal })
  if (isRefusal(read)) throw new FileRefused(read.reason)
  let [words, count] = ['', 0]
  try {
    for await (const document of read.documents) {
      count += 1
      for await (const part of document.texts()) if (words.length < mostWords) words += part
    }
  } finally {
    await read.close()
  }
  for (const { reason } of read.refused) refusedAs(reason)
  if (bearsMarking(words)) throw new FileRefused('document.secret')
  const unread = read.unread.some(({ reason }) => reason !== 'page.short' && reason !== 'page.blank')
  const whole = count > 0 && !unread && !read.notes.includes('secret.doubtful')
  return { words: words.slice(0, mostWords), whole }
}

/** True where it may be kept on somebody's word. */
function refusedAs(reason: string): true {
  if (reason === 'document.secret') throw new AppError('INVALID', 'gathering.paper-secret')
  if (!wordless.has(reason) && !reason.startsWith('ocr.') && !reason.startsWith('page.'))
    throw new AppError('INVALID', 'gathering.paper-file')
  return true
}

/** The file of a paper, for the office that prepares it and for whoever may read it. */
export async function paperFile(ctx: Ctx, id: string, paperId: string) {
  const [row] = await ctx.db
    .select({ path: units.path, withdrawnAt: gatheringPapers.withdrawnAt, attachmentId: gatheringPapers.attachmentId })
    .from(gatheringPapers)
    .innerJoin(gatherings, eq(gatherings.id, gatheringPapers.gatheringId))
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(and(eq(gatheringPapers.id, paperId), eq(gatheringPapers.gatheringId, id)))
  if (!row?.attachmentId || row.withdrawnAt !== null) throw new AppError('NOT_FOUND')
  if (!mayDo(ctx, 'gathering.read', row.path)) await mayOpen(ctx, id, paperId)
  const file = await attachedFile(ctx.db, row.attachmentId)
  if (!file) throw new AppError('NOT_FOUND')
  return file
}
