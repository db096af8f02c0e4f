import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { firstPart, putRest, wholeBytes } from '../../../db/parted.ts'
import { feedbackPictures, feedbackSteps } from '../../../db/schema/feedback.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { stripped } from './stripped.ts'
import { isVoice, largestVoice, voiceTypeOf } from './voice.ts'

export const mostPictures = 6
/** In bytes, of one picture as it comes; phones send far smaller ones. */
export const largestPicture = 8 * 1024 * 1024
// A case that goes on for long takes pictures each time, but is no album.
const mostOfCase = 30

/** A picture, or what its sender said aloud. */
export type KeptPicture = { bytes: Uint8Array<ArrayBuffer>; mimeType: string; id: string; hash: string }

/**
 * Makes pictures ready to be kept: no more than are taken, each a picture, without what it says of its making. `spoken` takes one
 * recording beside them, as it is.
 *
 * @throws AppError INVALID feedback.pictures-many, feedback.picture, feedback.picture-heic or feedback.voices-many; TOO_LARGE
 * feedback.picture-large or feedback.voice-large
 */
export async function readied(files: Uint8Array[], { spoken = false } = {}): Promise<KeptPicture[]> {
  const voices = spoken ? files.filter((bytes) => voiceTypeOf(bytes)) : []
  const pictures = files.filter((bytes) => !voices.includes(bytes))
  if (pictures.length > mostPictures) throw new AppError('INVALID', 'feedback.pictures-many')
  if (voices.length > 1) throw new AppError('INVALID', 'feedback.voices-many')
  const kept = new Map<string, KeptPicture>()
  for (const bytes of voices) {
    if (bytes.length > largestVoice) throw new AppError('TOO_LARGE', 'feedback.voice-large')
    const hash = await sha256(bytes)
    kept.set(hash, { bytes: new Uint8Array(bytes), mimeType: voiceTypeOf(bytes) ?? '', id: newId('fp'), hash })
  }
  for (const bytes of pictures) {
    if (isHeic(bytes)) throw new AppError('INVALID', 'feedback.picture-heic')
    if (bytes.length > largestPicture) throw new AppError('TOO_LARGE', 'feedback.picture-large')
    const clean = stripped(bytes)
    if (!clean) throw new AppError('INVALID', 'feedback.picture')
    const hash = await sha256(clean.bytes)
    // One picture chosen twice is one.
    kept.set(hash, { ...clean, id: newId('fp'), hash })
  }
  return [...kept.values()]
}

// The phone makes a JPEG of it where its browser can open it; here nothing can.
const isHeic = (bytes: Uint8Array) =>
  String.fromCharCode(...bytes.subarray(4, 8)) === 'ftyp' &&
  /^(?:hei|hev|mif|msf|avif)/.test(String.fromCharCode(...bytes.subarray(8, 12)))

/** Keeps them with a case, each once. Until their words were looked through pictures are shown to nobody; of what was said none are read. */
export async function keepPictures(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  feedbackId: string,
  { pictures, stepId = null }: { pictures: readonly KeptPicture[]; stepId?: string | null },
): Promise<void> {
  if (pictures.length === 0) return
  const rows = await tx
    .select({ hash: feedbackPictures.hash })
    .from(feedbackPictures)
    .where(eq(feedbackPictures.feedbackId, feedbackId))
  const already = new Set(rows.map(({ hash }) => hash))
  const fresh = pictures.filter(({ hash }) => !already.has(hash))
  if (rows.length + fresh.length > mostOfCase) throw new AppError('INVALID', 'feedback.pictures-many')
  for (const one of fresh) {
    const { id, hash, bytes, mimeType } = one
    const state = isVoice(one) ? 'shown' : 'waiting'
    await tx.run(sql`
      insert into feedback_pictures (id, feedback_id, step_id, state, mime_type, hash, bytes, created_at)
      values (${id}, ${feedbackId}, ${stepId}, ${state}, ${mimeType}, ${hash}, ${firstPart(bytes)}, ${ctx.now()})`)
    await putRest(tx, id, bytes)
  }
}

/**
 * A picture of a case that may be shown; null of any other. Of a case that it is answered with, those of `answers` alone.
 * `toSender` leaves out those of notes between officers and of answers that were taken back.
 */
export async function pictureOf(
  ctx: Pick<Ctx, 'db'>,
  id: string,
  feedbackId: string,
  { answers, toSender }: { answers: readonly { id: string }[]; toSender: boolean },
) {
  const [row] = await ctx.db
    .select({
      ...{ mimeType: feedbackPictures.mimeType, bytes: feedbackPictures.bytes },
      ...{ feedbackId: feedbackPictures.feedbackId, kind: feedbackSteps.kind, answerId: feedbackSteps.answerId },
    })
    .from(feedbackPictures)
    .leftJoin(feedbackSteps, eq(feedbackSteps.id, feedbackPictures.stepId))
    .where(and(eq(feedbackPictures.id, id), eq(feedbackPictures.state, 'shown')))
  if (!row) return null
  const isOwn = row.feedbackId === feedbackId && !(toSender && (row.kind === 'note' || row.answerId !== null))
  if (!isOwn && !answers.some((answer) => answer.id === row.answerId)) return null
  return { ...row, bytes: await wholeBytes(ctx.db, id, row.bytes) }
}
