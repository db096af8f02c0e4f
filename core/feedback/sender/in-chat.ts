import type { Ctx, Recipient } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { idFor } from '../../ids.ts'
import { refusal } from '../../refusals.ts'
import { queueReply } from '../../replies/queue.ts'
import { sendUrgent } from '../../replies/send.ts'
import { cryIn } from '../cries.ts'
import { tellLegalRoad } from '../denunciation.ts'
import { urgentLines } from '../messages.ts'
import { triage } from '../triage.ts'
import { addToCase, rateCase, reopenCase } from './act.ts'
import type { Spoken } from './spoken.ts'

const done = {
  addition: (code: string) => `Đã ghi thêm vào phản ánh ${code}. Cán bộ giải quyết sẽ đọc.`,
  reopen: (code: string) => `Đã mở lại phản ánh ${code}. Hạn trả lời được tính lại từ bây giờ.`,
  rating: () => 'Cảm ơn bạn đã đánh giá.',
}

/** Does what somebody says of their case in a chat, and tells there what came of it; `key` names the event. */
export async function actOnCaseInChat(
  ctx: Ctx,
  key: string,
  { spoken, to, personId }: { spoken: Spoken; to: Recipient; personId: string },
): Promise<void> {
  const urgent = cryIn(spoken.text)
  // Of a denunciation nothing is kept, not even that it was refused.
  if (triage(spoken.text).legal === 'to-cao') {
    await tellLegalRoad(ctx, { to, causeId: key, urgent })
    return void (urgent && (await sendUrgent(ctx)))
  }
  const said = await act({ ...ctx, actor: { ...ctx.actor, personId } }, key, spoken).then(
    () => done[spoken.does](spoken.code),
    (error: unknown) => {
      if (error instanceof AppError) return refusal(error)
      throw error
    },
  )
  const text = [...urgentLines(urgent), said].join('\n')
  await ctx.write((tx) =>
    queueReply(tx, ctx, { to, cause: 'feedback_act', causeId: key, content: { text }, urgent: urgent !== null }),
  )
  if (urgent) await sendUrgent(ctx)
}

const act = (ctx: Ctx, key: string, spoken: Spoken): Promise<void> => {
  switch (spoken.does) {
    case 'addition':
      return addToCase(ctx, spoken.code, { id: idFor('fs', key), text: spoken.text })
    case 'reopen':
      return reopenCase(ctx, spoken.code, spoken)
    case 'rating':
      return rateCase(ctx, spoken.code, spoken)
  }
}
