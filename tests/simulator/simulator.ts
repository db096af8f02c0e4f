import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { createCall } from './access.ts'
import type { Account } from './account.ts'
import { articleRoutes } from './articles.ts'
import { dissolveLapsed } from './assets.ts'
import { botRoutes } from './bot.ts'
import { addBotGroup, type BotSaying, sayToBot } from './bot-people.ts'
import type { Bot, BotGroup } from './bot-state.ts'
import type { Clock } from './clock.ts'
import { controlRoutes } from './control.ts'
import type { Faults } from './faults.ts'
import { type Feed, feedRoutes, serveFeed } from './feeds.ts'
import { type Gestures, gesturesOf } from './gestures.ts'
import { graphRoutes } from './graph.ts'
import { groupMessageRoutes } from './group-messages.ts'
import { groupRoutes } from './groups.ts'
import type { AppIdentity } from './identity.ts'
import { joinGroup, leaveGroup } from './joins.ts'
import { memberRoutes } from './members.ts'
import { messageRoutes } from './messages.ts'
import { miniAppRoutes } from './mini-app.ts'
import { miniAppMessageRoutes } from './mini-app-messages.ts'
import { issueCode, issueRefreshToken, oauthRoutes } from './oauth.ts'
import { pageRoutes } from './page.ts'
import { paidMessageRoutes } from './paid-messages.ts'
import { follow, type Saying, say, type Tapped, tap, unfollow } from './people.ts'
import { profileChangeRoutes } from './profile-changes.ts'
import { profileRoutes } from './profiles.ts'
import { quotaRoutes } from './quota.ts'
import { recorded } from './recorder.ts'
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
} from './state.ts'
import { tagRoutes } from './tags.ts'
import { uploadRoutes } from './uploads.ts'
import { oldMessageRoutes } from './v2-messages.ts'
import { videoRoutes } from './videos.ts'
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
  /** Signs and delivers any event; `app_id` and `timestamp` are filled in when absent. */
  deliver(event: { event_name: string } & Record<string, unknown>): Promise<void>
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

function createRoutes(world: World, simulator: Simulator, stopped: AbortSignal) {
  const call = createCall(world)
  const routes = new Hono()
  for (const path of ['/v2.0/*', '/v3.0/*', '/v4/*', '/feeds/*', '/:bot{bot[^/]+}/*'])
    routes.use(path, recorded(world, stopped))
  routes.route('/', oauthRoutes(world))
  routes.route('/', messageRoutes(world, call))
  routes.route('/', oldMessageRoutes(world, call))
  routes.route('/', miniAppMessageRoutes(world, call))
  routes.route('/', paidMessageRoutes(world, call))
  routes.route('/', quotaRoutes(world, call))
  routes.route('/', articleRoutes(world, call))
  routes.route('/', videoRoutes(world, call))
  routes.route('/', uploadRoutes(world, call))
  routes.route('/', profileRoutes(world, call))
  routes.route('/', profileChangeRoutes(world, call))
  routes.route('/', tagRoutes(world, call))
  routes.route('/', groupRoutes(world, call))
  routes.route('/', memberRoutes(world, call))
  routes.route('/', groupMessageRoutes(world, call))
  routes.route('/', graphRoutes(world))
  routes.route('/', botRoutes(world, stopped))
  routes.route('/', feedRoutes(world))
  routes.route('/', miniAppRoutes(world))
  routes.route('/', controlRoutes(world, simulator, stopped))
  routes.route('/', pageRoutes())
  routes.notFound((c) => c.json({ error: 404, message: 'Empty api' }, 404))
  routes.onError((error, c) => c.json({ error: 500, message: error.message }, 500))
  return routes
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
    deliver(event) {
      const whole: WebhookEvent = { app_id: world.app.appId, timestamp: String(clock.now()), ...event }
      return world.webhooks.deliver(whole)
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
