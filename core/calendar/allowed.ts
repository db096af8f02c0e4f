import type { Reader } from '../../db/client.ts'
import { addDays, clockOf, dayOf, instantOf, outsideQuietHours } from '../time.ts'
import { daysFor } from './days.ts'
import { type Rules, rulesFor } from './rules.ts'

// Nobody has so many days in a row on which nothing is sent.
const furthestDays = 60

/**
 * The first instant at or after `at` when groups of the unit at a path may be written to: past its quiet hours and past days
 * on which nothing is sent. `why` names the day that put it off; null where none did.
 */
export async function nextAllowed(
  db: Reader,
  path: string,
  at: number,
): Promise<{ at: number; why: string | null } & Pick<Rules, 'quietFrom' | 'quietTo'>> {
  const { quietFrom, quietTo } = await rulesFor(db, path)
  const quiet = { from: quietFrom, to: quietTo }
  const days = await daysFor(db, path, dayOf(at), addDays(dayOf(at), furthestDays))
  let next = outsideQuietHours(at, quiet)
  let why: string | null = null
  for (let day = days.get(dayOf(next)); day?.noSend; day = days.get(dayOf(next))) {
    why ??= day.name
    next = outsideQuietHours(instantOf(addDays(dayOf(next), 1), clockAfter(at, quietTo)), quiet)
  }
  return { at: next, why, quietFrom, quietTo }
}

// What was to leave in the morning leaves in the morning of the day it is put off to, not at midnight.
const clockAfter = (at: number, quietTo: string) => {
  const clock = clockOf(at)
  return clock < quietTo ? quietTo : clock
}
