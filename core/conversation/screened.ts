import type { Answer, Asked } from '../answers/answer.ts'
import { ask } from '../answers/ask.ts'
import { askerOf } from '../answers/asker/asker.ts'
import { leansOnNothing } from '../answers/follow-up.ts'
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
import { verifiedOnScreen } from '../verify/on-screen.ts'
import { asksOfText, wantedIn } from '../verify/wanted.ts'
import { type Act, actOf, actsIn } from './act.ts'
import { goneSince, withAnnounced } from './announced/answer.ts'
import { leansOnNotice } from './announced/just-told.ts'
import { answerMeant, mayBeMeant } from './answer-act.ts'
import { englishIn } from './english.ts'
import { goneOn } from './go-on.ts'
import { type Label, likelyAct, likelyOf, mayOnlyChat } from './learned/likely.ts'
import { door, withEnglish } from './messages.ts'
import { questionsIn } from './several.ts'
import { smallTalkIn, toneOf } from './small-talk.ts'

export type Screened = Answer & { legal?: 'to-cao'; message?: string; urgentPhone?: string }

const nothing: Omit<Answer, 'text'> = {
  questionId: '',
  outcome: 'not_found',
  origin: 'extractive',
  mayHandOn: false,
  citations: [],
}

/**
 * Answers a question from a screen, heeding what people do not know to call anything else: with a cry for help comes the
 * telephone number, and a denunciation is told its legal road and not kept.
 */
export async function askScreened(ctx: Ctx, asked: Asked, onSentence?: OnSentence): Promise<Screened> {
  if (isFarLonger(asked.text, longestQuestion))
    throw new AppError('INVALID', 'question.long', { length: asked.text.length, limit: longestQuestion })
  const english = asked.documentId ? null : englishIn(asked.text)
  if (english?.said) {
    const heard = await askScreened(ctx, { ...asked, text: english.said }, onSentence)
    return english.sure && heard.message ? { ...heard, message: withEnglish(heard.message) } : heard
  }
  const { denounces, urgent, asks } = alarmsIn(asked.text)
  const urgentPhone = urgent ? { urgentPhone: urgentWords[urgent] } : {}
  if (!denounces && !urgent && (await leansOnNotice(ctx, asked))) return onNotice(ctx, asked)
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
  const [part = '', hours] = hoursBeside(asked.text)
  const hoursTold = hours && (await actTold(ctx, hours, asked))
  if (hoursTold) {
    const answer = await ask(ctx, { ...asked, text: part }, { onSentence, beside: withAnnounced })
    // Beside a message a screen shows nothing of what was not found.
    const rest = answer.choices ? answer.text : door.notFoundOf(part)
    const message = answer.outcome === 'found' ? hoursTold.text : `${hoursTold.text}\n\n${rest}`
    return { ...answer, message, ...urgentPhone }
  }
  const listed = questionsIn(asked.text)
  if (listed.length > 1 && listed.some((part) => actOf(part) !== null)) {
    const text = door.several(listed)
    return { ...nothing, text, message: text, ...urgentPhone }
  }
  const act = actOf(asked.text) ?? (await goneOn(ctx, asked.text, null))
  const feedback = feedbackIn(asked.text)
  const told = act ? await actTold(ctx, act, asked) : feedback ? null : await actTold(ctx, null, asked)
  if (told) return { ...nothing, text: told.text, message: told.text, ...urgentPhone }
  // Here it would be looked up in the library, and whoever wrote it would take it for sent.
  if (feedback && !feedback.mayBeQuestion)
    return { ...nothing, text: chat.feedbackElsewhere, message: chat.feedbackElsewhere }
  const wanted = asked.documentId ? null : wantedIn(asked.text)
  const verified = wanted && (await verifiedOnScreen(ctx, wanted, asked.personId))
  if (verified) return { ...nothing, text: verified, message: verified, ...urgentPhone }
  const said = smallTalkIn(asked.text)
  if (said) return { ...nothing, text: chat.smallTalk[said], message: chat.smallTalk[said], ...urgentPhone }
  const likely = likelyOf(asked.text)
  const likelyTold = likely && (await likelyOnScreen(ctx, likely, asked))
  if (likelyTold) return { ...nothing, text: likelyTold, message: likelyTold }
  if (await leansOnNothing(ctx, asked)) return { ...nothing, text: door.ofWhat, message: door.ofWhat }
  const answer = await ask(ctx, asked, { onSentence, beside: withAnnounced, doubtful: isDoubtful(asked) })
  const { unsure } = chat.smallTalk
  return { ...(answer.text ? answer : { ...nothing, text: unsure, message: unsure }), ...urgentPhone }
}

/** What is asked of the notice that was told just before. */
async function onNotice(ctx: Ctx, asked: Asked): Promise<Screened> {
  const gone = await goneSince(ctx, asked)
  return gone ? { ...nothing, text: gone, message: gone } : ask(ctx, asked, { beside: withAnnounced })
}

/** The hours that a text asks for beside something else, and that; nothing for all other texts. */
function hoursBeside(text: string): [part: string, hours: Act] | [] {
  const parts = questionsIn(text)
  const hours = parts.map(actOf).find((act) => act?.kind === 'hours')
  const [rest, ...more] = parts.filter((part) => !actOf(part))
  return parts.length === 2 && hours && rest && more.length === 0 ? [rest, hours] : []
}

/** Whoever chose a document, or goes on from what they asked, does not chat. */
const isDoubtful = ({ text, documentId, after = [] }: Asked): boolean =>
  !documentId && after.length === 0 && mayOnlyChat(text)

/** What no rule heard; null for what screens have pages of their own for. */
async function likelyOnScreen(ctx: Ctx, label: Label, asked: Asked): Promise<string | null> {
  if (label === 'small_talk') return chat.smallTalk[toneOf(asked.text)]
  if (label === 'verify')
    return verifiedOnScreen(ctx, { text: asksOfText(asked.text) ? '' : asked.text.trim(), asked: true }, asked.personId)
  // Nobody sits behind a screen's box: whom to call is told.
  if (label === 'hand_on') return (await actTold(ctx, { kind: 'contact', what: '' }, asked))?.text ?? null
  const act = likelyAct(label, asked.text)
  return (act && (await actTold(ctx, act, asked))?.text) ?? null
}

/** What the account says to an act on a screen, where links stand in the text. */
async function actTold(ctx: Ctx, act: Act | null, asked: Asked): Promise<{ text: string } | null> {
  if (act?.kind === 'menu') return { text: chat.help }
  if (!act && !(await mayBeMeant(ctx))) return null
  const { asker } = await askerOf(ctx, asked)
  return answerMeant(ctx, act, asked.text, { ...asked, asker })
}

/** The same in a chat, where `causeId` names the event. The number leaves at once: it waits for no answer. */
export async function askScreenedInChat(
  ctx: Ctx,
  causeId: string,
  asked: Asked & { id: string },
  { isOneOfSeveral = false, inEnglish = false }: { isOneOfSeveral?: boolean; inEnglish?: boolean } = {},
): Promise<void> {
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
  const say = (text: string) =>
    ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'event', causeId, content: { text } }))
  // Beneath a telephone number that must be called now, a clause of a law is noise.
  if (urgent && !asks && length <= longestQuestion) return
  if (length > longestQuestion) return say(chat.questionTooLong(length, longestQuestion))
  const gone = await goneSince(ctx, asked)
  if (gone) return say(gone)
  if (await leansOnNothing(ctx, asked)) return say(door.ofWhat)
  const beside: typeof withAnnounced = async (...told) => {
    const said = await withAnnounced(...told)
    const answer = inEnglish && said.procedure?.language !== 'en' ? { ...said, text: withEnglish(said.text) } : said
    // Of several it would not be known which was not found.
    const isNamed = isOneOfSeveral && answer.outcome === 'not_found' && !answer.choices && !answer.note
    return isNamed ? { ...answer, text: `${door.notFoundOf(told[1].text)}\n${answer.text}` } : answer
  }
  const doubtful = !isOneOfSeveral && isDoubtful(asked) && !(await leansOnNotice(ctx, asked))
  const answer = await ask(ctx, asked, { beside, doubtful })
  if (!answer.text) await say(chat.smallTalk.unsure)
}
