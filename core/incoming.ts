// What the domain hears, whatever the platform that carried it.
export type Incoming =
  | {
      kind: 'text'
      channel: 'oa_chat' | 'oa_group' | 'bot_chat' | 'bot_group'
      /** Where an answer goes: the person's chat, or the group's. */
      chatId: string
      senderId: string
      senderAppId: string | null
      text: string
      /** Where the picture stands that came with it. */
      picture?: string
      messageId: string
      at: number
    }
  | {
      kind: 'followed' | 'unfollowed' | 'withdrew'
      channel: 'oa_chat'
      senderId: string
      senderAppId: string | null
      at: number
    }
  | {
      /** `made` and the like: something happened to a group that the account owns. */
      kind: 'group'
      channel: 'oa_group'
      chatId: string
      change: 'made' | 'changed' | 'members' | 'asked' | 'dissolved'
      at: number
    }
  /** Something that is not words, from somebody who may be told so. */
  | {
      kind: 'unreadable'
      channel: 'bot_chat'
      chatId: string
      senderId: string
      senderAppId: null
      picture?: string
      voice?: string
      at: number
    }
  | {
      /** Did something that opens the window in which the account may write to them; `wordless` sent what Loa cannot read. */
      kind: 'acted'
      channel: 'oa_chat'
      senderId: string
      senderAppId: string | null
      name?: string
      wordless?: true
      /** Where the picture stands that came without words. */
      picture?: string
      /** Where what they said aloud stands. */
      voice?: string
      at: number
    }
  | { kind: 'received' | 'seen'; channel: 'oa_chat'; messageIds: string[]; at: number }
  | {
      kind: 'other'
      channel: 'oa_chat' | 'oa_group' | 'bot_chat' | 'bot_group'
      /** An event that nobody has told Loa about, by the names in it alone. */
      unknown?: { name: string; fields: string[] }
      at: number
    }

/** An event as the inbox keeps it. `dedupeKey` is the hex hash of what names it, a message's id or the raw body: a repeat has the same. */
export type InboxEvent = { dedupeKey: string; name: string; incoming: Incoming }
