import type { ChatMessage } from './state.ts'
import type { World } from './world.ts'

/** A chat as the history calls return it: newest first. */
export function historyOf(world: World, chatId: string, offset: number, count: number) {
  const chat = world.state.chats.get(chatId) ?? []
  const end = Math.max(chat.length - offset, 0)
  return chat
    .slice(Math.max(end - count, 0), end)
    .reverse()
    .map((message) => elementOf(world, message))
}

function elementOf(world: World, message: ChatMessage) {
  const group = world.state.groups.has(message.chatId)
  const element = {
    src: message.from === 'oa' ? 0 : 1,
    time: message.time,
    type: typeNames[message.kind],
    message: message.text,
    message_id: message.id,
    from_id: message.fromId,
    from_display_name: message.fromName,
    from_avatar: '',
    ...(message.attachments.length > 0 ? { links: message.attachments.map(({ payload }) => payload) } : {}),
  }
  if (group) return { ...element, group_id: message.chatId }
  const person = world.state.users.get(message.chatId)
  const to =
    message.from === 'oa'
      ? { to_id: message.chatId, to_display_name: person?.name ?? '', to_avatar: '' }
      : { to_id: world.app.oaId, to_display_name: world.app.oaName, to_avatar: '' }
  return { ...element, ...to }
}

const typeNames: Record<ChatMessage['kind'], string> = {
  text: 'text',
  image: 'photo',
  gif: 'GIF',
  sticker: 'sticker',
  file: 'link',
  link: 'link',
  list: 'links',
  request_user_info: 'links',
  template: 'links',
  audio: 'voice',
  video: 'link',
  location: 'location',
  business_card: 'link',
}
