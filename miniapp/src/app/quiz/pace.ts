const firstMs = 3_000
const restMs = 40_000
const lastRestMs = 8_000
const most = 3

type Moment = { unsent: number; sinceMs: number; anyKnown: boolean; lastMinute: boolean; atReview: boolean }

/**
 * How long what is unsent may wait for more to go with it: a save is of the whole paper, and one for each question would be
 * five times as many. `sinceMs`: for how long something has been unsent.
 */
export function saveInMs({ unsent, sinceMs, anyKnown, lastMinute, atReview }: Moment): number | null {
  if (unsent === 0) return null
  if (atReview || unsent >= most) return 0
  const rest = anyKnown ? (lastMinute ? lastRestMs : restMs) : firstMs
  return Math.max(0, rest - sinceMs)
}

/** After so many failures in a row. */
export const againInMs = (failures: number): number => Math.min(60_000, 2_500 * 2 ** Math.max(0, failures))
