import type { Scope } from '../../db/schema/api-keys.ts'

/** What a key of each scope may call; a route that is in no list is closed to every key. */
export const keyRoutes: Record<Scope, readonly string[]> = {
  'statistics.read': [
    'GET /api/overview',
    'GET /api/boards/timeliness',
    'GET /api/statistics',
    'GET /api/statistics/units',
    'GET /api/statistics/rows',
    'GET /api/statistics/report',
    'GET /api/statistics/report/file',
  ],
  'library.read': [
    'GET /api/library/documents',
    'GET /api/library/documents/:id',
    'GET /api/library/documents/:id/passages',
    'GET /api/library/documents/:id/original',
    'GET /api/library/facets',
    'GET /api/library/passages/:id',
    'GET /api/library/search',
  ],
  // Widens what the other scopes read, and opens nothing by itself.
  'library.members': [],
  'library.write': [
    'GET /api/library/imports',
    'POST /api/library/imports',
    'POST /api/library/imports/:id/cancel',
    'POST /api/library/imports/:id/retry',
  ],
  'digests.read': [
    'GET /api/digests',
    'GET /api/digests/:id',
    'GET /api/digests/public',
    'GET /api/digests/public/:code',
  ],
  'feedback.read': ['GET /api/feedback'],
  'answers.ask': ['POST /api/questions'],
  mcp: ['POST /api/mcp', 'GET /api/mcp', 'DELETE /api/mcp'],
}

/** Which units there are and what can be asked, anybody may know. */
export const openToAll: readonly string[] = ['GET /api/units', 'GET /api/openapi.json']

export const mayCall = (scopes: readonly Scope[], route: string): boolean =>
  openToAll.includes(route) || scopes.some((scope) => keyRoutes[scope].includes(route))
