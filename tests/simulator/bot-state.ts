import { decimalId, secretText } from './ids.ts'

export type BotGroup = {
  id: string
  name: string
  /** UIDs of the account's people, as everywhere in the simulator; the bot sees other ids. */
  memberIds: string[]
}

export type BotUpdate = { event_name: string; message?: Record<string, unknown> }

export type Bot = {
  id: string
  /** `<numeric id>:<secret>`, part of every address. */
  token: string
  name: string
  /** On the page once a service has asked for its updates; the API answers whether it is shown or not. */
  shown: boolean
  canJoinGroups: boolean
  /** Messages of the month; null without a limit. */
  messagesLeft: number | null
  webhook: { url: string; secret: string; updatedAt: number } | null
  /** How a webhook's body looks: as documented, as seen, or now one, now the other. */
  bodies: 'wrapped' | 'bare' | 'both'
  /** Delivers everything twice. */
  duplicates: boolean
  /** What nobody has read yet, oldest first. */
  updates: BotUpdate[]
  /** The id under which the bot knows a person: unrelated to the account's. */
  userIds: Map<string, string>
  /** Chats that a person has opened, so that the bot may write there. */
  opened: Set<string>
  groups: Map<string, BotGroup>
  listeners: Set<() => void>
}

export const createBot = (): Bot => {
  const id = decimalId()
  return {
    id,
    token: `${id}:${secretText(24)}`,
    name: 'Bot Loa phường',
    shown: false,
    canJoinGroups: true,
    messagesLeft: null,
    webhook: null,
    bodies: 'both',
    duplicates: false,
    updates: [],
    userIds: new Map(),
    opened: new Set(),
    groups: new Map(),
    listeners: new Set(),
  }
}
