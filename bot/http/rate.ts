import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../core/errors.ts'
import { minuteMs } from '../../core/time.ts'
import { callerOf, type Network } from '../address.ts'
import type { Counts } from '../memory.ts'
import { type Env, signedInPerson } from './auth.ts'

const rememberedKeys = 10_000

type Rule = { now: () => number; person: number; address: number; proxies: Network[] }
type Used = { policy: 'person' | 'address' | 'key'; limit: number; count: number }

/**
 * Refuses a person's and an address' calls beyond so many a minute each; a new guest every minute does not help, the
 * address counts them all. Counted in this process: with several, each allows as much.
 */
export function perMinute(counts: Counts, { now, person, address, proxies }: Rule): MiddlewareHandler<Env> {
  const used = (policy: Used['policy'], key: string | null, limit: number): Used[] =>
    key ? [{ policy, limit, count: counted(counts, key) }] : []

  return async (c, next) => {
    // A key has a limit of its own, whatever it asks for.
    if (c.get('actor').key) return next()
    const at = now()
    turn(counts, at)
    const caller = callerOf(c.env.address, c.req.header('x-forwarded-for'), proxies)
    const both = [...used('person', signedInPerson(c), person), ...used('address', caller, address)]
    if (both.some(({ count, limit }) => count > limit)) {
      sayWhen(c, both, secondsLeft(at))
      throw new AppError('LIMIT')
    }
    await next()
  }
}

/** Refuses a key's calls beyond so many a minute, wherever they come from. Counted in this process, like the others. */
export function perKey(counts: Counts, { now, limit }: { limit: number } & Pick<Rule, 'now'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { key } = c.get('actor')
    if (!key) return next()
    const at = now()
    turn(counts, at)
    const count = counted(counts, key.id)
    if (count > limit) {
      sayWhen(c, [{ policy: 'key', limit, count }], secondsLeft(at))
      throw new AppError('LIMIT')
    }
    await next()
  }
}

/**
 * Refuses an address that was wrong so often within this minute, right or wrong this time; who is right is not counted, so
 * that a whole hall may ask by one address.
 */
export function fewWrong(counts: Counts, { now, proxies, limit }: { limit: number } & Pick<Rule, 'now' | 'proxies'>) {
  return async <T>(c: Context<Env>, look: () => Promise<T | null>): Promise<T | null> => {
    const at = now()
    turn(counts, at)
    const caller = callerOf(c.env.address, c.req.header('x-forwarded-for'), proxies) ?? ''
    const count = counts.ofKey.get(caller) ?? 0
    if (count >= limit) {
      sayWhen(c, [{ policy: 'address', limit, count }], secondsLeft(at))
      throw new AppError('LIMIT')
    }
    const found = await look()
    if (found === null) counted(counts, caller)
    return found
  }
}

function counted({ ofKey }: Counts, key: string): number {
  const count = (ofKey.get(key) ?? 0) + 1
  ofKey.set(key, count)
  // Rotating addresses may push out the oldest keys, never all at once.
  if (ofKey.size > rememberedKeys) ofKey.delete(ofKey.keys().next().value as string)
  return count
}

/** Another minute begins with nothing counted. */
function turn(counts: Counts, at: number): void {
  const minute = Math.floor(at / minuteMs)
  if (minute !== counts.minute) counts.ofKey.clear()
  counts.minute = minute
}

const secondsLeft = (at: number) => Math.ceil(((Math.floor(at / minuteMs) + 1) * minuteMs - at) / 1000)

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
