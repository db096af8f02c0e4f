import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isPublicAddress } from '../../bot/feed/body.ts'
import { feedReader } from '../../bot/feed/node.ts'
import { feedReader as workerFeedReader } from '../../bot/feed/worker.ts'

const nothingKnown = { etag: null, lastModified: null }

/** A web server on this machine, and a reader that may read from it though it is private; `timeoutMs`: how long it waits, as in an office. */
async function site(answer: RequestListener, { timeoutMs }: { timeoutMs?: number } = {}) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const read = feedReader({ allowedHosts: [host], timeoutMs })
  return { host, url: `http://${host}/rss`, asked, read: (url = `http://${host}/rss`) => read(url, nothingKnown) }
}

test('a feed comes with its validators, and they are sent back the next time', async () => {
  const { url, host, asked } = await site((request, response) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Sun, 22 Nov 2026 00:00:00 GMT' }).end('<rss/>')
  })
  const read = feedReader({ allowedHosts: [host] })
  const first = await read(url, nothingKnown)
  expect(first).toEqual({ kind: 'fresh', body: '<rss/>', etag: '"v1"', lastModified: 'Sun, 22 Nov 2026 00:00:00 GMT' })
  const { etag, lastModified } = first as { etag: string; lastModified: string }
  expect(await read(url, { etag, lastModified })).toEqual({ kind: 'unchanged' })
  expect(asked[1]?.headers['if-modified-since']).toBe('Sun, 22 Nov 2026 00:00:00 GMT')
})

test('a feed of 50 MB is refused, and not read to its end', async () => {
  let written = 0
  const { read } = await site((_request, response) => {
    const chunk = Buffer.alloc(1024 * 1024, 'a')
    const more = () => {
      while (written < 50 && !response.destroyed) {
        written += 1
        if (!response.write(chunk)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  })
  expect(await read()).toEqual({ kind: 'refused', reason: 'feed.too-large' })
  expect(written).toBeLessThan(50)
})

test('a feed that says it is 50 MB is refused before it is read', async () => {
  const { read } = await site((_request, response) => {
    response.writeHead(200, { 'content-length': String(50 * 1024 * 1024) }).write('<rss>')
  })
  expect(await read()).toEqual({ kind: 'refused', reason: 'feed.too-large' })
})

test('a small archive that holds 50 MB is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(100_000)
  const { read } = await site((_request, response) => response.setHeader('content-encoding', 'gzip').end(bomb))
  expect(await read()).toEqual({ kind: 'refused', reason: 'feed.too-large' })
})

test.for([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('a feed packed as %s is unpacked', async ([coding, pack]) => {
  const { read } = await site((_request, response) =>
    response.setHeader('content-encoding', coding).end(pack(Buffer.from('<rss>phường</rss>'))),
  )
  expect(await read()).toMatchObject({ kind: 'fresh', body: '<rss>phường</rss>' })
})

const words = Buffer.from('<rss>phường</rss>')
const twice = gzipSync(gzipSync(words))
test.for([
  ['deflate', deflateSync(words)],
  ['deflate', deflateRawSync(words)],
  ['deflate', words],
  ['gzip', words],
  ['br', words],
  ['br', gzipSync(words)],
  ['identity', gzipSync(words)],
  ['', gzipSync(words)],
  ['gzip', twice],
  ['x-gzip', gzipSync(words)],
] as const)('a feed whose header says “%s” is read as what it is', async ([coding, body]) => {
  const { read } = await site((_request, response) => {
    if (coding) response.setHeader('content-encoding', coding)
    response.end(body)
  })
  expect(await read()).toMatchObject({ kind: 'fresh', body: '<rss>phường</rss>' })
})

test.for([
  ['gzip', gzipSync(words).subarray(0, 20)],
  ['deflate', Buffer.from([0x78, 0x9c, 1, 2, 3])],
  ['br', Buffer.from([0xff, 0xfe, 0, 1])],
] as const)('a feed packed as %s and spoilt on the way is refused for that', async ([coding, body]) => {
  const { read } = await site((_request, response) => response.setHeader('content-encoding', coding).end(body))
  expect(await read()).toEqual({ kind: 'refused', reason: 'feed.packed' })
})

test.for([
  ['the header', 'text/xml; charset=windows-1258', Buffer.from([0x50, 0x68, 0xfd, 0xf5]), 'Phươ'],
  ['its first line', 'text/xml', Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>\xe9', 'latin1'), 'é'],
  ['its byte order mark', 'text/xml', Buffer.from('\ufeffphường', 'utf16le'), 'phường'],
  ['nothing: UTF-8', 'text/xml', Buffer.from('phường'), 'phường'],
  [
    'its bytes, in UTF-16 without a mark',
    'text/xml; charset=utf-8',
    Buffer.from('<rss>phường</rss>', 'utf16le'),
    '<rss>phường</rss>',
  ],
  ['a charset nobody knows: UTF-8', 'text/xml; charset=x-vni', Buffer.from('phường'), 'phường'],
  ['the bytes, where the header says Latin-1', 'text/xml; charset=iso-8859-1', Buffer.from('phường'), 'phường'],
  ['the bytes, where the header says UTF-16', 'text/xml; charset=utf-16', Buffer.from('phường'), 'phường'],
  [
    'most of the bytes, where one is broken',
    'text/xml; charset=iso-8859-1',
    Buffer.concat([Buffer.from('phường mẫu '.repeat(200)), Buffer.from([0xc3])]),
    'phường',
  ],
] as const)('the charset is taken from %s', async ([, type, bytes, words]) => {
  const { read } = await site((_request, response) => response.setHeader('content-type', type).end(bytes))
  const feed = await read()
  expect(feed.kind === 'fresh' && feed.body).toContain(words)
})

test('three redirects are followed, not four', async () => {
  const { read, host } = await site((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end('<rss/>')
    else response.writeHead(302, { location: `/${left - 1}` }).end()
  })
  expect(await read(`http://${host}/3`)).toMatchObject({ kind: 'fresh' })
  expect(await read(`http://${host}/4`)).toEqual({ kind: 'refused', reason: 'feed.redirects' })
})

test('addresses that lead to each other are left after three steps', async () => {
  const { read, host, asked } = await site((request, response) =>
    response.writeHead(301, { location: request.url === '/a' ? '/b' : '/a' }).end(),
  )
  expect(await read(`http://${host}/a`)).toEqual({ kind: 'refused', reason: 'feed.redirects' })
  expect(asked.map(({ url }) => url)).toEqual(['/a', '/b', '/a', '/b'])
})

test('a redirect is checked like any address: into the private network, or out of the web, it is not followed', async () => {
  const inside = await site((_request, response) => response.end('secret'))
  const { read, host } = await site((request, response) =>
    response.writeHead(302, { location: request.url === '/in' ? inside.url : 'file:///etc/passwd' }).end(),
  )
  expect(await read(`http://${host}/in`)).toEqual({ kind: 'refused', reason: 'feed.private' })
  expect(await read(`http://${host}/out`)).toEqual({ kind: 'refused', reason: 'feed.address' })
  expect(inside.asked).toEqual([])
})

test('a server that does not answer, and one that stops halfway, are given up', async () => {
  const silent = await site(() => {}, { timeoutMs: 1000 })
  expect(await silent.read()).toEqual({ kind: 'refused', reason: 'feed.slow' })
  const slow = await site((_request, response) => void response.write('<rss>'), { timeoutMs: 1000 })
  expect(await slow.read()).toEqual({ kind: 'refused', reason: 'feed.slow' })
})

test('an error of the server, and no server at all, are said as such', async () => {
  const broken = await site((_request, response) => response.writeHead(503).end())
  expect(await broken.read()).toEqual({ kind: 'refused', reason: 'feed.http 503' })
  const cut = await site((_request, response) => response.destroy())
  expect(await cut.read()).toEqual({ kind: 'refused', reason: 'feed.unreachable' })
})

const forbidden: [string, string][] = [
  ['http://127.0.0.1/rss', 'feed.private'],
  ['http://2130706433/rss', 'feed.private'],
  ['http://0x7f.1/rss', 'feed.private'],
  ['http://10.0.0.8/rss', 'feed.private'],
  ['http://169.254.169.254/latest/meta-data', 'feed.private'],
  ['http://[::1]/rss', 'feed.private'],
  ['http://[::ffff:192.168.1.1]/rss', 'feed.private'],
  ['http://[fd00::1]/rss', 'feed.private'],
  ['http://localhost/rss', 'feed.private'],
  ['ftp://bao.vn/rss', 'feed.address'],
  ['https://ten:mat@bao.vn/rss', 'feed.address'],
  ['bao.vn/rss', 'feed.address'],
]

describe.for([
  ['Node', feedReader()],
  ['Workers', workerFeedReader()],
] as const)('on %s', ([, read]) => {
  test.for(forbidden)('%s is refused as %s', async ([url, reason]) => {
    expect(await read(url, nothingKnown)).toEqual({ kind: 'refused', reason })
  })
})

test.for([
  ['203.162.4.191', true],
  ['2402:800::1', true],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['64:ff9b::7f00:1', false],
  ['::ffff:127.0.0.1', false],
  ['not an address', false],
] as const)('%s is public: %s', ([address, isPublic]) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})

test.for([
  ['public, max-age=600', { freshForMs: 600_000 }],
  ['max-age=0', {}],
  ['no-store, max-age=600', {}],
  ['private', {}],
] as const)('a feed stays fresh as long as its server says: %s', async ([control, told]) => {
  const { read } = await site((_request, response) => response.setHeader('cache-control', control).end('<rss/>'))
  expect(await read()).toEqual({ kind: 'fresh', body: '<rss/>', etag: null, lastModified: null, ...told })
})

test('a server that is busy says when to come back', async () => {
  const { read } = await site((_request, response) => response.writeHead(429, { 'retry-after': '90' }).end())
  expect(await read()).toEqual({ kind: 'refused', reason: 'feed.http 429', retryAfterMs: 90_000 })
})
