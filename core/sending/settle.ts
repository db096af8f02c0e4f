import type { DeliveryState } from '../../db/schema/broadcasts.ts'
import type { SendOutcome, Unsent } from '../context.ts'
import { minuteMs } from '../time.ts'

export const maxAttempts = 6

export type Settled = {
  state: DeliveryState
  messageId: string | null
  reason: Unsent['reason'] | null
  sentAt: number | null
  dueAt: number
}

/** Waits that double from half a minute to an hour, spread by up to a fifth so that retries do not march in step. */
export const backoffMs = (attempts: number, random = Math.random()) =>
  Math.min(60 * minuteMs, 0.5 * minuteMs * 2 ** (attempts - 1)) * (1 + random / 5)

/**
 * The state a send's outcome leaves behind. `attempts` counts this one. What stops the whole channel (token,
 * configuration) is not this message's fault, so it waits without using up its tries.
 */
export function settle(outcome: SendOutcome, attempts: number, now: number): Settled {
  const base = { messageId: null, sentAt: null, dueAt: now }
  switch (outcome.kind) {
    case 'sent':
      return { ...base, state: 'sent', messageId: outcome.messageId, reason: null, sentAt: now }
    case 'unknown':
      return { ...base, state: 'unknown', reason: outcome.reason, dueAt: now + minuteMs }
    case 'permanent':
      return { ...base, state: 'failed', reason: outcome.reason }
    case 'token':
    case 'configuration':
      return { ...base, state: 'retry', reason: outcome.reason, dueAt: now + 10 * minuteMs }
    case 'quota':
      return { ...base, state: 'retry', reason: outcome.reason, dueAt: now + 60 * minuteMs }
    case 'retry': {
      const given = attempts >= maxAttempts
      return { ...base, state: given ? 'failed' : 'retry', reason: outcome.reason, dueAt: now + backoffMs(attempts) }
    }
  }
}
