import * as z from 'zod'
import type { Incoming } from '../../core/incoming.ts'
import { zaloId as id, mentions, pictureAt, spoken } from '../zalo/events.ts'

const part = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
const quoted = part(z.object({ message_id: id }))

const update = z.looseObject({
  event_name: z.string(),
  // Missing when the sender is protected, such as a minor.
  message: part(
    z.looseObject({
      message_id: id,
      date: part(z.coerce.number()),
      from: z.looseObject({ id, is_bot: part(z.boolean()) }),
      chat: z.looseObject({ id, chat_type: z.string() }),
      text: part(z.string()),
      caption: part(z.string()),
      photo_url: part(z.string()),
      voice_url: part(z.string()),
      // How a reply names what it answers is not documented: these are the ways it is seen.
      quote: quoted,
      reply_to_message: quoted,
      quote_msg_id: part(id),
    }),
  ),
})
type BotUpdate = z.output<typeof update>
export type BotMessage = NonNullable<BotUpdate['message']>
type Account = { id: string; name?: string }

/** Documented inside `{ ok, result }`, seen without it: both are read. Null for anything else. */
export function parseUpdate(json: unknown): BotUpdate | null {
  const wrapped = z.object({ result: z.unknown() }).safeParse(json)
  const parsed = update.safeParse(wrapped.success ? wrapped.data.result : json)
  return parsed.success ? parsed.data : null
}

export const inGroup = ({ chat }: BotMessage) => chat.chat_type.toUpperCase() !== 'PRIVATE'

/** The words somebody wrote, under a picture too. */
const wordsOf = ({ text, caption }: BotMessage) => text ?? caption ?? ''

/** The message that this one answers, if it says so. */
export const quotedId = ({ quote, reply_to_message, quote_msg_id }: BotMessage) =>
  quote?.message_id ?? reply_to_message?.message_id ?? quote_msg_id

/** Whether a group message names the bot. Without a configured name any mention counts: a bot is shown no others. */
export const isMentioned = (message: BotMessage, account: Account) =>
  account.name
    ? mentions({ event_name: '', message: { text: wordsOf(message) } }, account)
    : wordsOf(message).includes('@')

const known = /^message\.(text|image|sticker|voice|link|reaction|unsupported)\.received$/
// A sticker or a reaction waits for no answer.
const heard = /^message\.(text|image|voice|link|unsupported)\.received$/

export function toIncoming(update: BotUpdate, account: Account, now: number): Incoming {
  const { event_name, message } = update
  const channel = message && inGroup(message) ? 'bot_group' : 'bot_chat'
  const at = message?.date ?? now
  const unknown = known.test(event_name) ? undefined : { name: event_name.slice(0, 100), fields: fieldsOf(update) }
  if (!message) return { kind: 'other', channel, unknown, at }
  const common = { channel, chatId: message.chat.id, senderId: message.from.id, senderAppId: null, at } as const
  const words = wordsOf(message)
  const picture = channel === 'bot_chat' ? pictureAt(message.photo_url) : undefined
  const voice = channel === 'bot_chat' ? pictureAt(message.voice_url) : undefined
  const found = picture ? { picture } : {}
  if (words && heard.test(event_name)) {
    const text = channel === 'bot_group' ? spoken(words, account) : words
    return { kind: 'text', ...common, text, ...found, messageId: message.message_id }
  }
  if (channel === 'bot_chat' && heard.test(event_name))
    return { kind: 'unreadable', ...common, channel, ...found, ...(voice && { voice }) }
  return { kind: 'other', channel, unknown, at }
}

/** The names in an event, without what they hold. */
const fieldsOf = ({ message, ...rest }: BotUpdate) =>
  [...Object.keys(rest), ...Object.keys(message ?? {}).map((name) => `message.${name}`)].slice(0, 40)
