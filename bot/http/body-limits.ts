import type { MiddlewareHandler } from 'hono'
import { largestFile } from '../../core/announcements/attachments.ts'
import { largestPicture } from '../../core/question-bank/picture-file.ts'
import { bodyLimit } from './body-limit.ts'

const megabyte = 1024 * 1024
const usual = bodyLimit(2 * megabyte)
const picture = bodyLimit(largestFile, 'attachment.picture-large')
const file = bodyLimit(largestFile, 'attachment.file-large')
const attachment: MiddlewareHandler = (c, next) => (c.req.query('as') === 'picture' ? picture : file)(c, next)
/** Measured by the route itself, which stores or reads what is sent as it comes. */
const own: MiddlewareHandler = (_, next) => next()

// What is posted there may be larger than usual.
const larger: [path: RegExp, limit: MiddlewareHandler][] = [
  [/^\/api\/library\/imports$/, own],
  [/^\/api\/verify\/picture$/, own],
  [/^\/api\/feedback\/(?:pictured|[^/]{1,60}\/(?:messages|answer\/pictured)|track\/[^/]{1,60}\/additions)$/, own],
  [/^\/api\/question-bank\/import$/, bodyLimit(8 * megabyte, 'bank.file-large')],
  [/^\/api\/question-bank\/pictures$/, bodyLimit(largestPicture, 'bank.picture-large')],
  [/^\/api\/gatherings\/[^/]{1,60}\/points\/import$/, bodyLimit(8 * megabyte, 'gathering.points-file')],
  [/^\/api\/gatherings\/[^/]{1,60}\/papers\/file$/, file],
  [/^\/api\/announcements\/attachments$/, attachment],
]

/** How much each route of the API takes: two megabytes, and more where files are sent. */
export const bodyLimits: MiddlewareHandler = (c, next) => {
  const found = c.req.method === 'POST' ? larger.find(([path]) => path.test(c.req.path)) : undefined
  return (found?.[1] ?? usual)(c, next)
}
