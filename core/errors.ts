import type { ErrorCode, Reason } from './refusals.ts'

/**
 * A refusal the caller can act on. `reason` is a short key that `core/refusals.ts` turns into Vietnamese;
 * `details` goes to the client as it is, so it carries no one's data but the caller's own.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason?: Reason
  readonly details?: Record<string, unknown>

  constructor(code: ErrorCode, reason?: Reason, details?: Record<string, unknown>) {
    super(reason ? `${code}: ${reason}` : code)
    this.code = code
    this.reason = reason
    this.details = details
    this.name = 'AppError'
  }
}

/** What a log may say of a failure: its kind and where in our own code it began. */
export type Failure = { kind: string; where?: string }

/**
 * What kind of failure it is, and the first place of our own in its stack, such as `core/answers/ask.ts:52:31`. A message
 * may hold SQL and its values, or what somebody wrote; neither of these does. Of what failed in a thread, what the thread told.
 */
export function describe(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'unknown' }
  if (isFailure(error.cause)) return error.cause
  const where = ownPlaceIn(error.stack ?? '')
  return { kind: error.name, ...(where && { where }) }
}

const isFailure = (cause: unknown): cause is Failure =>
  typeof cause === 'object' && cause !== null && !(cause instanceof Error) && 'kind' in cause

const place = /((?:bot|core|db|tests)\/[\w./-]{1,200}|[\w-]{1,80}\.m?js):(\d{1,7}:\d{1,7})/

function ownPlaceIn(stack: string): string | undefined {
  const line = stack
    .split('\n')
    .find((one) => /^\s+at /.test(one) && !/node_modules|node:/.test(one) && place.test(one))
  const [, file, at] = place.exec(line ?? '') ?? []
  return file && `${file}:${at}`
}
