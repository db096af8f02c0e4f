import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../core/errors.ts'
import { minuteMs } from '../core/time.ts'
import { type Env, signedInPerson } from './auth.ts'

const rememberedKeys = 10_000

/**
 * Refuses a person's, or a visitor's address', calls beyond so many a minute. Counted in this process: with several,
 * each allows as much. Calls from this machine itself, past no proxy, are not counted.
 */
export function perMinute(now: () => number, limits: { person: number; address: number }): MiddlewareHandler<Env> {
  let minute = 0
  let counts = new Map<string, number>()

  return async (c, next) => {
    const thisMinute = Math.floor(now() / minuteMs)
    if (thisMinute !== minute || counts.size > rememberedKeys) {
      minute = thisMinute
      counts = new Map()
    }
    const personId = signedInPerson(c)
    const key = personId ?? addressOf(c)
    if (key) {
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      if (count > (personId ? limits.person : limits.address)) throw new AppError('LIMIT')
    }
    await next()
  }
}

/** The caller's address: what the proxy on this machine says, else the connection's own; null for this machine itself. */
function addressOf(c: Context<Env>): string | null {
  const { address } = c.env
  if (!address || !/^(::1|127\.|::ffff:127\.)/.test(address)) return address ?? null
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || null
}
