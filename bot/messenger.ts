import type { Messenger, Recipient } from '../core/context.ts'

/** One messenger over the account and the bot: a message goes by its channel. */
export function messengerOf(account: Messenger, bot: Messenger): Messenger {
  const of = ({ channel }: Recipient) => (channel === 'bot_chat' || channel === 'bot_group' ? bot : account)
  return {
    send: (to, content) => of(to).send(to, content),
    recentTexts: (to) => of(to).recentTexts(to),
  }
}
