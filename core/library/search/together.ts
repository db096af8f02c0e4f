import type { Score } from './rank.ts'

// A linear fit (softmax over the hundred candidates of a question) on development questions about laws, encyclopaedia passages
// and regulations, as typed and without marks: `npm run bench -- search-learn` learns it again.
const weights = {
  relative: 4.38,
  fit: 1.61,
  coverage: 1.41,
  pairs: 4.14,
  inHeading: -1.45,
  headingSaid: 2.61,
  together: 3.43,
  document: 2.2,
  beside: 0.39,
  length: -2.12,
  place: 0.75,
}
/** What is looked at, in the order in which `featuresOf` gives it. */
export const featureNames = Object.keys(weights)

// How fast a section that fits less well stops speaking for its document.
const steep = 6

export type Candidate = Score & { documentId: string; position: number; place: number }

/** What is looked at in a candidate beside the others of its question, in the order of `weights`. */
export function featuresOf(all: readonly Candidate[], mass: number): number[][] {
  const top = Math.max(...all.map(({ score }) => score)) || 1
  const votes = new Map<string, number>()
  const scores = new Map<string, number>()
  let cast = 0
  for (const { documentId, position, score } of all) {
    const vote = Math.exp(steep * (score / top - 1))
    votes.set(documentId, (votes.get(documentId) ?? 0) + vote)
    scores.set(`${documentId}:${position}`, score / top)
    cast += vote
  }
  return all.map((one) => {
    const beside = (by: number) => scores.get(`${one.documentId}:${one.position + by}`) ?? 0
    return [
      one.score / top,
      one.score / (mass || 1),
      one.coverage,
      one.pairCoverage,
      one.inHeading,
      one.headingSaid,
      one.together,
      (votes.get(one.documentId) ?? 0) / cast,
      Math.max(beside(1), beside(-1)),
      Math.log(1 + one.length) / 8,
      1 / (1 + one.place / 10),
    ]
  })
}

/**
 * The candidates with how they rank beside each other, on the scale of their scores: the one with the best score keeps it, and
 * others come before it for what they say together and where they stand. `place`: of the index's own order.
 */
export function rankedTogether<One extends Candidate>(all: One[], mass: number): (One & { rank: number })[] {
  if (all.length < 2) return all.map((one) => ({ ...one, rank: one.score }))
  const by = Object.values(weights)
  const values = featuresOf(all, mass).map((features) =>
    features.reduce((sum, value, i) => sum + value * (by[i] ?? 0), 0),
  )
  const best = all.reduce((most, { score }, i) => (score > (all[most]?.score ?? 0) ? i : most), 0)
  const [top, most] = [all[best]?.score || 1, values[best] ?? 0]
  const scale = weights.relative / top + weights.fit / (mass || 1)
  // Falls slower the further it is below the best, so that no order is lost and none comes to nothing.
  const rank = (i: number) => top * Math.exp(((values[i] ?? 0) - most) / scale / top)
  return all.map((one, i) => ({ ...one, rank: one.score > 0 ? rank(i) : 0 }))
}
