import { fold } from '../../text/fold.ts'
import { isNumberWord, valuesIn } from '../../text/numerals/figured.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { type FactKind, isSameFact } from './facts.ts'
import { type Group, isOtherName, type Pair } from './groups.ts'
import { distance, isSlip, isSyllable } from './likeness.ts'
import { nameAround } from './names.ts'
import type { Token, Tokens } from './tokens.ts'

export type DifferenceKind = FactKind | 'name' | 'words'
/**
 * `told` as the text has it, '' where it was left out; `original` as ours has it, '' where it was added; `beyond`: added before
 * or behind all that is the same.
 */
export type Difference = { kind: DifferenceKind; told: string; original: string; beyond?: true }
/** Where in the given text it is told; -1 where it is not. */
export type Placed = Difference & { start: number; end: number }

const mostWritten = 12

/** What a stretch that says something else says, none where that is how people type. */
export function differencesOf(group: Group, pair: Pair): Placed[] {
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
