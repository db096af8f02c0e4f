import type { Answer } from '../answers/answer.ts'
import { type Asked, ask } from '../answers/ask.ts'
import { longestQuestion } from '../answers/limits.ts'
import type { OnSentence } from '../answers/model.ts'
import type { Ctx } from '../context.ts'
import { chat } from '../messages.ts'
import { queueReply } from '../replies/queue.ts'
import { sendReplies } from '../replies/send.ts'
import { tellLegalRoad } from './denunciation.ts'
import { legalWords, urgentText, urgentWords } from './messages.ts'
import { alarmsIn } from './question-alarms.ts'

export type Heeded = Answer & { legal?: 'to-cao'; message?: string; urgentPhone?: string }

/**
 * Answers a question from a screen, heeding what people do not know to call anything else: with a cry for help comes the
 * telephone number, and a denunciation is told its legal road and not kept.
 */
export async function askHeeding(ctx: Ctx, asked: Asked, onSentence?: OnSentence): Promise<Heeded> {
  const { denounces, urgent } = alarmsIn(asked.text)
  const urgentPhone = urgent ? { urgentPhone: urgentWords[urgent] } : {}
  if (!denounces) return { ...(await ask(ctx, asked, onSentence)), ...urgentPhone }
  const text = legalWords['to-cao']
  const nothing = { questionId: '', outcome: 'not_found', origin: 'extractive', mayHandOn: false } as const
  return { ...nothing, citations: [], text, legal: 'to-cao', message: text, ...urgentPhone }
}

/** The same in a chat, where `causeId` names the event. The number leaves at once: it waits for no answer. */
export async function askInChatHeeding(ctx: Ctx, causeId: string, asked: Asked & { id: string }): Promise<void> {
  const { denounces, urgent } = alarmsIn(asked.text)
  const to = { channel: asked.channel, id: asked.recipient }
  if (denounces) return tellLegalRoad(ctx, { to, causeId, urgent })
  if (urgent) {
    await ctx.write((tx) =>
      queueReply(tx, ctx, { to, cause: 'urgent', causeId, content: { text: urgentText(urgent) } }),
    )
    await sendReplies(ctx)
  }
  const { length } = asked.text
  if (length <= longestQuestion) return void (await ask(ctx, asked))
  const content = { text: chat.questionTooLong(length, longestQuestion) }
  await ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'event', causeId, content }))
}
