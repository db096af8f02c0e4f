import { isSameFact } from './facts.ts'
import { isSlip } from './likeness.ts'
import type { Token } from './tokens.ts'

/** Words in a row that both texts have. `at` in the text that was given, `from` in the original. */
type Run = { at: number; from: number; length: number }
/** One step of the way through both: a pair of words, one that was added (`from` is null) or left out (`at` is null). */
export type Step = { at: number | null; from: number | null; same: boolean }

const least = 3
const mostPlaces = 8
// Two real texts have fewer words in common than they have words; what only repeats itself is read no further.
const mostRead = 200_000
// Between two runs so many words are laid beside each other one by one; beyond, nothing in them is the same anyway.
const mostBetween = 40

const isSame = (a: Token, b: Token) =>
  a.kind === 'word' || b.kind === 'word' ? a.kind === b.kind && a.key === b.key : isSameFact(a, b)

/** What both texts have in common, wherever it stands: the longest runs first, no word twice. */
function runsOf(given: readonly Token[], original: readonly Token[]): Run[] {
  const places = new Map<string, number[]>()
  const keyAt = (tokens: readonly Token[], i: number) => `${tokens[i]!.key} ${tokens[i + 1]!.key} ${tokens[i + 2]!.key}`
  for (let i = 0; i + least <= original.length; i++) {
    const key = keyAt(original, i)
    const known = places.get(key)
    if (!known) places.set(key, [i])
    else if (known.length < mostPlaces) known.push(i)
  }
  const found: Run[] = []
  let read = 0
  for (let at = 0; at + least <= given.length && read < mostRead; at++) {
    for (const from of places.get(keyAt(given, at)) ?? []) {
      if (at > 0 && from > 0 && isSame(given[at - 1]!, original[from - 1]!)) continue
      let length = 0
      while (
        at + length < given.length &&
        from + length < original.length &&
        isSame(given[at + length]!, original[from + length]!)
      )
        length += 1
      read += length
      if (length >= least) found.push({ at, from, length })
    }
  }
  return apart(found, given.length, original.length)
}

function apart(found: Run[], given: number, original: number): Run[] {
  const [takenAt, takenFrom] = [new Uint8Array(given), new Uint8Array(original)]
  const kept: Run[] = []
  for (const run of found.sort((a, b) => b.length - a.length || Math.abs(a.at - a.from) - Math.abs(b.at - b.from))) {
    // What a longer run took of it is cut off; the first stretch that is left counts.
    let start = 0
    while (start < run.length && (takenAt[run.at + start] || takenFrom[run.from + start])) start += 1
    let end = start
    while (end < run.length && !takenAt[run.at + end] && !takenFrom[run.from + end]) end += 1
    if (end - start < least) continue
    takenAt.fill(1, run.at + start, run.at + end)
    takenFrom.fill(1, run.from + start, run.from + end)
    kept.push({ at: run.at + start, from: run.from + start, length: end - start })
  }
  return kept.sort((a, b) => a.at - b.at)
}

/**
 * Both texts laid beside each other. Sentences may stand in another order; what of the original lies before the first and
 * behind the last run is left out only where it belongs to the same sentence.
 */
export function aligned(given: readonly Token[], original: readonly Token[]): Step[] {
  const runs = runsOf(given, original)
  const steps: Step[] = []
  const used = new Uint8Array(original.length)
  for (const { from, length } of runs) used.fill(1, from, from + length)
  // How far the original goes on untouched from here, forwards and backwards.
  const freeAfter = (from: number) => {
    let end = from
    while (end < original.length && !used[end]) end += 1
    return end
  }
  const freeBefore = (from: number) => {
    let start = from
    while (start > 0 && !used[start - 1]) start -= 1
    return start
  }
  let at = 0
  let last: Run | null = null
  for (const run of runs) {
    if (!last) {
      // What stands before the first run.
      const room = Math.max(freeBefore(run.from), run.from - (run.at - at) - 12)
      steps.push(...between(given, original, [at, run.at], [room, run.from], 'end'))
    } else if (run.from >= last.from + last.length && freeAfter(last.from + last.length) === run.from) {
      steps.push(...between(given, original, [at, run.at], [last.from + last.length, run.from], 'both'))
    } else steps.push(...jump(given, original, [at, run.at], last, run, { freeAfter, freeBefore }))
    for (let i = 0; i < run.length; i++) steps.push({ at: run.at + i, from: run.from + i, same: true })
    at = run.at + run.length
    last = run
  }
  if (last) {
    const from = last.from + last.length
    const room = Math.min(freeAfter(from), from + (given.length - at) + 12)
    steps.push(...between(given, original, [at, given.length], [from, room], 'start'))
  } else for (let i = 0; i < given.length; i++) steps.push({ at: i, from: null, same: false })
  return steps
}

type Ends = { freeAfter: (from: number) => number; freeBefore: (from: number) => number }

/** Two runs that do not follow each other in the original: what lies between them belongs to the first, then to the second. */
function jump(
  given: readonly Token[],
  original: readonly Token[],
  [at, until]: [number, number],
  last: Run,
  next: Run,
  ends: Ends,
): Step[] {
  const from = last.from + last.length
  // The first sentence goes on to its end, if this is the same in both.
  let middle = at
  const sentence = given[at - 1]?.sentence
  while (middle < until && given[middle]!.sentence === sentence) middle += 1
  if (middle === until && given[until]?.sentence === sentence) middle = at
  const after = Math.min(ends.freeAfter(from), from + (middle - at) + 12)
  const before = Math.max(ends.freeBefore(next.from), next.from - (until - middle) - 12, next.from >= from ? after : 0)
  return [
    ...between(given, original, [at, middle], [from, after], 'start'),
    ...between(given, original, [middle, until], [before, next.from], 'end'),
  ]
}

const costs = { same: 0, slip: 0.35, sort: 0.9, other: 1.5, alone: 1 }

function costOf(a: Token, b: Token): number {
  if (isSame(a, b)) return costs.same
  if (a.kind !== 'word' || b.kind !== 'word') return a.kind !== 'word' && b.kind !== 'word' ? costs.sort : 2.1
  if (isSlip(a.key, b.key)) return costs.slip
  return b.isCapital && !b.isFirst ? 1.1 : costs.other
}

/**
 * The cheapest way through two stretches. `holds`: which of their ends belong together; at the other, words of the original
 * cost nothing, and nobody says that they were left out.
 */
function between(
  given: readonly Token[],
  original: readonly Token[],
  [at, until]: [number, number],
  [from, to]: [number, number],
  holds: 'both' | 'start' | 'end',
): Step[] {
  const [rows, columns] = [until - at, to - from]
  if (rows === 0 && columns === 0) return []
  if (rows > mostBetween || columns > mostBetween * 2 || rows === 0) {
    const added = Array.from({ length: rows }, (_, i) => ({ at: at + i, from: null, same: false }))
    const left =
      holds === 'both' ? Array.from({ length: columns }, (_, i) => ({ at: null, from: from + i, same: false })) : []
    return [...left, ...added]
  }
  const width = columns + 1
  const cost = new Float64Array((rows + 1) * width)
  for (let j = 1; j <= columns; j++) cost[j] = holds === 'end' ? 0 : j * costs.alone
  for (let i = 1; i <= rows; i++) {
    cost[i * width] = i * costs.alone
    for (let j = 1; j <= columns; j++) {
      const pair = cost[(i - 1) * width + j - 1]! + costOf(given[at + i - 1]!, original[from + j - 1]!)
      cost[i * width + j] = Math.min(
        pair,
        cost[(i - 1) * width + j]! + costs.alone,
        cost[i * width + j - 1]! + costs.alone,
      )
    }
  }
  let j = columns
  if (holds === 'start') for (let k = columns; k >= 0; k--) if (cost[rows * width + k]! < cost[rows * width + j]!) j = k
  const steps: Step[] = []
  let i = rows
  while (i > 0 || j > 0) {
    if (i === 0 && holds === 'end') break
    const here = cost[i * width + j]!
    const pair = i > 0 && j > 0 ? costOf(given[at + i - 1]!, original[from + j - 1]!) : Number.POSITIVE_INFINITY
    if (i > 0 && j > 0 && near(here, cost[(i - 1) * width + j - 1]! + pair)) {
      i -= 1
      j -= 1
      steps.push({ at: at + i, from: from + j, same: pair === costs.same || pair === costs.slip })
    } else if (i > 0 && near(here, cost[(i - 1) * width + j]! + costs.alone)) {
      i -= 1
      steps.push({ at: at + i, from: null, same: false })
    } else {
      j -= 1
      steps.push({ at: null, from: from + j, same: false })
    }
  }
  return steps.reverse()
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9
