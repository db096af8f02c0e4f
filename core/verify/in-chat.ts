import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { questions } from '../../db/schema/answers.ts'
import { textMaxOf } from '../channels.ts'
import type { Content, Ctx, Recipient } from '../context.ts'
import { AppError } from '../errors.ts'
import { chat } from '../messages.ts'
import { refusal } from '../refusals.ts'
import { unkept } from '../replies/forget.ts'
import { queueReply } from '../replies/queue.ts'
import { withoutMentions } from '../text/mentions.ts'
import { syllablesOf } from '../text/syllables.ts'
import { minuteMs } from '../time.ts'
import { differenceLine, police, verifyWords } from './messages.ts'
import { wordsIn } from './picture.ts'
import { isBait } from './text/bait.ts'
import { longestRead } from './text/tokens.ts'
import type { Verified } from './verified.ts'
import { isTooShort, lookUp } from './verify.ts'
import { tellsSwindle, type Wanted } from './wanted.ts'

/** The cause of a reply that asks for the text: the next message of that chat is it. */
const awaited = 'verify-which'
const waitMs = 10 * minuteMs
const mostDifferences = 8
const fewestWords = 6

type Asked = { to: Recipient; personId: string; causeId: string }

/**
 * Answers whether what a picture says is ours, or why it was not read. Without words beside it nobody said what they want: where
 * it is nobody's of ours, they are told how to ask.
 */
export async function verifyPictureInChat(
  ctx: Ctx,
  { picture, asked }: { picture: string; asked: boolean },
  { to, personId, causeId }: Asked,
): Promise<void> {
  const say = (content: Content, cause = unkept) =>
    ctx.write((tx) => queueReply(tx, ctx, { to, cause, causeId, content }))
  try {
    const { text, unsure } = await wordsIn(ctx, picture)
    const { verified, count } = await lookUp(ctx, text, { unsure })
    await count(ctx, { personId })
    const content = contentOf(ctx, verified)
    const isOpen = verified.verdict === 'unknown' && !asked
    await say(isOpen ? { ...content, text: `${content.text}\n${verifyWords.pictureUnknown}`.slice(0, most) } : content)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await say({ text: asked ? refusal(error) : `${refusal(error)} ${chat.pictureElse}` }, asked ? awaited : unkept)
  }
}

/**
 * Answers whether a text is ours; false where nobody asked and it is none of ours, so that it is a question like any other.
 * Of the reply nothing stays once it has left: it repeats what was pasted.
 */
export async function verifyInChat(
  ctx: Ctx,
  { text, asked }: Wanted,
  { to, personId, causeId }: Asked,
): Promise<boolean> {
  const about = (text || (asked && (await lastSaid(ctx, to, personId))) || '').slice(0, longestRead)
  const say = (content: Content, cause = unkept) =>
    ctx.write((tx) => queueReply(tx, ctx, { to, cause, causeId, content }))
  if (!about) {
    await say({ text: verifyWords.which }, awaited)
    return true
  }
  const { verified, count } = await lookUp(ctx, about)
  if (!asked && verified.verdict === 'unknown') return false
  await count(ctx, { personId })
  if (isTooShort(verified, about)) await say({ text: refusal({ code: 'INVALID', reason: 'verify.short' }) }, awaited)
  else await say(toldOf(ctx, about, verified))
  return true
}

/** What is said of a text that was looked up, with the police's number where it tells of a swindle or is one. */
export function toldOf(ctx: Pick<Ctx, 'link'>, about: string, verified: Verified): Content {
  const needsPolice = !verified.asksMoney && (tellsSwindle(about) || isBait(about))
  return contentOf(ctx, needsPolice ? { ...verified, advice: [police, ...verified.advice] } : verified)
}

/** Whether the account has asked this chat for a text and had none yet; asking is over with the first answer. */
export async function isTextAwaited(
  ctx: Pick<Ctx, 'db' | 'write' | 'now'>,
  { channel, id }: Recipient,
): Promise<boolean> {
  const open = sql`cause = ${awaited} and channel = ${channel} and recipient = ${id} and created_at > ${ctx.now() - waitMs}`
  const [waiting] = await ctx.db.all(sql`select id from replies where ${open} limit 1`)
  if (!waiting) return false
  await ctx.write((tx) => tx.run(sql`update replies set cause = 'verify-given' where ${open}`))
  return true
}

// A text that came alone was taken for a question: it is still there. A short one asked something of its own.
async function lastSaid(ctx: Pick<Ctx, 'db' | 'now'>, { channel, id }: Recipient, personId: string): Promise<string> {
  const [last] = await ctx.db
    .select({ text: questions.text })
    .from(questions)
    .where(
      and(
        eq(questions.personId, personId),
        eq(questions.channel, channel),
        eq(questions.recipient, id),
        gt(questions.askedAt, ctx.now() - waitMs),
      ),
    )
    .orderBy(desc(questions.askedAt))
    .limit(1)
  return last && syllablesOf(last.text).length >= 2 * fewestWords ? last.text : ''
}

const most = textMaxOf(['oa_chat', 'oa_group', 'bot_chat', 'bot_group'])

/** What is said in a chat: what it is, what is different, what to do; as much of it as one message holds. */
function contentOf({ link }: Pick<Ctx, 'link'>, verified: Verified): Content {
  const { headline, origin, differences, unsure, advice, original } = verified
  const listed = differences.slice(0, mostDifferences).map((one) => `• ${differenceLine(one)}.`)
  const doubted = unsure.slice(0, mostDifferences).map((one) => `• ${differenceLine(one)}.`)
  const more =
    differences.length > mostDifferences ? [`• và ${differences.length - mostDifferences} chỗ khác nữa.`] : []
  const lines = [
    `${headline.toLocaleUpperCase('vi')}.`,
    ...(origin ? [`Bản gốc: ${origin}.`] : []),
    ...(listed.length > 0 ? ['', ...listed, ...more] : []),
    ...(doubted.length > 0 ? ['', `${verifyWords.unsure}:`, ...doubted] : []),
    '',
    ...advice,
    ...(original?.link ? [`Xem bản gốc: ${original.link}`] : []),
  ]
  const text = withoutMentions(lines.join('\n').trim())
  return {
    text: text.length <= most ? text : `${text.slice(0, most - 1)}…`,
    buttons: [{ title: chat.verifyPage, url: link('/verify') }],
  }
}
