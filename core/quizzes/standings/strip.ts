/**
 * Everybody of one score, packed: what comes first among equals (`near`: how far a guess was off, or the time that was taken), and when they handed in.
 * A million people are told their places from it without a look at each other's rows.
 */
export type Strip = { keys: Float64Array; later: Float64Array; nears: number }

export const mostInStrip = 2 ** 20

/** In the order of `ats`, ascending: `nears` are the columns before the time, the foremost first. */
export function stripOf(ats: readonly number[], nears: readonly (readonly number[])[]): Strip | null {
  if (ats.length > mostInStrip || nears.length > 1) return null
  const later = Float64Array.from(ats)
  const near = nears[0]
  const keys = new Float64Array(later.length)
  let ordinal = 0
  for (let at = 0; at < later.length; at++) {
    // Those of one instant are equal in it.
    if (at > 0 && later[at] !== later[at - 1]) ordinal = at
    const first = near ? (near[at] ?? 0) : 0
    if (first > mostNear) return null
    keys[at] = first * mostInStrip + ordinal
  }
  // Without another column they are in order already.
  if (near) keys.sort()
  return { keys, later, nears: nears.length }
}

/** Beyond it a key would not be exact. No guess at all is as far as that. */
export const mostNear = 2 ** 33 - 1

/** How many are before somebody with these values, who is among them. */
export function aheadIn({ keys, later, nears }: Strip, near: number, at: number): number {
  const key = (nears > 0 ? near : 0) * mostInStrip + firstFrom(later, at)
  return firstFrom(keys, key)
}

/** The first place in a sorted list that is not below a value. */
function firstFrom(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
