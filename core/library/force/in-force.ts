import { type SQL, sql } from 'drizzle-orm'
import type { Origin } from '../../../db/schema/library.ts'

/** `partly`: some of it was amended or repealed. `unknown`: nobody has confirmed that it is in force. */
export type InForce = 'yes' | 'partly' | 'no' | 'not_yet' | 'unknown'

/** Days as `2026-11-22`. Those of repeal and amendment follow from relations that a person has confirmed. */
export type Dated = {
  effectiveOn: string | null
  expiresOn: string | null
  repealedOn: string | null
  amendedOn: string | null
  confirmedAt: number | null
  origin: Origin
}

/**
 * Whether a document is in force on a day. Nothing is said by what was only read and not confirmed; a catalogue's dates
 * are its publisher's, but no catalogue says that a document is still in force.
 */
export function inForceOn(day: string, dated: Dated): InForce {
  const { effectiveOn, expiresOn, repealedOn, amendedOn, confirmedAt, origin } = dated
  if (repealedOn && repealedOn <= day) return 'no'
  const stated = confirmedAt !== null || origin === 'catalogue'
  if (stated && expiresOn && expiresOn <= day) return 'no'
  if (stated && effectiveOn && effectiveOn > day) return 'not_yet'
  if (amendedOn && amendedOn <= day) return 'partly'
  return effectiveOn && confirmedAt !== null ? 'yes' : 'unknown'
}

/** The condition on rows of `documents`, called `d`, that leaves out what `inForceOn` answers with "no" or "not yet". */
export const mayBeInForce = (day: string): SQL => sql`(
  (d.repealed_on is null or d.repealed_on > ${day})
  and ((d.confirmed_at is null and d.origin <> 'catalogue')
    or ((d.expires_on is null or d.expires_on > ${day}) and (d.effective_on is null or d.effective_on <= ${day}))))`
