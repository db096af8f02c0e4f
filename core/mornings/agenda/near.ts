import { minuteMs } from '../../time.ts'
import { type Entry, isToLeave } from './entry.ts'

/** What comes to the same people at nearly the same time. */
export type Near = Pick<Entry, 'title' | 'unitName' | 'at'>

const nearMs = 10 * minuteMs
// So many are told; whoever has more of them knows.
const mostNear = 3

/**
 * By the key of each: what else reaches some of its groups within ten minutes, because its unit is the same, above or below.
 * Parts of one digest follow each other on purpose.
 */
export function nearOf(entries: readonly Entry[]): Map<string, Near[]> {
  const found = new Map<string, Near[]>()
  const note = (one: Entry, { title, unitName, at }: Entry) => {
    const near = found.get(one.key) ?? []
    if (near.length < mostNear) found.set(one.key, [...near, { title, unitName, at }])
  }
  const meet = (one: Entry, other: Entry) => {
    note(one, other)
    note(other, one)
  }
  const ofUnit = new Map<string, Entry[]>()
  // Each meets those above it and, of its own unit, those before it: no pair twice, and sisters never.
  const leaving = entries.filter(isToLeave)
  for (const one of leaving) {
    const before = ofUnit.get(one.path) ?? []
    for (const other of before) if (isNear(one, other) && !arePartsOfOne(one, other)) meet(one, other)
    ofUnit.set(one.path, before)
    before.push(one)
  }
  for (const one of leaving) {
    for (const path of above(one.path))
      for (const other of ofUnit.get(path) ?? []) if (isNear(one, other)) meet(one, other)
  }
  return found
}

const isNear = ({ at: one }: Entry, { at: other }: Entry) => Math.abs(one - other) <= nearMs
/** `/a/`, `/a/b/` of `/a/b/c/`. */
const above = (path: string) => Array.from(path.slice(1, -1).matchAll(/\//g), ({ index }) => path.slice(0, index + 2))
const arePartsOfOne = (one: Entry, other: Entry) =>
  one.kind === 'digest' && other.kind === 'digest' && one.unitId === other.unitId
