export const channels = ['oa_chat', 'oa_group', 'bot_chat', 'bot_group', 'share', 'web'] as const
export type Channel = (typeof channels)[number]

/** The two senders that the office has at Zalo, each with a token of its own. */
export const accounts = ['oa', 'bot'] as const
export type Account = (typeof accounts)[number]
