import { type Account, createAccount } from './account.ts'
import type { Article } from './articles.ts'
import { type Bot, createBot } from './bot-state.ts'
import type { Audience } from './broadcasts.ts'
import { decimalId, hexId, secretText } from './ids.ts'
import type { Video } from './videos.ts'
import type { Visitor } from './visitors.ts'

export type SimUser = {
  /** The UID that the Official Account knows. */
  id: string
  uidByApp: string
  name: string
  /** A few words shown under the name on the page. */
  label: string
  follows: boolean
  /** May be a founding member of a group made through the API. */
  isAdmin: boolean
  isUnder18: boolean
  /** Refuses messages of this account. */
  blocks: boolean
  lastInteraction: number | null
  freeRepliesLeft: number
  /** The code that every send to this person is answered with, such as -227 or -218. */
  refusesWith: number | null
  phone: string
  /** What the mini app's location token stands for. */
  place: { latitude: string; longitude: string }
  sharedInfo: Record<string, string> | null
  /** The account's own name for the person. */
  alias: string
  tags: string[]
  customInfo: Record<string, unknown>
  /** In the codes of a broadcast's target; a part that is not there fits no target that asks for it. */
  audience: Audience
  /** Vietnam dates on which a promotion or a broadcast came. */
  promotions: string[]
  /** Scopes refused to the mini app, such as `scope.userPhonenumber`. */
  refusedScopes: string[]
  /** A mini-app token that does not expire; the injected SDK hands out tokens of one hour. */
  accessToken: string
}

export type AssetSize = 'gmf10' | 'gmf50' | 'gmf100' | 'gmf1000'

export type Asset = {
  id: string
  productType: AssetSize
  quotaType: 'sub_quota' | 'purchase_quota' | 'reward_quota'
  validThrough: number
  autoRenew: boolean
  groupId: string | null
}

export type SimGroup = {
  id: string
  name: string
  description: string
  avatar: string
  link: string
  /** Of people alone: the account is not in it, sees nothing of it and can do nothing there. It needs no asset. */
  foreign: boolean
  assetId: string
  /** UIDs, in order of joining; the account itself is not among them. */
  memberIds: string[]
  adminIds: string[]
  pendingIds: string[]
  settings: { lock_send_msg: boolean; join_appr: boolean; enable_msg_history: boolean; enable_link_join: boolean }
}

export type Button = { title: string; type: string; payload: unknown }
export type Attachment = { type: string; payload: Record<string, unknown> }

/** What the account can send, and what a person can. */
export type AccountKind = 'text' | 'image' | 'gif' | 'sticker' | 'file' | 'list' | 'request_user_info' | 'template'
export type PersonKind =
  | Exclude<AccountKind, 'list' | 'request_user_info' | 'template'>
  | 'link'
  | 'audio'
  | 'video'
  | 'location'
  | 'business_card'

export type ChatMessage = {
  id: string
  /** A user id or a group id: the place where it stands. */
  chatId: string
  from: 'user' | 'oa'
  fromId: string
  fromName: string
  kind: AccountKind | PersonKind
  text: string
  time: number
  buttons: Button[]
  attachments: Attachment[]
  /** UIDs named in the text by `[@uid]`, or the group id when everybody is. */
  mentions: string[]
  quoteMessageId?: string
  reactions?: { from: 'user' | 'oa'; icon: string }[]
  /** Sent by a tap on an `oa.query.hide` button: the account gets it, the chat does not show it. */
  hidden?: boolean
}

export type TokenGrant = { expiresAt: number; used: boolean }
export type CodeGrant = TokenGrant & { challenge?: string }

/** A person's consent to an app: what a code, or a refresh token, stands for. */
export type SocialGrant = { userId: string; expiresAt: number; challenge?: string; isRefresh?: true }

export type State = {
  users: Map<string, SimUser>
  groups: Map<string, SimGroup>
  assets: Map<string, Asset>
  chats: Map<string, ChatMessage[]>
  messages: Map<string, ChatMessage>
  accessTokens: Map<string, TokenGrant>
  refreshTokens: Map<string, TokenGrant>
  codes: Map<string, CodeGrant>
  miniAppTokens: Map<string, { userId: string; expiresAt: number }>
  socialGrants: Map<string, SocialGrant>
  /** People who let the mini app notify them. */
  wantNotifications: Set<string>
  infoTokens: Map<string, { userId: string; kind: 'phone' | 'location'; expiresAt: number }>
  uploads: Map<string, { kind: 'image' | 'gif' | 'file'; name: string; blob: Blob; expiresAt: number }>
  articles: Map<string, Article>
  videos: Map<string, Video>
  visitors: Map<string, Visitor>
  tagNames: Set<string>
  clickedChatNow: Set<string>
  tour: TourStep[]
  account: Account
  bot: Bot
}

/** `href` leads to where the step is done, `file` to what it needs. */
export type TourStep = { title: string; text: string; href?: string; file?: { name: string; href: string } }

export const createState = (): State => ({
  users: new Map(),
  groups: new Map(),
  assets: new Map(),
  chats: new Map(),
  messages: new Map(),
  accessTokens: new Map(),
  refreshTokens: new Map(),
  codes: new Map(),
  miniAppTokens: new Map(),
  socialGrants: new Map(),
  wantNotifications: new Set(),
  infoTokens: new Map(),
  uploads: new Map(),
  articles: new Map(),
  videos: new Map(),
  visitors: new Map(),
  tagNames: new Set(),
  clickedChatNow: new Set(),
  tour: [],
  bot: createBot(),
  account: createAccount(),
})

export type NewUser = Partial<Omit<SimUser, 'name' | 'uidByApp' | 'accessToken'>> & { name: string }

/** Without `follows: false` the person follows the account, which counts as an interaction now. */
export function addUser(state: State, now: number, input: NewUser): SimUser {
  const follows = input.follows ?? true
  const user: SimUser = {
    id: decimalId(),
    uidByApp: decimalId(),
    label: '',
    follows,
    isAdmin: false,
    isUnder18: false,
    blocks: false,
    lastInteraction: follows ? now : null,
    freeRepliesLeft: freeReplies,
    refusesWith: null,
    phone: `849${decimalId().slice(0, 8)}`,
    place: { latitude: '21.0136', longitude: '105.8619' },
    sharedInfo: null,
    alias: '',
    tags: [],
    customInfo: {},
    audience: {},
    promotions: [],
    refusedScopes: [],
    accessToken: secretText(),
    ...input,
  }
  state.users.set(user.id, user)
  state.miniAppTokens.set(user.accessToken, { userId: user.id, expiresAt: Number.POSITIVE_INFINITY })
  return user
}

export const freeReplies = 8
const yearMs = 365 * 86_400_000

export function addAsset(state: State, now: number, input: Partial<Asset> = {}): Asset {
  const asset: Asset = {
    id: hexId(),
    productType: 'gmf100',
    quotaType: 'sub_quota',
    validThrough: now + yearMs,
    autoRenew: false,
    groupId: null,
    ...input,
  }
  state.assets.set(asset.id, asset)
  return asset
}

export type NewGroup = Pick<SimGroup, 'name' | 'memberIds'> &
  Partial<Pick<SimGroup, 'id' | 'assetId' | 'description' | 'foreign'>>

export function addGroup(state: State, now: number, input: NewGroup): SimGroup {
  const { foreign = false } = input
  const asset = foreign ? null : freeAsset(state, now, input.assetId)
  const group: SimGroup = {
    id: input.id ?? hexId(),
    name: input.name,
    description: input.description ?? '',
    avatar: '',
    link: `https://zalo.me/g/${hexId(10)}`,
    foreign,
    assetId: asset?.id ?? '',
    memberIds: [...new Set(input.memberIds)],
    adminIds: [],
    pendingIds: [],
    settings: { lock_send_msg: false, join_appr: false, enable_msg_history: true, enable_link_join: true },
  }
  if (asset) asset.groupId = group.id
  state.groups.set(group.id, group)
  return group
}

function freeAsset(state: State, now: number, id: string | undefined): Asset {
  const asset = id === undefined ? addAsset(state, now) : state.assets.get(id)
  if (!asset) throw new Error(`no asset ${id}`)
  if (asset.groupId) throw new Error(`asset ${asset.id} already carries a group`)
  return asset
}

export function userOf(state: State, userId: string): SimUser {
  const user = state.users.get(userId)
  if (!user) throw new Error(`no user ${userId}`)
  return user
}

export function addMessage(state: State, message: ChatMessage): ChatMessage {
  const chat = state.chats.get(message.chatId)
  if (chat) chat.push(message)
  else state.chats.set(message.chatId, [message])
  state.messages.set(message.id, message)
  return message
}
