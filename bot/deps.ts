import { accountOf } from '../core/channels.ts'
import { keptUploads } from '../core/connection/uploads.ts'
import type {
  Ctx,
  FeedReader,
  FetchFeed,
  FetchPicture,
  Messenger,
  PageReader,
  Pictures,
  ReadFile,
  ReadWords,
  Recipient,
  TellOut,
} from '../core/context.ts'
import { type CheckedIn, type CheckIn, takeCheckIns } from '../core/gatherings/check-in.ts'
import type { LatePoints } from '../core/gatherings/points/rolled-up.ts'
import { takeVotes, type Vote, type VoteTaken } from '../core/gatherings/room/vote.ts'
import { newId } from '../core/ids.ts'
import { receive } from '../core/inbox/receive.ts'
import type { InboxEvent } from '../core/incoming.ts'
import { type LiveAnswer, type Taken, takeAnswers } from '../core/live-rooms/answer.ts'
import { actorsOf } from '../core/people/sessions.ts'
import { holdAnswers, type Kept, type Saved } from '../core/quizzes/hold.ts'
import type { Lately } from '../core/quizzes/standings/lately.ts'
import { type Handed, type Submission, submitAttempts } from '../core/quizzes/submit.ts'
import { type Actor, nobody } from '../core/roles.ts'
import type { Visits } from '../core/statistics/facts/visits.ts'
import type { Database } from '../db/client.ts'
import { gathered } from '../db/gathered.ts'
import { groupCommit } from '../db/group-commit.ts'
import type { Config } from './config.ts'
import { cryptWith, keyedHash } from './crypt.ts'
import { pageReader, readItems } from './feed/read.ts'
import { readTextFile } from './import/text-file.ts'
import { type RoomHub, roomHub } from './live-rooms/hub.ts'
import { logTo } from './log.ts'
import { type Memory, newMemory } from './memory.ts'
import { embeddingsOf } from './model/embeddings.ts'
import { llmOf } from './model/llm.ts'
import { noWordsRead } from './pictures/no-words.ts'
import { sourcesAlone } from './pictures/source.ts'
import { byMeaning } from './search/by-meaning.ts'
import { localSearch, type VectorSearch } from './search/local.ts'
import { zaloCall } from './zalo/call.ts'
import { zaloMessenger } from './zalo/client.ts'
import { zaloGroups } from './zalo/groups.ts'
import { messagesLeft } from './zalo/quota.ts'
import { recentToken } from './zalo/recent-token.ts'
import { type Tokens, tokensOf } from './zalo/tokens.ts'
import { botMessenger } from './zalo-bot/client.ts'

/** The screens' built files: `index.html`, `console.html`, `assets/…`; packed, where the build did so, as a client's `accept-encoding` allows. */
export type Assets = (path: string, accepted?: string) => Promise<Response | null>

export type Deps = Omit<Ctx, 'actor'> & {
  config: Config
  assets: Assets
  tokens: Tokens
  /** Aborted when the process is to end: long work lets go of its rows. */
  stopping?: AbortSignal
  /** Makes an event durable; true when it was new. */
  receive: (event: InboxEvent) => Promise<boolean>
  /** Whose session it is, by the hash of its token. */
  actorBy: (tokenHash: string) => Promise<Actor>
  /** Takes in one person's attempt. */
  submit: (attempt: Handed) => Promise<Submission>
  /** Keeps what one person has answered so far. */
  hold: (save: Saved) => Promise<Kept>
  /** Takes in one person's answer in a live room. */
  takeAnswer: (answer: LiveAnswer) => Promise<Taken>
  /** Takes in that one person is at a gathering. */
  checkIn: (checkIn: CheckIn) => Promise<CheckedIn>
  /** Takes in one person's vote on a motion. */
  vote: (vote: Vote) => Promise<VoteTaken>
  /** Tells whoever listens what becomes of a live room. */
  rooms: RoomHub
  /** What was worked out of contests' standings. */
  standings: Lately
  /** How often pages were opened since the last minute. */
  visits: Visits
  /** The points of gatherings as they stood a moment ago. */
  points: LatePoints
}

/** What differs between the runtimes and what a test or the demo hands in. */
export type Given = {
  database: Database
  fetchFeed: FetchFeed
  /** Where feeds are parsed; here, beside everything else, when none is given. */
  readFeed?: FeedReader
  readPage?: PageReader
  assets: Assets
  /** Where it is not given, only text is read. */
  readFile?: ReadFile
  /** Where it is not given, files are shown as their source, if that is text. */
  pictures?: Pictures
  /** Where it is not given, nobody's screenshots are read. */
  readWords?: ReadWords
  fetchPicture?: FetchPicture
  /** Where it is not given, no other program is told anything. */
  tellOut?: TellOut
  stopping?: AbortSignal
  /** Where searches run; beside everything else when none is given. */
  search?: VectorSearch
  /** Whether the vectors of a whole library may be held in memory: not on Workers. */
  meanings?: boolean
  /** Where releases can be tried out; nowhere on Workers. */
  tryOut?: Ctx['tryOut']
  /** What an earlier request left; where it is not given, these deps are the only ones of their process. */
  memory?: Memory
  now?: () => number
  log?: Ctx['log']
  /** False on Workers, where a request must not wait on a promise that another one made. */
  groupWrites: boolean
}

const nobodyTold: TellOut = {
  problemOf: () => null,
  post: async () => ({ kind: 'refused', reason: 'unreachable' }),
}

/** Chooses the adapters, but for those that the runtime hands in. */
export function depsOf(config: Config, given: Given): Deps {
  const { database, fetchFeed, assets, groupWrites } = given
  const { db, write, scrub } = database
  const now = given.now ?? Date.now
  const { rests, habits, unsaved, standings, visits, points } = given.memory ?? newMemory()
  const log = given.log ?? logTo((line) => console.log(line), config.LOG_LEVEL)
  const store = (events: InboxEvent[]) => receive({ write, now }, events)
  const takeIn = (attempts: Handed[]) => submitAttempts({ db, write }, attempts)
  const keep = (saves: Saved[]) => holdAnswers({ db, write }, saves)
  const known = (hashes: string[]) => actorsOf({ db, now, secondStep: config.SECOND_STEP }, hashes)
  const answered = (answers: LiveAnswer[]) => takeAnswers({ write }, answers)
  const crypt = cryptWith(config.SECRET_KEYS)
  const voted = (votes: Vote[]) => takeVotes({ write, now }, votes)
  const there = (checkIns: CheckIn[]) => takeCheckIns({ db, write, crypt }, checkIns)
  const embed = given.meanings ? embeddingsOf(config, { now, stopping: given.stopping, rests }) : null
  const tokens = tokensOf(config, database, now, unsaved)
  return {
    config,
    db,
    write,
    scrub,
    now,
    log,
    fetchFeed,
    readFeed: given.readFeed ?? readItems,
    readPage: given.readPage ?? pageReader,
    readFile: given.readFile ?? readTextFile,
    pictures: given.pictures ?? sourcesAlone,
    readWords: given.readWords ?? noWordsRead,
    fetchPicture: given.fetchPicture ?? (async () => null),
    tellOut: given.tellOut ?? nobodyTold,
    stopping: given.stopping,
    assets,
    tokens,
    standings,
    visits,
    points,
    link: (path) => `${config.MINI_APP_URL}${path}`,
    web: (path) => `${config.PUBLIC_URL}${path}`,
    desk: (path) => `${config.PUBLIC_URL}/console/${path}`,
    crypt,
    secondStep: config.SECOND_STEP,
    callsPerMinute: config.ZALO_CALLS_PER_MINUTE,
    keyed: keyedHash(config.SECRET_KEY),
    groupMessagesPerMonth: config.ZALO_GROUP_MESSAGES_PER_MONTH ?? null,
    messagesLeft: () => messagesLeft(zaloCall(config, tokens)),
    search: byMeaning(given.search ?? localSearch(db, embed?.model ?? null), embed, log),
    embed,
    tryOut: given.tryOut ?? null,
    llm: llmOf(config, { now, stopping: given.stopping, rests, habits }),
    messenger: messengerOf(
      zaloMessenger(config, recentToken(tokens), keptUploads({ db, write, now })),
      botMessenger(config),
    ),
    groupHost: zaloGroups(zaloCall(config, tokens)),
    // An event is one row: a longer rest would be most of what it waits for.
    receive: groupWrites ? groupCommit(store, { busyRestMs: 1 }) : async (event) => (await store([event]))[0] === true,
    actorBy: groupWrites ? gathered(known) : async (hash) => (await known([hash]))[0] ?? nobody,
    submit: groupWrites ? groupCommit(takeIn) : async (attempt) => (await takeIn([attempt]))[0] as Submission,
    hold: groupWrites ? groupCommit(keep) : async (save) => (await keep([save]))[0] as Kept,
    takeAnswer: groupWrites ? groupCommit(answered) : async (answer) => (await answered([answer]))[0] as Taken,
    checkIn: groupWrites ? groupCommit(there) : async (one) => (await there([one]))[0] as CheckedIn,
    vote: groupWrites ? groupCommit(voted) : async (vote) => (await voted([vote]))[0] as VoteTaken,
    rooms: roomHub({ db, now, log }),
  }
}

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
