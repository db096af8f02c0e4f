import * as z from 'zod'
import { capabilities } from '../../core/channels.ts'
import type { Content, Messenger, SendOutcome } from '../../core/context.ts'
import { chat } from '../../core/messages.ts'
import type { Config } from '../config.ts'
import { type BotReply, callBot } from './call.ts'
import { botOutcome, noBot } from './errors.ts'

const sent = z.object({ message_id: z.union([z.string(), z.int().transform(String)]) })

type Settings = Pick<Config, 'ZALO_BOT_URL' | 'ZALO_BOT_TOKEN'>

/** Private chats and groups of the bot: plain text, no buttons, no history to look into afterwards. */
export function botMessenger({ ZALO_BOT_URL, ZALO_BOT_TOKEN }: Settings): Messenger {
  return {
    async send(to, content) {
      if (!ZALO_BOT_TOKEN) return noBot
      const text = textOf(content, capabilities[to.channel].textMax ?? Number.POSITIVE_INFINITY)
      if (text === null) return { kind: 'permanent', reason: 'longer than a bot’s message may be' }
      const photo = photoOf(content)
      const [method, said] = photo ? ['sendPhoto', { photo, caption: text }] : ['sendMessage', { text }]
      return outcomeOf(
        await callBot({ ZALO_BOT_URL, ZALO_BOT_TOKEN }, method, { parameters: { chat_id: to.id, ...said } }),
      )
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

/** The platform fetches a picture itself, from a public https address; any other is left out. */
const photoOf = ({ image }: Content) =>
  image && 'url' in image && image.url.startsWith('https://') ? image.url : undefined

function outcomeOf(reply: BotReply): SendOutcome {
  if (reply.kind === 'ok') {
    const parsed = sent.safeParse(reply.result)
    return parsed.success
      ? { kind: 'sent', messageId: parsed.data.message_id }
      : { kind: 'unknown', reason: 'accepted without a message id' }
  }
  if (reply.kind === 'refused') return botOutcome(reply.code, reply.description)
  if (!reply.left) return { kind: 'retry', reason: 'no connection' }
  // The proxy in front turns away what is beyond the rate with a page of its own.
  if (reply.status === 429) return { kind: 'retry', reason: 'http 429' }
  return { kind: 'unknown', reason: reply.status === null ? 'no reply' : `unreadable reply, http ${reply.status}` }
}
