import { numbersDiffer, type Topic } from '../answers/curated/same-topic.ts'
import { breathe } from '../breathe.ts'
import { dotRows } from '../vectors/dots.ts'
import { productOf, quantised, scannable } from '../vectors/quantised.ts'

/**
 * A topic as meaning sees it: the mean of its wordings' vectors, and the words of one of them. `isTaken`: something is being made of it
 * already; others may join it, and it joins none.
 */
export type Meant = { id: string; mean: Float32Array; words: Topic; people: number; isTaken: boolean }

/** The vectors of wordings as one of length one; null where they point nowhere together. */
export function meanOf(vectors: readonly Uint8Array[]): Float32Array | null {
  const [first] = vectors
  if (!first) return null
  const sum = new Float32Array(scannable(first).steps.length)
  for (const vector of vectors) {
    const { steps, step } = scannable(vector)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (steps[i] as number) * step
  }
  return unitLong(sum)
}

function unitLong(vector: Float32Array): Float32Array | null {
  const long = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return long > 0 ? vector.map((value) => value / long) : null
}

const rowsPerBreath = 100

/**
 * Which topics of one ward join which, the nearest first; what has joined is as near to the next as all of it together, so that no chain of
 * neighbours makes one topic of two matters.
 */
export async function joinsOf(topics: readonly Meant[], limit: number): Promise<{ from: string; to: string }[]> {
  const [first] = topics
  if (!first) return []
  const rows = dotRows(first.mean.length)
  const points = topics.map(({ mean }) => scannable(quantised(mean)))
  for (const [row, { steps }] of points.entries()) rows.set(row, steps)
  const pairs: { one: number; other: number; near: number }[] = []
  for (const [one, { steps, step }] of points.entries()) {
    const products = rows.products(steps, topics.length)
    for (let other = one + 1; other < topics.length; other++) {
      const near = (products[other] as number) * step * (points[other]?.step ?? 0)
      if (near > limit) pairs.push({ one, other, near })
    }
    if (one % rowsPerBreath === rowsPerBreath - 1) await breathe()
  }
  const groups = topics.map((topic) => ({ head: topic, sum: Float32Array.from(topic.mean) }))
  const joined: { from: string; to: string }[] = []
  for (const { one, other } of pairs.sort((a, b) => b.near - a.near)) {
    const [a, b] = [groups[one], groups[other]]
    if (!a || !b || a === b || (a.head.isTaken && b.head.isTaken)) continue
    if (numbersDiffer(a.head.words, b.head.words)) continue
    const [left, right] = [unitLong(a.sum), unitLong(b.sum)]
    if (!left || !right || productOf(left, right) <= limit) continue
    const [to, from] = leads(a.head, b.head) ? [a, b] : [b, a]
    for (let i = 0; i < to.sum.length; i++) to.sum[i] = (to.sum[i] as number) + (from.sum[i] as number)
    joined.push({ from: from.head.id, to: to.head.id })
    for (const [at, group] of groups.entries()) if (group === from) groups[at] = to
  }
  return joined
}

const leads = (a: Meant, b: Meant) =>
  a.isTaken !== b.isTaken ? a.isTaken : a.people !== b.people ? a.people > b.people : a.id < b.id
