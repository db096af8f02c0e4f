import { minuteMs } from '../../time.ts'
import { type Entry, isToLeave } from './entry.ts'

/** What comes to the same people at nearly the same time. */
export type Near = Pick<Entry, 'title' | 'unitName' | 'at'>

const nearMs = 10 * minuteMs
// So many are told; whoever has more of them knows.
const mostNear = 3

/**
 * By the key of each: what else reaches some of its groups within ten minutes, because its unit is the same, above or below.
 * Parts of one digest follow each other on purpose. The entries come in the order of their time.
 */
export function nearOf(entries: readonly Entry[]): Map<string, Near[]> {
  const found = new Map<string, Near[]>()
  const note = (one: Entry, { title, unitName, at }: Entry) => {
    const near = found.get(one.key) ?? []
    if (near.length < mostNear) found.set(one.key, [...near, { title, unitName, at }])
  }
  const leaving = entries.filter(isToLeave)
  leaving.forEach((one, place) => {
    for (let next = place + 1; next < leaving.length; next++) {
      const other = leaving[next] as Entry
      if (other.at - one.at > nearMs) return
      if (!isOneLine(one, other) || arePartsOfOne(one, other)) continue
      note(one, other)
      note(other, one)
    }
  })
  return found
}

const isOneLine = ({ path: one }: Entry, { path: other }: Entry) => one.startsWith(other) || other.startsWith(one)
const arePartsOfOne = (one: Entry, other: Entry) =>
  one.kind === 'digest' && other.kind === 'digest' && one.unitId === other.unitId
