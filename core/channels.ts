import type { Account, Channel } from '../db/schema/channels.ts'
import { dayMs } from './time.ts'

/** What a channel can carry, and on which terms. */
type Capabilities = {
  /** Whether it takes a call to the platform; elsewhere people carry it, or it is our own page. */
  sends: boolean
  /** One person reads it, not a group. */
  alone: boolean
  /** Characters in one message; null without a limit. */
  textMax: number | null
  image: boolean
  file: boolean
  /** Whether a message may carry buttons; elsewhere their links and words stand in the text. */
  buttons: boolean
  mentions: boolean
  /** What a message may cost the office. */
  cost: 'free' | 'quota' | 'free-then-quota'
  /** How long after a person last spoke the office may write to them; null when it may at any time. */
  windowMs: number | null
  /** Calls a minute that the platform documents for the whole account; null when it says nothing. */
  perMinute: number | null
  /** Whether the chat can be read back, to learn whether a message that got no reply arrived. */
  history: boolean
}

const group = { alone: false, mentions: true, windowMs: null }
const person = { alone: true, mentions: false }
const bot = { sends: true, textMax: 2_000, image: true, file: false, buttons: false, history: false } as const

/** Zalo changes these: the figures are the platform's as documented in 2026. */
export const capabilities: Record<Channel, Capabilities> = {
  oa_chat: {
    ...person,
    ...{ sends: true, textMax: 2_000, image: true, file: true, buttons: true, history: true },
    ...{ cost: 'free-then-quota', windowMs: 7 * dayMs, perMinute: 4_000 },
  },
  oa_group: {
    ...group,
    ...{ sends: true, textMax: 2_000, image: true, file: true, buttons: false, history: true },
    ...{ cost: 'quota', perMinute: 4_000 },
  },
  bot_chat: { ...person, ...bot, cost: 'quota', windowMs: null, perMinute: null },
  bot_group: { ...group, ...bot, cost: 'quota', perMinute: null },
  share: {
    ...group,
    ...{ sends: false, textMax: 2_000, image: true, file: true, buttons: false, history: false },
    ...{ cost: 'free', perMinute: null },
  },
  web: {
    ...person,
    ...{ sends: false, textMax: null, image: true, file: true, buttons: true, history: false },
    ...{ cost: 'free', windowMs: null, perMinute: null },
  },
}

const botChannels: readonly Channel[] = ['bot_chat', 'bot_group']

/** Through which of the office's accounts a message of this channel goes; null where it needs none. */
export function accountOf(channel: Channel): Account | null {
  if (!capabilities[channel].sends) return null
  return botChannels.includes(channel) ? 'bot' : 'oa'
}

export const channelsOf = (account: Account): Channel[] =>
  (Object.keys(capabilities) as Channel[]).filter((channel) => accountOf(channel) === account)

/** The longest text that every one of these channels carries whole. */
export const textMaxOf = (channels: readonly Channel[]): number =>
  Math.min(...channels.map((channel) => capabilities[channel].textMax ?? Number.POSITIVE_INFINITY))

/** The channels on which a digest reaches a group. */
export const groupChannels = (Object.keys(capabilities) as Channel[]).filter((channel) => !capabilities[channel].alone)
