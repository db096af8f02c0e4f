import { ownGroup } from './assets.ts'
import { followChanged, userSent, userSentToGroup } from './events.ts'
import { hexId } from './ids.ts'
import { type Sent, sentMessage } from './media.ts'
import { addMessage, type ChatMessage, freeReplies, type SimGroup, type SimUser, userOf } from './state.ts'
import type { World } from './world.ts'

export type Saying = {
  groupId?: string
  quoteMessageId?: string
  /** Puts the account's name, or its id as a token, before the text. */
  mentionOa?: boolean | 'name' | 'id'
  hidden?: boolean
}
export type Sending = Omit<Saying, 'mentionOa'>

export type Tapped =
  | { kind: 'said'; message: ChatMessage }
  | { kind: 'url'; url: string }
  | { kind: 'phone' | 'sms'; phone: string; content: string }

/** What a person does on the phone. Each resolves after the first attempt to deliver the event. */
export const say = (world: World, userId: string, text: string, { mentionOa, ...sending }: Saying = {}) => {
  const mentions = mentionOa ? [world.app.oaId] : []
  return send(world, userId, { kind: 'text', text: `${addressOf(world, mentionOa)}${text}` }, sending, mentions)
}

/** A text, or anything else that a phone can send. */
export async function send(
  world: World,
  userId: string,
  sent: Sent,
  sending: Sending = {},
  mentions: string[] = [],
): Promise<ChatMessage> {
  const user = userOf(world.state, userId)
  const { groupId, quoteMessageId } = sending
  if (quoteMessageId !== undefined && !world.state.messages.has(quoteMessageId))
    throw new Error(`no message ${quoteMessageId}`)
  if (groupId === undefined) interact(world, user)
  else checkMayWrite(world, user, groupId)
  const message = addMessage(world.state, {
    ...sentMessage(sent),
    id: hexId(),
    chatId: groupId ?? user.id,
    from: 'user',
    fromId: user.id,
    fromName: user.name,
    time: world.clock.now(),
    mentions,
    ...(quoteMessageId === undefined ? {} : { quoteMessageId }),
    ...(sending.hidden ? { hidden: true } : {}),
  })
  world.tell({ type: 'message', chatId: message.chatId, messageId: message.id })
  if (groupId !== undefined && foreignGroup(world, groupId)) return message
  await world.webhooks.deliver(
    groupId === undefined ? userSent(world, user, message) : userSentToGroup(world, user, message),
  )
  return message
}

/** The group, if it is of people alone: what is said there reaches nobody else. */
function foreignGroup(world: World, groupId: string): SimGroup | null {
  const group = world.state.groups.get(groupId)
  return group?.foreign ? group : null
}

function checkMayWrite(world: World, user: SimUser, groupId: string) {
  const group = foreignGroup(world, groupId) ?? ownGroup(world, groupId)
  if (!group.memberIds.includes(user.id)) throw new Error(`${user.name} is not in ${group.name}`)
  if (group.settings.lock_send_msg && !group.adminIds.includes(user.id))
    throw new Error(`members may not write in ${group.name}`)
}

const addressOf = (world: World, mention: Saying['mentionOa']) => {
  if (!mention) return ''
  return mention === 'id' ? `[@${world.app.oaId}] ` : `@${world.app.oaName} `
}

function interact(world: World, user: SimUser) {
  user.lastInteraction = world.clock.now()
  user.freeRepliesLeft = freeReplies
}

export async function tap(world: World, userId: string, messageId: string, buttonIndex: number): Promise<Tapped> {
  const message = world.state.messages.get(messageId)
  const button = message?.buttons[buttonIndex]
  if (!message || !button || message.chatId !== userId) throw new Error(`no button ${buttonIndex} on ${messageId}`)
  const payload = button.payload
  if (typeof payload === 'string') {
    const hidden = button.type === 'oa.query.hide'
    return { kind: 'said', message: await say(world, userId, payload, { hidden }) }
  }
  const { url, phone_code: phone, content } = payload as { url?: string; phone_code?: string; content?: string }
  if (button.type === 'oa.open.url') return { kind: 'url', url: url ?? '' }
  return { kind: button.type === 'oa.open.sms' ? 'sms' : 'phone', phone: phone ?? '', content: content ?? '' }
}

export async function follow(world: World, userId: string): Promise<void> {
  const user = userOf(world.state, userId)
  user.follows = true
  interact(world, user)
  world.tell({ type: 'people' })
  await world.webhooks.deliver(followChanged(world, user, 'follow'))
}

export async function unfollow(world: World, userId: string): Promise<void> {
  const user = userOf(world.state, userId)
  user.follows = false
  world.tell({ type: 'people' })
  await world.webhooks.deliver(followChanged(world, user, 'unfollow'))
}
