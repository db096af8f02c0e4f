import type { ChatMessage, SimGroup, SimUser } from './state.ts'
import type { Visitor } from './visitors.ts'
import type { WebhookEvent } from './webhooks.ts'
import type { World } from './world.ts'

const stamp = (world: World) => ({ app_id: world.app.appId, timestamp: String(world.clock.now()) })

const messageBody = (message: ChatMessage) => ({
  msg_id: message.id,
  ...(message.text ? { text: message.text } : {}),
  ...(message.quoteMessageId ? { quote_msg_id: message.quoteMessageId } : {}),
  ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
})

export const userSent = (world: World, user: SimUser, message: ChatMessage): WebhookEvent => ({
  ...stamp(world),
  event_name: `user_send_${message.kind}`,
  sender: { id: user.id },
  recipient: { id: world.app.oaId },
  message: messageBody(message),
  user_id_by_app: user.uidByApp,
})

export const userSentToGroup = (world: World, user: SimUser, message: ChatMessage): WebhookEvent => ({
  ...stamp(world),
  event_name: `user_send_group_${message.kind}`,
  oa_id: world.app.oaId,
  sender: { id: user.id },
  recipient: { id: message.chatId },
  message: messageBody(message),
  user_id_by_app: user.uidByApp,
})

/** The account's own message coming back, then, in a chat of two, what the person's phone reports. */
export function accountSent(
  world: World,
  message: ChatMessage,
  user: SimUser | null,
  adminId?: string,
): WebhookEvent[] {
  const sender = { id: world.app.oaId, ...(adminId === undefined ? {} : { admin_id: adminId }) }
  const parties = { sender, recipient: { id: message.chatId } }
  if (!user) {
    const event_name = `oa_send_group_${message.kind}`
    return [{ ...stamp(world), ...parties, event_name, oa_id: world.app.oaId, message: messageBody(message) }]
  }
  const common = { ...stamp(world), ...parties, user_id_by_app: user.uidByApp }
  const kind = message.kind === 'request_user_info' ? 'template' : message.kind
  return [
    { ...common, event_name: `oa_send_${kind}`, message: messageBody(message) },
    { ...common, event_name: 'user_received_message', message: { msg_id: message.id } },
    { ...common, event_name: 'user_seen_message', message: { msg_ids: [message.id] } },
  ]
}

export const reacted = (
  world: World,
  user: SimUser,
  message: ChatMessage,
  by: 'user' | 'oa',
  react_icon: string,
): WebhookEvent => ({
  ...stamp(world),
  event_name: `${by}_reacted_message`,
  sender: { id: by === 'user' ? user.id : world.app.oaId },
  recipient: { id: by === 'user' ? world.app.oaId : user.id },
  message: { msg_id: message.id, react_icon },
  user_id_by_app: user.uidByApp,
})

export const visitorSent = (world: World, visitor: Visitor, message: ChatMessage): WebhookEvent => ({
  ...stamp(world),
  event_name: `anonymous_send_${message.kind}`,
  sender: { id: visitor.id },
  recipient: { id: world.app.oaId },
  message: { ...messageBody(message), conversation_id: visitor.conversationId },
})

export const visitorAnswered = (world: World, visitor: Visitor, message: ChatMessage): WebhookEvent => ({
  ...visitorSent(world, visitor, message),
  event_name: `oa_send_anonymous_${message.kind}`,
  sender: { id: world.app.oaId },
  recipient: { id: visitor.id },
})

export const followChanged = (world: World, user: SimUser, event_name: 'follow' | 'unfollow'): WebhookEvent => ({
  ...stamp(world),
  event_name,
  oa_id: world.app.oaId,
  follower: { id: user.id },
  user_id_by_app: user.uidByApp,
  source: 'oa_profile',
})

export const groupChanged = (world: World, group: SimGroup, event_name: string, userIds?: string[]): WebhookEvent => ({
  ...stamp(world),
  event_name,
  oa_id: world.app.oaId,
  group_id: group.id,
  ...(userIds ? { users: userIds.map((id) => ({ id })) } : {}),
})

export const tagChanged = (world: World, event_name: string, name: string, userIds?: string[]): WebhookEvent => ({
  ...stamp(world),
  event_name,
  oa_id: world.app.oaId,
  tag: { name, ...(userIds ? { user_ids: userIds } : {}) },
})
