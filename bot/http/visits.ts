import type { MiddlewareHandler } from 'hono'
import type { VisitedPage } from '../../core/statistics/facts/measures.ts'
import type { Visits } from '../../core/statistics/facts/visits.ts'

// Which pages are counted, by their addresses; what asks for a picture or a feed is no visit.
const pages: [RegExp, VisitedPage][] = [
  [/^\/zapps\/[^/]{1,40}\/(?:[a-z-]{1,30}(?:\/[^/.]{1,80})?)?$/, 'app'],
  [/^\/digests\/of\/([^/.]{1,60})$/, 'page'],
  [/^\/digests\/([0-9A-Za-z]{1,12})$/, 'digest'],
  [/^\/procedures\/[^/.]{1,60}$/, 'procedure'],
  [/^\/widget\/$/, 'widget'],
  [/^\/api\/library\/passages\/[^/]{1,80}$/, 'passage'],
  [/^\/api\/rounds\/[^/]{1,80}$/, 'contest'],
  [/^\/digests\/verify$/, 'verify'],
]

/** The kind of page at an address, and what stands there where that tells whose it is. */
export function visitedAt(path: string): { page: VisitedPage; of: string } | null {
  if (path === '/digests/style.css') return null
  const found = pages.find(
    ([pattern, page]) => pattern.test(path) && !(page === 'digest' && path === '/digests/verify'),
  )
  return found ? { page: found[1], of: found[0].exec(path)?.[1] ?? '' } : null
}

/** Counts a page that was opened, and keeps nothing of who opened it. */
export const counting =
  (visits: Visits): MiddlewareHandler =>
  async (c, next) => {
    await next()
    if (c.res.status !== 200) return
    // Inside Zalo the app's files are Zalo's: what it asks for first tells that it was opened.
    const path = c.req.method === 'POST' && c.req.path === '/api/session/zalo' ? '/zapps/app/' : c.req.path
    const visited = c.req.method === 'GET' || path !== c.req.path ? visitedAt(path) : null
    if (visited) visits.note(visited)
  }
