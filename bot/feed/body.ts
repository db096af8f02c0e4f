import ipaddr from 'ipaddr.js'
import type { FeedReason } from '../../core/news/messages.ts'

export const feedTimeoutMs = 10_000
export const feedMaxBytes = 5 * 1024 * 1024
export const feedMaxRedirects = 3

/** Who asks, as publishers see it in their logs and name it in robots.txt. */
export const robotName = 'LoaBot'
const userAgent = `${robotName}/0.1 (feed reader of a local office; keeps to robots.txt)`

export const feedHeaders = (known: { etag: string | null; lastModified: string | null }): Record<string, string> => ({
  accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5',
  'user-agent': userAgent,
  ...(known.etag && { 'if-none-match': known.etag }),
  ...(known.lastModified && { 'if-modified-since': known.lastModified }),
})

/** A refusal that ends the reading of a feed; `reason` has its sentence in core/news/messages.ts. */
export class FeedRefused extends Error {
  readonly reason: FeedReason
  readonly retryAfterMs: number | undefined

  constructor(reason: FeedReason, retryAfterMs?: number) {
    super(reason)
    this.reason = reason
    this.retryAfterMs = retryAfterMs
    this.name = 'FeedRefused'
  }
}

/** What a failed reading is told as. */
export const refusalOf = (error: unknown) =>
  error instanceof FeedRefused
    ? {
        kind: 'refused' as const,
        reason: error.reason,
        ...(error.retryAfterMs && { retryAfterMs: error.retryAfterMs }),
      }
    : { kind: 'refused' as const, reason: 'feed.unreachable' as const }

/** For how long the server says that its answer stays as it is; nothing where it says nothing. */
export function freshnessIn(cacheControl: string | null | undefined): { freshForMs?: number } {
  if (!cacheControl || /\b(?:no-cache|no-store)\b/i.test(cacheControl)) return {}
  const [, seconds] = /\bmax-age\s{0,9}=\s{0,9}"?(\d{1,9})/i.exec(cacheControl) ?? []
  return seconds && Number(seconds) > 0 ? { freshForMs: Number(seconds) * 1000 } : {}
}

/** For how long a server that says so wants no other request: in seconds, or until a date. */
export function retryAfterIn(header: string | null | undefined, now: number): number | undefined {
  const said = header?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return ms > 0 ? ms : undefined
}

/** @throws FeedRefused unless the address is http(s) and carries no credentials */
export function webAddress(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new FeedRefused('feed.address')
  const url = new URL(text, base)
  if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) throw new FeedRefused('feed.address')
  return url
}

/** True only for an address on the public internet: not private, loopback, link-local, mapped or reserved. */
export const isPublicAddress = (address: string) =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

export const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

export const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

/**
 * The text of a document. What reads as UTF-8 is, whatever its header says: by chance no other text does. Else it has the
 * charset of its byte order mark, its header or its own first line.
 */
export function decoded(bytes: Uint8Array, contentType: string): string {
  const asUtf8 = new TextDecoder().decode(bytes)
  if (isMostly(asUtf8)) return asUtf8
  const named =
    /charset=["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
    /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1]
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : wideIn(bytes)
  return decoderFor(marked ?? named).decode(bytes)
}

/** UTF-16 without a mark: each sign of the tags that a document begins with has a NUL beside it. */
function wideIn(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0) return 'utf-16le'
  return bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0 ? 'utf-16be' : null
}

// A byte that was cut or spoilt is no reason to read all the others differently. A text in UTF-16 has a NUL at each letter.
const isMostly = (text: string) => text.split(/[\ufffd\0]/).length - 1 <= text.length / 1000

function decoderFor(label: string | undefined) {
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    // A charset nobody knows: most feeds are UTF-8 whatever they claim.
    return new TextDecoder('utf-8')
  }
}
