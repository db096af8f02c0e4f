import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { World } from './world.ts'

export type Feed = {
  body: string | Uint8Array
  contentType?: string
  status?: number
  /** Null serves none; without it, a hash of the body. */
  etag?: string | null
  lastModified?: string
  headers?: Record<string, string>
}

type Answer = (request: Request) => Response | Promise<Response>

/** Serves the feed, or replaces it, under `/feeds/`, and returns its absolute address. */
export function serveFeed(world: World, path: string, feed: Feed | Answer): string {
  const place = path.startsWith('/feeds/') ? path : `/feeds/${path.replace(/^\/+/, '')}`
  world.feeds.set(place, typeof feed === 'function' ? feed : answerOf(feed))
  return `${world.url}${place}`
}

function answerOf(feed: Feed): Answer {
  const etag =
    feed.etag === undefined ? `"${createHash('sha256').update(feed.body).digest('hex').slice(0, 24)}"` : feed.etag
  const headers: Record<string, string> = {
    'content-type': feed.contentType ?? 'application/rss+xml; charset=utf-8',
    ...(etag === null ? {} : { etag }),
    ...(feed.lastModified === undefined ? {} : { 'last-modified': feed.lastModified }),
    ...feed.headers,
  }
  return (request) => {
    if (isUnchanged(request.headers, etag, feed.lastModified)) return new Response(null, { status: 304, headers })
    const body = typeof feed.body === 'string' ? feed.body : new Uint8Array(feed.body)
    return new Response(body, { status: feed.status ?? 200, headers })
  }
}

/** If-None-Match, when sent, outranks If-Modified-Since (RFC 9110). */
function isUnchanged(headers: Headers, etag: string | null, lastModified: string | undefined): boolean {
  const known = headers.get('if-none-match')
  if (known !== null) return etag !== null && known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = headers.get('if-modified-since')
  return since !== null && lastModified !== undefined && Date.parse(lastModified) <= Date.parse(since)
}

export const feedRoutes = (world: World) =>
  new Hono().get('/feeds/*', (c) => world.feeds.get(c.req.path)?.(c.req.raw) ?? c.text('Not found', 404))
