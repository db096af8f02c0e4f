import { fold } from '../../text/fold.ts'
import { isNumberWord, valuesIn } from '../../text/numerals/figured.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { aligned, type Step } from './align.ts'
import { type FactKind, isSameFact } from './facts.ts'
import { distance, isSlip, isSyllable } from './likeness.ts'
import { nameAround, namesIn } from './names.ts'
import type { Token, Tokens } from './tokens.ts'

export type DifferenceKind = FactKind | 'name' | 'words'
/**
 * `told` as the text has it, '' where it was left out; `original` as ours has it, '' where it was added; `beyond`: added before
 * or behind all that is the same.
 */
export type Difference = { kind: DifferenceKind; told: string; original: string; beyond?: true }
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

type Pair = {
  given: Tokens
  original: Tokens
  givenNames: Uint8Array
  originalNames: Uint8Array
  isTidy: boolean
  isMarked: boolean
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

const marked = (tokens: readonly Token[]) => tokens.filter(({ exact }) => /\P{ASCII}/u.test(exact)).length

function pairOf(given: Tokens, original: Tokens, steps: Step[]): Pair {
  const slips = steps.filter(
    ({ at, from, same }) => same && given.tokens[at!]!.key !== original.tokens[from!]!.key,
  ).length
  const words = Math.max(1, given.tokens.length)
  return {
    ...{ given, original, givenNames: namesIn(given.tokens), originalNames: namesIn(original.tokens) },
    // Whoever mistypes nothing else did not mistype a name.
    isTidy: slips <= 1 + words / 60,
    isMarked: marked(given.tokens) / words > 0.4,
  }
}

/** `next`: the step behind it, where that is the same in both. */
type Group = { given: number[]; original: number[]; steps: Step[]; next?: Step }

/** Stretches of steps that say something else, none with a harmless step in it. */
function groupsOf(steps: Step[], pair: Pair): Group[] {
  const groups: Group[] = []
  let open: Group | null = null
  for (const step of steps) {
    const differs = !step.same || isOtherName(step, pair)
    if (!differs) {
      if (open) open.next = step
      open = null
      continue
    }
    if (!open) {
      open = { given: [], original: [], steps: [] }
      groups.push(open)
    }
    open.steps.push(step)
    if (step.at !== null) open.given.push(step.at)
    if (step.from !== null) open.original.push(step.from)
  }
  return groups.flatMap((group) => bySentence(group, pair))
}

const negations = new Set(['khong', 'chua', 'chang', 'dung', 'cam', 'ngung', 'huy', 'tam'])

/**
 * Where sentences stand in another order, what is too short to be found again there is no change: a word is taken for one that
 * the original has and nothing else stands for.
 */
function withoutStrays(groups: Group[], steps: Step[], { given, original }: Pair): Group[] {
  const inPairs = steps.filter(({ from }) => from !== null)
  if (inPairs.every(({ from }, i) => i === 0 || from! > inPairs[i - 1]!.from!)) return groups
  const used = new Set(steps.filter(({ same }) => same).map(({ from }) => from))
  const free = new Map<string, number>()
  original.tokens.forEach(({ key }, i) => {
    if (!used.has(i)) free.set(key, (free.get(key) ?? 0) + 1)
  })
  const isStray = (at: number) => {
    const { key } = given.tokens[at]!
    const left = negations.has(key) ? 0 : (free.get(key) ?? 0)
    if (left > 0) free.set(key, left - 1)
    return left > 0
  }
  return groups.map((group) => {
    const strays = new Set(group.given.filter(isStray))
    if (strays.size === 0) return group
    const rest = group.given.filter((at) => !strays.has(at))
    return { ...group, given: rest, original: rest.length > 0 ? group.original : [] }
  })
}

/** What is only left out is told by sentence: a whole one is a cut, part of one is a change. */
function bySentence(group: Group, { original }: Pair): Group[] {
  if (group.given.length > 0) return [group]
  const parts = new Map<number, number[]>()
  for (const from of group.original) {
    const { sentence } = original.tokens[from]!
    parts.set(sentence, [...(parts.get(sentence) ?? []), from])
  }
  return [...parts.values()]
    .filter((part) => !isWholeSentence(part, original.tokens))
    .map((part) => ({
      given: [],
      original: part,
      steps: group.steps.filter(({ from }) => from !== null && part.includes(from)),
    }))
}

function isWholeSentence(part: number[], tokens: readonly Token[]): boolean {
  const [first, last] = [part[0]!, part.at(-1)!]
  return (
    tokens[first]!.sentence !== tokens[first - 1]?.sentence && tokens[last]!.sentence !== tokens[last + 1]?.sentence
  )
}

/** “Lan” and “Loan” are a letter apart, and two people. */
function isOtherName({ at, from }: Step, { given, original, originalNames, isTidy, isMarked }: Pair): boolean {
  if (at === null || from === null || !originalNames[from]) return false
  const [a, b] = [given.tokens[at]!, original.tokens[from]!]
  if (a.kind !== 'word' || a.exact === b.exact) return false
  if (a.key === b.key)
    return isMarked && isTidy && /\P{ASCII}/u.test(a.exact) && /\P{ASCII}/u.test(b.exact) && a.isCapital
  return isTidy && isSyllable(a.key) && isSyllable(b.key) && !isStretched(a.key, b.key)
}

const isStretched = (a: string, b: string) => a.replace(/(.)\1+/g, '$1') === b.replace(/(.)\1+/g, '$1')

const mostWritten = 12

type Placed = Difference & { start: number; end: number }

function differencesOf(group: Group, pair: Pair): Placed[] {
  const { given, original } = pair
  if (isMistyped(group, pair)) return []
  const of = (kind: 'word' | 'fact', tokens: readonly Token[], at: number[]) =>
    at.filter((i) => (tokens[i]!.kind === 'word') === (kind === 'word'))
  const facts = factDifferences(
    of('fact', given.tokens, group.given),
    of('fact', original.tokens, group.original),
    group,
    pair,
  )
  const saidWords = of('word', given.tokens, group.given)
  const meantWords = of('word', original.tokens, group.original)
  const words = isHarmless(saidWords, meantWords, group, pair)
    ? []
    : wordDifferences(saidWords, meantWords, group, pair)
  return [...facts, ...words]
}

/**
 * Whether a stretch with a number, a day or an amount in it is only mistyped: “hia” where “hai” is one, “21 gờ”, “thng 7 năm 2016”. Figures
 * stay what they are, and what is itself a word for a number or a unit is no slip of another.
 */
function isMistyped(group: Group, pair: Pair): boolean {
  const { given, original, originalNames } = pair
  const [said, meant] = [writtenIn(given, group.given), writtenIn(original, group.original)]
  // An address a letter, or a mark, apart is another's.
  if (addressesIn(given, group.given) !== addressesIn(original, group.original)) return false
  if (said.length === 1 && meant.length === 0) return isHeadOfNext(said[0] ?? '', group, pair)
  if (said.length === 0 || said.length !== meant.length) return false
  if (group.original.some((i) => originalNames[i]) && group.steps.some((step) => isOtherName(step, pair))) return false
  return said.every((typed, i) => {
    const other = meant[i] ?? ''
    return typed === other || (!/\d/.test(typed + other) && !isMeasure(typed) && isSlip(typed, other))
  })
}

const addressesIn = ({ tokens }: Tokens, at: readonly number[]): string =>
  at.flatMap((i) => (tokens[i]?.kind === 'link' ? [tokens[i].key.toLowerCase()] : [])).join(' ')

/** “Nhày 5/2”, “thháng 7/2015”: the day of the original has the word in it. */
function isHeadOfNext(typed: string, { given: [at = 0], next: step }: Group, { original }: Pair): boolean {
  const next = original.tokens[(step?.at === at + 1 ? step.from : null) ?? -1]
  if (!next || next.kind === 'word') return false
  const [head] = syllablesOf(original.plain.slice(next.start, next.end))
  return head !== undefined && !/\d/.test(head.folded) && !isMeasure(typed) && isSlip(typed, head.folded)
}

const units = new Set('tr k cu h g p gio phut ngay thang nam'.split(' '))
const isMeasure = (word: string) => isNumberWord(word) || units.has(word)

/** The syllables of a stretch as they are typed; none where its words do not follow each other. */
function writtenIn({ plain, tokens }: Tokens, at: readonly number[]): string[] {
  const [first, last] = [at[0], at.at(-1)]
  if (first === undefined || last === undefined || last - first >= at.length || last - first > mostWritten) return []
  return syllablesOf(plain.slice(tokens[first]?.start, tokens[last]?.end)).map(({ folded }) => folded)
}

function factDifferences(said: number[], meant: number[], group: Group, { given, original }: Pair): Placed[] {
  if (said.length === 0 && meant.length === 0) return []
  const [a, b] = [said.map((i) => given.tokens[i]!), meant.map((i) => original.tokens[i]!)]
  const spelled = (text: Tokens, at: number[]) =>
    new Set([...valuesIn(at.flatMap((i) => syllablesOf(text.tokens[i]!.key)))].map(String))
  const spelledIn = { said: spelled(given, group.given), meant: spelled(original, group.original) }
  const told = (token: Token, text: Tokens) => text.plain.slice(token.start, token.end)
  const found: Placed[] = []
  const left = b.filter((one) => !spelledIn.said.has(one.key))
  for (const one of a) {
    if (spelledIn.meant.has(one.key)) continue
    const like = left.findIndex((other) => other.kind === one.kind)
    const at = like >= 0 ? like : left.findIndex(({ kind }) => mayStandFor(kind, one.kind))
    const other = at >= 0 ? left.splice(at, 1)[0]! : null
    if (other && isSameFact(one, other)) continue
    found.push({
      kind: one.kind as FactKind,
      told: told(one, given),
      original: other ? told(other, original) : '',
      start: one.start,
      end: one.end,
    })
  }
  for (const one of left)
    found.push({ kind: one.kind as FactKind, told: '', original: told(one, original), start: -1, end: -1 })
  return found
}

const isCalled = (kind: Token['kind']) => kind === 'phone' || kind === 'account'
/** Whether one kind of fact may be put in the place of another: a number of any, an address of none, an account of no hour. */
const mayStandFor = (kind: Token['kind'], other: Token['kind']) =>
  kind !== 'link' && other !== 'link' && !(kind === 'date' && isCalled(other)) && !(isCalled(kind) && other === 'date')

// They come and go as people type, and say nothing: currencies behind a number, particles, the words of a list.
const carriers = new Set(
  'dong d vnd usd la thi ma va cua o cac nhung da dang se a nhe nha oi cung nay do duoc rang ve tai cho vao ngay luc vi de voi roi'.split(
    ' ',
  ),
)

function isHarmless(
  said: number[],
  meant: number[],
  group: Group,
  { given, original, givenNames, originalNames }: Pair,
): boolean {
  if (said.length === 0 && meant.length === 0) return true
  const [a, b] = [said.map((i) => given.tokens[i]!.key), meant.map((i) => original.tokens[i]!.key)]
  if (group.steps.some((step) => step.same)) return false
  const isSpelled = (words: string[]) => words.every((word) => carriers.has(word) || isNumberWord(word))
  const hasFacts = said.length + meant.length < group.given.length + group.original.length
  if ([...a, ...b].every((word) => carriers.has(word)) && a.length <= 2 && b.length <= 2) return true
  if (hasFacts && isSpelled([...a, ...b])) return true
  // A letter alone was torn from its word.
  if (b.length === 0 && a.length === 1 && a[0]!.length === 1) return true
  if (a.length === 0 || b.length === 0) return false
  const [joined, meantJoined] = [a.join(''), b.join('')]
  const typed = fold(
    given.plain.slice(given.tokens[said[0]!]!.start, given.tokens[said.at(-1)!]!.end).replace(/\s+/g, ''),
  )
  if (isSlip(joined, meantJoined) || (typed.length <= 12 && isSlip(typed, meantJoined)))
    return !meant.some((i) => originalNames[i]) || a.some((word) => !isSyllable(word))
  if (a.length === 1 && b.length === 1 && !givenNames[said[0]!] && !originalNames[meant[0]!])
    return !isSyllable(a[0]!) && a[0]!.length <= 3
  return joined.length >= 6 && distance(joined, meantJoined, 2) <= Math.min(2, a.length, b.length)
}

// So many words are one change; in more of them each name is told of its own.
const mostOfOne = 6

function wordDifferences(said: number[], meant: number[], group: Group, pair: Pair): Placed[] {
  const { given, original, givenNames, originalNames } = pair
  const [saidNames, meantNames] = [runsOf(said, givenNames), runsOf(meant, originalNames)]
  const told = (text: Tokens, names: Uint8Array, at: number[]) => {
    if (at.length === 0) return { text: '', start: -1, end: -1 }
    const isName = names[at[0]!] || names[at.at(-1)!]
    const [from, to] = isName ? nameAround(text.tokens, names, [at[0]!, at.at(-1)!]) : [at[0]!, at.at(-1)!]
    const [start, end] = [text.tokens[from]!.start, text.tokens[to]!.end]
    return { text: text.plain.slice(start, end), start, end }
  }
  const differenceOf = (kind: 'name' | 'words', a: number[], b: number[]): Placed => {
    const [one, other] = [told(given, givenNames, a), told(original, originalNames, b)]
    return { kind, told: one.text, original: other.text, start: one.start, end: one.end }
  }
  // What was put in is one stretch, its numbers in it.
  const whole = meant.length === 0 ? group.given : said
  const named = saidNames.length + meantNames.length > 0
  const isShort = said.length <= mostOfOne && meant.length <= mostOfOne
  if (!named || (isShort && said.length > 0 && meant.length > 0))
    return [differenceOf(named ? 'name' : 'words', named ? said : whole, meant)]
  const names = Array.from({ length: Math.max(saidNames.length, meantNames.length) }, (_, i) =>
    differenceOf('name', saidNames[i] ?? [], meantNames[i] ?? []),
  )
  const isOnlyNames = [...said.map((i) => givenNames[i]), ...meant.map((i) => originalNames[i])].every(Boolean)
  return isOnlyNames ? names : [differenceOf('words', whole, meant), ...names]
}

/** The names among these words, each as the words of it. */
function runsOf(at: number[], names: Uint8Array): number[][] {
  const runs: number[][] = []
  for (const i of at) {
    if (!names[i]) continue
    const last = runs.at(-1)
    if (last?.at(-1) === i - 1) last.push(i)
    else runs.push([i])
  }
  return runs
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
