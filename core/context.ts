import type { Reader, Scrub, Write } from '../db/client.ts'
import type { Channel } from '../db/schema/channels.ts'
import type { GroupSettings } from '../db/schema/groups.ts'
import type { Pattern, sources } from '../db/schema/news.ts'
import type { GoldenResult } from './evaluation/golden-result.ts'
import type { Clearance } from './library/clearance.ts'
import type { PictureReason } from './library/messages.ts'
import type { FileReport, Refusal } from './library/parse/source-document.ts'
import type { PassageSearch, SearchOptions } from './library/search/search-passages.ts'
import type { ReadDocument } from './library/store/read-document.ts'
import type { ReadArticle } from './news/article.ts'
import type { ReadFeed } from './news/feed.ts'
import type { FeedReason } from './news/messages.ts'
import type { Actor } from './roles.ts'
import type { PlatformReason, SendReason } from './sending/messages.ts'
import type { PictureWordsReason } from './verify/messages.ts'

export type Recipient = { channel: Channel; id: string }
export type Button = { title: string; url?: string; say?: string }
/** `hash` is of the bytes: what the platform holds already is not read again. */
export type Media = { name: string; mimeType: string; hash: string; read: () => Promise<Uint8Array<ArrayBuffer>> }

/**
 * One message. What a channel cannot show is left out; a file goes without its text. `quote` is the id of a message in the
 * same chat that this one answers; `askContact` asks the person for their contact data.
 */
export type Content = {
  text: string
  buttons?: Button[]
  quote?: string
  image?: Media | { url: string }
  file?: Media
  askContact?: { title: string; subtitle: string; imageUrl: string }
}

/**
 * What became of one send. `unknown` means that it left and may have arrived: never repeated by itself.
 * `token` and `configuration` stop the channel, not only this message; `quota` may pass by waiting.
 */
export type SendOutcome =
  | { kind: 'sent'; messageId: string }
  | {
      kind: 'retry' | 'permanent' | 'token' | 'configuration' | 'quota' | 'unknown'
      reason: SendReason | PlatformReason
    }
/** One that did not simply go out. */
export type Unsent = Exclude<SendOutcome, { kind: 'sent' }>

/** Port to the chat platform. `recentTexts` reads a chat's latest messages, newest first, to settle an unknown send. */
export type Messenger = {
  send(to: Recipient, content: Content): Promise<SendOutcome>
  recentTexts(to: Recipient): Promise<{ messageId: string; text: string; fromUs: boolean; at?: number }[]>
}

export type GroupAsset = {
  id: string
  product: string
  memberLimit: number | null
  validThrough: number | null
  autoRenew: boolean
  usedBy: string | null
}
export type HostedGroup = {
  externalId: string
  name: string
  link: string | null
  enabled: boolean
  memberCount: number | null
  memberLimit: number | null
  dissolvesAt: number | null
  settings: GroupSettings
}
/** What the platform's own list tells of a group. */
export type HostedInBrief = Pick<HostedGroup, 'externalId' | 'name' | 'link' | 'enabled' | 'memberCount'>
export type GroupMember = { id: string; name: string; isAccount: boolean }
type NewHostedGroup = { name: string; description?: string; assetId: string; memberIds: string[] }
export type GroupChange = { name?: string; description?: string } & Partial<GroupSettings>
export type MemberAct = 'invite' | 'accept' | 'reject' | 'remove' | 'promote' | 'demote'

/**
 * What the platform did about a group. `gone`: the group is not the account's (any more). `disabled`: its asset has
 * lapsed. `asset`: the asset is taken or lapsed. `members`: somebody may not be added, or nobody in it administers the
 * account. `unknown`: it may or may not have been done.
 */
export type Hosted<T> =
  | { kind: 'done'; value: T }
  | {
      kind:
        | 'gone'
        | 'disabled'
        | 'asset'
        | 'members'
        | 'token'
        | 'configuration'
        | 'quota'
        | 'retry'
        | 'unknown'
        | 'permanent'
      reason: string
    }

/** Port to the groups that the account owns on its platform. Instants are UTC milliseconds. */
export type GroupHost = {
  assets(): Promise<Hosted<GroupAsset[]>>
  /** Every group of the account, those that this office never heard of too. */
  list(): Promise<Hosted<HostedInBrief[]>>
  create(
    group: NewHostedGroup,
  ): Promise<Hosted<{ externalId: string; link: string | null; memberCount: number | null }>>
  about(externalId: string): Promise<Hosted<HostedGroup>>
  change(externalId: string, change: GroupChange): Promise<Hosted<HostedGroup>>
  moveTo(externalId: string, assetId: string): Promise<Hosted<HostedGroup>>
  dissolve(externalId: string): Promise<Hosted<null>>
  members(externalId: string): Promise<Hosted<GroupMember[]>>
  pending(externalId: string): Promise<Hosted<GroupMember[]>>
  let(act: MemberAct, externalId: string, memberIds: string[]): Promise<Hosted<null>>
}

/** Port to the library's search: a thread of its own where the runtime has one, else `searchPassages` as it stands. */
export type SearchLibrary = (question: string, clearance: Clearance, options?: SearchOptions) => Promise<PassageSearch>

/**
 * Port that asks the golden questions of the library as it is and as it would be with a release; null where the runtime
 * cannot. It changes nothing that others see.
 */
export type TryOut = ((releaseId: string) => Promise<{ before: GoldenResult[]; after: GoldenResult[] }>) | null

/**
 * Port to a language model; null when none is configured. The text comes in pieces as it is written, within the port's own
 * limits of time and size; what is thrown names why by its `name`. Whoever stops reading stops the model.
 */
export type Llm = { complete(system: string, user: string): AsyncIterable<string> } | null

/**
 * Port to a model of meanings; null when none is configured. A vector a text, in the order given, all of one length; what is
 * thrown names why by its `name`. `question` hurries: somebody waits for it.
 */
export type Embed = {
  model: string
  passages(texts: string[]): Promise<ArrayLike<number>[]>
  question(text: string): Promise<ArrayLike<number>>
} | null

/** `freshForMs`: for how long the server says that it stays as it is; `retryAfterMs`: for how long it wants no other request. */
export type FetchedFeed =
  | { kind: 'fresh'; body: string; etag: string | null; lastModified: string | null; freshForMs?: number }
  | { kind: 'unchanged'; freshForMs?: number }
  | { kind: 'refused'; reason: FeedReason; retryAfterMs?: number }

/** Port to the web: one document, within size and time limits, from a public address. */
export type FetchFeed = (
  url: string,
  known: { etag: string | null; lastModified: string | null },
) => Promise<FetchedFeed>

/** How the items of a source are to be read: a feed in any of its formats where nothing is said. */
export type Way = Pick<typeof sources.$inferSelect, 'kind' | 'pattern'>

/**
 * Port to the readers of feeds' words: a thread of its own where the runtime has one, for a hostile page would hold up
 * everybody. `address` is where the feed stands, which its links may be relative to.
 */
export type FeedReader = (body: string, address: string, way?: Way) => Promise<ReadFeed>

/** Port to the readers of pages, in that thread too. */
export type PageReader = {
  /** Where the items of a page stand, learned from the headline or the link of one; null where that is not on it. */
  pattern(body: string, address: string, example: string): Promise<Pattern | null>
  /** The feeds that a page names. */
  feeds(body: string, address: string): Promise<{ link: string; title: string }[]>
  article(body: string, address: string): Promise<ReadArticle>
}

/** A file that was opened. Its documents come one after the other, none before it is asked for; `close` lets go of the rest. */
export type OpenedFile = FileReport & {
  documentCount: number
  refused: Refusal[]
  documents: AsyncIterable<ReadDocument>
  close(): Promise<void>
}

/**
 * Port to the readers of files. `onPage` is told how many pages are read, of how many. What goes wrong once it is opened is
 * thrown as `FileRefused`.
 */
export type ReadFile = (
  name: string,
  bytes: Uint8Array,
  options?: { signal?: AbortSignal; onPage?: (read: number, pages: number) => void },
) => Promise<OpenedFile | Refusal>

/** A file that is kept: `id` stands for its bytes. */
export type PicturedFile = { id: string; name: string; size: number; read: () => Promise<Uint8Array> }
export type Picture = { bytes: Uint8Array<ArrayBuffer>; type: 'image/jpeg' | 'image/png' }
/** `whole`: whether all of the source is there; `drawing`: to be asked again in a moment. Pages count from 1. */
export type FileLook =
  | { kind: 'drawing' }
  | { kind: 'pages'; pages: number }
  | { kind: 'source'; text: string; whole: boolean }
  | { kind: 'none'; reason: PictureReason }

/** Port to what draws pages of files, one at a time and within limits; a file of text is answered as its source. */
export type Pictures = {
  look(file: PicturedFile): Promise<FileLook>
  /** @throws AppError NOT_FOUND where there is no such page, UNAVAILABLE where too many wait or the page cannot be drawn */
  page(file: PicturedFile, page: number): Promise<Picture>
}

/** What was read off a picture. `unsure`: the words and numbers of it that may have been read wrongly. */
export type PictureWords = { text: string; unsure: string[] } | { reason: PictureWordsReason }

/** Port to what reads the words of a picture, one at a time and within limits; nothing of it is kept. */
export type ReadWords = {
  of(bytes: Uint8Array): Promise<PictureWords>
  /** Of a picture that stands on the web, such as on the servers of a chat. */
  at(address: string): Promise<PictureWords>
}

/** Port to the servers of a chat: a picture that somebody sent there; null where it did not come or is too large. */
export type FetchPicture = (address: string) => Promise<Uint8Array | null>

/** What became of telling another program; `status` is what it answered. */
export type ToldOut =
  | { kind: 'taken'; status: number }
  | { kind: 'refused'; status?: number; reason: 'address' | 'private' | 'slow' | 'unreachable' | 'status' }

/** Port to other programs that are told of what happens: public addresses over https, or those that the settings allow. */
export type TellOut = {
  /** What speaks against an address before anybody is asked. */
  problemOf(url: string): 'address' | 'private' | null
  post(url: string, body: string, headers: Record<string, string>): Promise<ToldOut>
}

/** Port to what encrypts what rests in the database; `unseal` throws where another key sealed it. */
export type Crypt = { seal(text: string): Promise<string>; unseal(sealed: string): Promise<string> }

/** One line for the operator. Fields carry ids and counts, never what people wrote, their names or tokens. */
export type Log = (event: string, fields?: Record<string, string | number | boolean | null | undefined>) => void

export type Ctx = {
  db: Reader
  write: Write
  scrub: Scrub
  messenger: Messenger
  groupHost: GroupHost
  search: SearchLibrary
  tryOut: TryOut
  llm: Llm
  embed: Embed
  fetchFeed: FetchFeed
  readFeed: FeedReader
  readPage: PageReader
  readFile: ReadFile
  pictures: Pictures
  readWords: ReadWords
  fetchPicture: FetchPicture
  tellOut: TellOut
  /** The public address of a screen of the mini app, such as `/passages/…`. */
  link: (path: string) => string
  /** The public address of what is there without an app: a picture, a file. */
  web: (path: string) => string
  /** The public address of a page of the console. */
  desk: (path: string) => string
  crypt: Crypt
  /** Whether admins and approvers must have a second step, or may. */
  secondStep: 'required' | 'offered'
  /** How many calls the account may make of its platform in any minute. */
  callsPerMinute: number
  /** How many messages to persons the account's packages still hold; null when the platform does not say. */
  messagesLeft: () => Promise<number | null>
  /** How many messages to groups the office's package holds a month; null when it says nothing of them. */
  groupMessagesPerMonth: number | null
  /** A hash that only this service can make: what was counted by it cannot be turned back into who it was. */
  keyed: (text: string) => Promise<string>
  now: () => number
  log: Log
  actor: Actor
}

export const as = (ctx: Ctx, actor: Actor): Ctx => ({ ...ctx, actor })
