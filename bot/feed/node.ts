import { lookup as resolve } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { FetchedFeed, FetchFeed } from '../../core/context.ts'
import { within } from '../time-limit.ts'
import {
  decoded,
  FeedRefused,
  feedHeaders,
  feedMaxBytes,
  feedMaxRedirects,
  feedTimeoutMs,
  freshnessIn,
  isGzip,
  isPublicAddress,
  isRedirect,
  refusalOf,
  retryAfterIn,
  webAddress,
} from './body.ts'

type Known = Parameters<FetchFeed>[1]

/**
 * Reads feeds from the public web. A name is resolved once and the connection goes to the address that was checked, so
 * that it cannot change in between. `allowedHosts` are `host:port` pairs read from though they are private.
 */
export const feedReader =
  ({
    allowedHosts = [],
    timeoutMs = feedTimeoutMs,
    stopping,
  }: {
    allowedHosts?: readonly string[]
    timeoutMs?: number
    stopping?: AbortSignal
  } = {}): FetchFeed =>
  (address, known) =>
    within(
      timeoutMs,
      async (signal) => {
        try {
          return await read(webAddress(address), known, { allowedHosts, signal }, feedMaxRedirects)
        } catch (error) {
          return signal.aborted ? { kind: 'refused', reason: 'feed.slow' } : refusalOf(error)
        }
      },
      stopping,
    )

type Limits = { allowedHosts: readonly string[]; signal: AbortSignal }

async function read(url: URL, known: Known, limits: Limits, redirects: number): Promise<FetchedFeed> {
  const response = await get(url, known, limits)
  const status = response.statusCode ?? 0
  const { etag, location } = response.headers
  const fresh = freshnessIn(response.headers['cache-control'])
  if (isRedirect(status) && location) {
    response.destroy()
    if (redirects === 0) throw new FeedRefused('feed.redirects')
    return read(webAddress(location, url), known, limits, redirects - 1)
  }
  if (status !== 200) {
    response.destroy()
    if (status === 304) return { kind: 'unchanged', ...fresh }
    throw new FeedRefused(`feed.http ${status}`, retryAfterIn(response.headers['retry-after'], Date.now()))
  }
  const body = decoded(await bytesOf(response), response.headers['content-type'] ?? '')
  const lastModified = response.headers['last-modified'] ?? null
  return { kind: 'fresh', body, etag: etag ?? null, lastModified, ...fresh }
}

const get = (url: URL, known: Known, limits: Limits): Promise<IncomingMessage> =>
  openAddress(url, limits, { ...feedHeaders(known), 'accept-encoding': 'gzip, deflate, br' })

/** What answers at an address, if that is a public one; its body is the caller's to read, or to let go of. */
export function openAddress(
  url: URL,
  { allowedHosts, signal }: Limits,
  headers: Record<string, string> = {},
  { method = 'GET', body }: { method?: 'GET' | 'POST'; body?: string } = {},
): Promise<IncomingMessage> {
  const allowed = allowedHosts.includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Nothing is looked up for an address that is written in figures.
  if (!allowed && isIP(host) && !isPublicAddress(host)) throw new FeedRefused('feed.private')
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((answered, failed) => {
    request(url, { method, headers, signal, agent: false, lookup: allowed ? undefined : publicLookup })
      .on('response', answered)
      .on('error', failed)
      .end(body)
  })
}

/** Resolves a name as usual, and refuses it when any of its addresses is not public. */
const publicLookup: LookupFunction = (name, options, done) =>
  resolve(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    const first = addresses[0]
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new FeedRefused('feed.private'), [])
    }
    if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })

// Counted after unpacking: a small archive may hold a very large feed.
async function bytesOf(response: IncomingMessage): Promise<Uint8Array> {
  return unpacked(await packedBytesOf(response), response.headers['content-encoding']?.toLowerCase() ?? '')
}

async function packedBytesOf(response: IncomingMessage): Promise<Buffer> {
  if (Number(response.headers['content-length']) > feedMaxBytes) {
    response.destroy()
    throw new FeedRefused('feed.too-large')
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += (chunk as Buffer).length
    if (size > feedMaxBytes) {
      response.destroy()
      throw new FeedRefused('feed.too-large')
    }
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/**
 * What came, unpacked. A header may be wrong: what begins as gzip is gzip whatever it says, even once more inside, and what cannot
 * be what it says is taken as it stands.
 */
async function unpacked(bytes: Buffer, coding: string): Promise<Buffer> {
  const way = isGzip(bytes) ? [gunzip] : coding === 'deflate' ? [inflate, inflateRaw] : coding === 'br' ? [brotli] : []
  for (const unpack of way) {
    const whole = await unpack(bytes, { maxOutputLength: feedMaxBytes }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_BUFFER_TOO_LARGE') throw new FeedRefused('feed.too-large')
      return null
    })
    if (whole) return isGzip(bytes) && isGzip(whole) ? unpacked(whole, '') : whole
  }
  if (way.length > 0 && !isText(bytes)) throw new FeedRefused('feed.packed')
  return bytes
}

const [gunzip, inflate, inflateRaw, brotli] = [
  promisify(zlib.gunzip),
  promisify(zlib.inflate),
  promisify(zlib.inflateRaw),
  promisify(zlib.brotliDecompress),
]
/** A feed begins with a sign of its own, behind blanks or a byte order mark. */
const isText = (bytes: Buffer) => /^(?:\xef\xbb\xbf)?\s{0,99}[<{[]/.test(bytes.toString('latin1', 0, 200))
