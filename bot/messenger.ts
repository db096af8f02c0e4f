import { accountOf } from '../core/channels.ts'
import type { Messenger, Recipient } from '../core/context.ts'
import { newId } from '../core/ids.ts'

/** One messenger over the account, the bot and our own pages: a message goes by its channel. */
export function messengerOf(account: Messenger, bot: Messenger): Messenger {
  const of = ({ channel }: Recipient) => {
    if (channel === 'web') return page
    return accountOf(channel) === 'bot' ? bot : account
  }
  return {
    send: (to, content) => of(to).send(to, content),
    recentTexts: (to) => of(to).recentTexts(to),
  }
}

// A page shows what its delivery rows say was published: the row is the whole of it, so saying it again is harmless.
const page: Messenger = {
  send: async () => ({ kind: 'sent', messageId: newId('page') }),
  recentTexts: async () => [],
}
