import { sameStoryMs } from '../../../core/news/stories/join.ts'
import { comparedOf, type Measure, measures } from '../../../core/news/stories/likeness.ts'
import { printOf } from '../../../core/news/stories/print.ts'
import { decidedFor, type Nearness, nearnessOf, rules } from '../../../core/news/stories/same.ts'
import { hourMs } from '../../../core/time.ts'
import {
  type Article,
  apartMsOf,
  labelledPairs,
  nearDuplicate,
  type Pair,
  pairsOf,
  sharedRuns,
  shareOf,
  stream,
} from './stories.ts'

const kept = 0.1
const steps = 12
const parts = 10
const wantedPrecision = { copied: 0.98, near: 0.965, far: 0.98 }
const wantedOfLeads = 0.975

/** The numbers of `core/news/stories/same.ts`: for articles with their text, and for what is known by its lead alone. */
export const slopesFitted = () => ({
  articles: fittedFor('articles', ({ title, lead, body }) => printOf({ title, summary: lead, text: body })),
  leads: fittedFor('leads', ({ title, lead }) => printOf({ title, summary: lead })),
})

/**
 * A logistic regression over the pairs of the learning half that nothing decides, kept small by half the square of each slope. Each
 * counts half as it is and half as if no times were known, for some sources give none. And the bounds from which on so many are of one event as is
 * wanted, by what each part of the pairs, by affair, is given by what was fitted to the others. How it does on what it does not know: what each part is joined by
 * what all others tell, with these bounds; and by slopes and bounds of others alone what each of the two months is by the other, and what was held by the rest.
 */
function fittedFor(kind: keyof typeof rules, printed: (article: Article) => ReturnType<typeof printOf>) {
  const articles = new Map(stream().map((article) => [article.id, article] as const))
  const apartOf = ({ a, b }: Pair) => apartMsOf(articles.get(a)!, articles.get(b)!)
  const all = pairsOf('learning').filter((pair) => apartOf(pair) <= sameStoryMs)
  const ids = new Set(all.flatMap(({ a, b }) => [a, b]))
  const compared = new Map(Array.from(ids, (id) => [id, comparedOf(printed(articles.get(id)!))] as const))
  const names = Object.keys(rules[kind].slopes) as Measure[]
  const sets = labelledPairs()
  const before = new Set([sets.held, sets.fresh, sets.unseen].flatMap(({ pairs }) => pairs.map(({ a, b }) => a + b)))
  const partOf = partsOf(all)
  const pairs = all.flatMap((pair): Told[] => {
    const [a, b] = [compared.get(pair.a)!, compared.get(pair.b)!]
    const alike = names.map((name) => Math.sqrt(measures[name](a, b)))
    const apartMs = apartOf(pair)
    const isDuplicate = pair.same && sharedRuns(articles.get(pair.a)!.body, articles.get(pair.b)!.body) >= nearDuplicate
    const common = {
      same: Number(pair.same),
      part: partOf(pair.a),
      nearness: nearnessOf(a.print, b.print),
      isDuplicate,
    }
    const month = Number(pair.a > `baomoi-${firstOfMay}`)
    const heldBefore = before.has(pair.a + pair.b)
    return [
      {
        ...{ ...common, month, heldBefore, isTimed: true, decided: decidedFor(a, b, apartMs) },
        row: [...alike, -Math.sqrt(apartMs / hourMs), 0, 1],
      },
      { ...common, month, heldBefore, isTimed: false, decided: decidedFor(a, b, 0), row: [...alike, 0, -1, 1] },
    ]
  })
  const { slopes, bounds, joined } = learned(kind, pairs)
  /** What some are joined by all that is learned from others. */
  const joinedFrom = (others: Told[], some: Told[]) => {
    const { slopes, bounds } = learned(kind, others)
    return joinedBy(some, () => slopes, bounds)
  }
  const ofMonth = [0, 1].map((month) => pairs.filter((pair) => pair.month === month)) as [Told[], Told[]]
  const [first, heldBefore] = [pairs.filter((pair) => !pair.heldBefore), pairs.filter((pair) => pair.heldBefore)]
  return {
    pairs: all.length,
    slopes: Object.fromEntries(names.map((name, i) => [name, said(slopes[i]!)])),
    hour: said(slopes.at(-3)!),
    untimed: said(slopes.at(-2)!),
    even: said(-slopes.at(-1)!),
    bounds: mapped(bounds, (bound) => said(bound - slopes.at(-1)!)),
    ofOtherAffairs: rightly(joined, pairs),
    ofTheOtherMonth: rightly([...joinedFrom(ofMonth[1], ofMonth[0]), ...joinedFrom(ofMonth[0], ofMonth[1])], pairs),
    ofTheHeldBefore: rightly(joinedFrom(first, heldBefore), heldBefore),
  }
}

// The stream is of days of February and of May.
const firstOfMay = 22_000_000

type Told = {
  same: number
  part: number
  month: number
  heldBefore: boolean
  nearness: Nearness
  isDuplicate: boolean
  isTimed: boolean
  decided: boolean | null
  row: number[]
}
type Bounds = Record<Nearness, number>

/** Slopes of all pairs, bounds by what those of the other parts say of each, and what these join. */
function learned(kind: keyof typeof rules, pairs: Told[]): { slopes: number[]; bounds: Bounds; joined: Told[] } {
  const open = pairs.filter(({ decided }) => decided === null)
  const fittedTo = (some: Told[]) =>
    fitted(
      some.map(({ row }) => row),
      some.map(({ same }) => same),
    )
  const without = Array.from({ length: parts }, (_, part) => fittedTo(open.filter((pair) => pair.part !== part)))
  const told = open.map(({ same, part, nearness, row }) => ({ same, nearness, score: scoreOf(row, without[part]!) }))
  // Two leads are too short for their runs to tell more than the rest does, and too few are joined by them for counts to tell much.
  const ofLeads = boundOf(told, wantedOfLeads, 0)
  const bounds = mapped(wantedPrecision, (wanted, nearness) =>
    kind === 'leads'
      ? ofLeads
      : boundOf(
          told.filter((pair) => pair.nearness === nearness),
          wanted,
          0.5,
        ),
  )
  return { slopes: fittedTo(open), bounds, joined: joinedBy(pairs, ({ part }) => without[part]!, bounds) }
}

const joinedBy = (pairs: Told[], slopesFor: (pair: Told) => number[], bounds: Bounds) =>
  pairs.filter((pair) => pair.decided ?? scoreOf(pair.row, slopesFor(pair)) >= bounds[pair.nearness])

/** Of those with their times: how many are joined, of these of one event; and of near-duplicates and of all of one event, how many. */
function rightly(joined: Told[], pairs: Told[]) {
  const timed = (some: Told[]) => some.filter(({ isTimed }) => isTimed)
  const one = (some: Told[]) => timed(some).filter(({ same }) => same).length
  const duplicates = (some: Told[]) => timed(some).filter(({ isDuplicate }) => isDuplicate).length
  return {
    joined: timed(joined).length,
    right: shareOf(one(joined), timed(joined).length),
    nearDuplicates: shareOf(duplicates(joined), duplicates(pairs)),
    ofOneEvent: shareOf(one(joined), one(pairs)),
  }
}

/** From which score on so many are of one event as is wanted, by the chances and, as far as counts do, by what is counted. */
function boundOf(told: { same: number; score: number }[], wanted: number, counts: number): number {
  const sorted = [...told].sort((a, b) => b.score - a.score)
  let [sum, bound] = [0, Number.POSITIVE_INFINITY]
  sorted.forEach(({ score, same }, i) => {
    sum += counts * same + (1 - counts) / (1 + Math.exp(-score))
    if (sum >= wanted * (i + 1)) bound = score
  })
  return bound
}

const mapped = (bounds: Bounds, made: (bound: number, nearness: Nearness) => number): Bounds => ({
  copied: made(bounds.copied, 'copied'),
  near: made(bounds.near, 'near'),
  far: made(bounds.far, 'far'),
})

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
