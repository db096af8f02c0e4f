import { and, desc, eq, gte, inArray, isNotNull, or } from 'drizzle-orm'
import { feedback } from '../../../db/schema/feedback.ts'
import type { Ctx, Recipient } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { idFor } from '../../ids.ts'
import { refusal } from '../../refusals.ts'
import { queueReply } from '../../replies/queue.ts'
import { minuteMs } from '../../time.ts'
import { readied } from '../pictures/keep.ts'
import { voiceTypeOf } from '../pictures/voice.ts'
import { addToCase } from './act.ts'

const sentJustNowMs = 30 * minuteMs
const words = {
  picture: {
    added: (code: string) => `Đã thêm ảnh vào phản ánh ${code}.`,
    gone: (code: string) => `Chưa lấy được ảnh này. Vui lòng gửi lại, hoặc thêm ảnh ở trang theo dõi phản ánh ${code}.`,
  },
  voice: {
    added: (code: string) => `Đã thêm lời nói của bạn vào phản ánh ${code}. Cán bộ sẽ nghe.`,
    gone: (code: string) =>
      `Chưa lấy được đoạn ghi âm này. Vui lòng gửi lại, hoặc nhắn bằng chữ: bổ sung ${code}: nội dung`,
  },
}

type Sent = {
  /** Where it stands on the platform's servers. */
  picture: string
  /** It is what somebody said aloud. */
  spoken?: boolean
  to: Recipient
  personId: string
  /** Nothing is said of it. */
  quiet?: boolean
}

/**
 * Takes a picture, or what was said aloud, that somebody sends in a chat into their case: the one that they were asked about there, or that they sent or
 * changed half an hour ago at most. Whether there was such a case.
 */
export async function pictureToCase(
  ctx: Ctx,
  key: string,
  { picture, spoken = false, to, personId, quiet = false }: Sent,
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
  const text = await kept(ctx, key, { picture, spoken, code: own.trackCode, personId })
  if (quiet) return true
  await ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'feedback_act', causeId: key, content: { text } }))
  return true
}

type Fetched = { picture: string; spoken: boolean; code: string; personId: string }

async function kept(ctx: Ctx, key: string, sent: Fetched): Promise<string> {
  const said = words[sent.spoken ? 'voice' : 'picture']
  const bytes = await ctx.fetchPicture(sent.picture)
  // What comes under another name than it is is not taken for it.
  if (!bytes || (sent.spoken && !voiceTypeOf(bytes))) return said.gone(sent.code)
  try {
    const given = { id: idFor('fs', key), text: '', pictures: await readied([bytes], sent) }
    await addToCase({ ...ctx, actor: { ...ctx.actor, personId: sent.personId } }, sent.code, given)
    return said.added(sent.code)
  } catch (error) {
    if (error instanceof AppError) return refusal(error)
    throw error
  }
}
