import type { BotUpdate } from './bot-state.ts'
import { hexId } from './ids.ts'
import { addMessage, type ChatMessage, userOf } from './state.ts'
import type { World } from './world.ts'

/** A person's id for this bot, which is their private chat's id as well. */
export function botUserId({ state }: World, userId: string): string {
  const { userIds } = state.bot
  const known = userIds.get(userOf(state, userId).id)
  if (known) return known
  const made = hexId()
  userIds.set(userId, made)
  return made
}

export const mayWrite = ({ state: { bot } }: World, chatId: string) => bot.opened.has(chatId) || bot.groups.has(chatId)

/** The oldest update, which is then gone; waits for one at most this long, and answers null if none came. */
export function nextUpdate(world: World, timeoutMs: number, stopped: AbortSignal): Promise<BotUpdate | null> {
  const { bot } = world.state
  const waiting = bot.updates.shift()
  if (waiting || timeoutMs <= 0 || stopped.aborted) return Promise.resolve(waiting ?? null)
  return new Promise((done) => {
    const finish = (update: BotUpdate | null) => {
      clearTimeout(timer)
      bot.listeners.delete(wake)
      stopped.removeEventListener('abort', giveUp)
      done(update)
    }
    const wake = () => {
      const update = bot.updates.shift()
      if (update) finish(update)
    }
    const giveUp = () => finish(null)
    const timer = setTimeout(giveUp, timeoutMs)
    bot.listeners.add(wake)
    stopped.addEventListener('abort', giveUp)
  })
}

type Written = Pick<ChatMessage, 'chatId' | 'from' | 'fromId' | 'fromName' | 'kind' | 'text'> & Partial<ChatMessage>

export function addBotMessage(world: World, written: Written): ChatMessage {
  const bare = { buttons: [], attachments: [], mentions: [] }
  const message = addMessage(world.state, { ...bare, ...written, id: hexId(), time: world.clock.now() })
  world.tell({ type: 'message', chatId: message.chatId, messageId: message.id })
  return message
}
