import type { Asked } from '../answers/answer.ts'
import { askerOf } from '../answers/asker/asker.ts'
import { choose } from '../answers/choose.ts'
import { handOnInChat } from '../answers/staff/hand-on.ts'
import { noteReceived, noteSeen } from '../broadcasts/receipts.ts'
import { accountOf, capabilities } from '../channels.ts'
import { say } from '../chat-commands.ts'
import { countUnknown } from '../connection/unknown.ts'
import type { Content, Ctx, Recipient } from '../context.ts'
import { type Act, actOf } from '../conversation/act.ts'
import { leansOnNotice } from '../conversation/announced/just-told.ts'
import { noticeIn } from '../conversation/announced/match.ts'
import { answerMeant, mayBeMeant } from '../conversation/answer-act.ts'
import { englishIn } from '../conversation/english.ts'
import { causeOf, goneOn } from '../conversation/go-on.ts'
import { door, withEnglish } from '../conversation/messages.ts'
import { askScreenedInChat } from '../conversation/screened.ts'
import { mostAnswered, questionsIn } from '../conversation/several.ts'
import { urgentLines } from '../feedback/messages.ts'
import { alarmsIn, mayAsk } from '../feedback/question-alarms.ts'
import { feedbackInChat } from '../feedback/send.ts'
import { actOnCaseInChat } from '../feedback/sender/in-chat.ts'
import { pictureToCase } from '../feedback/sender/picture-in-chat.ts'
import { caseMeant, type Meant, saysStill } from '../feedback/sender/still.ts'
import { tellWaiting } from '../feedback/sender/waiting.ts'
import { trackInChat } from '../feedback/track.ts'
import { triage } from '../feedback/triage.ts'
import { tellsTrouble } from '../feedback/trouble.ts'
import { groupChanged } from '../groups/events.ts'
import { idFor } from '../ids.ts'
import type { Incoming } from '../incoming.ts'
import { chat } from '../messages.ts'
import { erasePerson } from '../people/erase.ts'
import { isLastAdmin } from '../people/last-admin.ts'
import { knownPerson, noteInteraction } from '../people/people.ts'
import type { Person } from '../people/person.ts'
import { answerByChat } from '../people/sign-in/chat.ts'
import { signInWords } from '../people/sign-in/messages.ts'
import { unkept } from '../replies/forget.ts'
import { isQueued, queueReply } from '../replies/queue.ts'
import { sendUrgent } from '../replies/send.ts'
import { cutAt } from '../text/cut.ts'
import { isTextAwaited, verifyInChat, verifyPictureInChat } from '../verify/in-chat.ts'
import type { Wanted } from '../verify/wanted.ts'
import { intentOf } from './intent.ts'

type Text = Extract<Incoming, { kind: 'text' }>
type Unreadable = Extract<Incoming, { kind: 'unreadable' }>

/** Calls the verb that an event asks for. `key` names the event: what it makes, it makes once. */
export async function handle(ctx: Ctx, key: string, incoming: Incoming): Promise<void> {
  switch (incoming.kind) {
    case 'text':
      return handleText(ctx, key, incoming)
    case 'followed':
    case 'unfollowed':
      return handleFollow(ctx, key, incoming)
    case 'withdrew':
      return erasePerson(ctx, { oaUserId: incoming.senderId, appUserId: incoming.senderAppId }, key)
    case 'group':
      return groupChanged(ctx, incoming)
    case 'received':
      return noteReceived(ctx, incoming.messageIds, incoming.at)
    case 'seen':
      return noteSeen(ctx, incoming.messageIds, incoming.at)
    case 'unreadable':
      if (incoming.picture) return handlePicture(ctx, key, incoming, incoming.picture)
      if (incoming.voice) return handleVoice(ctx, key, incoming, incoming.voice)
      return ctx.write((tx) =>
        queueReply(tx, ctx, {
          ...{ to: { channel: incoming.channel, id: incoming.chatId }, cause: 'event', causeId: key },
          content: { text: chat.textOnly },
        }),
      )
    case 'acted':
      return handleActed(ctx, key, incoming)
    case 'other':
      return incoming.unknown && countUnknown(ctx, incoming.unknown)
  }
}

async function handleText(ctx: Ctx, key: string, incoming: Text): Promise<void> {
  const to: Recipient = { channel: incoming.channel, id: incoming.chatId }
  const person = await greet(ctx, incoming)
  await tellWaiting(ctx, person.id)
  const intent = intentOf(incoming.text)
  const told = { id: idFor('fb', key), to, personId: person.id }
  const wrote = (text: string) => ({ text, channel: to.channel, recipient: to.id, personId: person.id })
  const reply = (content: Content, cause = 'event') =>
    ctx.write((tx) => queueReply(tx, ctx, { to, cause, causeId: key, content: forWhoever(incoming.text, content) }))

  const verified = async (wanted: Wanted) => {
    const asked = { to, personId: person.id, causeId: key }
    // Asked of what came with it, the question is of the picture.
    if (!incoming.picture || wanted.text || !wanted.asked) return verifyInChat(ctx, wanted, asked)
    await verifyPictureInChat(ctx, { picture: incoming.picture, asked: true }, asked)
    return true
  }
  const answered = async (text: string) => {
    if (await leansOnNotice(ctx, wrote(text))) return askEach(ctx, key, wrote(text))
    const next = await goneOn(ctx, text, to)
    const inEnglish = englishIn(incoming.text)?.sure ?? false
    return act(ctx, key, { act: next, text, to, personId: person.id, inEnglish })
  }
  // “Hỏi ai?”, “đi không?” is asked of the notice that was told just before, whatever it is by itself.
  const said = incoming.text.trim()
  const mayBeOfNotice = intent.kind === 'act' || intent.kind === 'small_talk' || intent.kind === 'help'
  if (mayBeOfNotice && (await leansOnNotice(ctx, wrote(said)))) return answered(said)
  // “Bóng vẫn hỏng” is said of a case, not asked of the library.
  const mayBeOfCase = intent.kind === 'ask' || intent.kind === 'which' || intent.kind === 'small_talk'
  const meant =
    mayBeOfCase && capabilities[to.channel].alone && saysStill(said) ? await caseMeant(ctx, person.id, said) : null
  if (meant) return reply(stillSo(meant, said))

  switch (intent.kind) {
    case 'ask':
      // A question is none of what was asked to be pasted, but ends the waiting.
      if ((await isTextAwaited(ctx, to)) && !asksShortly(intent.text))
        return void (await verified({ text: intent.text, asked: true }))
      return answered(intent.text)
    case 'verify': {
      // Whether something was announced is told by what was announced, however it was said; a copy of what was is one, over or not.
      if (intent.asked && asksAnnounced(intent.text)) {
        if (await verified({ text: intent.text, asked: false })) return
        return answered(said)
      }
      const asked = intent.asked || (await isTextAwaited(ctx, to))
      if (await verified({ text: intent.text, asked })) return
      // A long story of what is wrong was passed on by nobody.
      if (!asked && tellsTrouble(intent.text)) return reply(whichMeant({ text: intent.text, told: intent.text }))
      return answered(intent.text)
    }
    case 'choose':
      if (await choose(ctx, { id: idFor('qu', key), ...wrote(intent.text) }, intent.number)) return
      return reply({ text: chat.smallTalk.wordless })
    case 'feedback': {
      if (!intent.text) return reply({ text: chat.feedbackHow })
      await feedbackInChat(ctx, { ...told, text: intent.text })
      // What the law gives a road of its own is no case, and its picture none of another one's.
      const { legal, urgent } = triage(intent.text)
      if (!incoming.picture || legal) return
      const sent = { picture: incoming.picture, to, personId: person.id }
      // Beneath a number to call now nothing else is said.
      await pictureToCase(ctx, `1${key}`, { ...sent, quiet: urgent !== null })
      return
    }
    case 'which':
      // Nobody who cries for help is asked what they meant.
      if (alarmsIn(intent.told).urgent) return feedbackInChat(ctx, { ...told, text: intent.told })
      return reply(whichMeant(intent))
    case 'act':
      return act(ctx, key, { act: intent.act, text: incoming.text.trim(), to, personId: person.id })
    case 'acts':
      for (const [at, one] of intent.acts.entries())
        await act(ctx, at === 0 ? key : `${at}${key}`, { ...one, to, personId: person.id })
      return
    case 'small_talk':
      return reply({ text: chat.smallTalk[intent.said] })
    case 'hand_on':
      return handOnInChat(ctx, { questionId: intent.questionId, personId: person.id, to, causeId: key })
    case 'track':
      return trackInChat(ctx, { code: intent.code, to, personId: person.id, causeId: key })
    case 'case':
      return actOnCaseInChat(ctx, key, { spoken: intent.spoken, to, personId: person.id })
    case 'sign_in': {
      if (!capabilities[to.channel].alone) return reply({ text: signInWords.inGroup })
      const { code } = intent
      return ctx.write(async (tx) => {
        // Heard twice, it is answered as it was: another answer would not be the one that was sent.
        if (await isQueued(tx, { cause: unkept, causeId: key })) return
        const content = await answerByChat(tx, ctx, { personId: person.id, code })
        await queueReply(tx, ctx, { to, cause: unkept, causeId: key, content })
      })
    }
    case 'erase':
      return reply({ text: chat.eraseAsk, buttons: [{ title: chat.eraseYes, say: say.eraseConfirmed }] })
    case 'erase_confirmed':
      if (await isLastAdmin(ctx.db, person.id)) return reply({ text: chat.eraseLastAdmin })
      await erasePerson(ctx, { personId: person.id }, key)
      return reply({ text: chat.erased }, unkept)
    case 'group_id':
      return reply({ text: capabilities[to.channel].alone ? chat.groupIdHow : chat.groupId(to.id) })
    case 'help':
      return reply(helpContent(ctx))
  }
}

/** Whether somebody asks or tells of what is wrong, where they did not say. */
const whichMeant = ({ text, told }: { text: string; told: string }): Content => ({
  text: chat.whichMeant(text.slice(0, 300)),
  buttons: [
    { title: chat.meantQuestion, say: say.ask(text.slice(0, 900)) },
    { title: chat.meantFeedback, say: say.feedbackOf(told.slice(0, 900)) },
  ],
})

/** Which is meant: the case of theirs that may be opened again or added to, another trouble, or a question. */
function stillSo(meant: Meant, said: string): Content {
  const { code, reopens } = meant
  return {
    text: chat.stillSo({ ...meant, text: cutAt(meant.text, 120) }, said),
    buttons: [
      reopens
        ? { title: chat.reopen(code), say: say.reopen(code, said) }
        : { title: chat.addTo(code), say: say.addTo(code, said) },
      { title: chat.meantFeedback, say: say.feedbackOf(said) },
      { title: chat.meantQuestion, say: say.ask(said) },
    ],
  }
}

const longestShort = 140
const asksShortly = (text: string) => text.length <= longestShort && (text.trim().endsWith('?') || mayAsk(text))

const longestRumour = 120
/** “Nghe nói mai cúp nước toàn phường”: a rumour of what notices tell, without what swindlers send. */
const asksAnnounced = (text: string) =>
  text.length <= longestRumour && !/\d{5}|https?:|\bmã\b/iu.test(text) && noticeIn(text)

/** A reply, with a line that whoever wrote in English can read. */
const forWhoever = (said: string, content: Content): Content =>
  englishIn(said)?.sure ? { ...content, text: withEnglish(content.text) } : content

type Heard = { act: Act | null; text: string; to: Recipient; personId: string; inEnglish?: boolean }

/** What somebody wants of the account itself, as typed or in the office’s own words; where it has nothing to say to that, the library is asked. */
async function act(ctx: Ctx, key: string, said: Heard) {
  const asked = {
    inEnglish: said.inEnglish ?? false,
    text: said.text,
    channel: said.to.channel,
    recipient: said.to.id,
    personId: said.personId,
  }
  if (!said.act && !(await mayBeMeant(ctx))) return askEach(ctx, key, asked)
  const { asker } = await askerOf(ctx, asked)
  const content =
    said.act?.kind === 'menu' ? helpContent(ctx) : await answerMeant(ctx, said.act, said.text, { ...asked, asker })
  if (!content) return askEach(ctx, key, asked)
  const { urgent } = alarmsIn(said.text)
  const text = [...urgentLines(urgent), content.text].join('\n')
  const told = forWhoever(said.text, { ...content, text })
  const reply = { to: said.to, cause: said.act ? causeOf(said.act.kind) : 'event', causeId: key, content: told }
  await ctx.write((tx) => queueReply(tx, ctx, { ...reply, urgent: urgent !== null }))
  if (urgent) await sendUrgent(ctx)
}

/** `inEnglish`: it was written in English, and is said in Vietnamese here. */
type Spoken = Omit<Asked, 'id' | 'channel' | 'personId'> & {
  channel: Recipient['channel']
  personId: string
  inEnglish?: boolean
}

/** Answers each question of a message that holds several; a cry for help or a denunciation in it is heard as a whole. */
async function askEach(ctx: Ctx, key: string, asked: Spoken): Promise<void> {
  const { channel, recipient, personId, inEnglish = false, ...spoken } = asked
  const { urgent, denounces } = alarmsIn(asked.text)
  const questions = urgent || denounces ? [asked.text] : questionsIn(asked.text)
  if (questions.length > mostAnswered) {
    const to = { channel: asked.channel, id: asked.recipient }
    const content = { text: door.several(questions.map((one) => one.slice(0, 200))).slice(0, 1900) }
    return ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'event', causeId: key, content }))
  }
  for (const [at, text] of questions.entries()) {
    // In front, for an id is made of how a key begins.
    const own = at === 0 ? key : `${at}${key}`
    const wanted = questions.length > 1 ? actOf(text) : null
    if (wanted) await act(ctx, own, { act: wanted, text, to: { channel, id: recipient }, personId })
    else
      await askScreenedInChat(
        ctx,
        own,
        { ...spoken, channel, recipient, personId, id: idFor('qu', own), text },
        { isOneOfSeveral: questions.length > 1, inEnglish },
      )
  }
}

/** Who spoke; speaking opens the window in which the account may answer. */
const greet = (ctx: Ctx, { senderId, senderAppId, channel }: Text): Promise<Person> =>
  ctx.write(async (tx) => {
    const ofBot = accountOf(channel) === 'bot'
    const identity = ofBot ? { botUserId: senderId } : { oaUserId: senderId, appUserId: senderAppId }
    const person = await knownPerson(tx, ctx, identity)
    if (channel === 'oa_chat') await noteInteraction(tx, person.id, { at: ctx.now() })
    return person
  })

async function handleFollow(ctx: Ctx, key: string, incoming: Extract<Incoming, { senderId: string; kind: string }>) {
  const follows = incoming.kind === 'followed'
  await ctx.write(async (tx) => {
    const person = await knownPerson(tx, ctx, { oaUserId: incoming.senderId, appUserId: incoming.senderAppId })
    await noteInteraction(tx, person.id, { at: ctx.now(), follows })
    const to: Recipient = { channel: 'oa_chat', id: incoming.senderId }
    if (follows) await queueReply(tx, ctx, { to, cause: 'event', causeId: key, content: helpContent(ctx) })
  })
}

/** Not words, but an act all the same: it opens the window, and what Loa cannot read is answered by saying so. */
async function handleActed(ctx: Ctx, key: string, incoming: Extract<Incoming, { kind: 'acted' }>) {
  const { senderId, senderAppId, name, wordless, picture, voice } = incoming
  const to: Recipient = { channel: 'oa_chat', id: senderId }
  const person = await ctx.write(async (tx) => {
    const known = await knownPerson(tx, ctx, { oaUserId: senderId, appUserId: senderAppId, name })
    await noteInteraction(tx, known.id, { at: ctx.now() })
    if (wordless && !picture && !voice)
      await queueReply(tx, ctx, {
        to,
        cause: 'event',
        causeId: key,
        content: { text: chat.wordless, buttons: helpContent(ctx).buttons },
      })
    return known
  })
  await tellWaiting(ctx, person.id)
  if (picture) await readPicture(ctx, key, { picture, to, personId: person.id })
  if (voice) await takeVoice(ctx, key, { voice, to, personId: person.id })
}

/** A picture that somebody sent the bot without words. */
async function handlePicture(ctx: Ctx, key: string, { chatId, senderId, channel }: Unreadable, picture: string) {
  const person = await ctx.write((tx) => knownPerson(tx, ctx, { botUserId: senderId }))
  await readPicture(ctx, key, { picture, to: { channel, id: chatId }, personId: person.id })
}

async function readPicture(ctx: Ctx, key: string, sent: { picture: string; to: Recipient; personId: string }) {
  const { picture, to, personId } = sent
  const asked = await isTextAwaited(ctx, to)
  if (!asked && (await pictureToCase(ctx, key, sent))) return
  await verifyPictureInChat(ctx, { picture, asked }, { to, personId, causeId: key })
}

/** What somebody said to the bot. */
async function handleVoice(ctx: Ctx, key: string, { chatId, senderId, channel }: Unreadable, voice: string) {
  const person = await ctx.write((tx) => knownPerson(tx, ctx, { botUserId: senderId }))
  await takeVoice(ctx, key, { voice, to: { channel, id: chatId }, personId: person.id })
}

/** Nothing here hears: it goes to the officer of the case that was told just before, or its sender is told how to tell one. */
async function takeVoice(ctx: Ctx, key: string, sent: { voice: string; to: Recipient; personId: string }) {
  const { voice, to, personId } = sent
  if (await pictureToCase(ctx, key, { picture: voice, spoken: true, to, personId })) return
  const content = { text: chat.wordless, buttons: helpContent(ctx).buttons }
  await ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'event', causeId: key, content }))
}

const helpContent = (ctx: Ctx) => ({
  text: chat.help,
  buttons: [
    { title: chat.openApp, url: ctx.link('/') },
    { title: chat.sendFeedback, say: say.feedback },
  ],
})
