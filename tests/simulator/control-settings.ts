import { Hono } from 'hono'
import * as z from 'zod'
import type { Post } from './control.ts'
import { faultKinds } from './faults.ts'
import { templateEvents, templateServer } from './samples.ts'
import type { Simulator } from './simulator.ts'

const count = z.int().min(0)
const quota = z.strictObject({ remain: count, total: count })
const flags = <K extends string>(names: readonly [K, ...K[]]) => z.partialRecord(z.enum(names), z.boolean())
const permissions = flags(['messages', 'users', 'info', 'groups', 'articles', 'purchases'])

/** A field that is misspelt is refused: a test that sets nothing would prove nothing. */
const account = z
  .strictObject({
    verified: z.boolean(),
    packageName: z.string(),
    permissions,
    registered: permissions,
    services: flags(['transaction', 'promotion', 'template']),
    templateIds: z.array(z.string()),
    packageQuota: quota,
    purchasedQuota: quota,
    rewardQuota: quota,
    wallet: z.enum(['linked', 'empty', 'missing']),
    uploadsLeft: z.partialRecord(z.enum(['image', 'gif', 'file']), count),
    callsPerMinute: count.nullable(),
    articleChecks: count,
    articlesLeft: count.nullable(),
    broadcastDelayMs: count,
    promotionsPerMonth: count,
    serverInVietnam: z.boolean(),
    phone: z.enum(['android', 'ios']),
    callbackUrl: z.string().nullable(),
    signInUrl: z.string().nullable(),
  })
  .partial()

const bot = z
  .strictObject({
    name: z.string(),
    canJoinGroups: z.boolean(),
    messagesLeft: count.nullable(),
    bodies: z.enum(['wrapped', 'bare', 'both']),
    duplicates: z.boolean(),
  })
  .partial()

const fault = z.strictObject({
  path: z.string().startsWith('/'),
  kind: z.enum(faultKinds),
  code: z.int().optional(),
  message: z.string().optional(),
  status: z.int().min(200).max(599).optional(),
  delayMs: count.optional(),
  times: z.int().min(1).optional(),
  after: count.optional(),
})

const webhooks = z.strictObject({ duplicates: z.boolean(), outOfOrder: z.boolean() }).partial()
const sample = z.strictObject({ name: z.string(), userId: z.string().optional(), groupId: z.string().optional() })

/** What the platform is like, which faults it has, and what it may send. */
export const settingRoutes = (simulator: Simulator, post: Post) =>
  new Hono()
    .post(
      '/account',
      post(account, (change) => merge(simulator.account, change)),
    )
    .post(
      '/bot',
      post(bot, ({ ...change }) => {
        const { name, canJoinGroups, messagesLeft, bodies, duplicates } = merge(simulator.bot, change)
        return { name, canJoinGroups, messagesLeft, bodies, duplicates }
      }),
    )
    .get('/faults', (c) => c.json(simulator.faults.list()))
    .post(
      '/faults',
      post(fault, ({ ...one }) => {
        simulator.faults.set(one as Parameters<typeof simulator.faults.set>[0])
        return simulator.faults.list()
      }),
    )
    .delete('/faults', (c) => {
      simulator.faults.clear(c.req.query('path'))
      return c.json(simulator.faults.list())
    })
    .post('/tokens', (c) => c.json(simulator.issueTokens()))
    .post('/refresh-token', (c) => c.json({ refreshToken: simulator.issueRefreshToken() }))
    .post(
      '/tokens/end',
      post(z.strictObject({ how: z.enum(['expired', 'unknown']) }), ({ how }) => simulator.endTokens(how)),
    )
    .post(
      '/webhooks',
      post(webhooks, (change) => {
        const { url, enabled, duplicates, outOfOrder } = merge(simulator.webhooks, change)
        return { url, enabled, duplicates, outOfOrder }
      }),
    )
    .post('/webhooks/enable', (c) => {
      simulator.webhooks.enable()
      return c.json({})
    })
    .get('/samples', (c) => c.json(simulator.samples(c.req.query('userId'), c.req.query('groupId'))))
    .post(
      '/samples',
      post(sample, async ({ name, userId, groupId }) => {
        const chosen = simulator.samples(userId, groupId).filter(({ event_name }) => event_name === name)
        if (chosen.length === 0) throw new Error(`no sample of an event ${name}`)
        const server = templateEvents.includes(name) ? templateServer : undefined
        for (const event of chosen) await simulator.deliver(event, server)
        return chosen
      }),
    )

/** Parts of a part that are not named stay as they are. */
function merge<T extends object>(target: T, change: object): T {
  for (const [name, value] of Object.entries(change)) {
    const old = (target as Record<string, unknown>)[name]
    const isPart = (one: unknown): one is object => typeof one === 'object' && one !== null && !Array.isArray(one)
    if (isPart(old) && isPart(value)) merge(old, value)
    else (target as Record<string, unknown>)[name] = value
  }
  return target
}
