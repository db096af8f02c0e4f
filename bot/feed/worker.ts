import { streamWithin } from '../../core/bytes.ts'
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

const privateName = /(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/i

/**
 * Reads feeds on Workers, where a name cannot be resolved before it is fetched: private addresses in figures and private
 * names are refused, and a public name that leads to a private address finds nothing, since a Worker is in no office's network.
 */
export const feedReader = (): FetchFeed => async (address, known) => {
  return within(feedTimeoutMs, async (signal) => {
    try {
      return await read(publicAddress(webAddress(address)), known, signal, feedMaxRedirects)
    } catch (error) {
      return signal.aborted ? { kind: 'refused', reason: 'feed.slow' } : refusalOf(error)
    }
  })
}

async function read(url: URL, known: Known, signal: AbortSignal, redirects: number): Promise<FetchedFeed> {
  const response = await fetch(url, { headers: feedHeaders(known), redirect: 'manual', signal })
  const { status, headers } = response
  const location = headers.get('location')
  const fresh = freshnessIn(headers.get('cache-control'))
  if (isRedirect(status) && location) {
    await response.body?.cancel()
    if (redirects === 0) throw new FeedRefused('feed.redirects')
    return read(publicAddress(webAddress(location, url)), known, signal, redirects - 1)
  }
  if (status !== 200) {
    await response.body?.cancel()
    if (status === 304) return { kind: 'unchanged', ...fresh }
    throw new FeedRefused(`feed.http ${status}`, retryAfterIn(headers.get('retry-after'), Date.now()))
  }
  const body = decoded(await unpacked(await bytesOf(response.body)), headers.get('content-type') ?? '')
  return { kind: 'fresh', body, etag: headers.get('etag'), lastModified: headers.get('last-modified'), ...fresh }
}

function publicAddress(url: URL): URL {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const figures = /^[\d.]+$/.test(host) || host.includes(':')
  if (privateName.test(host) || (figures && !isPublicAddress(host))) throw new FeedRefused('feed.private')
  return url
}

/** A file of gzip that no header tells of; what a header tells of, the runtime has unpacked. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes
  try {
    return await bytesOf(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')))
  } catch (error) {
    throw error instanceof FeedRefused ? error : new FeedRefused('feed.packed')
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await streamWithin(stream, feedMaxBytes)
  if (!bytes) throw new FeedRefused('feed.too-large')
  return bytes
}
