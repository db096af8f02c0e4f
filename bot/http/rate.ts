import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../core/errors.ts'
import { minuteMs } from '../../core/time.ts'
import { callerOf, type Network } from '../address.ts'
import type { Counts } from '../memory.ts'
import { type Env, signedInPerson } from './auth.ts'

const rememberedKeys = 10_000

type Rule = { now: () => number; person: number; address: number; proxies: Network[] }
type Used = { policy: 'person' | 'address'; limit: number; count: number }

/**
 * Refuses a person's and an address' calls beyond so many a minute each; a new guest every minute does not help, the
 * address counts them all. Counted in this process: with several, each allows as much.
 */
export function perMinute(counts: Counts, { now, person, address, proxies }: Rule): MiddlewareHandler<Env> {
  const { ofKey } = counts

  function used(policy: Used['policy'], key: string | null, limit: number): Used[] {
    if (!key) return []
    const count = (ofKey.get(key) ?? 0) + 1
    ofKey.set(key, count)
    // Rotating addresses may push out the oldest keys, never all at once.
    if (ofKey.size > rememberedKeys) ofKey.delete(ofKey.keys().next().value as string)
    return [{ policy, limit, count }]
  }

  return async (c, next) => {
    const at = now()
    const minute = Math.floor(at / minuteMs)
    if (minute !== counts.minute) ofKey.clear()
    counts.minute = minute
    const caller = callerOf(c.env.address, c.req.header('x-forwarded-for'), proxies)
    const both = [...used('person', signedInPerson(c), person), ...used('address', caller, address)]
    if (both.some(({ count, limit }) => count > limit)) {
      sayWhen(c, both, Math.ceil(((minute + 1) * minuteMs - at) / 1000))
      throw new AppError('LIMIT')
    }
    await next()
  }
}

/** When to come back: the standard's own field, and those of the draft for limits (RateLimit header fields for HTTP, 11). */
function sayWhen(c: Context, used: Used[], seconds: number): void {
  const listed = (fieldsOf: (one: Used) => string) => used.map((one) => `"${one.policy}";${fieldsOf(one)}`).join(', ')
  c.header('Retry-After', String(seconds))
  c.header(
    'RateLimit-Policy',
    listed(({ limit }) => `q=${limit};w=60`),
  )
  c.header(
    'RateLimit',
    listed(({ limit, count }) => `r=${Math.max(0, limit - count)};t=${seconds}`),
  )
}
