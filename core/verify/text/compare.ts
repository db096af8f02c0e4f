import { fold } from '../../text/fold.ts'
import { aligned, type Step } from './align.ts'
import { type Difference, differencesOf, type Placed } from './differences.ts'
import { groupsOf, type Pair, pairOf, withoutStrays } from './groups.ts'
import type { Tokens } from './tokens.ts'

/** A stretch of the text that was given; `differs` where the original has something else, or nothing, in its place. */
export type Piece = { text: string; differs: boolean; original?: string }

export type Comparison = {
  /** How many of the given words stand in the original, and what share they are of the given, and of the original. */
  matched: number
  share: number
  covered: number
  /** The most words in a row that are the same. */
  longest: number
  differences: Difference[]
  /** Those of them before or behind all stretches that are the same, where single words agree by chance. */
  around: Difference[]
  pieces: Piece[]
}

/** The text that was given beside the original: what is the same, and what is not, however either was typed. */
export function compare(given: Tokens, original: Tokens): Comparison {
  const steps = withoutCut(aligned(given.tokens, original.tokens), given, original)
  const matched = steps.filter(({ same }) => same).length
  const pair = pairOf(given, original, steps)
  const groups = withoutStrays(groupsOf(steps, pair), steps, pair)
  const differences = withoutMoved(
    groups.flatMap((group) => differencesOf(group, pair)),
    pair,
  )
  const same = steps.filter(({ same }) => same).map(({ at }) => given.tokens[at!]!)
  const [first, last] = [same[0]?.start ?? 0, same.at(-1)?.end ?? 0]
  const [begins, ends] = stretchesOf(steps, given)
  const isAround = ({ start, end }: Placed) => start >= 0 && (end <= begins || start >= ends)
  const isBeyond = ({ told, original, start, end }: Placed) =>
    told !== '' && !original && (end <= first || start >= last)
  const told = differences.map((one): { difference: Difference; isAround: boolean } => {
    const { kind, told, original } = one
    return {
      difference: { kind, told, original, ...(isBeyond(one) && { beyond: true as const }) },
      isAround: isAround(one),
    }
  })
  return {
    matched,
    share: matched / Math.max(1, given.tokens.length),
    covered: matched / Math.max(1, original.tokens.length),
    longest: longestOf(steps),
    differences: told.map(({ difference }) => difference),
    around: told.filter((one) => one.isAround).map(({ difference }) => difference),
    pieces: piecesOf(given.plain, differences),
  }
}

/** A copy that was cut off may end within a word or a number: what is there of it is no other. */
function withoutCut(steps: Step[], given: Tokens, original: Tokens): Step[] {
  const last = given.tokens.length - 1
  const before = steps.find(({ at, same }) => same && at === last - 1)
  const [cut, whole] = [given.tokens[last], before && original.tokens[before.from! + 1]]
  if (!cut || !whole || !/^[\s.…]*$/.test(given.plain.slice(cut.end))) return steps
  const [typed, meant] = [given.plain.slice(cut.start, cut.end), original.plain.slice(whole.start, whole.end)]
  const isCut = typed.length < meant.length && fold(meant).startsWith(fold(typed))
  return isCut ? steps.filter(({ at }, i) => at !== last && i <= steps.indexOf(before!)) : steps
}

function longestOf(steps: Step[]): number {
  let [longest, length] = [0, 0]
  steps.forEach(({ same, from }, i) => {
    length = same ? (steps[i - 1]?.same && steps[i - 1]!.from === from! - 1 ? length + 1 : 1) : 0
    longest = Math.max(longest, length)
  })
  return longest
}

const stretch = 4

/** Where the first stretch of words that are the same begins, and where the last ends; all of the text where there is none. */
function stretchesOf(steps: Step[], { tokens, plain }: Tokens): [number, number] {
  let [begins, ends, length] = [-1, -1, 0]
  steps.forEach(({ same, at, from }, i) => {
    const before = steps[i - 1]
    length = !same ? 0 : before?.same && before.from === from! - 1 && before.at === at! - 1 ? length + 1 : 1
    if (length < stretch) return
    if (begins < 0) begins = tokens[at! - stretch + 1]!.start
    ends = tokens[at!]!.end
  })
  return begins < 0 ? [0, plain.length] : [begins, ends]
}

/** What was left out here and stands there only moved; what the original says elsewhere was not made up. */
function withoutMoved(found: Placed[], { given, original }: Pair): Placed[] {
  const keysOf = ({ tokens }: Tokens) => new Set(tokens.filter(({ kind }) => kind !== 'word').map(({ key }) => key))
  const [said, meant] = [keysOf(given), keysOf(original)]
  const keyOf = (text: Tokens, told: string) =>
    text.tokens.find((one) => one.kind !== 'word' && text.plain.slice(one.start, one.end) === told)?.key ?? ''
  return found.filter(({ kind, told, original: should }) => {
    if (kind === 'words' || kind === 'name') return true
    if (told && !should) return !meant.has(keyOf(given, told))
    if (should && !told) return !said.has(keyOf(original, should))
    return true
  })
}

function piecesOf(plain: string, differences: Placed[]): Piece[] {
  const placed = differences.filter(({ start }) => start >= 0).sort((a, b) => a.start - b.start || b.end - a.end)
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, original } of placed) {
    if (start < at) continue
    if (start > at) pieces.push({ text: plain.slice(at, start), differs: false })
    pieces.push({ text: plain.slice(start, end), differs: true, ...(original && { original }) })
    at = end
  }
  if (at < plain.length) pieces.push({ text: plain.slice(at), differs: false })
  return pieces
}
