import { type SQL, sql } from 'drizzle-orm'
import type { forces, Origin } from '../../../db/schema/library.ts'

/**
 * `partly`: some of it was amended or repealed. `unknown`: nobody has confirmed that it is in force. `amended` and `suspended` are
 * told of clauses alone, by what names them.
 */
export type InForce = (typeof forces)[number]

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

/** The condition on rows of `documents`, called as `name` says, that leaves out what `inForceOn` answers with "no" or "not yet". */
export function mayBeInForce(day: string, name: 'd' | 'documents' = 'd'): SQL {
  const column = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const [repealed, confirmed] = [column('repealed_on'), column('confirmed_at')]
  const [expires, effective] = [column('expires_on'), column('effective_on')]
  return sql`(
    (${repealed} is null or ${repealed} > ${day})
    and ((${confirmed} is null and ${column('origin')} <> 'catalogue')
      or ((${expires} is null or ${expires} > ${day}) and (${effective} is null or ${effective} <= ${day}))))`
}
