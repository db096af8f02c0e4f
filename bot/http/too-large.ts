import type { Context } from 'hono'
import { AppError } from '../../core/errors.ts'
import type { Reason } from '../../core/refusals.ts'

const readAwayBytes = 16 * 1024 * 1024

/**
 * Refuses a body over the limit. Some of it is read away first: a sender that writes everything before it reads would
 * otherwise see a broken connection and not the reason.
 */
export async function refuseLarge(c: Context, reason?: Reason): Promise<never> {
  const { body } = c.req.raw
  if (body && !body.locked) {
    const reader = body.getReader()
    for (let read = 0; read < readAwayBytes; ) {
      const chunk = await reader.read().catch(() => null)
      if (!chunk || chunk.done) break
      read += chunk.value.length
    }
  }
  throw new AppError('TOO_LARGE', reason)
}
