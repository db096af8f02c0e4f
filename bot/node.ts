import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import cron from 'node-cron'
import { system } from '../core/roles.ts'
import { minuteMs } from '../core/time.ts'
import { joinUnmet } from '../core/unmet/join-due.ts'
import { embedSections } from '../core/vectors/embed-sections.ts'
import { sendWebhooks } from '../core/webhooks/send-due.ts'
import { startCollector } from './collector.ts'
import { type Config, ConfigError } from './config.ts'
import { openDatabase } from './database.ts'
import { deferredWork } from './deferred.ts'
import { type Deps, depsOf, type Given } from './deps.ts'
import { feedReader } from './feed/node.ts'
import { withinRobots } from './feed/robots.ts'
import { pagesInThread, readFeedInThread } from './feed/thread.ts'
import { createApp } from './http/app.ts'
import { builtAssets } from './http/assets.ts'
import { readSoon } from './http/routes/imports.ts'
import { readFile } from './import/file.ts'
import { sweepFolders } from './import/ocr.ts'
import { logTo } from './log.ts'
import { newMemory } from './memory.ts'
import { fetchPicture } from './pictures/fetch-picture.ts'
import { drawnPages } from './pictures/pages.ts'
import { largestPicture, pictureReader } from './pictures/read-words.ts'
import { searchThread } from './search/thread.ts'
import { startSender } from './sender.ts'
import { tick, work } from './tick.ts'
import { tryOutThread } from './trial/thread.ts'
import { mailerOf } from './watch/mail.ts'
import { type Metrics, newMetrics } from './watch/metrics.ts'
import { alarmsOf, watchOf } from './watch/watch.ts'
import { tellingOut } from './webhooks/post.ts'
import { pollBot } from './zalo-bot/poll.ts'
import { takeUpdate } from './zalo-bot/take.ts'

export type Service = {
  url: string
  deps: Deps
  /** Does the minute's work now; the demo's clock and tests call it. */
  tick(): Promise<void>
  /** Whether the minute's work is being done. */
  isAlive(): boolean
  /** Takes no new request, finishes what is under way, closes the database. */
  stop(): Promise<void>
}

// A tick may take some minutes on a first morning; one that takes longer stands.
const aliveMs = 10 * minuteMs
// What is on its way when the service stops has as long; whoever stops it waits no longer than half a minute.
const cutAfterMs = 5000

/** `everyMinute: false` leaves the tick to the caller, who owns the clock. */
export async function startService(
  config: Config,
  { everyMinute = true, ...given }: Partial<Pick<Given, 'now' | 'log'>> & { everyMinute?: boolean } = {},
): Promise<Service> {
  const database = await openDatabase(config)
  const stopping = new AbortController()
  const file = config.DATABASE_URL.startsWith('file:') ? config.DATABASE_URL : null
  const thread = file ? searchThread(file, config.OPENAI_EMBEDDING_MODEL ?? null) : null
  const memory = newMemory()
  const now = given.now ?? Date.now
  const metrics = newMetrics()
  const plain = depsOf(config, {
    ...given,
    log: metrics.hearing(given.log ?? logTo(console.log, config.LOG_LEVEL)),
    memory,
    database,
    search: thread?.search,
    meanings: true,
    tryOut: file ? tryOutThread(file) : null,
    fetchFeed: withinRobots(
      feedReader({ allowedHosts: config.FEED_ALLOWED_HOSTS, stopping: stopping.signal }),
      memory.robots,
      now,
    ),
    readFeed: readFeedInThread,
    readPage: pagesInThread,
    readFile,
    pictures: drawnPages({ stopping: stopping.signal }),
    readWords: pictureReader({ stopping: stopping.signal, allowedHosts: config.FEED_ALLOWED_HOSTS }),
    fetchPicture: async (address) => {
      const limits = { allowedHosts: config.FEED_ALLOWED_HOSTS, largest: largestPicture }
      const bytes = await fetchPicture(address, limits)
      return typeof bytes === 'string' ? null : bytes
    },
    tellOut: tellingOut({ allowedHosts: config.FEED_ALLOWED_HOSTS, stopping: stopping.signal }),
    stopping: stopping.signal,
    assets: builtAssets(),
    groupWrites: true,
  })
  const deps = measuring(plain, metrics)
  const beat = { tickedAt: now() }
  const beating = async (outside: boolean) => {
    await tick(deps, { outside })
    beat.tickedAt = now()
  }
  const look = alarmsOf(deps, { beat, mail: mailerOf(config) })
  const { defer, drained } = deferredWork(deps.log)
  const app = createApp(deps, memory, { packs: true, watch: watchOf(deps, { metrics, beat }) })
  const { server, port } = await listen((request, address) => app.fetch(request, { defer, address }), config)
  thread?.warm()
  const take = async (update: unknown) => {
    if ((await takeUpdate(deps, update)) === 'stored') defer('work', () => work({ ...deps, actor: system }))
  }
  // A whole library takes a model hours: the minute's other work does not wait for it.
  const embed = () => embedSections({ ...deps, actor: system }, { stopping: stopping.signal })
  const join = () => joinUnmet(deps, { stopping: stopping.signal })
  // Nor does it for other people's programs, which may take a minute to say nothing.
  const tellTargets = () => sendWebhooks({ ...deps, actor: system })
  const minute = everyMinute
    ? cron.schedule(
        '* * * * *',
        () => {
          defer('tick', () => beating(false))
          defer('watch', look)
          readSoon(defer, deps)
          defer('vectors', embed)
          defer('unmet joined', join)
          defer('webhooks', tellTargets)
        },
        { noOverlap: true },
      )
    : null
  const { ZALO_BOT_TOKEN: botToken, ZALO_BOT_POLL: polls } = config
  const polling = botToken && polls ? pollBot({ ...config, ZALO_BOT_TOKEN: botToken }, take, deps.log) : null
  const sender = everyMinute ? startSender(deps) : null
  const collector = everyMinute ? startCollector(deps) : null
  defer('sweep', sweepFolders)
  // What an earlier process left undone does not wait for the minute.
  defer('tick', () => beating(!everyMinute))
  readSoon(defer, deps)
  defer('vectors', embed)
  if (everyMinute) defer('webhooks', tellTargets)

  return {
    url: `http://${config.HOST}:${port}`,
    deps,
    tick: () => beating(true),
    isAlive: () => now() - beat.tickedAt < aliveMs,
    async stop() {
      stopping.abort()
      await minute?.stop()
      await Promise.all([sender?.stop(), collector?.stop()])
      await polling?.stop()
      let cut: ReturnType<typeof setTimeout> | undefined
      await new Promise((closed) => {
        server.close(closed)
        if ('closeIdleConnections' in server) server.closeIdleConnections()
        // A telephone that was lost halfway says nothing more, and would hold the process for as long.
        if ('closeAllConnections' in server) cut = setTimeout(() => server.closeAllConnections(), cutAfterMs)
      })
      clearTimeout(cut)
      await drained()
      await thread?.close()
      database.close()
    },
  }
}

/** The same work, each search and send counted. */
const measuring = (deps: Deps, metrics: Metrics): Deps => ({
  ...deps,
  search: async (...asked) => {
    const began = performance.now()
    try {
      return await deps.search(...asked)
    } finally {
      metrics.searched(performance.now() - began)
    }
  },
  messenger: {
    ...deps.messenger,
    async send(to, content) {
      const outcome = await deps.messenger.send(to, content)
      metrics.delivered(to.channel, outcome.kind)
      return outcome
    },
  },
})

type Answer = (request: Request, address: string | undefined) => Response | Promise<Response>

function listen(answer: Answer, { HOST, PORT }: Config) {
  return new Promise<{ server: ReturnType<typeof serve>; port: number }>((listening, failed) => {
    const server = serve(
      {
        fetch: (request, env) => answer(request, env.incoming?.socket?.remoteAddress),
        hostname: HOST,
        port: PORT,
      },
      (info: AddressInfo) => listening({ server, port: info.port }),
    )
    server.once('error', (error: NodeJS.ErrnoException) => failed(cannotListen(error)))
  })
}

/** Names the setting that the system refused, like any other bad one. */
function cannotListen(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') return new ConfigError(['PORT is not free: a port that nothing else listens on'])
  if (error.code === 'EACCES') return new ConfigError(['PORT is not allowed: 1024 or above, unless the system permits'])
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new ConfigError(['HOST is not valid: an address of this machine, such as 127.0.0.1 or 0.0.0.0'])
  return error
}
