import { sameStoryMs } from '../../../core/news/stories/join.ts'
import { comparedOf, type Measure, measures } from '../../../core/news/stories/likeness.ts'
import { printOf } from '../../../core/news/stories/print.ts'
import { decidedFor, isNear, rules } from '../../../core/news/stories/same.ts'
import { hourMs } from '../../../core/time.ts'
import { type Article, apartMsOf, type Pair, pairsOf, stream } from './stories.ts'

const kept = 0.1
const steps = 12
const parts = 10
const wantedPrecision = 0.97

/** The numbers of `core/news/stories/same.ts`: for articles with their text, and for what is known by its lead alone. */
export const slopesFitted = () => ({
  articles: fittedFor('articles', ({ title, lead, body }) => printOf({ title, summary: lead, text: body })),
  leads: fittedFor('leads', ({ title, lead }) => printOf({ title, summary: lead })),
})

/**
 * A logistic regression over the pairs of the learning half that headlines do not decide, kept small by half the square of each slope. Each
 * counts half as it is and half as if no times were known, for some sources give none. And the bounds from which on so many are of one event as is
 * wanted, by what each part of the pairs, by affair, is given by what was fitted to the others.
 */
function fittedFor(kind: keyof typeof rules, printed: (article: Article) => ReturnType<typeof printOf>) {
  const all = pairsOf('learning').filter((pair) => apartMsOf(pair) <= sameStoryMs)
  const ids = new Set(all.flatMap(({ a, b }) => [a, b]))
  const compared = new Map(
    stream()
      .filter(({ id }) => ids.has(id))
      .map((article) => [article.id, comparedOf(printed(article))] as const),
  )
  const names = Object.keys(rules[kind].slopes) as Measure[]
  const partOf = partsOf(all)
  const pairs = all.flatMap((pair) => {
    const [a, b] = [compared.get(pair.a)!, compared.get(pair.b)!]
    const alike = names.map((name) => Math.sqrt(measures[name](a, b)))
    const apartMs = apartMsOf(pair)
    const common = { same: Number(pair.same), part: partOf(pair.a), near: isNear(a.print, b.print) }
    return [
      { ...common, decided: decidedFor(a, b, apartMs), row: [...alike, -Math.sqrt(apartMs / hourMs), 0, 1] },
      { ...common, decided: decidedFor(a, b, 0), row: [...alike, 0, -1, 1] },
    ]
  })
  const open = pairs.filter(({ decided }) => decided === null)
  const fittedTo = (some: typeof pairs) =>
    fitted(
      some.map(({ row }) => row),
      some.map(({ same }) => same),
    )
  const slopes = fittedTo(open)
  const without = Array.from({ length: parts }, (_, part) => fittedTo(open.filter((pair) => pair.part !== part)))
  const told = open.map(({ same, part, near, row }) => ({ same, near, score: scoreOf(row, without[part]!) }))
  // Two leads are too short for their runs to tell more than the rest does, and too few are joined by them for counts to tell much.
  const ofLeads = boundOf(told, 0)
  const bounds =
    kind === 'leads'
      ? { near: ofLeads, far: ofLeads }
      : {
          near: boundOf(
            told.filter(({ near }) => near),
            0.5,
          ),
          far: boundOf(
            told.filter(({ near }) => !near),
            0.5,
          ),
        }
  const joined = told.filter(({ near, score }) => score >= (near ? bounds.near : bounds.far))
  const byHeadline = pairs.filter(({ decided }) => decided)
  const one = (some: { same: number }[]) => some.filter(({ same }) => same).length
  return {
    pairs: all.length,
    slopes: Object.fromEntries(names.map((name, i) => [name, said(slopes[i]!)])),
    hour: said(slopes.at(-3)!),
    untimed: said(slopes.at(-2)!),
    even: said(-slopes.at(-1)!),
    near: said(bounds.near - slopes.at(-1)!),
    far: said(bounds.far - slopes.at(-1)!),
    joined: (joined.length + byHeadline.length) / 2,
    right: said((one(joined) + one(byHeadline)) / (joined.length + byHeadline.length)),
    ofOneEvent: said((one(joined) + one(byHeadline)) / one(pairs)),
  }
}

/** From which score on so many are of one event as is wanted, by the chances and, as far as counts do, by what is counted. */
function boundOf(told: { same: number; score: number }[], counts: number): number {
  const sorted = [...told].sort((a, b) => b.score - a.score)
  let [sum, bound] = [0, Number.POSITIVE_INFINITY]
  sorted.forEach(({ score, same }, i) => {
    sum += counts * same + (1 - counts) / (1 + Math.exp(-score))
    if (sum >= wantedPrecision * (i + 1)) bound = score
  })
  return bound
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
