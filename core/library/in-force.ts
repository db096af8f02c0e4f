import type { Origin } from '../../db/schema/library.ts'

export type InForce = 'yes' | 'no' | 'unknown'

type Dated = { effectiveOn: string | null; expiresOn: string | null; origin: Origin }

/**
 * Whether a document is in force on a day. "Yes" only where the office itself stated the day: a law's own text says when
 * it began and never when another one ended it.
 */
export function inForceOn(day: string, { effectiveOn, expiresOn, origin }: Dated): InForce {
  if (expiresOn && expiresOn <= day) return 'no'
  if (effectiveOn && effectiveOn > day) return 'no'
  return effectiveOn && origin === 'file' ? 'yes' : 'unknown'
}
