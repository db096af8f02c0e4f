import * as z from 'zod'
import type { Incoming } from '../../core/incoming.ts'
import { oneLine } from '../../core/news/plain.ts'
import { composed } from '../../core/text/composed.ts'
import { fold } from '../../core/text/fold.ts'
import { normalize } from '../../core/text/normalize.ts'
import { fieldsOf, isSilent } from './event-names.ts'
import { isLongerName } from './longer-name.ts'

/**
 * An id beyond what a number holds exactly would be somebody else's, and an empty one anybody's: so would be one that begins
 * with U+0000, behind which the database reads nothing, and what programs write where they have none.
 */
export const zaloId = z.union([
  z.string().regex(/^(?!(?:0|-1|null|undefined|None|NaN)$)[!-~]{1,200}$/),
  z.int().positive().transform(String),
])
const time = z.union([z.string().regex(/^[!-~]{1,200}$/), z.int().transform(String)])
const id = zaloId
const party = z.object({ id })

/** A part that is not there, or not as documented, is absent: the event is still Zalo's, and a refusal only repeats it. */
const part = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

const rawEvent = z.looseObject({
  event_name: z.string(),
  app_id: z.string().optional(),
  timestamp: time.optional(),
  sender: part(party),
  recipient: part(party),
  follower: part(party),
  user_id: part(id),
  user_id_by_app: part(id),
  group_id: part(id),
  // A phone number comes along as a number; Loa has no use for it and keeps none.
  info: part(z.looseObject({ name: part(z.string()) })),
  message: part(
    z.looseObject({
      text: part(z.string()),
      msg_id: part(id),
      msg_ids: part(z.array(id)),
      quote_msg_id: part(id),
      attachments: part(
        z.array(
          part(z.looseObject({ type: part(z.string()), payload: part(z.looseObject({ url: part(z.string()) })) })),
        ),
      ),
    }),
  ),
})
export type RawEvent = z.output<typeof rawEvent>

export function parseEvent(json: unknown): RawEvent | null {
  const parsed = rawEvent.safeParse(json)
  return parsed.success ? parsed.data : null
}

export const isFromGroup = (event: RawEvent) => /^(user|oa)_send_group_/.test(event.event_name)

/** Events that only say what Loa itself did, with the text in them: nothing in them is news. */
export const isOwnEcho = (event: RawEvent) => event.event_name.startsWith('oa_send_')

/**
 * Whether a group message speaks to the account: it names it, mentions it by id, or answers one of its messages.
 * How a mention of the account looks is not documented, so both written forms count.
 */
export function mentions(event: RawEvent, account: { id: string; name?: string }): boolean {
  const text = event.message?.text ?? ''
  if (text.includes(`[@${account.id}]`)) return true
  return nameIn(plainly(heardOf(text)), account.name) !== null
}

// A message of Zalo holds 2,000 letters; what forges a longer one is heard no farther.
const longestHeard = 20_000
const heardOf = (text: string) => text.slice(0, longestHeard)

/**
 * Where `@name` stands as words of their own, whatever blanks are between them: with an account called “Loa”, “@Loan” is a
 * neighbour, and “@Loa Hải ơi” another. Typed without any accent it is the name too; with others it is somebody else's.
 */
function nameIn(text: string, name: string | undefined): { from: number; to: number } | null {
  const words =
    composed(name ?? '')
      .trim()
      .split(/\s+/) ?? []
  if (!words[0]) return null
  const whole = words.join(' ').toLowerCase()
  const written = new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}._-])@\\s{0,3}${words.map((word) => escaped(fold(word))).join('\\s{1,9}')}(?![\\p{L}\\p{M}\\p{N}])`,
    'gu',
  )
  // Folding keeps the length of NFC text, so what is found there stands here.
  for (const { 0: found, index } of fold(text).matchAll(written)) {
    const to = index + found.length
    const typed = text
      .slice(index + 1, to)
      .trim()
      .replace(/\s+/g, ' ')
      .toLowerCase()
    if ((typed === whole || typed === fold(typed)) && !isLongerName(text.slice(to, to + longestName)))
      return { from: index, to }
  }
  return null
}

const longestName = 40
const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

// Keyboards and copied names bring signs that nobody sees, and a wide @.
const plainly = (text: string) => normalize(text).replaceAll('＠', '@')

/** The words without the mention that only addressed them, and without the mark that parted both. */
export function spoken(text: string, account: { id: string; name?: string }): string {
  if (text.length > longestHeard) return text
  const plain = plainly(text).replaceAll(`[@${account.id}]`, ' ')
  const at = nameIn(plain, account.name)
  if (!at) return plain.trim()
  const before = plain.slice(0, at.from).trimEnd()
  const after = plain.slice(at.to)
  return (before ? before + after : after.replace(/^[\s,:;–-]+/, '')).trim()
}

const groupChanges = new Map(
  Object.entries<Extract<Incoming, { kind: 'group' }>['change']>({
    create_group: 'made',
    delete_group: 'dissolved',
    update_group_info: 'changed',
    user_join_group: 'members',
    user_out_group: 'members',
    user_request_join_group: 'asked',
    accept_request_join_group: 'members',
    reject_request_join_group: 'asked',
    add_group_admin: 'members',
    remove_group_admin: 'members',
  }),
)

const longestAddress = 2000

/** Where the picture of a message stands on the platform's servers, for who is to read it; undefined where it says nothing that can be. */
export const pictureAt = (address: string | undefined): string | undefined =>
  address && address.length <= longestAddress && /^https?:\/\//i.test(address) ? address : undefined

const attachedTo = ({ message }: RawEvent, type: 'image' | 'audio') =>
  pictureAt(message?.attachments?.find((one) => one?.type === type)?.payload?.url)

/** `server` is the header that tells template messages (ZNS) apart: they share an event's name with the chat's. */
export function toIncoming(event: RawEvent, account: { id: string; name?: string }, server?: string): Incoming {
  const at = Number(event.timestamp ?? 0)
  if (server === 'ZNS') return { kind: 'other', channel: 'oa_chat', at }
  const senderAppId = event.user_id_by_app ?? null
  const nobody: Incoming = { kind: 'other', channel: 'oa_chat', at }
  const follows = (kind: 'followed' | 'unfollowed', senderId: string | undefined): Incoming =>
    senderId ? { kind, channel: 'oa_chat', senderId, senderAppId, at } : nobody
  const acted = (
    senderId: string | undefined,
    more: { name?: string; wordless?: true; picture?: string; voice?: string } = {},
  ): Incoming => (senderId ? { kind: 'acted', channel: 'oa_chat', senderId, senderAppId, ...more, at } : nobody)
  const { message, sender, recipient } = event

  switch (event.event_name) {
    case 'user_send_text':
    case 'user_send_image':
    case 'user_send_video':
    case 'user_send_group_text':
    case 'user_send_group_image': {
      const inGroup = isFromGroup(event)
      const chatId = inGroup ? recipient?.id : sender?.id
      // Nobody asks the account in its own name.
      if (sender?.id === account.id) return nobody
      const picture = attachedTo(event, 'image')
      const found = picture && !inGroup ? { picture } : {}
      // A picture may come with words: they are read first, and say whether the picture is to be.
      const isWordless = () => plainly(heardOf(message?.text ?? '')).trim() === ''
      if (!inGroup && !event.event_name.endsWith('_text') && isWordless())
        return acted(sender?.id, { wordless: true, ...found })
      if (!sender || !chatId || !message?.text?.trim() || !message.msg_id) break
      return {
        kind: 'text',
        channel: inGroup ? 'oa_group' : 'oa_chat',
        chatId,
        senderId: sender.id,
        senderAppId,
        text: inGroup ? spoken(message.text, account) : message.text,
        ...found,
        messageId: message.msg_id,
        at,
      }
    }
    case 'follow':
      return follows('followed', event.follower?.id)
    case 'unfollow':
      return follows('unfollowed', event.follower?.id)
    case 'user_withdraw':
      // Either id alone leads to whoever withdrew.
      if (!event.user_id && !senderAppId) return nobody
      return { kind: 'withdrew', channel: 'oa_chat', senderId: event.user_id ?? '', senderAppId, at }
    case 'user_click_chatnow':
      return acted(event.user_id)
    case 'user_submit_info':
      return acted(sender?.id, { name: oneLine(event.info?.name ?? '').slice(0, 80) || undefined })
    case 'user_send_audio': {
      const voice = attachedTo(event, 'audio')
      return acted(sender?.id, { wordless: true, ...(voice && { voice }) })
    }
    case 'user_send_business_card':
    case 'user_send_file':
    case 'user_send_link':
    case 'user_send_location':
      return acted(sender?.id, { wordless: true })
    case 'user_send_gif':
    case 'user_send_sticker':
      return acted(sender?.id)
    case 'user_received_message':
      return { kind: 'received', channel: 'oa_chat', messageIds: message?.msg_id ? [message.msg_id] : [], at }
    case 'user_seen_message':
      return { kind: 'seen', channel: 'oa_chat', messageIds: message?.msg_ids ?? [], at }
  }
  const change = groupChanges.get(event.event_name)
  if (change && event.group_id) return { kind: 'group', channel: 'oa_group', chatId: event.group_id, change, at }
  const unknown = isSilent(event.event_name)
    ? undefined
    : { name: event.event_name.slice(0, 100), fields: fieldsOf(event) }
  return { kind: 'other', channel: isFromGroup(event) ? 'oa_group' : 'oa_chat', unknown, at }
}
