import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Log } from '../../core/context.ts'
import { AppError, describe } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { type ErrorCode, type Reason, refusal } from '../../core/refusals.ts'
import { sqliteCode } from '../../db/client.ts'
import { QueueFull } from '../../db/group-commit.ts'

const statusOf: Record<ErrorCode, ContentfulStatusCode> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT: 429,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

export const errorCodes = Object.keys(statusOf) as ErrorCode[]

// The database cannot take a write just now: the caller should come back, so that nothing is lost.
const passing = /^SQLITE_(BUSY|FULL|IOERR|LOCKED|CANTOPEN|READONLY)/

function appErrorOf(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof QueueFull || passing.test(sqliteCode(error) ?? '')) return new AppError('UNAVAILABLE')
  // An office's object takes less in one value than a file does.
  if (sqliteCode(error)?.startsWith('SQLITE_TOOBIG')) return new AppError('TOO_LARGE')
  if (error instanceof HTTPException && error.status === 413) return new AppError('TOO_LARGE')
  if (error instanceof HTTPException && error.status < 500) return new AppError('INVALID', 'malformed')
  return new AppError('INTERNAL')
}

export type Refusal = {
  code: ErrorCode
  reason?: Reason
  message: string
  details?: Record<string, unknown>
  requestId: string
}

// Whoever holds the address of a calendar reads it.
const loggedPath = (path: string) => (path.startsWith('/calendar/') ? '/calendar/…' : path)

/** The one shape of every refusal: code, a sentence in Vietnamese, what the caller needs to mend it, a request id. */
export const onError = (log: Log) => (error: Error, c: Context) => {
  const known = appErrorOf(error)
  // The webhooks' replies bear none unless they fail.
  const requestId: string = c.get('requestId') ?? newId('rq')
  if (known.code === 'INTERNAL' || known.code === 'UNAVAILABLE') {
    log('request.failed', {
      requestId,
      path: loggedPath(c.req.path),
      reason: known.reason,
      code: codeOf(known),
      sqlite: sqliteCode(error),
      ...describe(error),
    })
  }
  if (known.code === 'UNAVAILABLE') c.header('Retry-After', '5')
  // What is left of the body stays unread, so the connection ends here: unsaid, the next request on it would be lost.
  if (known.code === 'TOO_LARGE') c.header('Connection', 'close')
  const { code, reason, details } = known
  const refused: Refusal = { code, reason, message: refusal(known), details, requestId }
  return c.json({ error: refused }, statusOf[code])
}

// What another service said, by its number.
const codeOf = ({ details }: AppError) => (typeof details?.code === 'number' ? details.code : undefined)
