import type { Messenger, Recipient } from '../core/context.ts'

/** One messenger over both accounts: a message goes by its channel. `bot` is null when none is configured. */
export function messengerOf(oa: Messenger, bot: Messenger | null): Messenger {
  const isBots = ({ channel }: Recipient) => channel === 'bot_chat' || channel === 'bot_group'
  return {
    async send(to, content) {
      if (!isBots(to)) return oa.send(to, content)
      // Of no concern to what else goes out, so this message fails and the rest goes on.
      return bot ? bot.send(to, content) : { kind: 'permanent', reason: 'no bot is configured' }
    },
    async recentTexts(to) {
      if (!isBots(to)) return oa.recentTexts(to)
      throw new Error('the bot platform shows no history')
    },
  }
}
