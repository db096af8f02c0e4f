import type { Unit } from './api-types.ts'

/** The units of a list, parents before children, that are among these or stand below one. */
export function atOrBelow(units: readonly Unit[], tops: ReadonlySet<string>): Unit[] {
  const kept = new Set<string>()
  return units.filter(({ id, parentId }) => {
    const isKept = tops.has(id) || (parentId !== null && kept.has(parentId))
    if (isKept) kept.add(id)
    return isKept
  })
}
