import * as z from 'zod'
import { capabilities } from '../../core/channels.ts'
import type { Content, Messenger, SendOutcome } from '../../core/context.ts'
import { chat } from '../../core/messages.ts'
import type { Config } from '../config.ts'
import { type BotReply, callBot } from './call.ts'

const sent = z.object({ message_id: z.union([z.string(), z.int().transform(String)]) })

type Settings = Pick<Config, 'ZALO_BOT_URL' | 'ZALO_BOT_TOKEN'>

/**
 * Private chats and groups of the bot: plain text, no buttons, no history to look into afterwards. Null when no bot is
 * configured.
 */
export function botMessenger({ ZALO_BOT_URL, ZALO_BOT_TOKEN }: Settings): Messenger | null {
  if (!ZALO_BOT_TOKEN) return null
  const config = { ZALO_BOT_URL, ZALO_BOT_TOKEN }
  return {
    async send(to, content) {
      const text = textOf(content, capabilities[to.channel].textMax ?? Number.POSITIVE_INFINITY)
      if (text === null) return { kind: 'permanent', reason: 'longer than a bot’s message may be' }
      return outcomeOf(await callBot(config, 'sendMessage', { chat_id: to.id, text }))
    },
    async recentTexts() {
      throw new Error('the bot platform shows no history')
    },
  }
}

/** The words with what the buttons would do below them, as far as there is room; null when the words alone are too long. */
function textOf({ text, buttons = [] }: Content, longest: number): string | null {
  if (text.length > longest) return null
  return buttons.reduce((whole, { title, url }) => {
    // An answer names its source's address already.
    if (url && whole.includes(url)) return whole
    const line = url ? `${title}: ${url}` : chat.mayType(title)
    return whole.length + 1 + line.length <= longest ? `${whole}\n${line}` : whole
  }, text)
}

function outcomeOf(reply: BotReply): SendOutcome {
  if (reply.kind === 'ok') {
    const parsed = sent.safeParse(reply.result)
    return parsed.success
      ? { kind: 'sent', messageId: parsed.data.message_id }
      : { kind: 'unknown', reason: 'accepted without a message id' }
  }
  if (reply.kind === 'refused') {
    return { kind: kindOf(reply.code), reason: `zalo bot ${reply.code}: ${reply.description}` }
  }
  if (!reply.left) return { kind: 'retry', reason: 'no connection' }
  // The proxy in front turns away what is beyond the rate with a page of its own.
  if (reply.status === 429) return { kind: 'retry', reason: 'http 429' }
  return { kind: 'unknown', reason: reply.status === null ? 'no reply' : `unreadable reply, http ${reply.status}` }
}

/** The platform's error codes (bot.zaloplatforms.com) as what the sender does about each. */
function kindOf(code: number): Exclude<SendOutcome['kind'], 'sent'> {
  if (code === 401 || code === 403) return 'token'
  if (code === 404) return 'configuration'
  if (code === 429) return 'quota'
  // Its server failed or gave up waiting: the message may be out all the same.
  if (code === 408 || code >= 500) return 'unknown'
  return 'permanent'
}
