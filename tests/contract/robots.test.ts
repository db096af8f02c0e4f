import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { feedReader } from '../../bot/feed/node.ts'
import { newRobots, withinRobots } from '../../bot/feed/robots.ts'

const nothingKnown = { etag: null, lastModified: null }

/** A site with rules for programs, and a reader that keeps to them; `clock` is the reader's. */
async function site(rules: RequestListener) {
  const asked: string[] = []
  const agents = new Set<string | undefined>()
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    agents.add(request.headers['user-agent'])
    if (request.url === '/robots.txt') rules(request, response)
    else response.end('<rss/>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const clock = { at: 0 }
  const reader = feedReader({ allowedHosts: [host], timeoutMs: 1000 })
  const read = withinRobots(reader, newRobots(), () => clock.at)
  return { asked, agents, clock, read: (path: string) => read(`http://${host}${path}`, nothingKnown) }
}

const rules =
  (text: string): RequestListener =>
  (_request, response) =>
    response.end(text)

test('what a site closes to all programs, or to this one, is not read; the rest is, by one look at its rules', async () => {
  const { asked, agents, read } = await site(
    rules('User-agent: *\nDisallow: /rieng\nUser-agent: LoaBot\nDisallow: /loa\nDisallow: /rieng'),
  )
  expect(await read('/rieng/rss')).toEqual({ kind: 'refused', reason: 'feed.robots' })
  expect(await read('/loa')).toEqual({ kind: 'refused', reason: 'feed.robots' })
  expect(await read('/rss')).toMatchObject({ kind: 'fresh', body: '<rss/>' })
  expect(asked).toEqual(['/robots.txt', '/rss'])
  expect([...agents]).toEqual([expect.stringContaining('LoaBot/')])
})

test('a site without rules is read, and asked for them again a day later', async () => {
  const { asked, clock, read } = await site((_request, response) => response.writeHead(404).end())
  await read('/rss')
  await read('/rss')
  clock.at += 24 * 3_600_000
  await read('/rss')
  expect(asked).toEqual(['/robots.txt', '/rss', '/rss', '/robots.txt', '/rss'])
})

test('a site that cannot give its rules is left alone for now, unless they are known from before', async () => {
  let broken = true
  const { clock, read } = await site((_request, response) => {
    if (broken) response.writeHead(503, { 'retry-after': '120' }).end()
    else response.end('User-agent: *\nDisallow: /rieng')
  })
  expect(await read('/rss')).toEqual({ kind: 'refused', reason: 'feed.http 503', retryAfterMs: 120_000 })
  broken = false
  expect(await read('/rss')).toMatchObject({ kind: 'fresh' })
  broken = true
  clock.at += 25 * 3_600_000
  expect(await read('/rss')).toMatchObject({ kind: 'fresh' })
  expect(await read('/rieng')).toEqual({ kind: 'refused', reason: 'feed.robots' })
})

test('rules that are a page of the site forbid nothing', async () => {
  const { read } = await site(rules('<!doctype html><html><body>Trang chủ</body></html>'))
  expect(await read('/rss')).toMatchObject({ kind: 'fresh' })
})
