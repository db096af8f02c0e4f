import * as z from 'zod'
import { beyondLimit, invalid, parse, userIdSchema } from './envelope.ts'
import { reacted } from './events.ts'
import { type ChatMessage, type SimUser, userOf } from './state.ts'
import type { World } from './world.ts'

export const reactIcons = [':>', '--b', ':-((', '/-strong', '/-heart', ':-h', ':o'] as const
const withdrawal = '/-remove'
const mostPerMessage = 50

const schema = z.object({
  recipient: z.object({ user_id: userIdSchema }),
  sender_action: z.object({ react_icon: z.enum([...reactIcons, withdrawal]), react_message_id: z.string() }),
})

/** A mark of the account under a message of the person's chat; takes no quota. */
export function reactAsAccount(world: World, raw: unknown) {
  const { recipient, sender_action: action } = parse(schema, raw)
  const user = world.state.users.get(recipient.user_id)
  if (!user) throw invalid('user_id')
  const message = world.state.messages.get(action.react_message_id)
  if (message?.chatId !== user.id) throw invalid('react_message_id')
  if (action.react_icon !== withdrawal && (message.reactions ?? []).length >= mostPerMessage)
    throw beyondLimit('react_message_id')
  mark(world, message, 'oa', action.react_icon)
  world.afterReply(() => world.webhooks.deliver(reacted(world, user, message, 'oa', action.react_icon)))
  return { message_id: message.id, user_id: user.id }
}

/** A mark of the person under any message of their chat with the account. */
export async function react(world: World, userId: string, messageId: string, icon: string): Promise<ChatMessage> {
  const user: SimUser = userOf(world.state, userId)
  const message = world.state.messages.get(messageId)
  if (message?.chatId !== user.id) throw new Error(`no message ${messageId} in the chat of ${user.name}`)
  mark(world, message, 'user', icon)
  await world.webhooks.deliver(reacted(world, user, message, 'user', icon))
  return message
}

function mark(world: World, message: ChatMessage, from: 'user' | 'oa', icon: string) {
  const others = message.reactions ?? []
  message.reactions =
    icon === withdrawal ? others.filter((reaction) => reaction.from !== from) : [...others, { from, icon }]
  world.tell({ type: 'message', chatId: message.chatId, messageId: message.id })
}
