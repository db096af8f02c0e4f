import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { people } from '../../../db/schema/people.ts'
import type { Ctx } from '../../context.ts'
import { queueReply } from '../../replies/queue.ts'
import { written } from '../../time.ts'
import type { Feedback } from '../list.ts'

// Only the code and the day: what somebody told the office stands in no officer's chat.
const words = {
  yours: (code: string, due: string) => `Phản ánh ${code} vừa được giao cho bạn. Hạn trả lời: ${due}.`,
  routed: (code: string, due: string) => `Phản ánh ${code} vừa được chuyển đến đơn vị của bạn. Hạn trả lời: ${due}.`,
  colleague: (code: string, due: string) => `Bạn được mời cùng giải quyết phản ánh ${code}. Hạn trả lời: ${due}.`,
  added: (code: string) => `Người gửi vừa bổ sung vào phản ánh ${code}.`,
  reopened: (code: string) => `Người gửi mở lại phản ánh ${code} vì việc chưa xong.`,
  half: (code: string, due: string) => `Phản ánh ${code} đã qua nửa thời hạn. Hạn trả lời: ${due}.`,
  late: (code: string, due: string) => `Phản ánh ${code} đã hết hạn trả lời (${due}) mà chưa có lời nào.`,
  escalated: (code: string, due: string) =>
    `Báo cáo người đứng đầu: phản ánh ${code} đã hết hạn trả lời (${due}) mà chưa có lời nào.`,
  promised: (code: string, day: string) =>
    `Phản ánh ${code} đã qua ngày hẹn với người gửi (${day}) mà chưa đóng. Nếu đã xong, vui lòng đóng kèm ảnh hoặc văn bản; nếu chưa, trả lời lại với ngày mới.`,
}

type Telling = {
  personIds: readonly string[]
  key: string
  about: Pick<Feedback, 'trackCode' | 'dueAt'>
  said: keyof typeof words
  /** The day that was promised; else the case's own is told. */
  day?: string
}

/** Writes to officers about a case, to each once: `key` says what for. Who does not follow the account reads it at the console. */
export async function tellStaff(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  { personIds, key, about, said, day }: Telling,
): Promise<number> {
  if (personIds.length === 0) return 0
  const rows = await tx
    .select({ personId: people.id, oaUserId: people.oaUserId })
    .from(people)
    .where(and(inArray(people.id, [...new Set(personIds)]), isNotNull(people.oaUserId), eq(people.follows, true)))
  const text = `${words[said](about.trackCode, day ?? written(about.dueAt))}\nMở bàn làm việc, mục Phản ánh, để xem.`
  for (const { personId, oaUserId } of rows)
    await queueReply(tx, ctx, {
      to: { channel: 'oa_chat', id: oaUserId ?? '' },
      ...{ cause: 'feedback_staff', causeId: `${key}:${said}:${personId}`, content: { text } },
    })
  return rows.length
}
