import type { Search } from '../library/search.ts'

/** How sure it is that the library holds the answer, 0 to 1, from how well the question's words stand in what was found. */
export function evidenceOf({ sections, weighed }: Pick<Search, 'sections' | 'weighed'>): number {
  const [top] = sections
  if (!top || weighed.mass === 0) return 0
  const fifth = sections[4]?.score ?? 0
  const features = {
    fit: Math.min(3, top.score / weighed.mass),
    coverage: top.coverage,
    margin: top.score > 0 ? (top.score - fifth) / top.score : 0,
    rarestMissing: top.rarestMissing,
  }
  const sum =
    model.bias +
    model.fit * features.fit +
    model.coverage * features.coverage +
    model.margin * features.margin +
    model.rarestMissing * features.rarestMissing
  return 1 / (1 + Math.exp(-sum))
}

const model = { bias: -3, fit: 1.5, coverage: 3, margin: 2, rarestMissing: -1 }

/** Below this the library is said not to hold the answer. */
export const enough = 0.5
