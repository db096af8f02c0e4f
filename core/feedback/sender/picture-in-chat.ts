import { and, desc, eq, gte, inArray, isNotNull, or } from 'drizzle-orm'
import { feedback } from '../../../db/schema/feedback.ts'
import type { Ctx, Recipient } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { idFor } from '../../ids.ts'
import { refusal } from '../../refusals.ts'
import { queueReply } from '../../replies/queue.ts'
import { minuteMs } from '../../time.ts'
import { readied } from '../pictures/keep.ts'
import { addToCase } from './act.ts'

const sentJustNowMs = 30 * minuteMs
const words = {
  added: (code: string) => `Đã thêm ảnh vào phản ánh ${code}.`,
  gone: (code: string) => `Chưa lấy được ảnh này. Vui lòng gửi lại, hoặc thêm ảnh ở trang theo dõi phản ánh ${code}.`,
}

type Sent = {
  picture: string
  to: Recipient
  personId: string
  /** Nothing is said of it. */
  quiet?: boolean
}

/**
 * Takes a picture that somebody sends in a chat into their case: the one that they were asked about there, or that they sent or
 * changed half an hour ago at most. Whether there was such a case.
 */
export async function pictureToCase(
  ctx: Ctx,
  key: string,
  { picture, to, personId, quiet = false }: Sent,
): Promise<boolean> {
  const [own] = await ctx.db
    .select({ trackCode: feedback.trackCode })
    .from(feedback)
    .where(
      and(
        ...[eq(feedback.personId, personId), eq(feedback.channel, to.channel), eq(feedback.recipient, to.id)],
        inArray(feedback.status, ['received', 'assigned']),
        or(isNotNull(feedback.askedAt), gte(feedback.updatedAt, ctx.now() - sentJustNowMs)),
      ),
    )
    .orderBy(desc(feedback.askedAt), desc(feedback.updatedAt))
    .limit(1)
  if (!own) return false
  const text = await kept(ctx, key, { picture, code: own.trackCode, personId })
  if (quiet) return true
  await ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'feedback_act', causeId: key, content: { text } }))
  return true
}

async function kept(ctx: Ctx, key: string, sent: { picture: string; code: string; personId: string }): Promise<string> {
  const bytes = await ctx.fetchPicture(sent.picture)
  if (!bytes) return words.gone(sent.code)
  try {
    const given = { id: idFor('fs', key), text: '', pictures: await readied([bytes]) }
    await addToCase({ ...ctx, actor: { ...ctx.actor, personId: sent.personId } }, sent.code, given)
    return words.added(sent.code)
  } catch (error) {
    if (error instanceof AppError) return refusal(error)
    throw error
  }
}
