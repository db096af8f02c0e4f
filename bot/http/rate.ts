import type { Context, MiddlewareHandler } from 'hono'
import ipaddr from 'ipaddr.js'
import { AppError } from '../../core/errors.ts'
import { minuteMs } from '../../core/time.ts'
import { type Env, signedInPerson } from './auth.ts'

const rememberedKeys = 10_000

/**
 * Refuses a person's and an address' calls beyond so many a minute each; a new guest every minute does not help, the
 * address counts them all. Counted in this process: with several, each allows as much. Calls from this machine itself,
 * past no proxy, have no address.
 */
export function perMinute(now: () => number, limits: { person: number; address: number }): MiddlewareHandler<Env> {
  let minute = 0
  const counts = new Map<string, number>()

  function isOver(key: string | null, limit: number): boolean {
    if (!key) return false
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    // Rotating addresses may push out the oldest keys, never all at once.
    if (counts.size > rememberedKeys) counts.delete(counts.keys().next().value as string)
    return count > limit
  }

  return async (c, next) => {
    const thisMinute = Math.floor(now() / minuteMs)
    if (thisMinute !== minute) counts.clear()
    minute = thisMinute
    const hasty = isOver(signedInPerson(c), limits.person)
    const crowded = isOver(addressOf(c), limits.address)
    if (hasty || crowded) throw new AppError('LIMIT')
    await next()
  }
}

/** The caller's address: what the proxy on this machine says, else the connection's own; null for this machine itself. */
function addressOf(c: Context<Env>): string | null {
  const { address } = c.env
  const local = !address || /^(::1|127\.|::ffff:127\.)/.test(address)
  const caller = local ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : address
  return caller ? networkOf(caller) : null
}

/** A household has one IPv4 address, or a whole IPv6 network of them: its first four groups. */
const networkOf = (address: string) =>
  ipaddr.IPv6.isValid(address) ? ipaddr.IPv6.parse(address).parts.slice(0, 4).join(':') : address
