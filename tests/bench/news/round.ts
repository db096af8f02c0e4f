import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { feedReader } from '../../../bot/feed/node.ts'
import { newRobots, withinRobots } from '../../../bot/feed/robots.ts'
import { pagesInThread, readFeedInThread } from '../../../bot/feed/thread.ts'
import { tick } from '../../../bot/tick.ts'
import { collectDue } from '../../../core/news/collect.ts'
import { addSource } from '../../../core/news/sources.ts'
import { testApp } from '../../support/app.ts'
import { newsroom } from '../../support/newsroom.ts'
import { at } from '../quantile.ts'
import { type Article, stream } from './stories.ts'

const sources = 200
const dead = 20
const answersAfterMs = 1000
const itemsEach = 10

/** A publisher of its own host that takes a second for everything, or one that takes the connection and says nothing. */
async function publisher(articles: Article[], isDead: boolean): Promise<Server> {
  const rss = `<rss version="2.0"><channel><title>t</title>${articles
    .map(
      ({ id, title, lead }) =>
        `<item><title><![CDATA[${title}]]></title><link>https://bao.example.vn/${id}</link><description><![CDATA[${lead}]]></description></item>`,
    )
    .join('')}</channel></rss>`
  const server = createServer((request, response) => {
    if (isDead) return
    setTimeout(() => {
      if (request.url === '/rss') response.setHeader('content-type', 'application/rss+xml').end(rss)
      else response.writeHead(404).end()
    }, answersAfterMs)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

/** One round over many slow hosts, some of them dead, beside the minute's other work. */
export async function roundMeasured() {
  const articles = stream()
  const servers = await Promise.all(
    Array.from({ length: sources }, (_, i) =>
      publisher(articles.slice(i * itemsEach, (i + 1) * itemsEach), i % (sources / dead) === 0),
    ),
  )
  const hosts = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`)
  const app = await testApp({
    keep: true,
    fetchFeed: withinRobots(feedReader({ allowedHosts: hosts }), newRobots(), Date.now),
  })
  Object.assign(app.system, { readFeed: readFeedInThread, readPage: pagesInThread })
  const room = await newsroom(app)
  for (const host of hosts)
    await addSource(room.editor.ctx, { unitId: room.ward.id, name: host, url: `http://${host}/rss` })

  const idle = await tickedMs(app)
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  const began = performance.now()
  const round = collectDue(app.system)
  let isOver = false
  void round.finally(() => {
    isOver = true
  })
  const beside: number[] = []
  while (!isOver) {
    beside.push(await tickedMs(app))
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  const read = await round
  const roundMs = Math.round(performance.now() - began)
  lag.disable()
  const second = performance.now()
  app.clock.at += 31 * 60_000
  await collectDue(app.system)
  const secondMs = Math.round(performance.now() - second)
  const failing = await app.deps.db.all<{ count: number }>(
    sql`select count(*) as count from sources where failures > 0`,
  )
  await app.finish()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  return {
    sources,
    dead,
    read,
    failing: failing[0]?.count,
    roundMs,
    secondRoundMs: secondMs,
    minuteAloneMs: idle,
    minuteBesideMs: { ticks: beside.length, median: at(beside, 0.5), longest: Math.max(...beside) },
    minuteDelayedByMs: Math.max(...beside) - idle,
    eventLoopHeldMs: { p99: Math.round(lag.percentile(99) / 1e6), longest: Math.round(lag.max / 1e6) },
  }
}

async function tickedMs(app: Awaited<ReturnType<typeof testApp>>): Promise<number> {
  const began = performance.now()
  await tick(app.deps, { outside: false })
  return Math.round(performance.now() - began)
}
