import type { Context } from 'hono'

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request only reads: no other site's page is shown what comes back. */
export const isReading = (c: Context) => readOnly.has(c.req.method)

/**
 * Whether one of our own pages made a request. SameSite does not tell: a page of any host under the same registrable domain
 * (`gov.vn` has thousands) and of any other port is the same site, and its browser sends our cookie along. A request that
 * says nothing of where it comes from is no browser's of today's, so it is refused: a script has its bearer token.
 */
export function isFromOurPages(c: Context, publicUrl: string): boolean {
  // The browser's own word; it is silent where a page came over plain http.
  const site = c.req.header('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('origin')
  if (!origin || !URL.canParse(origin)) return false
  // A proxy may know us by another name than people do. The browser writes either host itself.
  return (
    origin === new URL(publicUrl).origin || new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host)
  )
}
