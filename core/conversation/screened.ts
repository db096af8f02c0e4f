import type { Answer, Asked } from '../answers/answer.ts'
import { ask } from '../answers/ask.ts'
import { askerOf } from '../answers/asker/asker.ts'
import type { OnSentence } from '../answers/model/write.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { tellLegalRoad } from '../feedback/denunciation.ts'
import { legalWords, urgentText, urgentWords } from '../feedback/messages.ts'
import { feedbackIn } from '../feedback/opening.ts'
import { alarmsIn } from '../feedback/question-alarms.ts'
import { longestQuestion } from '../library/search/query.ts'
import { chat } from '../messages.ts'
import { queueReply, urgentCause } from '../replies/queue.ts'
import { sendUrgent } from '../replies/send.ts'
import { isFarLonger } from '../text/length.ts'
import { type Act, actOf, actsIn } from './act.ts'
import { withAnnounced } from './announced/answer.ts'
import { answerAct } from './answer-act.ts'
import { goneOn } from './go-on.ts'
import { type Label, likelyAct, likelyOf, mayOnlyChat } from './learned/likely.ts'
import { smallTalkIn, toneOf } from './small-talk.ts'

export type Screened = Answer & { legal?: 'to-cao'; message?: string; urgentPhone?: string }

/**
 * Answers a question from a screen, heeding what people do not know to call anything else: with a cry for help comes the
 * telephone number, and a denunciation is told its legal road and not kept.
 */
export async function askScreened(ctx: Ctx, asked: Asked, onSentence?: OnSentence): Promise<Screened> {
  if (isFarLonger(asked.text, longestQuestion))
    throw new AppError('INVALID', 'question.long', { length: asked.text.length, limit: longestQuestion })
  const { denounces, urgent, asks } = alarmsIn(asked.text)
  const urgentPhone = urgent ? { urgentPhone: urgentWords[urgent] } : {}
  const nothing: Omit<Answer, 'text'> = {
    questionId: '',
    outcome: 'not_found',
    origin: 'extractive',
    mayHandOn: false,
    citations: [],
  }
  if (denounces) {
    const text = legalWords['to-cao']
    return { ...nothing, text, legal: 'to-cao', message: text, ...urgentPhone }
  }
  if (urgent && !asks) return { ...nothing, text: urgentWords[urgent], message: urgentWords[urgent], ...urgentPhone }
  const several: string[] = []
  for (const one of actsIn(asked.text)) several.push((await actTold(ctx, one.act, asked))?.text ?? '')
  if (several.length > 0 && !several.includes('')) {
    const text = several.join('\n\n')
    return { ...nothing, text, message: text, ...urgentPhone }
  }
  const act = actOf(asked.text) ?? (await goneOn(ctx, asked.text, null))
  const told = act && (await actTold(ctx, act, asked))
  if (told) return { ...nothing, text: told.text, message: told.text, ...urgentPhone }
  const feedback = feedbackIn(asked.text)
  // Here it would be looked up in the library, and whoever wrote it would take it for sent.
  if (feedback && !feedback.mayBeQuestion)
    return { ...nothing, text: chat.feedbackElsewhere, message: chat.feedbackElsewhere }
  const said = smallTalkIn(asked.text)
  if (said) return { ...nothing, text: chat.smallTalk[said], message: chat.smallTalk[said], ...urgentPhone }
  const likely = likelyOf(asked.text)
  const likelyTold = likely && (await likelyOnScreen(ctx, likely, asked))
  if (likelyTold) return { ...nothing, text: likelyTold, message: likelyTold }
  const answer = await ask(ctx, asked, { onSentence, beside: withAnnounced, doubtful: isDoubtful(asked) })
  const { unsure } = chat.smallTalk
  return { ...(answer.text ? answer : { ...nothing, text: unsure, message: unsure }), ...urgentPhone }
}

/** Whoever chose a document, or goes on from what they asked, does not chat. */
const isDoubtful = ({ text, documentId, after = [] }: Asked): boolean =>
  !documentId && after.length === 0 && mayOnlyChat(text)

/** What no rule heard; null for what screens have pages of their own for. */
async function likelyOnScreen(ctx: Ctx, label: Label, asked: Asked): Promise<string | null> {
  if (label === 'small_talk') return chat.smallTalk[toneOf(asked.text)]
  const act = likelyAct(label, asked.text)
  return (act && (await actTold(ctx, act, asked))?.text) ?? null
}

/** What the account says to an act on a screen, where links stand in the text. */
async function actTold(ctx: Ctx, act: Act, asked: Asked): Promise<{ text: string } | null> {
  if (act.kind === 'menu') return { text: chat.help }
  const { asker } = await askerOf(ctx, asked)
  return answerAct(ctx, act, { ...asked, asker })
}

/** The same in a chat, where `causeId` names the event. The number leaves at once: it waits for no answer. */
export async function askScreenedInChat(ctx: Ctx, causeId: string, asked: Asked & { id: string }): Promise<void> {
  const { denounces, urgent, asks } = alarmsIn(asked.text)
  const to = { channel: asked.channel, id: asked.recipient }
  if (denounces) {
    await tellLegalRoad(ctx, { to, causeId, urgent })
    return void (urgent && (await sendUrgent(ctx)))
  }
  if (urgent) {
    await ctx.write((tx) =>
      queueReply(tx, ctx, { to, cause: urgentCause, causeId, content: { text: urgentText(urgent) } }),
    )
    await sendUrgent(ctx)
  }
  const { length } = asked.text
  // Beneath a telephone number that must be called now, a clause of a law is noise.
  if (urgent && !asks && length <= longestQuestion) return
  if (length <= longestQuestion) {
    const answer = await ask(ctx, asked, { beside: withAnnounced, doubtful: isDoubtful(asked) })
    if (answer.text) return
  }
  const content = {
    text: length <= longestQuestion ? chat.smallTalk.unsure : chat.questionTooLong(length, longestQuestion),
  }
  await ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'event', causeId, content }))
}
