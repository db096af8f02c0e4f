import type { Content } from './content.ts'
import { accountSent } from './events.ts'
import { hexId } from './ids.ts'
import { addMessage, type ChatMessage, type SimUser } from './state.ts'
import type { World } from './world.ts'

/** Puts a message of the account into a chat and reports it, after the reply has had its turn to leave. */
export function postAsAccount(
  world: World,
  content: Content,
  to: { user: SimUser } | { groupId: string },
): ChatMessage {
  const user = 'user' in to ? to.user : null
  const message = addMessage(world.state, {
    ...content,
    id: hexId(),
    chatId: 'user' in to ? to.user.id : to.groupId,
    from: 'oa',
    fromId: world.app.oaId,
    fromName: world.app.oaName,
    time: world.clock.now(),
    ...('user' in to ? { mentions: [] } : mentionsIn(world, to.groupId, content.text)),
  })
  world.tell({ type: 'message', chatId: message.chatId, messageId: message.id })
  const events = accountSent(world, message, user)
  world.afterReply(async () => {
    for (const event of events) await world.webhooks.deliver(event)
  })
  return message
}

/** `[@uid]` becomes a visible name; the group's own id stands for everybody. */
function mentionsIn(world: World, groupId: string, text: string): Pick<ChatMessage, 'text' | 'mentions'> {
  const mentions: string[] = []
  const visible = text.replace(/\[@([0-9a-f]+)\]/g, (token, id: string) => {
    const name = id === groupId ? 'Tất cả' : world.state.users.get(id)?.name
    if (!name) return token
    mentions.push(id)
    return `@${name}`
  })
  return { text: visible, mentions }
}
