import { addBotMessage, botUserId } from './bot-chats.ts'
import type { BotGroup, BotUpdate } from './bot-state.ts'
import { hexId } from './ids.ts'
import { type ChatMessage, userOf } from './state.ts'
import { messageIdsIn } from './wire.ts'
import type { World } from './world.ts'

export type BotSaying = {
  /** A group that the bot is in; without it, the private chat with the bot. */
  groupId?: string
  /** Puts the bot's name before the text. In a group, only what names or answers the bot reaches it. */
  mentionBot?: boolean
  quoteMessageId?: string
  /** Anything but words; `protected` is a message of somebody whose content the platform withholds. */
  kind?: 'image' | 'sticker' | 'voice' | 'protected'
}

const eventNames = {
  text: 'message.text.received',
  image: 'message.image.received',
  sticker: 'message.sticker.received',
  voice: 'message.voice.received',
  protected: 'message.unsupported.received',
}
const webhookTimeoutMs = 2_000

export function addBotGroup(world: World, { id, name, memberIds }: Omit<BotGroup, 'id'> & { id?: string }): BotGroup {
  const group = { id: id ?? hexId(), name, memberIds: memberIds.map((one) => userOf(world.state, one).id) }
  world.state.bot.groups.set(group.id, group)
  world.tell({ type: 'people' })
  return group
}

/** What a person says to the bot, or in a group that it is in. Resolves after the attempt to deliver. */
export async function sayToBot(world: World, userId: string, text: string, saying: BotSaying = {}) {
  const { bot } = world.state
  const user = userOf(world.state, userId)
  const group = saying.groupId === undefined ? null : bot.groups.get(saying.groupId)
  if (group === undefined) throw new Error(`the bot is in no group ${saying.groupId}`)
  if (group && !group.memberIds.includes(userId)) throw new Error(`${user.name} is not in ${group.name}`)
  const chatId = group?.id ?? botUserId(world, userId)
  if (!group) bot.opened.add(chatId)
  const kind = saying.kind ?? 'text'
  const message = addBotMessage(world, {
    chatId,
    ...{ from: 'user', fromId: userId, fromName: user.name },
    kind: kind === 'image' || kind === 'sticker' ? kind : 'text',
    text: saying.mentionBot ? `@${bot.name} ${text}` : text,
    ...(saying.quoteMessageId !== undefined && { quoteMessageId: saying.quoteMessageId }),
  })
  if (!group || isAddressed(world, message)) await deliverToBot(world, updateOf(world, message, kind))
  return message
}

function isAddressed({ state }: World, { text, quoteMessageId = '' }: ChatMessage) {
  return text.includes(`@${state.bot.name}`) || state.messages.get(quoteMessageId)?.fromId === state.bot.id
}

function updateOf(world: World, message: ChatMessage, kind: keyof typeof eventNames): BotUpdate {
  const event_name = eventNames[kind]
  if (kind === 'protected') return { event_name }
  const inGroup = world.state.bot.groups.has(message.chatId)
  const content = {
    text: { text: message.text },
    image: { photo_url: 'https://photo.example/1.jpg', ...(message.text && { caption: message.text }) },
    sticker: { sticker: '0e078a2f', url: 'https://sticker.example/1.png' },
    voice: { voice_url: 'https://voice.example/1.aac' },
  }[kind]
  return {
    event_name,
    message: {
      date: message.time,
      chat: { chat_type: inGroup ? 'GROUP' : 'PRIVATE', id: message.chatId },
      message_id: message.id,
      from: { id: botUserId(world, message.fromId), is_bot: false, display_name: message.fromName },
      ...content,
    },
  }
}

/** Posts to the webhook, or keeps the update for `getUpdates`. Whether the platform tries again is not documented: it does not here. */
export async function deliverToBot(world: World, update: BotUpdate): Promise<void> {
  const { bot } = world.state
  if (!bot.webhook) {
    bot.updates.push(update)
    for (const wake of [...bot.listeners]) wake()
    return
  }
  for (let copy = 0; copy < (bot.duplicates ? 2 : 1); copy++) await post(world, bot.webhook, update)
}

async function post(world: World, webhook: { url: string; secret: string }, update: BotUpdate) {
  const { bot } = world.state
  const wrapped = bot.bodies === 'both' ? world.wire.entries.length % 2 === 0 : bot.bodies === 'wrapped'
  const body = JSON.stringify(wrapped ? { ok: true, result: update } : update)
  const headers = { 'content-type': 'application/json', 'x-bot-api-secret-token': webhook.secret }
  const exchange = {
    ...{ at: world.clock.now(), direction: 'webhook' as const, title: update.event_name, method: 'POST' },
    ...{ url: webhook.url, request: { headers, body }, messageIds: messageIdsIn(body) },
  }
  try {
    const signal = AbortSignal.timeout(webhookTimeoutMs)
    const reply = await fetch(webhook.url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    world.wire.add({ ...exchange, reply: { status: reply.status, body: await reply.text() } })
  } catch (error) {
    world.wire.add({ ...exchange, reply: null, note: String(error) })
  }
}
