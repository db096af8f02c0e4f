import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import { botUserId } from './bot-chats.ts'
import { gestureRoutes } from './control-gestures.ts'
import { settingRoutes } from './control-settings.ts'
import type { Feed } from './feeds.ts'
import type { Simulator } from './simulator.ts'
import type { Change, World } from './world.ts'

const id = z.string()
const person = {
  label: z.string().optional(),
  follows: z.boolean().optional(),
  isAdmin: z.boolean().optional(),
  isUnder18: z.boolean().optional(),
  blocks: z.boolean().optional(),
  phone: z.string().optional(),
  lastInteraction: z.number().nullable().optional(),
  freeRepliesLeft: z.int().min(0).optional(),
  refusesWith: z.int().nullable().optional(),
  refusedScopes: z.array(z.string()).optional(),
  audience: z.record(z.enum(['age', 'gender', 'location', 'city', 'platform']), z.int().optional()).optional(),
}
const schemas = {
  user: z.strictObject({ id: id.optional(), name: z.string(), ...person }),
  userChange: z.strictObject({ name: z.string().optional(), ...person }),
  asset: z.object({
    id: id.optional(),
    productType: z.enum(['gmf10', 'gmf50', 'gmf100', 'gmf1000']).optional(),
    quotaType: z.enum(['sub_quota', 'purchase_quota', 'reward_quota']).optional(),
    validThrough: z.number().optional(),
    autoRenew: z.boolean().optional(),
  }),
  group: z.object({
    id: id.optional(),
    name: z.string(),
    memberIds: z.array(id),
    assetId: id.optional(),
    foreign: z.boolean().optional(),
  }),
  say: z.object({
    userId: id,
    text: z.string(),
    groupId: id.optional(),
    quoteMessageId: id.optional(),
    mentionOa: z.union([z.boolean(), z.enum(['name', 'id'])]).optional(),
  }),
  botGroup: z.object({ id: id.optional(), name: z.string(), memberIds: z.array(id) }),
  botSay: z.object({
    userId: id,
    text: z.string(),
    groupId: id.optional(),
    quoteMessageId: id.optional(),
    mentionBot: z.boolean().optional(),
    kind: z.enum(['image', 'sticker', 'voice', 'protected']).optional(),
  }),
  tap: z.object({ userId: id, messageId: id, buttonIndex: z.int().min(0) }),
  userId: z.object({ userId: id }),
  membership: z.object({ userId: id, groupId: id }),
  clock: z.union([z.object({ set: z.number() }), z.object({ advance: z.number() })]),
  connect: z.object({
    webhookUrl: z.url().optional(),
    miniAppUrl: z.url().optional(),
    miniAppWebhookUrl: z.url().optional(),
  }),
  tour: z.array(z.object({ title: z.string(), text: z.string(), href: z.string().optional() })),
  feed: z.object({
    path: z.string(),
    body: z.string(),
    contentType: z.string().optional(),
    status: z.int().optional(),
    etag: z.string().nullable().optional(),
    lastModified: z.string().optional(),
  }),
  event: z.looseObject({ event_name: z.string() }),
}

/** Checks the body, answers with what the method gives, and with 409 and the reason when it refuses. */
const post =
  <S extends z.ZodType>(schema: S, run: (input: z.output<S>, c: Context) => unknown) =>
  async (c: Context) => {
    const parsed = schema.safeParse(await c.req.json().catch(() => undefined))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400)
    try {
      return c.json(((await run(parsed.data, c)) as object | undefined) ?? {})
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : String(error) }, 409)
    }
  }
export type Post = typeof post

const plain = <T extends object>(input: T) => input as { [K in keyof T]-?: Exclude<T[K], undefined> }

/** The methods of the simulator as JSON over HTTP, for programs in any language and for the page. */
export const controlRoutes = (world: World, simulator: Simulator, stopped: AbortSignal) => {
  return new Hono()
    .basePath('/__sim')
    .route('/', gestureRoutes(simulator, post))
    .route('/', settingRoutes(simulator, post))
    .get('/state', (c) => c.json(viewOf(world, simulator)))
    .post(
      '/users',
      post(schemas.user, (input) => simulator.addUser(plain(input))),
    )
    .post(
      '/users/:id',
      post(schemas.userChange, (input, c) => simulator.changeUser(c.req.param('id') ?? '', plain(input))),
    )
    .post(
      '/assets',
      post(schemas.asset, (input) => simulator.addAsset(plain(input))),
    )
    .post(
      '/groups',
      post(schemas.group, (input) => simulator.addGroup(plain(input))),
    )
    .post(
      '/say',
      post(schemas.say, ({ userId, text, ...rest }) => simulator.say(userId, text, plain(rest))),
    )
    .post(
      '/bot/groups',
      post(schemas.botGroup, (input) => simulator.addBotGroup(plain(input))),
    )
    .post(
      '/bot/say',
      post(schemas.botSay, ({ userId, text, ...rest }) => simulator.sayToBot(userId, text, plain(rest))),
    )
    .post(
      '/tap',
      post(schemas.tap, (input) => simulator.tap(input.userId, input.messageId, input.buttonIndex)),
    )
    .post(
      '/follow',
      post(schemas.userId, (input) => simulator.follow(input.userId)),
    )
    .post(
      '/unfollow',
      post(schemas.userId, (input) => simulator.unfollow(input.userId)),
    )
    .post(
      '/join',
      post(schemas.membership, (input) => simulator.joinGroup(input.userId, input.groupId)),
    )
    .post(
      '/leave',
      post(schemas.membership, (input) => simulator.leaveGroup(input.userId, input.groupId)),
    )
    .post(
      '/deliver',
      post(schemas.event, (input, c) => simulator.deliver(input, c.req.query('server'))),
    )
    .post(
      '/connect',
      post(schemas.connect, (input) => simulator.connect(plain(input))),
    )
    .post(
      '/tour',
      post(schemas.tour, (input) => simulator.setTour(input.map(plain))),
    )
    .post(
      '/feeds',
      post(schemas.feed, ({ path, ...feed }) => ({ url: simulator.serveFeed(path, plain(feed) as Feed) })),
    )
    .post(
      '/clock',
      post(schemas.clock, (input) => {
        if ('set' in input) simulator.clock.set(input.set)
        else simulator.clock.advance(input.advance)
        return { now: simulator.clock.now() }
      }),
    )
    .post('/settled', async (c) => {
      await simulator.settled()
      return c.json({})
    })
    .post('/reset', (c) => {
      simulator.reset()
      return c.json({})
    })
    .get('/chats/:id', (c) => c.json(simulator.chat(c.req.param('id'))))
    .get('/wire', (c) => {
      const messageId = c.req.query('messageId')
      const last = Number(c.req.query('last') ?? simulator.wire.length)
      const entries = simulator.wire.filter((entry) => !messageId || entry.messageIds.includes(messageId))
      return c.json(last > 0 ? entries.slice(-last) : [])
    })
    .get('/uploads/:id', (c) => {
      const stored = world.state.uploads.get(c.req.param('id'))
      return stored ? new Response(stored.blob, { headers: { 'content-type': stored.blob.type } }) : c.notFound()
    })
    .get('/events', (c) =>
      streamSSE(c, async (stream) => {
        const send = (change: Change) => {
          // A closed page rejects the write; its abort ends the stream.
          stream.writeSSE({ event: change.type, data: JSON.stringify(change) }).catch(() => {})
        }
        const off = world.onChange(send)
        await stream.writeSSE({ event: 'hello', data: '{}' })
        await new Promise<void>((done) => {
          stream.onAbort(done)
          stopped.addEventListener('abort', () => done())
        })
        off()
      }),
    )
}

function viewOf(world: World, simulator: Simulator) {
  return {
    url: world.url,
    app: world.app,
    account: simulator.account,
    now: world.clock.now(),
    users: simulator.users(),
    groups: simulator.groups(),
    assets: simulator.assets(),
    bot: {
      shown: simulator.bot.shown,
      name: simulator.bot.name,
      /** Each person's private chat with the bot. */
      chats: Object.fromEntries(simulator.users().map(({ id }) => [id, botUserId(world, id)])),
      groups: [...simulator.bot.groups.values()],
    },
    tour: world.state.tour,
    faults: simulator.faults.list(),
    webhookUrl: world.webhooks.url,
    webhooksEnabled: world.webhooks.enabled,
    miniAppUrl: world.miniAppUrl,
    lastMessages: Object.fromEntries(
      [...world.state.chats].map(([chatId, messages]) => [chatId, messages.findLast((message) => !message.hidden)]),
    ),
  }
}
