import { ownGroup } from './assets.ts'
import { followChanged, groupChanged, userSent, userSentToGroup } from './events.ts'
import { hexId } from './ids.ts'
import { addMessage, type ChatMessage, freeReplies, type SimUser, userOf } from './state.ts'
import type { World } from './world.ts'

export type Saying = {
  groupId?: string
  quoteMessageId?: string
  /** Puts the account's name, or its id as a token, before the text. */
  mentionOa?: boolean | 'name' | 'id'
  hidden?: boolean
}

export type Tapped =
  | { kind: 'said'; message: ChatMessage }
  | { kind: 'url'; url: string }
  | { kind: 'phone' | 'sms'; phone: string; content: string }

/** What a person does on the phone. Each resolves after the first attempt to deliver the event. */
export async function say(world: World, userId: string, text: string, saying: Saying = {}): Promise<ChatMessage> {
  const user = userOf(world.state, userId)
  if (saying.quoteMessageId !== undefined && !world.state.messages.has(saying.quoteMessageId))
    throw new Error(`no message ${saying.quoteMessageId}`)
  if (saying.groupId === undefined) interact(world, user)
  else checkMayWrite(world, user, saying.groupId)
  const message = addMessage(world.state, {
    id: hexId(),
    chatId: saying.groupId ?? user.id,
    from: 'user',
    fromId: user.id,
    fromName: user.name,
    kind: 'text',
    text: `${addressOf(world, saying.mentionOa)}${text}`,
    time: world.clock.now(),
    buttons: [],
    attachments: [],
    mentions: saying.mentionOa ? [world.app.oaId] : [],
    ...(saying.quoteMessageId === undefined ? {} : { quoteMessageId: saying.quoteMessageId }),
    ...(saying.hidden ? { hidden: true } : {}),
  })
  world.tell({ type: 'message', chatId: message.chatId, messageId: message.id })
  await world.webhooks.deliver(
    saying.groupId === undefined ? userSent(world, user, message) : userSentToGroup(world, user, message),
  )
  return message
}

function checkMayWrite(world: World, user: SimUser, groupId: string) {
  const group = ownGroup(world, groupId)
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

export async function joinGroup(world: World, userId: string, groupId: string): Promise<void> {
  const group = ownGroup(world, groupId)
  group.memberIds = [...new Set([...group.memberIds, userOf(world.state, userId).id])]
  world.tell({ type: 'people' })
  await world.webhooks.deliver(groupChanged(world, group, 'user_join_group', [userId]))
}

export async function leaveGroup(world: World, userId: string, groupId: string): Promise<void> {
  const group = ownGroup(world, groupId)
  group.memberIds = group.memberIds.filter((id) => id !== userId)
  world.tell({ type: 'people' })
  await world.webhooks.deliver(groupChanged(world, group, 'user_out_group', [userId]))
}
