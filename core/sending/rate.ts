import { minuteMs } from '../time.ts'

/** A limit on calls: so many in any minute, of which `burst` may leave at one instant. */
export type Rate = { perMinute: number; burst: number }

// Few enough that a steady run uses 99.5 % of the limit, enough to bear a pause of the process between two claims.
export const accountRate = (perMinute: number): Rate => ({
  perMinute,
  burst: Math.max(1, Math.min(10, Math.floor(perMinute / 2)), Math.floor(perMinute / 200)),
})

// People read a group; nothing but a mistake writes to it faster.
export const chatRate: Rate = { perMinute: 20, burst: 5 }

/**
 * The time one call takes up. A burst and then a minute's steady calls together make `perMinute`, so no minute, wherever
 * it begins, holds more.
 */
export const spacingMs = ({ perMinute, burst }: Rate) => minuteMs / Math.max(1, perMinute - burst)

/** How many calls may leave now, when those already made have spent the time up to `spentUntil`. */
export function allowedNow(rate: Rate, spentUntil: number, now: number): number {
  const spacing = spacingMs(rate)
  const ahead = Math.max(0, soonEnough(spentUntil, now) - now)
  return Math.max(0, Math.min(rate.burst, Math.floor(rate.burst - ahead / spacing)))
}

/** What is spent once `calls` more are made. */
export const spent = (rate: Rate, spentUntil: number, now: number, calls: number) =>
  Math.max(now, soonEnough(spentUntil, now)) + calls * spacingMs(rate)

// A clock that was set back must not hold up everything until it has caught up.
const soonEnough = (spentUntil: number, now: number) => Math.min(spentUntil, now + minuteMs)
