import { setMaxListeners } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Account } from './account.ts'
import { dissolveLapsed } from './assets.ts'
import { addBotGroup, type BotSaying, sayToBot } from './bot-people.ts'
import type { Bot, BotGroup } from './bot-state.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import { type Feed, serveFeed } from './feeds.ts'
import { type Gestures, gesturesOf } from './gestures.ts'
import type { AppIdentity } from './identity.ts'
import { decimalId, hexId } from './ids.ts'
import { joinGroup, leaveGroup } from './joins.ts'
import { issueCode, issuePair, issueRefreshToken } from './oauth.ts'
import { follow, type Saying, say, type Tapped, tap, unfollow } from './people.ts'
import { createRoutes } from './routes.ts'
import { type Sample, sampleEvents } from './samples.ts'
import {
  type Asset,
  addAsset,
  addGroup,
  addUser,
  type ChatMessage,
  createState,
  type NewGroup,
  type NewUser,
  type SimGroup,
  type SimUser,
  type TourStep,
  userOf,
} from './state.ts'
import type { WebhookEvent, Webhooks } from './webhooks.ts'
import type { WireEntry } from './wire.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

export type SimulatorOptions = WorldOptions & { port?: number; host?: string }

export type Connection = {
  /** Where signed events go; probed with `{}` first, and refused unless that is answered with 200. */
  webhookUrl?: string
  /** The service's origin: `/zapps/…` and `/api/…` are forwarded to it. */
  miniAppUrl?: string
  /** Where the mini app's platform sends its own events. */
  miniAppWebhookUrl?: string
}

export type Simulator = Gestures & {
  /** Base of the OpenAPI, the OAuth host and Graph alike. */
  url: string
  app: AppIdentity
  /** Verification, package, permissions, quotas and rate of the account; may be changed at any time. */
  account: Account
  /** The bot of the Bot Platform: its token, its webhook, its limits; may be changed at any time. */
  bot: Bot
  clock: Clock
  faults: Faults
  webhooks: Webhooks
  /** Requests, replies and webhooks, newest last; the oldest are dropped beyond the limit. */
  wire: WireEntry[]
  issueRefreshToken(): string
  issueCode(challenge?: string): string
  connect(connection: Connection): Promise<void>
  addUser(user: NewUser): SimUser
  addAsset(asset?: Partial<Asset>): Asset
  addGroup(group: NewGroup): SimGroup
  addBotGroup(group: Omit<BotGroup, 'id'> & { id?: string }): BotGroup
  users(): SimUser[]
  groups(): SimGroup[]
  assets(): Asset[]
  say(userId: string, text: string, saying?: Saying): Promise<ChatMessage>
  sayToBot(userId: string, text: string, saying?: BotSaying): Promise<ChatMessage>
  tap(userId: string, messageId: string, buttonIndex: number): Promise<Tapped>
  follow(userId: string): Promise<void>
  unfollow(userId: string): Promise<void>
  joinGroup(userId: string, groupId: string): Promise<void>
  leaveGroup(userId: string, groupId: string): Promise<void>
  /** Signs and delivers any event; `app_id` and `timestamp` are filled in when absent, and left out when `app_id` is null. */
  deliver(event: { event_name: string } & Record<string, unknown>, server?: string): Promise<void>
  /** Every documented event, to be delivered; without a person and a group, of ones that nobody knows. */
  samples(userId?: string, groupId?: string): Sample[]
  /** A token pair, as the console's API Explorer hands one to an administrator. */
  issueTokens(): { accessToken: string; refreshToken: string; expiresIn: string }
  /** Makes every access token expired (-220) or unknown (-216), before its time. */
  endTokens(how: 'expired' | 'unknown'): void
  changeUser(userId: string, change: Partial<NewUser>): SimUser
  /** What the person sees, oldest first. */
  chat(userId: string): ChatMessage[]
  groupChat(groupId: string): ChatMessage[]
  serveFeed(path: string, feed: Feed | ((request: Request) => Response | Promise<Response>)): string
  setTour(steps: TourStep[]): void
  /** Resolves when every webhook that is due has been delivered; a retry that waits for its hour is not due. */
  settled(): Promise<void>
  /** Forgets people, chats, tokens, faults and feeds; keeps the identity and the connection. */
  reset(): void
  stop(): Promise<void>
}

/** A stand-in for Zalo on a free port of this machine, serving until `stop`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options)
  world.clock.onChange(() => dissolveLapsed(world))
  const stopped = new AbortController()
  // Every request that is slow and every webhook on its way listens for the end.
  setMaxListeners(0, stopped.signal)
  const server = createAdaptorServer({ fetch: (request, env) => routes.fetch(request, env) }) as Server
  const simulator = simulatorOf(world, async () => {
    stopped.abort()
    await world.webhooks.stop()
    await world.settled()
    await close(server)
  })
  const routes = createRoutes(world, simulator, stopped.signal)
  const host = options.host ?? '127.0.0.1'
  const port = await listen(server, options.port ?? 0, host)
  world.url = `http://${host}:${port}`
  simulator.url = world.url
  return simulator
}

function simulatorOf(world: World, stop: () => Promise<void>): Simulator {
  const { clock, state } = world
  const people = <T>(change: T): T => {
    world.tell({ type: 'people' })
    return change
  }
  const shown = (chatId: string) => (state.chats.get(chatId) ?? []).filter((message) => !message.hidden)
  return {
    ...gesturesOf(world),
    url: '',
    app: world.app,
    account: state.account,
    bot: state.bot,
    clock,
    faults: world.faults,
    webhooks: world.webhooks,
    wire: world.wire.entries,
    issueRefreshToken: () => issueRefreshToken(world),
    issueCode: (challenge) => issueCode(world, challenge),
    issueTokens: () => {
      const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = issuePair(world)
      return { accessToken, refreshToken, expiresIn }
    },
    endTokens(how) {
      if (how === 'unknown') state.accessTokens.clear()
      for (const grant of state.accessTokens.values()) grant.expiresAt = clock.now()
    },
    changeUser: (userId, change) => people(Object.assign(userOf(state, userId), change)),
    async connect({ webhookUrl, miniAppUrl, miniAppWebhookUrl }) {
      if (miniAppWebhookUrl !== undefined) world.miniAppWebhookUrl = miniAppWebhookUrl
      if (miniAppUrl !== undefined) world.miniAppUrl = miniAppUrl.replace(/\/+$/, '')
      if (webhookUrl !== undefined) await world.webhooks.connect(webhookUrl)
      world.tell({ type: 'people' })
    },
    addUser: (user) => people(addUser(state, clock.now(), user)),
    addAsset: (asset) => addAsset(state, clock.now(), asset),
    addGroup: (group) => people(addGroup(state, clock.now(), group)),
    addBotGroup: (group) => addBotGroup(world, group),
    users: () => [...state.users.values()],
    groups: () => [...state.groups.values()],
    assets: () => [...state.assets.values()],
    say: (userId, text, saying) => say(world, userId, text, saying),
    sayToBot: (userId, text, saying) => sayToBot(world, userId, text, saying),
    tap: (userId, messageId, buttonIndex) => tap(world, userId, messageId, buttonIndex),
    follow: (userId) => follow(world, userId),
    unfollow: (userId) => unfollow(world, userId),
    joinGroup: (userId, groupId) => joinGroup(world, userId, groupId),
    leaveGroup: (userId, groupId) => leaveGroup(world, userId, groupId),
    deliver({ app_id = world.app.appId, ...event }, server) {
      const stamp = { ...(app_id !== null && { app_id }), timestamp: String(clock.now()) }
      const whole: WebhookEvent = { ...stamp, ...event }
      return world.webhooks.deliver(whole, server)
    },
    samples: (userId, groupId) => {
      const user = userId === undefined ? undefined : userOf(state, userId)
      return sampleEvents(world, user?.id ?? decimalId(), user?.uidByApp ?? decimalId(), groupId ?? hexId())
    },
    chat: shown,
    groupChat: shown,
    serveFeed: (path, feed) => serveFeed(world, path, feed),
    setTour(steps) {
      state.tour = people(steps)
    },
    settled: () => world.settled(),
    reset() {
      const { account, bot, ...rest } = createState()
      Object.assign(state.account, account)
      const { id, token, name, webhook, shown } = state.bot
      Object.assign(state.bot, { ...bot, id, token, name, webhook, shown })
      Object.assign(state, rest)
      world.faults.clear()
      world.feeds.clear()
      world.webhooks.reset()
      world.wire.entries.length = 0
      world.tell({ type: 'people' })
    },
    stop,
  }
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<number>((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })

const close = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
