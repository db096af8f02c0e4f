import type { MiddlewareHandler } from 'hono'
import { bodyLimit as streamLimit } from 'hono/body-limit'
import type { Reason } from '../../core/refusals.ts'
import { refuseLarge } from './too-large.ts'

/**
 * Refuses a body of more than `maxSize` bytes. One that says its length is measured by its header alone: the server reads
 * no more than was said, and to look at the body itself makes the whole stream of it, which costs more than the rest of a
 * short request. One that does not say it is counted as it comes.
 */
export function bodyLimit(maxSize: number, reason?: Reason): MiddlewareHandler {
  const counted = streamLimit({ maxSize, onError: (c) => refuseLarge(c, reason) })
  return (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(length) <= maxSize ? next() : refuseLarge(c, reason)
  }
}
