import { sameStoryMs } from '../../../core/news/stories/join.ts'
import { comparedOf, type Measure, measures } from '../../../core/news/stories/likeness.ts'
import { printOf } from '../../../core/news/stories/print.ts'
import { daysOf, saidByHeadline } from '../../../core/news/stories/same.ts'
import { apartMsOf, labelledPairs, type Pair, stream } from './stories.ts'

const kept = 0.1
const steps = 12
const parts = 10
const wantedPrecision = 0.97

/**
 * The slopes of `core/news/stories/same.ts`: a logistic regression over the tuned pairs that headlines do not decide, kept small by half the
 * square of each slope. And the bound from which on so many of the first drawn ones are of one event as is wanted, by the chances that each part
 * of them, by affair, is given by what was fitted to the others: counted ones would hang on two or three.
 */
export function slopesFitted() {
  const { tuned, more } = labelledPairs()
  const ids = new Set([...tuned, ...more].flatMap(({ a, b }) => [a, b]))
  const compared = new Map(
    stream()
      .filter(({ id }) => ids.has(id))
      .map(({ id, title, lead, body }) => [id, comparedOf(printOf({ title, summary: lead, text: body }))] as const),
  )
  const names = Object.keys(measures) as Measure[]
  const partOf = partsOf([...tuned, ...more])
  const isWithin = (pair: Pair) => apartMsOf(pair) <= sameStoryMs
  const pairs = [...tuned, ...more].filter(isWithin).map((pair) => {
    const [a, b] = [compared.get(pair.a)!, compared.get(pair.b)!]
    return {
      same: Number(pair.same),
      first: tuned.includes(pair),
      part: partOf(pair.a),
      decided: saidByHeadline(a.print)(b.print),
      row: [...names.map((name) => Math.sqrt(measures[name](a, b))), -daysOf(apartMsOf(pair)), 1],
    }
  })
  const open = pairs.filter(({ decided }) => decided === null)
  const fittedTo = (some: typeof pairs) =>
    fitted(
      some.map(({ row }) => row),
      some.map(({ same }) => same),
    )
  const slopes = fittedTo(open)
  const without = Array.from({ length: parts }, (_, part) => fittedTo(open.filter((pair) => pair.part !== part)))
  const told = pairs
    .filter(({ first, decided }) => first && decided !== false)
    .map(({ same, part, decided, row }) => ({
      same,
      score: decided ? Number.POSITIVE_INFINITY : scoreOf(row, without[part]!),
    }))
    .sort((a, b) => b.score - a.score)
  const ofHeadlines = pairs.filter(({ decided }) => decided)
  const byHeadline = ofHeadlines.filter(({ same }) => same).length / ofHeadlines.length
  let [right, most] = [0, 0]
  told.forEach(({ score }, i) => {
    right += score === Number.POSITIVE_INFINITY ? byHeadline : 1 / (1 + Math.exp(-score))
    if (right >= wantedPrecision * (i + 1)) most = i
  })
  const all = tuned.filter(({ same }) => same).length
  return {
    pairs: pairs.length,
    slopes: Object.fromEntries(names.map((name, i) => [name, said(slopes[i]!)])),
    morePerDay: said(slopes.at(-2)!),
    even: said(-slopes.at(-1)!),
    bound: said(told[most]!.score - slopes.at(-1)!),
    joined: most + 1,
    right: said(told.slice(0, most + 1).filter(({ same }) => same).length / (most + 1)),
    ofOneEvent: said(told.slice(0, most + 1).filter(({ same }) => same).length / all),
  }
}

const said = (slope: number) => Math.round(slope * 100) / 100

const scoreOf = (row: number[], slopes: number[]) => row.reduce((sum, value, i) => sum + value * slopes[i]!, 0)

/** Puts what a chain of pairs leads to, an affair, in one part of ten, the largest first where there is least. */
function partsOf(pairs: Pair[]): (id: string) => number {
  const above = new Map<string, string>()
  const top = (id: string): string => (above.has(id) ? top(above.get(id)!) : id)
  for (const { a, b } of pairs) if (top(a) !== top(b)) above.set(top(a), top(b))
  const sizes = new Map<string, number>()
  for (const { a } of pairs) sizes.set(top(a), (sizes.get(top(a)) ?? 0) + 1)
  const [held, found] = [Array<number>(parts).fill(0), new Map<string, number>()]
  for (const [affair, size] of [...sizes].sort((a, b) => b[1] - a[1])) {
    const least = held.indexOf(Math.min(...held))
    held[least]! += size
    found.set(affair, least)
  }
  return (id) => found.get(top(id))!
}

/** By Newton's steps; the last column is the intercept, which is not kept small. */
function fitted(rows: number[][], said: number[]): number[] {
  const width = rows[0]!.length
  let slopes: number[] = Array(width).fill(0)
  for (let step = 0; step < steps; step++) {
    const bent = slopes.map((_, i) => slopes.map((_, j) => (i !== j ? 0 : i < width - 1 ? kept : 1e-6)))
    const slope = slopes.map((now, i) => now * bent[i]![i]!)
    rows.forEach((row, n) => {
      const share = 1 / (1 + Math.exp(-scoreOf(row, slopes)))
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
