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

// What is made anew for each question and called for each candidate the engine would compile again and again: these are loops.

/** Numbers for the documents of some candidates, and one for each place in them. */
export type Documents = Map<string, number>
const mostPositions = 2 ** 20

export function documentsIn(all: readonly { documentId: string }[]): Documents {
  const numbers = new Map<string, number>()
  for (const { documentId } of all) if (!numbers.has(documentId)) numbers.set(documentId, numbers.size)
  return numbers
}

export const placeIn = (documents: Documents, documentId: string, position: number): number =>
  (documents.get(documentId) ?? 0) * mostPositions + position

/** What is looked at in a candidate beside the others of its question, in the order of `weights`. */
export function featuresOf(all: readonly Candidate[], mass: number): number[][] {
  let top = Number.NEGATIVE_INFINITY
  for (const { score } of all) if (score > top) top = score
  top ||= 1
  const documents = documentsIn(all)
  const votes = new Float64Array(documents.size)
  const scores = new Map<number, number>()
  let cast = 0
  for (const { documentId, position, score } of all) {
    const vote = Math.exp(steep * (score / top - 1))
    const document = documents.get(documentId) ?? 0
    votes[document] = (votes[document] as number) + vote
    scores.set(placeIn(documents, documentId, position), score / top)
    cast += vote
  }
  const told: number[][] = []
  for (const one of all) {
    const place = placeIn(documents, one.documentId, one.position)
    told.push([
      one.score / top,
      one.score / (mass || 1),
      one.coverage,
      one.pairCoverage,
      one.inHeading,
      one.headingSaid,
      one.together,
      (votes[documents.get(one.documentId) ?? 0] as number) / cast,
      Math.max(scores.get(place + 1) ?? 0, scores.get(place - 1) ?? 0),
      Math.log(1 + one.length) / 8,
      1 / (1 + one.place / 10),
    ])
  }
  return told
}

const weightsInOrder = Object.values(weights)

/**
 * The candidates with how they rank beside each other, on the scale of their scores: the one with the best score keeps it, and
 * others come before it for what they say together and where they stand. `place`: of the index's own order.
 */
export function rankedTogether<One extends Candidate>(all: One[], mass: number): (One & { rank: number })[] {
  if (all.length < 2) return all.map((one) => ({ ...one, rank: one.score }))
  const features = featuresOf(all, mass)
  const values = new Float64Array(all.length)
  let best = 0
  for (let i = 0; i < all.length; i++) {
    const of = features[i] as number[]
    let value = 0
    for (let at = 0; at < of.length; at++) value += (of[at] as number) * (weightsInOrder[at] ?? 0)
    values[i] = value
    if ((all[i] as One).score > (all[best] as One).score) best = i
  }
  const [top, most] = [(all[best] as One).score || 1, values[best] as number]
  const scale = weights.relative / top + weights.fit / (mass || 1)
  const ranked: (One & { rank: number })[] = []
  for (let i = 0; i < all.length; i++) {
    const one = all[i] as One
    // Falls slower the further it is below the best, so that no order is lost and none comes to nothing.
    const rank = top * Math.exp(((values[i] as number) - most) / scale / top)
    ranked.push({ ...one, rank: one.score > 0 ? rank : 0 })
  }
  return ranked
}
