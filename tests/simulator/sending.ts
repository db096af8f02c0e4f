import type { Content } from './content.ts'
import { accountSent, visitorAnswered } from './events.ts'
import { hexId } from './ids.ts'
import { addMessage, type ChatMessage, type SimUser } from './state.ts'
import type { Visitor } from './visitors.ts'
import type { World } from './world.ts'

/** A chat, and who wrote by hand if somebody did, or `silent` when the event is another's; a group; a visitor's widget. */
export type Place = { user: SimUser; adminId?: string; silent?: true } | { groupId: string } | { visitor: Visitor }

/** Puts a message of the account into a chat and reports it, after the reply has had its turn to leave. */
export function postAsAccount(world: World, content: Content, to: Place): ChatMessage {
  const message = addMessage(world.state, {
    ...content,
    id: hexId(),
    chatId: 'user' in to ? to.user.id : 'visitor' in to ? to.visitor.id : to.groupId,
    from: 'oa',
    fromId: world.app.oaId,
    fromName: world.app.oaName,
    time: world.clock.now(),
    ...('groupId' in to ? mentionsIn(world, to.groupId, content.text) : { mentions: [] }),
  })
  world.tell({ type: 'message', chatId: message.chatId, messageId: message.id })
  const events = eventsOf(world, message, to)
  world.afterReply(async () => {
    for (const event of events) await world.webhooks.deliver(event)
  })
  return message
}

function eventsOf(world: World, message: ChatMessage, to: Place) {
  if ('silent' in to && to.silent) return []
  if ('visitor' in to) return [visitorAnswered(world, to.visitor, message)]
  return 'user' in to ? accountSent(world, message, to.user, to.adminId) : accountSent(world, message, null)
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
