import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceConfig } from '../../bot/config.ts'
import { type Service, startService } from '../../bot/node.ts'
import type { Log } from '../../core/context.ts'
import { clockOf, dayOf, instantOf } from '../../core/time.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { type DemoClock, demoClock } from './clock.ts'
import { type Door, openDoor } from './door.ts'
import { layGround } from './ground.ts'
import { openPortal, type Portal } from './portal.ts'
import { tourSteps } from './tour.ts'
import { accountName, botName, makeWorld, type World } from './world.ts'

export type Demo = {
  /** The tour's address. */
  url: string
  simulator: Simulator
  service: Service
  clock: DemoClock
  door: Door
  /** The ward's portal, on another origin. */
  portal: Portal
  world: World
  /** Ends all it started, in turn, and removes its folder. */
  stop(): Promise<void>
}

export type DemoOptions = {
  /** The tour's port; any free one unless given. */
  port?: number
  /** UTC milliseconds of the visitor's arrival; it falls in office hours unless given. */
  startAt?: number
  log?: Log
  /** What an operator would have set besides, such as a model. */
  env?: Record<string, string>
}

/** The whole of Loa in one process, with everything made up on the spot: the platform, the settings, a city and its day. */
export async function startDemo({
  port = 0,
  startAt = daytime(Date.now()),
  log = () => {},
  env = {},
}: DemoOptions = {}) {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'loa-demo-'))
    stops.push(() => rm(folder, { recursive: true, force: true }))
    const simulator = await startSimulator({ port, startAt, app: { oaName: accountName } })
    simulator.bot.name = botName
    stops.push(() => simulator.stop())
    const clock = demoClock(simulator.clock)
    const portal = await openPortal()
    stops.push(() => portal.stop())
    const file = join(folder, 'loa.db')
    const units = await layGround(file, startAt)
    const config = serviceConfig({ ...settings(simulator, file, portal.url), ...env })
    const service = await startService(config, { now: clock.now, everyMinute: false, log })
    stops.push(() => service.stop())
    portal.embed(service.url, `Hỏi ${accountName}`)
    await simulator.connect({ webhookUrl: `${service.url}/webhook/zalo`, miniAppUrl: service.url })
    await connectBot(simulator, service, config.ZALO_BOT_SECRET)
    const world = await makeWorld({ simulator, service, units })
    const { admin, editor, approver, responder } = world.staff
    const door = await openDoor(service, {
      admin: admin.personId,
      editor: editor.personId,
      approver: approver.personId,
      responder: responder.personId,
    })
    stops.push(() => door.stop())
    simulator.setTour(tourSteps(world, door, portal))
    clock.start(service.tick)
    stops.push(() => clock.stop())
    return { url: `${simulator.url}/`, simulator, service, clock, door, portal, world, stop } satisfies Demo
  } catch (error) {
    await stop()
    throw error
  }
}

/** Now, unless the office sleeps: then this afternoon, so that nothing waits for the quiet hours to end. */
const daytime = (now: number) =>
  clockOf(now) >= '08:00' && clockOf(now) < '20:00' ? now : instantOf(dayOf(now), '15:00')

/** What an operator does once: tells the platform where the bot's events go. */
async function connectBot({ url, bot }: Simulator, service: Service, secret = '') {
  const body = new URLSearchParams({ url: `${service.url}/webhook/zalo-bot`, secret_token: secret })
  const reply = await fetch(`${url}/bot${bot.token}/setWebhook`, { method: 'POST', body })
  const { ok } = (await reply.json()) as { ok: boolean }
  if (!ok) throw new Error('the bot’s webhook was refused')
}

const settings = ({ app, bot, url, issueRefreshToken }: Simulator, file: string, portal: string) => ({
  PORT: '0',
  HOST: '127.0.0.1',
  // Links in chats lead to the tour, whose phone opens the mini app that the service serves.
  PUBLIC_URL: url,
  DATABASE_URL: `file:${file}`,
  SECRET_KEY: randomBytes(32).toString('hex'),
  // A visitor of the tour has no app that makes codes.
  SECOND_STEP: 'offered',
  ZALO_APP_ID: app.appId,
  ZALO_APP_SECRET: app.appSecret,
  ZALO_OA_ID: app.oaId,
  ZALO_OA_SECRET: app.oaSecret,
  ZALO_OA_NAME: app.oaName,
  ZALO_MINI_APP_ID: app.miniAppId,
  ZALO_REFRESH_TOKEN: issueRefreshToken(),
  ZALO_BOT_TOKEN: bot.token,
  ZALO_BOT_SECRET: randomBytes(24).toString('hex'),
  ZALO_BOT_NAME: bot.name,
  ZALO_BOT_URL: url,
  ZALO_OPENAPI_URL: url,
  ZALO_OAUTH_URL: url,
  ZALO_GRAPH_URL: url,
  WIDGET_ORIGINS: portal,
  FEED_ALLOWED_HOSTS: new URL(url).host,
})
