import { comparedOf, type Measure, measures } from '../../../core/news/stories/likeness.ts'
import { printOf } from '../../../core/news/stories/print.ts'
import { labelledPairs, stream } from './stories.ts'

const kept = 0.5
const steps = 60

/** The slopes of `core/news/stories/same.ts`: a logistic regression over the tuned pairs, kept small by half the square of each slope. */
export function slopesFitted() {
  const compared = new Map(
    stream().map(
      ({ id, title, lead, body }) => [id, comparedOf(printOf({ title, summary: lead, text: body }))] as const,
    ),
  )
  const { tuned } = labelledPairs()
  const names = Object.keys(measures) as Measure[]
  const rows = tuned.map(({ a, b }) => [
    ...names.map((name) => Math.sqrt(measures[name](compared.get(a)!, compared.get(b)!))),
    1,
  ])
  const slopes = fitted(
    rows,
    tuned.map(({ same }) => Number(same)),
  )
  const said = (slope: number) => Math.round(slope * 100) / 100
  return {
    pairs: tuned.length,
    slopes: Object.fromEntries(names.map((name, i) => [name, said(slopes[i]!)])),
    even: said(-slopes.at(-1)!),
  }
}

/** By Newton's steps; the last column is the intercept, which is not kept small. */
function fitted(rows: number[][], said: number[]): number[] {
  const width = rows[0]!.length
  let slopes: number[] = Array(width).fill(0)
  for (let step = 0; step < steps; step++) {
    const bent = slopes.map((_, i) => slopes.map((_, j) => (i !== j ? 0 : i < width - 1 ? kept : 1e-6)))
    const slope = slopes.map((now, i) => now * bent[i]![i]!)
    rows.forEach((row, n) => {
      const share = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * slopes[i]!, 0)))
      for (let i = 0; i < width; i++) {
        slope[i]! += row[i]! * (share - said[n]!)
        for (let j = 0; j < width; j++) bent[i]![j]! += row[i]! * row[j]! * share * (1 - share)
      }
    })
    const moved = solved(bent, slope)
    slopes = slopes.map((now, i) => now - moved[i]!)
  }
  return slopes
}

/** Solves a positive definite system by elimination. */
function solved(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  rows.forEach((row, i) => {
    for (let below = i + 1; below < rows.length; below++) {
      const times = rows[below]![i]! / row[i]!
      rows[below] = rows[below]!.map((value, j) => value - times * row[j]!)
    }
  })
  const found: number[] = Array(rows.length).fill(0)
  for (let i = rows.length - 1; i >= 0; i--) {
    const rest = found.reduce((sum, value, j) => (j > i ? sum + value * rows[i]![j]! : sum), 0)
    found[i] = (rows[i]!.at(-1)! - rest) / rows[i]![i]!
  }
  return found
}
